import SelloBytes
import SelloCBOR
import Testing

@testable import Sello

@Suite struct VisibleLabelTests {
    static let whole = VisibleLabel(
        "Hecha con IA", language: "es-MX", kind: .visible,
        place: .region(VisibleLabel.Region(left: 0, top: 0.9, width: 1, height: 0.1)),
        extent: VisibleLabel.Extent(from: 0, to: 5000))

    static let all = [
        whole, VisibleLabel("W"), VisibleLabel("W", language: "en"), VisibleLabel("W", kind: .audible, place: .start),
        VisibleLabel("W", extent: VisibleLabel.Extent(from: 250)),
        VisibleLabel("W", place: .region(VisibleLabel.Region(left: 0.1, top: 0.2, width: 0.3, height: 0.4))),
    ]

    private func label(_ visible: VisibleLabel) -> SGILabel {
        var label = SGILabelTests.least
        label.visibleLabel = visible
        return label
    }

    @Test(arguments: all) func isReadBackAsItWasWritten(_ visible: VisibleLabel) throws {
        let bytes = CBOREncoder.encode(label(visible).cbor)
        #expect(SGILabel(try CBORDecoder.decode(bytes))?.visibleLabel == visible)
    }

    @Test func wordsAloneAreTheTextThatOlderFilesHave() throws {
        let value = label(VisibleLabel("Made with AI")).cbor["visibleLabel"]
        #expect(value == .text("Made with AI"))
        #expect(label(Self.whole).cbor["visibleLabel"]?.mapValue != nil)
    }

    /// What has not the form that it must have is as if it were not there; the rest stays.
    @Test(
        arguments: [
            ("language", CBORValue.text("not a tag")), ("language", 7), ("kind", "smelled"), ("kind", 1),
            ("region", .map(["left": 0, "top": 0, "width": 2, "height": 1])), ("region", "all"),
            ("region", .map(["left": .float(.nan), "top": 0, "width": 1, "height": 1])),
            ("region", .map(["left": 0, "top": 0, "width": 1])), ("place", "end"),
            ("time", .map(["from": 5, "to": 5])), ("time", .map(["from": -1])), ("time", .map(["to": 5])),
            ("time", .map(["from": 0, "to": "soon"])), ("time", .map(["from": .unsigned(.max)])), ("new", true),
        ] as [(String, CBORValue)])
    func aFieldOfAnotherFormIsPassedOver(_ key: String, _ value: CBORValue) throws {
        let map = CBORValue.map([CBORPair("text", "W"), CBORPair(.text(key), value)])
        var pairs = try #require(SGILabelTests.least.cbor.mapValue)
        pairs.append(CBORPair("visibleLabel", map))
        #expect(SGILabel(.map(pairs))?.visibleLabel == VisibleLabel("W"))
    }

    @Test func withoutWordsThereIsNone() throws {
        var pairs = try #require(SGILabelTests.least.cbor.mapValue)
        pairs.append(CBORPair("visibleLabel", .map(["language": "en"])))
        #expect(SGILabel(.map(pairs)) == SGILabelTests.least)
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func standsInManifestAndXMP(_ carrier: [UInt8]) async throws {
        var stamp = Stamp(moment: StampRulesTests.moment)
        stamp.visibleLabel = Self.whole
        let sink = MemorySink()
        let stamper = try #require(StampRulesTests.stamper)
        _ = try await stamper.stamp(MemorySource(carrier), with: stamp, to: sink)
        let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))
        #expect(try verifier.verify(MemorySource(sink.bytes)).label?.label?.visibleLabel == Self.whole)
        let text = String(decoding: sink.bytes, as: UTF8.self)
        #expect(text.contains("<sello:VisibleLabel>Hecha con IA</sello:VisibleLabel>"))
        #expect(text.contains("<sello:VisibleLabelLanguage>es-MX</sello:VisibleLabelLanguage>"))
        #expect(text.contains("<sello:VisibleLabelKind>visible</sello:VisibleLabelKind>"))

        // A later stamp that says nothing of it keeps it; one that says something else takes its details away, too.
        let kept = MemorySink()
        _ = try await stamper.stamp(MemorySource(sink.bytes), with: Stamp(moment: StampRulesTests.moment), to: kept)
        #expect(try verifier.verify(MemorySource(kept.bytes)).label?.label?.visibleLabel == Self.whole)
        stamp.visibleLabel = VisibleLabel("Made with AI")
        let replaced = MemorySink()
        _ = try await stamper.stamp(MemorySource(kept.bytes), with: stamp, to: replaced)
        #expect(
            try verifier.verify(MemorySource(replaced.bytes)).label?.label?.visibleLabel == VisibleLabel("Made with AI")
        )
    }

    @Test(arguments: [
        (VisibleLabel(""), "visibleLabel.text"),
        (VisibleLabel(String(repeating: "x", count: 1025)), "visibleLabel.text"),
        (VisibleLabel("W", language: "english language"), "visibleLabel.language"),
        (VisibleLabel("W", language: "en-"), "visibleLabel.language"),
        (VisibleLabel("W", language: "en-u"), "visibleLabel.language"),
        (VisibleLabel("W", language: "toolongsubtag"), "visibleLabel.language"),
        (
            VisibleLabel("W", place: .region(VisibleLabel.Region(left: 0.5, top: 0, width: 0.6, height: 1))),
            "visibleLabel.region"
        ),
        (
            VisibleLabel("W", place: .region(VisibleLabel.Region(left: 0, top: 0, width: 0, height: 1))),
            "visibleLabel.region"
        ),
        (
            VisibleLabel("W", place: .region(VisibleLabel.Region(left: .infinity, top: 0, width: 1, height: 1))),
            "visibleLabel.region"
        ),
        (VisibleLabel("W", extent: VisibleLabel.Extent(from: 5, to: 5)), "visibleLabel.time"),
        (VisibleLabel("W", extent: VisibleLabel.Extent(from: -1)), "visibleLabel.time"),
    ]) func whatCannotBeIsNotSigned(_ visible: VisibleLabel, _ field: String) async throws {
        #expect { try visible.check() } throws: { error in
            (error as? RecordError)?.code == .invalidField && (error as? RecordError)?.field == field
        }
        var stamp = Stamp(moment: StampRulesTests.moment)
        stamp.visibleLabel = visible
        await #expect(throws: StampError.self) {
            _ = try await #require(StampRulesTests.stamper).stamp(
                MemorySource(Carriers.png), with: stamp, to: MemorySink())
        }
    }

    @Test(arguments: all) func whatCanBeIsSigned(_ visible: VisibleLabel) throws { try visible.check() }

    @Test(arguments: ["en", "es-MX", "zh-Hant-TW", "de-CH-1996", "x-own", "en-x-a", "sl-rozaj-biske", "hi"])
    func tagsOfLanguagesAreKnownByTheirForm(_ tag: String) throws {
        try VisibleLabel("W", language: tag).check()
    }
}
