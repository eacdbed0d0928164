import Foundation
import Sello
import SelloBytes
import SelloManifest
import SelloPolicy
import Testing

/// Holds what `sello policy --json` and `sello rulebooks --json` print against `Spec/policy.schema.json`, and that against `Spec/policy.md`.
@Suite("Answers of rulebooks in JSON") struct PolicyAnswerTests {
    private static let schema: JSONSchema = {
        let file = ReportSchemaTests.specification.appending(path: "policy.schema.json")
        let text = try? String(contentsOf: file, encoding: .utf8)
        return JSONSchema(root: text.flatMap { try? JSON(parsing: $0) } ?? .null)
    }()

    private static let now = Moment(seconds: 1_795_290_300)

    /// Cases from nothing known to much.
    private static let cases: [PolicyCase] = {
        var plain = PolicyCase(file: FileEvidence(kind: .image, state: .absent), now: now)
        var labelled = FileEvidence(kind: .video, state: .valid)
        labelled.synthesis = .signed
        labelled.actions = [.init("c2pa.created", sourceType: "trainedAlgorithmicMedia"), .init("c2pa.cropped")]
        labelled.sha256 = String(repeating: "a", count: 64)
        var label = FileEvidence.Label(standing: .signed)
        label.createdAt = Moment(seconds: now.seconds - 1000)
        labelled.label = label
        var told = PolicyCase(file: labelled, now: now)
        told.declaration = Declaration(.no, at: now, sha256: String(repeating: "b", count: 64))
        var consent = Consent(id: "c", subject: "person", scope: [.voice])
        consent.givenAt = now
        told.consents = [consent]
        told.answers = ["appears-real": .yes, "indistinguishable": .yes, "platform-label": .no]
        told.events = [
            "court-order": .at(Moment(seconds: now.seconds - 20_000)), "removed": .sometime, "displayed": .at(now),
        ]
        told.purposes = ["document"]
        plain.roles = ["intermediary": .yes]
        return [plain, told]
    }()

    @Test("Every answer fits the schema, and so does every rulebook") func answers() throws {
        for facts in Self.cases {
            let line = PolicyAnswer(facts, under: RulebookLibrary.all).json(file: "a\nb")
            #expect(Self.schema.faults(of: try JSON(parsing: line)) == [])
        }
        for rulebook in RulebookLibrary.all {
            #expect(Self.schema.faults(of: try JSON(parsing: rulebook.json())) == [])
        }
    }

    @Test("The schema notices what does not belong") func schemaIsStrict() throws {
        var answer = try JSON(parsing: PolicyAnswer(Self.cases[1], under: RulebookLibrary.all).json(file: "f"))
        answer["more"] = .text("x")
        #expect(Self.schema.faults(of: answer) != [])
    }

    @Test("The schema's words are those of the code") func words() throws {
        func words(_ definition: String, _ member: String) -> [String] {
            Self.schema.root["$defs"]?[definition]?["properties"]?[member]?["enum"]?.items.compactMap(\.text) ?? []
        }
        #expect(words("evidence", "basis").sorted() == Evidence.Basis.allCases.map(\.rawValue).sorted())
        #expect(words("open", "kind").sorted() == OpenPoint.Kind.allCases.map(\.rawValue).sorted())
        #expect(words("duty", "kind").sorted() == Rule.Kind.allCases.map(\.rawValue).sorted())
        #expect(words("duty", "readFrom").sorted() == Rule.Source.allCases.map(\.rawValue).sorted())
        #expect(
            Set(words("duty", "status") + words("finding", "status"))
                == Set(Duty.Status.allCases.map(\.rawValue)))
        #expect(words("check", "outcome").sorted() == DeclarationCheck.Outcome.allCases.map(\.rawValue).sorted())
        #expect(words("section", "status").sorted() == Rulebook.Status.allCases.map(\.rawValue).sorted())
        let page = try String(
            contentsOf: ReportSchemaTests.specification.appending(path: "policy.md"), encoding: .utf8)
        for definition in ["answer", "section", "duty"] {
            let members = Self.schema.root["$defs"]?[definition]?["properties"]?.members.keys.sorted() ?? []
            #expect(!members.isEmpty)
            for member in members { #expect(page.contains("`\(member)`"), "\(member) is not in policy.md") }
        }
    }

    @Test("A role that nobody named is assumed and said, and only in the rulebooks that know none of the roles named")
    func assumedRoles() throws {
        var facts = Self.cases[1]
        let all = PolicyAnswer(facts, under: RulebookLibrary.all)
        let india = try #require(all.parts.first { $0.answer.rulebook.id == "in-2026" })
        #expect(india.assumedRoles.map(\.name) == ["significant-intermediary", "sgi-resource"])
        #expect(india.answer.duties.contains { $0.rule == "4(1A)(a)" })
        facts.roles = ["intermediary": .yes, "significant-intermediary": .no, "sgi-resource": .no]
        let named = PolicyAnswer(facts, under: RulebookLibrary.all)
        let told = try #require(named.parts.first { $0.answer.rulebook.id == "in-2026" })
        #expect(told.assumedRoles.isEmpty)
        #expect(told.answer.notApplicable.contains { $0.rule == "4(1A)(a)" })
        let europe = try #require(named.parts.first { $0.answer.rulebook.id == "eu-50" })
        #expect(!europe.assumedRoles.isEmpty)
    }

    @Test("What is not believed is named once, however many rulebooks looked at it") func problems() {
        let answer = PolicyAnswer(Self.cases[1], under: RulebookLibrary.all)
        #expect(answer.problems.map(\.code) == ["declarationForAnotherFile", "consentLaterThanWork"])
        #expect(answer.declarationCheck.outcome == .foundUndeclared)
    }
}
