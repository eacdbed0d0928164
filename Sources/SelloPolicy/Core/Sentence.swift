public import SelloBytes

/// A sentence for people in every language, for values that are made before anyone knows who will read them.
public struct Sentence: Sendable, Hashable {
    /// The sentence in English.
    public let english: String
    /// The sentence in Spanish.
    public let spanish: String

    /// Makes a sentence.
    public init(en english: String, es spanish: String) {
        self.english = english
        self.spanish = spanish
    }

    /// The sentence in one language.
    public func text(_ language: Language) -> String { language(en: english, es: spanish) }

    /// Two sentences, one after the other.
    static func + (lhs: Sentence, rhs: Sentence) -> Sentence {
        if lhs == .none { return rhs }
        if rhs == .none { return lhs }
        return Sentence(en: lhs.english + " " + rhs.english, es: lhs.spanish + " " + rhs.spanish)
    }

    /// Nothing to say.
    static let none = Sentence(en: "", es: "")
}

extension Sequence<Sentence> {
    /// The sentences one after the other, each once.
    var joined: Sentence {
        var said: Set<Sentence> = []
        return reduce(Sentence.none) { said.insert($1).inserted ? $0 + $1 : $0 }
    }
}
