public import SelloBytes

/// One rule of a law: whom and what it binds, what frees from it, and what meets it.
///
/// The parts are findings over a case, so that a rule is written as the law is: conditions joined with `&&`, `||` and `!`.
public struct Rule: Sendable {
    /// What a rule yields.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Says what a word of the law means, and whether the file is that.
        case definition
        /// Frees from duties.
        case exemption
        /// Something must be done or be there.
        case obligation
        /// Something must not be; whether it is, people judge.
        case prohibition
        /// Something must be done within a time.
        case deadline
        /// Something must be kept.
        case record
        /// A time that runs for somebody else, such as for an appeal.
        case othersTime

        /// Whether someone owes something by it; the others only say what is the case.
        public var isDuty: Bool {
            switch self {
            case .definition, .exemption, .othersTime: false
            case .obligation, .prohibition, .deadline, .record: true
            }
        }
    }

    /// What was read of the law's text.
    public enum Source: String, Sendable, Hashable, CaseIterable {
        /// The text itself.
        case primary
        /// A copy that somebody else published.
        case copy
        /// Reports about it.
        case secondary
        /// Programs that cite it.
        case programs
    }

    /// What a rule looks at.
    package typealias Test = @Sendable (PolicyCase) -> Finding

    /// Its identifier, unique in its rulebook, such as `3(3)(a)(ii)-label`.
    public let id: String
    /// Where the law says so.
    public let citation: String
    /// What it yields.
    public let kind: Kind
    /// What it asks, for people, as an order or a statement.
    public let title: Sentence
    /// The day from which on it binds, where that is later than its rulebook.
    public let since: CalendarDay?
    /// Whether it asks something of a service as a whole, and nothing of a single file.
    public let isOfService: Bool
    /// What breaking it costs.
    public let penalties: [Penalty]
    /// What was read of its text.
    public internal(set) var source: Source = .primary
    /// What must be so for the rule to bind; `nil` where it binds everyone.
    package var applies: Test?
    /// What frees from it.
    package var exempt: Test?
    /// What meets it; `nil` for definitions and exemptions, which ask nothing.
    package var met: Test?
    /// The time that it sets.
    package var clock: Clock?
    /// By when, in words, where the law names a moment instead of a time, such as "before it is displayed".
    package let dueWords: Sentence?

    init(
        _ id: String, _ citation: String, _ kind: Kind, _ title: Sentence, since: CalendarDay? = nil,
        isOfService: Bool = false, penalties: [Penalty] = [], clock: Clock? = nil, dueWords: Sentence? = nil,
        applies: Test? = nil, exempt: Test? = nil, met: Test? = nil
    ) {
        self.id = id
        self.citation = citation
        self.kind = kind
        self.title = title
        self.since = since
        self.isOfService = isOfService
        self.penalties = penalties
        self.clock = clock
        self.dueWords = dueWords
        self.applies = applies
        self.exempt = exempt
        self.met = met
    }
}

extension [Rule] {
    /// The same rules, of which something else than the law's own text was read.
    func known(from source: Rule.Source) -> [Rule] {
        map { rule in
            var rule = rule
            rule.source = source
            return rule
        }
    }
}

/// What breaking a rule costs, as data: who is punished and how much is for a court.
public struct Penalty: Sendable, Hashable {
    /// What it is, in words.
    public let text: Sentence
    /// Where the law says so.
    public let citation: String

    init(_ text: Sentence, _ citation: String) {
        self.text = text
        self.citation = citation
    }
}
