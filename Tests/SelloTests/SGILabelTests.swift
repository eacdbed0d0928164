import Sello
import SelloBytes
import SelloCBOR
import Testing

@Suite struct SGILabelTests {
    static let least = SGILabel(
        id: identifier, operation: .generated, sourceType: .trainedAlgorithmicMedia,
        createdAt: Moment(seconds: 1_795_290_300))

    static let whole: SGILabel = {
        var previous = SGILabel.Previous()
        previous.imageUniqueID = "0123456789abcdef0123456789abcdef"
        previous.digitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
        previous.aiSystemUsed = "Old Imager"
        previous.aiSystemVersionUsed = "1"
        previous.aiPromptInformation = "a cat"
        previous.aiPromptWriterName = "B"
        previous.provenance = "https://example.com/manifest.c2pa"
        previous.resource = "urn:old"
        previous.provider = "Old Works"
        previous.createdAt = "2026-01-01T00:00:00Z"
        return SGILabel(
            id: identifier, operation: .modified, sourceType: .compositeWithTrainedAlgorithmicMedia,
            system: SGILabel.System(name: "Imager", version: "2.1", resource: "urn:example:imager"),
            provider: "Example Works", createdAt: Moment(seconds: 1_795_290_300),
            modifiedAt: Moment(seconds: 1_795_376_700), title: "Lighthouse", prompt: "a lighthouse at dusk",
            promptWriter: "A", visibleLabel: VisibleLabel("Synthetically generated"), previous: previous)
    }()

    private static let identifier =
        UniqueIdentifier("019aa9d8-5c00-7000-8000-0123456789ab") ?? .timeOrdered(milliseconds: 0)

    @Test(arguments: [least, whole]) func isReadBackAsItWasWritten(_ label: SGILabel) throws {
        let bytes = CBOREncoder.encode(label.cbor)
        #expect(SGILabel(try CBORDecoder.decode(bytes)) == label)
    }

    @Test(arguments: ["version", "id", "operation", "sourceType", "createdAt"])
    func needsTheFieldsThatEveryVersionHas(_ key: String) throws {
        let pairs = try #require(Self.whole.cbor.mapValue)
        let without = CBORValue.map(pairs.filter { $0.key != .text(key) })
        #expect(SGILabel(without) == nil)
        #expect(SGILabel(.map(pairs)) != nil)
    }

    @Test func doesNotMindUnknownKeysAndLaterVersions() throws {
        var pairs = try #require(Self.least.cbor.mapValue).filter { $0.key != .text("version") }
        pairs += [CBORPair(.text("version"), .unsigned(2)), CBORPair(.text("new"), .text("field"))]
        #expect(SGILabel(.map(pairs)) == Self.least)
    }

    @Test func anUnknownSourceTypeIsKeptAsItIs() throws {
        var label = Self.least
        label.sourceType = DigitalSourceType(rawValue: "https://example.com/types/dream")
        #expect(SGILabel(label.cbor)?.sourceType.rawValue == "https://example.com/types/dream")
    }
}

@Suite struct DigitalSourceTypeTests {
    @Test(arguments: [
        ("trainedAlgorithmicMedia", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"),
        ("empty", "http://c2pa.org/digitalsourcetype/empty"),
        ("trainedAlgorithmicData", "http://c2pa.org/digitalsourcetype/trainedAlgorithmicData"),
        (
            "https://cv.iptc.org/newscodes/digitalsourcetype/humanEdits",
            "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"
        ),
        ("https://example.com/x", "https://example.com/x"),
    ]) func isFoundByTermOrURI(_ text: String, _ uri: String) {
        #expect(DigitalSourceType(text)?.rawValue == uri)
    }

    @Test(arguments: ["", "trainedalgorithmicmedia", "photo", "ftp://x/y"]) func noOtherTermIsKnown(_ text: String) {
        #expect(DigitalSourceType(text) == nil)
    }

    @Test func theStrengthsFallFromModelToCamera() {
        let strengths = DigitalSourceType.knownTerms.compactMap { DigitalSourceType($0)?.strength }
        #expect(strengths == strengths.sorted(by: >))
        #expect(strengths.count == 22)
    }
}
