/// A sentence for people in every language, made where it is meant and kept until it is known in which one it is wanted.
public struct Sentence: Sendable, Hashable, Codable {
    /// The sentence in English.
    public let english: String
    /// The sentence in Spanish.
    public let spanish: String

    /// Makes a sentence.
    public init(en english: String, es spanish: String) { (self.english, self.spanish) = (english, spanish) }

    /// The sentence in one language.
    public func text(_ language: Language) -> String { language(en: english, es: spanish) }
}

extension Sentence: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
