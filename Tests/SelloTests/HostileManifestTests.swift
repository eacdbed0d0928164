import Foundation
import Sello
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import Testing

/// Manifests that nobody signed, made to mislead those who print what is in them.
@Suite struct HostileManifestTests {
    /// A JPEG file with a manifest of these assertions, of which the claim lists some.
    static func file(_ assertions: [(label: String, box: [UInt8])], listing count: Int) throws -> [UInt8] {
        let references = try assertions.prefix(count).map { label, box -> CBORValue in
            let hash = try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)
            return .map(["url": .text("self#jumbf=c2pa.assertions/\(label)"), "hash": .bytes(hash)])
        }
        let claim = CBOREncoder.encode(
            .map([
                "instanceID": "i", "claim_generator_info": .map(["name": "g"]), "alg": "sha256",
                "signature": "self#jumbf=/c2pa/urn:c2pa:1/c2pa.signature", "created_assertions": .array(references),
            ]))
        let manifest = JUMBFWriter.superbox(
            .standardManifest, label: "urn:c2pa:1",
            content: [
                JUMBFWriter.superbox(.assertionStore, label: "c2pa.assertions", content: assertions.map(\.box)),
                JUMBFWriter.cbor(.claim, label: "c2pa.claim.v2", claim),
                JUMBFWriter.cbor(.claimSignature, label: "c2pa.signature", [0xA0]),
            ])
        let store = JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [manifest])
        let source = MemorySource(Carriers.jpeg)
        let plan = try Container.read(source, limits: Limits()).rewrite(
            RewriteRequest(storeByteCount: store.count), of: source, limits: Limits())
        let sink = MemorySink()
        _ = try plan.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
        try plan.fill(store, in: sink)
        return sink.bytes
    }

    static func report(_ bytes: [UInt8]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: Moment(seconds: 1_795_290_300))).verify(MemorySource(bytes))
    }

    static func json(_ label: String, _ text: String) -> (label: String, box: [UInt8]) {
        (
            label,
            JUMBFWriter.superbox(.json, label: label, content: [JUMBFWriter.box(JUMBFBox.json, [Array(text.utf8)])])
        )
    }

    @Test(arguments: [0, 1, 2]) func nothingIsPrintedAsJSONThatIsNone(_ listed: Int) throws {
        let assertions = [Self.json("a", "{\"b\":\n[1]}"), Self.json("c", "}, \"state\": \"trusted\"")]
        let report = try Self.report(try Self.file(assertions, listing: listed))
        #expect(report.state == .invalid)
        let text = report.crJSONText()
        #expect(!text.contains("trusted") && !text.contains("\n"))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let manifest = try #require((object?["manifests"] as? [[String: Any]])?.first)
        let printed = try #require(manifest["assertions"] as? [String: [String: Any]])
        #expect(printed["a"]?["b"] as? [Int] == [1])
        #expect(printed["c"]?["format"] as? String == "application/octet-stream")
    }

    @Test func everyGapIsNamedByThePartsInIt() throws {
        // The store's own place depends on its size; two rounds settle it.
        var places = [0..<0]
        var file: [UInt8] = []
        for _ in 0..<4 {
            let exclusions = places.map {
                CBORValue.map(["start": .unsigned(UInt64($0.lowerBound)), "length": .unsigned(UInt64($0.count))])
            }
            let box = JUMBFWriter.cbor(
                .cbor, label: "c2pa.hash.data",
                CBOREncoder.encode(
                    .map([
                        "exclusions": .array(exclusions), "alg": "sha256",
                        "hash": .bytes([UInt8](repeating: 0, count: 32)),
                    ])))
            file = try Self.file([("c2pa.hash.data", box)], listing: 1)
            let layout = try Container.read(MemorySource(file), limits: Limits())
            let store = try #require(layout.stores.first).extent
            let tables = layout.parts.filter { ["DQT", "DHT", "scan"].contains($0.name) }.map(\.range)
            // Inside the first table, over the border of the two after the frame, and the end of the scan.
            places = [
                store, tables[0].lowerBound + 4..<tables[0].lowerBound + 6,
                tables[1].upperBound - 1..<tables[2].lowerBound + 1,
                tables[3].upperBound - 2..<tables[3].upperBound,
            ]
        }
        let found = try Self.report(file).unprotected
        #expect(found.map(\.content) == ["DQT", "DHT", "DHT", "scan"])
        #expect(found.map(\.range.count) == [2, 1, 1, 2])
    }
}
