import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

@testable import Sello

@Suite struct SignalsTests {
    private static let iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    private let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))

    private func signals(_ store: SignedStore) async throws -> Signals {
        let bytes = try await store.detached(from: Carriers.png)
        return try #require(try verifier.verify(MemorySource(Carriers.png), manifest: bytes).signals)
    }

    private func signals(_ actions: [(String, String?)], isComplete: Bool? = true) async throws -> Signals {
        try await signals(SignedStore(assertions: [SignedStore.actions(actions, isComplete: isComplete)]))
    }

    @Test(arguments: [
        ("trainedAlgorithmicMedia", Signals.Official.fullyGenAIMedia),
        ("compositeWithTrainedAlgorithmicMedia", .partlyGenAICreation), ("composite", .compositionMayContainGenAI),
        ("screenCapture", .screenCaptureMayContainGenAI), ("digitalCreation", .nonGenAIDigitalCreation),
        ("digitalCapture", .capturedMedia), ("computationalCapture", .capturedMedia),
        ("compositeCapture", .capturedMediaStitched),
    ]) func howItBegan(_ term: String, _ signal: Signals.Official) async throws {
        #expect(try await signals([("c2pa.created", Self.iptc + term)]).official == [signal])
        // The same word in another vocabulary, or at another action, says nothing of the beginning.
        #expect(try await signals([("c2pa.created", "http://example.com/" + term)]).official == [])
        #expect(
            try await signals([("c2pa.created", nil), ("c2pa.edited", Self.iptc + term)]).official.contains(signal)
                == false)
    }

    @Test func blankCanvas() async throws {
        #expect(
            try await signals([("c2pa.created", "http://c2pa.org/digitalsourcetype/empty")]).official == [.blankCanvas])
    }

    @Test func whatWasDone() async throws {
        let start: (String, String?) = ("c2pa.created", Self.iptc + "digitalCapture")
        func after(_ actions: (String, String?)...) async throws -> [Signals.Official] {
            try await signals([start] + actions).official.filter { $0 != .capturedMedia }
        }
        #expect(try await after(("c2pa.edited", Self.iptc + "trainedAlgorithmicMedia")) == [.perceptibleGenAI])
        #expect(
            try await after(("c2pa.edited", "http://c2pa.org/digitalsourcetype/trainedAlgorithmicData"))
                == [.perceptibleGenAI])
        #expect(
            try await after(("c2pa.drawing", Self.iptc + "digitalArt"))
                == [.perceptiblePossiblyGenAI, .perceptibleNonGenAI])
        #expect(try await after(("c2pa.cropped", Self.iptc + "humanEdits")) == [.perceptibleNonGenAI])
        #expect(try await after(("c2pa.edited", nil)) == [])
        #expect(
            try await after(("c2pa.transcoded", nil), ("c2pa.resized.proportional", Self.iptc + "composite"))
                == [.nonEditorial])
    }

    @Test func whatIsAmbiguous() async throws {
        let start: (String, String?) = ("c2pa.created", Self.iptc + "digitalCapture")
        #expect(try await signals([start]).official == [.capturedMedia])
        for isComplete in [false, nil] {
            #expect(
                try await signals([start], isComplete: isComplete).official == [.capturedMedia, .ambiguousActions])
        }
        #expect(try await signals([start, ("c2pa.unknown", nil)]).official.contains(.ambiguousActions))
        #expect(try await signals([start, ("org.example.magic", nil)]).official.contains(.ambiguousActions))
        var gathered = SignedStore(assertions: [SignedStore.actions([start])])
        gathered.gathered = ["c2pa.actions.v2"]
        #expect(try await signals(gathered).official.contains(.ambiguousActions))
        #expect(try await signals(SignedStore()).official == [.ambiguousActions])
    }

    @Test func anIngredientOfUnknownOrigin() async throws {
        let ingredient = SignedStore.cbor("c2pa.ingredient.v3", .map(["relationship": "componentOf"]))
        #expect(try await signals(SignedStore(assertions: [ingredient])).official.contains(.mediaUnknownProvenance))
        #expect(try await !signals(SignedStore()).official.contains(.mediaUnknownProvenance))
    }

    @Test func oursSayWhatTheOfficialOnesLeaveOut() async throws {
        for (term, signal) in [
            ("compositeSynthetic", Signals.Ours.inceptionSynthetic), ("algorithmicMedia", .inceptionAlgorithmic),
            ("dataDrivenMedia", .inceptionAlgorithmic), ("virtualRecording", .inceptionVirtualRecording),
            ("print", .inceptionDigitised),
        ] {
            let found = try await signals([("c2pa.created", Self.iptc + term)])
            #expect(found.official == [])
            #expect(found.ours == [signal])
        }
        let old = SignedStore.actions(
            [("c2pa.created", Self.iptc + "trainedAlgorithmicMedia")], label: "c2pa.actions")
        let found = try await signals(SignedStore(assertions: [old]))
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
