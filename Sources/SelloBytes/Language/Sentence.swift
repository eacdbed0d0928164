/// A sentence for people in every language, kept until it is known in which one it is wanted.
public struct Sentence: Sendable, Hashable, Codable {
    private let english: String
    private let spanish: String

    /// Makes a sentence.
    public init(en english: String, es spanish: String) { (self.english, self.spanish) = (english, spanish) }

    /// The sentence in a language.
    public func text(in language: Language) -> String { language(en: english, es: spanish) }
}

extension Sentence: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
