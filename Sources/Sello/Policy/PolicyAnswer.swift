public import SelloBytes
public import SelloPolicy

/// One file under several rulebooks: what is owed, what is open, and why.
public struct PolicyAnswer: Sendable {
    /// What one rulebook says.
    public struct Part: Sendable {
        /// What its rules yield.
        public let answer: RulebookAnswer
        /// The roles that were assumed because the case names none of the rulebook's.
        public let assumedRoles: [Role]
    }

    /// The case, without the roles that are assumed.
    public let facts: PolicyCase
    /// What each rulebook says.
    public let parts: [Part]

    /// Judges a case.
    ///
    /// Who names none of a rulebook's roles is judged by those that it binds most, and the answer says so.
    ///
    /// - Parameters:
    ///   - facts: The case.
    ///   - rulebooks: The rulebooks.
    ///   - day: The day of the law; that of the case's moment if not given.
    public init(_ facts: PolicyCase, under rulebooks: [Rulebook], on day: CalendarDay? = nil) {
        self.facts = facts
        parts = rulebooks.map { rulebook in
            let names = rulebook.roles.map(\.name)
            let assumed = facts.roles.keys.contains(where: names.contains) ? [] : rulebook.assumedRoles
            var facts = facts
            for role in assumed { facts.roles[role.name] = .yes }
            return Part(answer: rulebook.judge(facts, on: day), assumedRoles: assumed)
        }
    }

    /// Whether something is owed.
    public var hasUnmet: Bool { parts.contains { $0.answer.hasUnmet } }

    /// What of the case was not believed, each thing once.
    public var problems: [PolicyError] {
        var problems: [PolicyError] = []
        for problem in parts.flatMap(\.answer.problems) where !problems.contains(problem) { problems.append(problem) }
        return problems
    }

    /// How the declaration and what was found go together, without a declaration that is not believed.
    public var declarationCheck: DeclarationCheck { DeclarationCheck(facts.believed) }

    /// The signed actions against the exclusions for routine editing.
    public var exemptionCheck: ExemptionCheck { ExemptionCheck(facts.file) }

    /// The answer as one line of JSON; the members are described in `Spec/policy.md`.
    ///
    /// - Parameter file: The name to print for the file.
    /// - Returns: The line, without its end.
    public func json(file: String) -> String {
        JSONValue.object([
            "file": .text(file), "at": .text(facts.now.description), "declarationCheck": declarationCheck.json,
            "exemptions": exemptionCheck.json, "problems": .array(problems.map(\.json)),
            "rulebooks": .array(parts.map { $0.answer.json(assumed: $0.assumedRoles) }),
        ]).serialized()
    }
}

extension Rulebook {
    /// The rulebook as one line of JSON; the members are described in `Spec/policy.md`.
    ///
    /// - Returns: The line, without its end.
    public func json() -> String { jsonValue.serialized() }
}
