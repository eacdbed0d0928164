public import SelloBytes

/// The rules of one law in one version.
public struct Rulebook: Sendable {
    /// How the law stands.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// It is in force, or was in its time.
        case inForce
        /// It is in force, and a court is asked to strike it down.
        case challenged
        /// It is proposed.
        case draft
        /// It was proposed, and is no longer.
        case dropped
        /// It binds whoever signed it.
        case voluntary
    }

    /// Its identifier, which versions of one law share, such as `in-2026`.
    public let id: String
    /// The version, such as `2026-02-26`.
    public let version: String
    /// Where it holds.
    public let jurisdiction: Sentence
    /// The law's name.
    public let title: Sentence
    /// Where its text was read.
    public let source: String
    /// How it stands.
    public let status: Status
    /// What else is to be known of how it stands.
    public let statusNote: Sentence?
    /// The first day on which it holds; `nil` for a draft.
    public let from: CalendarDay?
    /// The first day on which it no longer holds.
    public let until: CalendarDay?
    /// The offset from UTC, in seconds, of the zone whose calendar counts.
    public let offset: Int64
    /// Its rules.
    public let rules: [Rule]
    /// What callers can be in its eyes.
    public let roles: [Role]
    /// The roles that a command assumes where the caller names none, and says so.
    public let assumedRoles: [Role]
    /// What it asks people.
    public let questions: [Question]
    /// What starts or stops its clocks, and other things that may happen.
    public let triggers: [Trigger]
    /// Purposes that it looks at.
    public let purposes: [Purpose]

    init(
        id: String, version: String, jurisdiction: Sentence, title: Sentence, source: String, status: Status,
        statusNote: Sentence? = nil, from: CalendarDay?, until: CalendarDay? = nil, offset: Int64, rules: [Rule],
        roles: [Role], assumedRoles: [Role], questions: [Question], triggers: [Trigger] = [], purposes: [Purpose] = []
    ) {
        self.id = id
        self.version = version
        self.jurisdiction = jurisdiction
        self.title = title
        self.source = source
        self.status = status
        self.statusNote = statusNote
        self.from = from
        self.until = until
        self.offset = offset
        self.rules = rules
        self.roles = roles
        self.assumedRoles = assumedRoles
        self.questions = questions
        self.triggers = triggers
        self.purposes = purposes
    }

    /// Whether a name means this rulebook: its identifier, or one with its version as in `in-2026@2026-02-20`.
    public func isNamed(_ name: String) -> Bool { name == id || name == "\(id)@\(version)" }

    /// Judges a case.
    ///
    /// - Parameters:
    ///   - facts: The case.
    ///   - day: The day of the law, for rules that bind later than the rest; the day of the case's moment if not given.
    /// - Returns: What each rule yields.
    public func judge(_ facts: PolicyCase, on day: CalendarDay? = nil) -> RulebookAnswer {
        let day = day ?? CalendarDay(of: facts.now, offset: offset)
        let (facts, problems) = facts.sound()
        return RulebookAnswer(
            rulebook: self, day: day, results: rules.map { $0.judge(facts, on: day, offset: offset) },
            problems: problems)
    }
}

/// What a rulebook says of a case.
public struct RulebookAnswer: Sendable {
    /// The rulebook.
    public let rulebook: Rulebook
    /// The day of the law.
    public let day: CalendarDay
    /// What each rule yields, in the rulebook's order.
    public let results: [Duty]
    /// What of the case was not believed, and why.
    public let problems: [PolicyError]

    /// What is owed, met or not: every duty that may bind.
    public var duties: [Duty] { results.filter { $0.kind.isDuty && $0.status != .notApplicable } }
    /// What is the case: definitions, exemptions and times of others.
    public var findings: [Duty] { results.filter { !$0.kind.isDuty } }
    /// Rules that bind no one here.
    public var notApplicable: [Duty] { results.filter { $0.kind.isDuty && $0.status == .notApplicable } }
    /// Whether something is owed.
    public var hasUnmet: Bool { results.contains { $0.status == .unmet } }
}
