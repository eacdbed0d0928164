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
