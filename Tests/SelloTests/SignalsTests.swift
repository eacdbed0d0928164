import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

@testable import Sello

@Suite struct SignalsTests {
    private static let iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    private let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))

    private func signals(_ manifest: ForgedManifest) throws -> Signals {
        let bytes = try manifest.store(beside: Carriers.png)
        return try #require(try verifier.verify(MemorySource(Carriers.png), manifest: bytes).signals)
    }

    private func signals(_ actions: [(String, String?)], isComplete: Bool? = true) throws -> Signals {
        try signals(DetachedManifest.make([DetachedManifest.actions(actions, isComplete: isComplete)]))
    }

    @Test(arguments: [
        ("trainedAlgorithmicMedia", Signals.Official.fullyGenAIMedia),
        ("compositeWithTrainedAlgorithmicMedia", .partlyGenAICreation), ("composite", .compositionMayContainGenAI),
        ("screenCapture", .screenCaptureMayContainGenAI), ("digitalCreation", .nonGenAIDigitalCreation),
        ("digitalCapture", .capturedMedia), ("computationalCapture", .capturedMedia),
        ("compositeCapture", .capturedMediaStitched),
    ]) func howItBegan(_ term: String, _ signal: Signals.Official) throws {
        #expect(try signals([("c2pa.created", Self.iptc + term)]).official == [signal])
        // The same word in another vocabulary, or at another action, says nothing of the beginning.
        #expect(try signals([("c2pa.created", "http://example.com/" + term)]).official == [])
        #expect(
            try signals([("c2pa.created", nil), ("c2pa.edited", Self.iptc + term)]).official.contains(signal)
                == false)
    }

    @Test func blankCanvas() throws {
        #expect(
            try signals([("c2pa.created", "http://c2pa.org/digitalsourcetype/empty")]).official == [.blankCanvas])
    }

    @Test func whatWasDone() throws {
        let start: (String, String?) = ("c2pa.created", Self.iptc + "digitalCapture")
        func after(_ actions: (String, String?)...) throws -> [Signals.Official] {
            try signals([start] + actions).official.filter { $0 != .capturedMedia }
        }
        #expect(try after(("c2pa.edited", Self.iptc + "trainedAlgorithmicMedia")) == [.perceptibleGenAI])
        #expect(
            try after(("c2pa.edited", "http://c2pa.org/digitalsourcetype/trainedAlgorithmicData"))
                == [.perceptibleGenAI])
        #expect(
            try after(("c2pa.drawing", Self.iptc + "digitalArt"))
                == [.perceptiblePossiblyGenAI, .perceptibleNonGenAI])
        #expect(try after(("c2pa.cropped", Self.iptc + "humanEdits")) == [.perceptibleNonGenAI])
        #expect(try after(("c2pa.edited", nil)) == [])
        #expect(
            try after(("c2pa.transcoded", nil), ("c2pa.resized.proportional", Self.iptc + "composite"))
                == [.nonEditorial])
    }

    @Test func whatIsAmbiguous() throws {
        let start: (String, String?) = ("c2pa.created", Self.iptc + "digitalCapture")
        #expect(try signals([start]).official == [.capturedMedia])
        for isComplete in [false, nil] {
            #expect(
                try signals([start], isComplete: isComplete).official == [.capturedMedia, .ambiguousActions])
        }
        #expect(try signals([start, ("c2pa.unknown", nil)]).official.contains(.ambiguousActions))
        #expect(try signals([start, ("org.example.magic", nil)]).official.contains(.ambiguousActions))
        let gathered = DetachedManifest.make(gathered: [DetachedManifest.actions([start])])
        #expect(try signals(gathered).official.contains(.ambiguousActions))
        #expect(try signals(DetachedManifest.make()).official == [.ambiguousActions])
    }

    @Test func anIngredientOfUnknownOrigin() throws {
        let ingredient = ForgedAssertion("c2pa.ingredient.v3", .map(["relationship": "componentOf"]))
        #expect(try signals(DetachedManifest.make([ingredient])).official.contains(.mediaUnknownProvenance))
        #expect(try !signals(DetachedManifest.make()).official.contains(.mediaUnknownProvenance))
    }

    @Test func oursSayWhatTheOfficialOnesLeaveOut() throws {
        for (term, signal) in [
            ("compositeSynthetic", Signals.Ours.inceptionSynthetic), ("algorithmicMedia", .inceptionAlgorithmic),
            ("dataDrivenMedia", .inceptionAlgorithmic), ("virtualRecording", .inceptionVirtualRecording),
            ("print", .inceptionDigitised),
        ] {
            let found = try signals([("c2pa.created", Self.iptc + term)])
            #expect(found.official == [])
            #expect(found.ours == [signal])
        }
        let old = DetachedManifest.actions(
            [("c2pa.created", Self.iptc + "trainedAlgorithmicMedia")], label: "c2pa.actions")
        let found = try signals(DetachedManifest.make([old]))
        #expect(found.official == [.ambiguousActions])
        #expect(found.ours == [.unreadGenAI])
    }

    @Test func aLabelledFileAndItsChild() async throws {
        let stamper = try #require(StampRulesTests.stamper)
        let first = MemorySink()
        _ = try await stamper.stamp(
            MemorySource(Carriers.png), with: Stamp(moment: StampRulesTests.moment), to: first)
        let report = try verifier.verify(MemorySource(first.bytes))
        #expect(report.signals?.official.contains(.fullyGenAIMedia) == true)
        #expect(report.signals?.ours == [.labelled])
        let second = MemorySink()
        _ = try await stamper.stamp(
            MemorySource(first.bytes), with: Stamp(moment: StampRulesTests.moment), to: second)
        #expect(
            try verifier.verify(MemorySource(second.bytes)).signals?.ours == [.earlierGenAI, .labelled])
        #expect(try verifier.verify(MemorySource(Carriers.png)).signals == nil)
    }

    @Test func theSchemaAndThePageHaveThemAll() {
        let official = ReportSchemaTests.schema.root["$defs"]?["officialSignal"]?["enum"]?.items.compactMap(\.text)
        #expect(official == Signals.Official.allCases.map(\.rawValue))
        let ours = ReportSchemaTests.schema.root["$defs"]?["signals"]?["properties"]?["ours"]?["items"]?["enum"]
        #expect(ours?.items.compactMap(\.text) == Signals.Ours.allCases.map(\.rawValue))
    }
}
