/// Whether something is so, where nobody may be able to tell (Kleene's logic of three values).
public enum Truth: String, Sendable, Hashable, CaseIterable {
    /// It is so.
    case yes
    /// It is not so.
    case no
    /// What is known does not settle it.
    case unknown

    /// Yes or no.
    public init(_ flag: Bool) { self = flag ? .yes : .no }

    /// Both: no as soon as one is no, unknown as long as one is unknown.
    public static func && (lhs: Truth, rhs: @autoclosure () -> Truth) -> Truth {
        switch lhs {
        case .no: .no
        case .yes: rhs()
        case .unknown: rhs() == .no ? .no : .unknown
        }
    }

    /// Either: yes as soon as one is yes, unknown as long as one is unknown.
    public static func || (lhs: Truth, rhs: @autoclosure () -> Truth) -> Truth { !(!lhs && !rhs()) }

    /// The opposite; what is unknown stays so.
    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
