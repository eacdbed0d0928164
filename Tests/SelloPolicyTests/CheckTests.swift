import SelloBytes
import Testing

@testable import SelloPolicy

@Suite("Checks of declarations and of edits")
struct CheckTests {
    private static func file(_ synthesis: FileEvidence.Synthesis) -> FileEvidence {
        var file = FileEvidence(kind: .image, state: synthesis == .signed ? .valid : .absent)
        file.synthesis = synthesis
        return file
    }

    private static let declarations: [(FileEvidence.Synthesis, Declaration.Answer, DeclarationCheck.Outcome)] = [
        (.signed, .yes, .confirmedBySignature), (.signed, .no, .contradicted), (.signed, .none, .foundUndeclared),
        (.traces, .yes, .confirmedByTraces), (.traces, .no, .tracesOnly), (.traces, .none, .tracesOnly),
        (.none, .yes, .declaredOnly), (.none, .no, .nothingFound), (.none, .none, .nothingFound),
        (.undetermined, .yes, .declaredOnly), (.undetermined, .no, .undetermined),
        (.undetermined, .none, .undetermined),
    ]

    @Test("What was declared and what was found go together as rule 4(1A) has it", arguments: declarations)
    func declared(_ found: FileEvidence.Synthesis, _ answer: Declaration.Answer, _ outcome: DeclarationCheck.Outcome) {
        var facts = PolicyCase(file: Self.file(found), now: Moment(seconds: 0))
        facts.declaration = Declaration(answer)
        #expect(DeclarationCheck(facts).outcome == outcome)
    }

    @Test("A signed capture contradicts whoever declares it synthetic") func capture() {
        var file = FileEvidence(kind: .image, state: .trusted)
        file.synthesis = .none
        file.allActionsIncluded = .yes
        file.actions = [.init("c2pa.created", sourceType: "digitalCapture")]
        var facts = PolicyCase(file: file, now: Moment(seconds: 0))
        facts.declaration = Declaration(.yes)
        #expect(DeclarationCheck(facts).outcome == .contradicted)
    }

    private static let edits: [(String, String?, ExemptionCheck.List, ExemptionCheck.Verdict)] = [
        ("c2pa.transcoded", nil, .nonEditorial, .supported), ("c2pa.published", nil, .nonEditorial, .supported),
        ("c2pa.adjustedColor", "humanEdits", .gazette, .undetermined),
        ("c2pa.cropped", "humanEdits", .frequentlyAsked, .undetermined),
        ("c2pa.trimmed", nil, .similar, .undetermined), ("c2pa.translated", nil, .accessibility, .undetermined),
        ("c2pa.dubbed", nil, .none, .undetermined), ("com.example.magic", nil, .none, .undetermined),
        ("c2pa.edited", "compositeWithTrainedAlgorithmicMedia", .none, .contradicted),
        ("c2pa.enhanced", "trainedAlgorithmicMedia", .nonEditorial, .contradicted),
        ("c2pa.translated", "trainedAlgorithmicMedia", .accessibility, .undetermined),
    ]

    @Test("Each action stands on its own list, and says of the exclusions what it can", arguments: edits)
    func edit(_ name: String, _ type: String?, _ list: ExemptionCheck.List, _ verdict: ExemptionCheck.Verdict) throws {
        var file = FileEvidence(kind: .image, state: .valid)
        file.synthesis = .none
        file.allActionsIncluded = .yes
        file.actions = [.init("c2pa.created", sourceType: "digitalCapture"), .init(name, sourceType: type)]
        let check = ExemptionCheck(file)
        #expect(check.steps.map(\.list) == [list])
        #expect(check.steps.map(\.verdict) == [verdict])
        #expect(check.verdict == verdict)
        // Nothing that may be missing supports anything.
        file.allActionsIncluded = .no
        #expect(ExemptionCheck(file).verdict == (verdict == .supported ? .undetermined : verdict))
        // What is not signed shows nothing.
        file.state = .invalid
        #expect(ExemptionCheck(file).steps.isEmpty)
    }

    @Test("The Eighth Schedule has 22 languages, each with codes of its own") func languages() {
        let codes = EighthSchedule.languages.flatMap(\.codes)
        #expect(EighthSchedule.languages.count == 22)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy(EighthSchedule.allows) && EighthSchedule.allows("en-IN"))
        #expect(!EighthSchedule.allows("es") && !EighthSchedule.allows(""))
    }

    @Test("Months end on the last day of a shorter one, and days are counted in the law's zone") func months() throws {
        let moment = try #require(Moment(rfc3339: "2027-11-30T20:00:00Z"))
        #expect(moment.adding(months: 3, offset: 0)?.description == "2028-02-29T20:00:00Z")
        #expect(moment.adding(months: 3, offset: 19800)?.description == "2028-02-29T20:00:00Z")
        #expect(CalendarDay(of: moment, offset: 19800).description == "2027-12-01")
        #expect(CalendarDay("2026-02-29") == nil && CalendarDay("2028-02-29") != nil)
        #expect(CalendarDay("2026-2-3") == nil)
        #expect(Moment(seconds: .max).adding(seconds: 1) == nil)
        #expect(Moment(seconds: .max).adding(months: 1, offset: .max) == nil)
    }
}
