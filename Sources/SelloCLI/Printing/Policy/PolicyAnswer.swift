import Sello
import SelloBytes
import SelloPolicy

/// What `sello policy` has to say of a file.
struct PolicyAnswer {
    /// The file's name.
    let file: String
    /// What was found in it.
    let report: VerificationReport
    /// The case without the roles that are assumed.
    let facts: PolicyCase
    /// What each rulebook says, with the roles that were assumed for it.
    let answers: [(answer: RulebookAnswer, assumed: [Role])]

    init(file: String, report: VerificationReport, facts: PolicyCase, rulebooks: [Rulebook], day: CalendarDay?) {
        self.file = file
        self.report = report
        self.facts = facts
        answers = rulebooks.map { rulebook in
            // Who names none of a rulebook's roles is judged by those that it binds most; the answer says so.
            let names = rulebook.roles.map(\.name)
            let assumed = facts.roles.keys.contains(where: names.contains) ? [] : rulebook.assumedRoles
            var facts = facts
            for role in assumed { facts.roles[role.name] = .yes }
            return (rulebook.judge(facts, on: day), assumed)
        }
    }

    /// Whether something is owed.
    var hasUnmet: Bool { answers.contains { $0.answer.hasUnmet } }

    /// What of the case was not believed, each thing once.
    var problems: [PolicyError] {
        var problems: [PolicyError] = []
        for problem in answers.flatMap(\.answer.problems) where !problems.contains(problem) { problems.append(problem) }
        return problems
    }

    /// How the declaration and what was found go together, without a declaration that is not believed.
    var check: DeclarationCheck { DeclarationCheck(facts.believed) }

    /// The answer as one line of JSON.
    var json: String {
        JSONValue.object([
            "file": .text(file), "at": .text(facts.now.description), "declarationCheck": check.json,
            "exemptions": ExemptionCheck(facts.file).json,
            "problems": .array(problems.map(\.json)),
            "rulebooks": .array(answers.map { $0.answer.json(assumed: $0.assumed) }),
        ]).serialized()
    }
}
