public import SelloBytes

/// A question that could not be answered, and what would answer it.
public struct Undetermined: Sendable, Hashable, Codable {
    /// The question, such as `timeEvidence`.
    public let subject: String
    let sentence: Sentence

    /// Why there is no answer, in English.
    public var reason: String { reason(in: .english) }

    /// Makes an open question.
    public init(subject: String, _ reason: Sentence) {
        self.subject = subject
        sentence = reason
    }

    /// Makes an open question.
    public init(subject: String, en english: String, es spanish: String) {
        self.init(subject: subject, Sentence(en: english, es: spanish))
    }

    /// Why there is no answer.
    public func reason(in language: Language) -> String { sentence.text(language) }
}
