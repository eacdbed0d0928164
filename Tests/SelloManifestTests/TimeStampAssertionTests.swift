import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import Testing

@Suite struct TimeStampAssertionTests {
    private func faults(_ assertions: [(label: String, value: CBORValue)]) async throws -> [String] {
        try await faults(boxes: assertions.map { Forger.assertion($0.label, $0.value) })
    }

    private func faults(boxes: [(label: String, box: [UInt8])]) async throws -> [String] {
        var forger = Forger()
        forger.created = [try Forger.binding(), Forger.created] + boxes
        let store = try ManifestStore(try await forger.store(), limits: Limits())
        let found = try #require(
            try StoreValidator(store, options: ValidationOptions(moment: Forger.moment)).validate(nil))
        return found.activeResults.failure.filter { $0.code == .assertionTimeStampMalformed }.map(\.url)
    }

    private static let tokens = CBORValue.map([Forger.name: .bytes([1])])

    private static func url(_ label: String) -> String {
        "self#jumbf=/c2pa/\(Forger.name)/c2pa.assertions/\(label)"
    }

    @Test func `a map with one token or more is well-formed`() async throws {
        #expect(try await faults([("c2pa.time-stamp", Self.tokens)]).isEmpty)
        #expect(try await faults([]).isEmpty)
    }

    @Test(
        arguments: [
            .map([]), .array([]), .map(["a": "b"]), .map([CBORPair(1, .bytes([1]))]),
            .map([CBORPair("a", .bytes([1])), CBORPair("b", 2)]),
        ] as [CBORValue])
    func `anything else is malformed`(_ value: CBORValue) async throws {
        #expect(try await faults([("c2pa.time-stamp", value)]) == [Self.url("c2pa.time-stamp")])
    }

    @Test func `what is not in CBOR, or not well-formed, is malformed`() async throws {
        let label = "c2pa.time-stamp"
        let json = Forger.assertion(label, Self.tokens, type: .json, code: JUMBFBox.json)
        let broken = JUMBFWriter.superbox(
            .cbor, label: label, content: [JUMBFWriter.box(JUMBFBox.cbor, [[0xA1, 0x61]])])
        #expect(try await faults(boxes: [json]) == [Self.url(label)])
        #expect(try await faults(boxes: [(label, broken)]) == [Self.url(label)])
    }

    @Test func `there is only one`() async throws {
        let found = try await faults([("c2pa.time-stamp", Self.tokens), ("c2pa.time-stamp__1", Self.tokens)])
        #expect(found == [Self.url("c2pa.time-stamp"), Self.url("c2pa.time-stamp__1")])
    }
}
