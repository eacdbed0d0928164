internal import SelloBytes
internal import SelloPolicy

extension RulebookAnswer {
    /// The answer as a member of the output of `sello policy --json` (`Spec/policy.md`).
    ///
    /// - Parameter assumed: The roles that were assumed because none was named.
    /// - Returns: The value.
    func json(assumed: [Role]) -> JSONValue {
        .object([
            "id": .text(rulebook.id), "version": .text(rulebook.version),
            "jurisdiction": .text(rulebook.jurisdiction.english), "status": .text(rulebook.status.rawValue),
            "source": .text(rulebook.source), "day": .text(day.description),
            "assumedRoles": .array(assumed.map { .text($0.name) }),
            "duties": .array(duties.map(\.json)), "findings": .array(findings.map(\.json)),
            "notApplicable": .array(
                notApplicable.map { .object(["rule": .text($0.rule), "why": .text($0.why.english)]) }),
        ])
    }
}

extension Duty {
    fileprivate var json: JSONValue {
        .object([
            "rule": .text(rule), "citation": .text(citation), "readFrom": .text(source.rawValue),
            "kind": .text(kind.rawValue),
            "title": .text(title.english), "status": .text(status.rawValue), "why": .text(why.english),
            "evidence": .array(
                evidence.map {
                    .object(["basis": .text($0.basis.rawValue), "fact": .text($0.fact), "value": .text($0.value)])
                }),
            "open": .array(
                open.map {
                    .object([
                        "kind": .text($0.kind.rawValue), "name": .text($0.name), "question": .text($0.text.english),
                    ])
                }),
            "due": due.map { .text($0.description) } ?? .null, "dueWords": dueWords.map { .text($0.english) },
            "overdue": .bool(isOverdue), "ofService": .bool(isOfService), "waiting": .bool(isWaiting),
            "owedIfBinding": .bool(isOwedIfBinding),
            "penalties": .array(
                penalties.map { .object(["text": .text($0.text.english), "citation": .text($0.citation)]) }),
        ])
    }
}

extension PolicyError {
    /// What is wrong, for `--json`.
    var json: JSONValue { .object(["code": .text(code), "message": .text(sentence.english)]) }
}

extension DeclarationCheck {
    /// The check as a member of the output of `sello policy --json`.
    var json: JSONValue {
        .object(["outcome": .text(outcome.rawValue), "why": .text(sentence.english)])
    }
}

extension ExemptionCheck {
    /// The check as a member of the output of `sello policy --json`.
    var json: JSONValue {
        .object([
            "verdict": .text(verdict.rawValue), "why": why.map { .text($0.english) },
            "actions": .array(
                steps.map {
                    .object([
                        "action": .text($0.action.name), "sourceType": $0.action.sourceType.map { .text($0) },
                        "list": .text($0.list.rawValue), "verdict": .text($0.verdict.rawValue),
                        "why": .text($0.why.english),
                    ])
                }),
        ])
    }
}

extension Rulebook {
    /// The rulebook as a value.
    var jsonValue: JSONValue {
        func names(_ items: [(name: String, text: Sentence)]) -> JSONValue {
            .array(items.map { .object(["name": .text($0.name), "text": .text($0.text.english)]) })
        }
        return .object([
            "id": .text(id), "version": .text(version), "jurisdiction": .text(jurisdiction.english),
            "title": .text(title.english), "source": .text(source), "status": .text(status.rawValue),
            "statusNote": statusNote.map { .text($0.english) },
            "from": from.map { .text($0.description) } ?? .null, "until": until.map { .text($0.description) } ?? .null,
            "rules": .array(
                rules.map {
                    .object([
                        "id": .text($0.id), "citation": .text($0.citation), "readFrom": .text($0.source.rawValue),
                        "kind": .text($0.kind.rawValue),
                        "title": .text($0.title.english), "since": $0.since.map { .text($0.description) },
                    ])
                }),
            "roles": names(roles.map { ($0.name, $0.text) }),
            "assumedRoles": .array(assumedRoles.map { .text($0.name) }),
            "questions": names(questions.map { ($0.name, $0.text) }),
            "events": names(triggers.map { ($0.name, $0.text) }),
            "purposes": names(purposes.map { ($0.name, $0.text) }),
        ])
    }
}
