import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SigningForge
import Testing

@Suite struct TimeStampAssertionTests {
    private func faults(_ assertions: [(label: String, value: CBORValue)]) throws -> [String] {
        try faults(boxes: assertions.map { ForgedAssertion($0.label, $0.value) })
    }

    private func faults(boxes: [ForgedAssertion]) throws -> [String] {
        var manifest = try PlainAsset.manifest()
        manifest.created += boxes
        let store = try ManifestStore(try manifest.store(beside: PlainAsset.bytes), limits: Limits())
        let found = try #require(
            try StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(nil))
        return found.activeResults.failure.filter { $0.code == .assertionTimeStampMalformed }.map(\.url)
    }

    private static let tokens = CBORValue.map([PlainAsset.name: .bytes([1])])

    private static func url(_ label: String) -> String {
        "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/\(label)"
    }

    @Test func `a map with one token or more is well-formed`() throws {
        #expect(try faults([("c2pa.time-stamp", Self.tokens)]).isEmpty)
        #expect(try faults([]).isEmpty)
    }

    @Test(
        arguments: [
            .map([]), .array([]), .map(["a": "b"]), .map([CBORPair(1, .bytes([1]))]),
            .map([CBORPair("a", .bytes([1])), CBORPair("b", 2)]),
        ] as [CBORValue])
    func `anything else is malformed`(_ value: CBORValue) throws {
        #expect(try faults([("c2pa.time-stamp", value)]) == [Self.url("c2pa.time-stamp")])
    }

    @Test func `what is not in CBOR, or not well-formed, is malformed`() throws {
        let label = "c2pa.time-stamp"
        let json = ForgedAssertion(
            label, type: .json, code: JUMBFBox.json, CBOREncoder.encode(Self.tokens))
        let broken = ForgedAssertion(label, type: .cbor, code: JUMBFBox.cbor, [0xA1, 0x61])
        #expect(try faults(boxes: [json]) == [Self.url(label)])
        #expect(try faults(boxes: [broken]) == [Self.url(label)])
    }

    @Test func `there is only one`() throws {
        let found = try faults([("c2pa.time-stamp", Self.tokens), ("c2pa.time-stamp__1", Self.tokens)])
        #expect(found == [Self.url("c2pa.time-stamp"), Self.url("c2pa.time-stamp__1")])
    }
}
