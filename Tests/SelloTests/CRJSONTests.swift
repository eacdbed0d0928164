import Forging
import Foundation
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

@testable import Sello

/// The report as crJSON (spec 2.4).
@Suite struct CRJSONTests {
    private let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))

    private func stamped(_ bytes: [UInt8]) async throws -> [UInt8] {
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(
            MemorySource(bytes), with: Stamp(moment: StampRulesTests.moment), to: sink)
        return sink.bytes
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func hasWhatTheStandardAsksFor(_ carrier: [UInt8]) async throws {
        let report = try verifier.verify(MemorySource(try await stamped(try await stamped(carrier))))
        for isIndented in [false, true] {
            let document = try JSON(parsing: report.crJSONText(indented: isIndented))
            #expect(document["@context"]?["@vocab"] == .text("https://c2pa.org/crjson"))
            #expect(document["jsonGenerator"]?["name"] == .text("Sello"))
            #expect(document["jsonGenerator"]?["date"] == .text(StampRulesTests.moment.description))
            let manifests = try #require(document["manifests"]?.items)
            #expect(manifests.count == 2)
            #expect(manifests.first?["label"]?.text == report.activeManifest)
            for manifest in manifests {
                #expect(manifest["claim.v2"]?["redacted_assertions"] == .array([]))
                #expect(manifest["claim"] == nil)
                #expect(manifest["signature"]?["algorithm"] != nil)
                for part in ["serialNumber", "issuer", "subject", "validity"] {
                    #expect(manifest["signature"]?["certificateInfo"]?[part] != nil)
                }
                for list in ["success", "informational", "failure"] {
                    #expect(manifest["validationResults"]?[list] != nil)
                }
                #expect(manifest["validationResults"]?["specVersion"] == .text("2.4.0"))
                #expect(manifest["assertions"]?["c2pa.actions.v2"]?["actions"]?.items.isEmpty == false)
            }
        }
        #expect(!report.crJSONText().contains("\n"))
    }

    @Test func comesInPieces() throws {
        let many = CBORValue.array((0..<50_000).map { .unsigned($0) })
        let store = DetachedManifest.make([ForgedAssertion("org.example.many", many)])
        let bytes = try store.store(beside: Carriers.png)
        let report = try verifier.verify(MemorySource(Carriers.png), manifest: bytes)
        final class Pieces { var all: [String] = [] }
        let pieces = Pieces()
        report.writeCRJSON { pieces.all.append($0) }
        #expect(pieces.all.count > 3)
        #expect(pieces.all.allSatisfy { $0.utf8.count < 80 << 10 })
        #expect(pieces.all.joined() == report.crJSONText())
    }

    @Test func endsSomewhere() throws {
        let many = CBORValue.array((0..<1000).map { .unsigned($0) })
        let store = DetachedManifest.make((0..<100).map { ForgedAssertion("org.example.a\($0)", many) })
        let bytes = try store.store(beside: Carriers.png)
        var options = ValidationOptions(moment: StampRulesTests.moment)
        options.limits.crJSONByteCount = 200_000
        let text = try Verifier(options: options).verify(MemorySource(Carriers.png), manifest: bytes).crJSONText()
        #expect(text.utf8.count < 400_000)
        let assertions = try #require(try JSON(parsing: text)["manifests"]?.items.first?["assertions"])
        #expect(assertions["org.example.a0"]?.items.count == 1000)
        #expect(assertions["org.example.a99"]?["hash"] != nil)
    }

    @Test func ofAFileWithoutAManifestIsEmpty() throws {
        let text = try verifier.verify(MemorySource(Carriers.png)).crJSONText(indented: true)
        #expect(try JSON(parsing: text)["manifests"] == .array([]))
    }
}
