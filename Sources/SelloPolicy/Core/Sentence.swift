// The module's interface speaks in sentences, whose type is everybody's.
@_exported public import SelloBytes

extension Sentence {
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
