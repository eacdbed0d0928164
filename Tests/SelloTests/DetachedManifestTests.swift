import Forging
import SelloBytes
import SelloContainers
import SelloManifest
import Testing

@testable import Sello

/// Manifests that are kept elsewhere and handed over.
@Suite struct DetachedManifestTests {
    private static let camera = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    private static let store = DetachedManifest.make([DetachedManifest.actions([("c2pa.created", camera)])])
    private let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))

    @Test(arguments: [Carriers.jpeg, Carriers.png]) func speakForTheFileThatTheyWereMadeFor(_ file: [UInt8])
        throws
    {
        let store = try Self.store.store(beside: file)
        let report = try verifier.verify(MemorySource(file), manifest: store)
        #expect(report.state == .valid, "\(report.results.failure)")
        #expect(report.manifestPlace == .detached)
        #expect(report.unprotected.isEmpty)
        // The store is in another file: what lies in it has no place in this one.
        #expect(report.explanations.allSatisfy { $0.box.isEmpty })
        #expect(report.explanations.contains { $0.content == [0..<file.count] })
        #expect(ReportSchemaTests.schema.faults(of: try JSON(parsing: report.json(file: "x", isExplained: true))) == [])

        var changed = file
        changed[file.count - 5] ^= 1
        let other = try verifier.verify(MemorySource(changed), manifest: store)
        #expect(other.state == .invalid)
        #expect(other.results.failed(.assertionDataHashMismatch))
        #expect(try verifier.verify(MemorySource(file)).manifestPlace == .none)
    }

    @Test func mayLeaveNothingOut() throws {
        let file = Carriers.jpeg
        // A hole where no store is: what stands there could be exchanged at will.
        let hole = file.count - 12..<file.count - 6
        var manifest = Self.store
        manifest.created[0] = ForgedBinding.data { data, _ in data.exclusions = [(hole.lowerBound, hole.count)] }
        let report = try verifier.verify(MemorySource(file), manifest: manifest.store(beside: file))
        #expect(report.state == .invalid)
        #expect(report.results.failed(.assertionDataHashMismatch))
    }

    @Test func comeAfterTheOneInTheFile() async throws {
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(
            MemorySource(Carriers.png), with: Stamp(moment: StampRulesTests.moment), to: sink)
        let other = try Self.store.store(beside: sink.bytes)
        let report = try verifier.verify(MemorySource(sink.bytes), manifest: other)
        #expect(report.state == .valid)
        #expect(report.manifestPlace == .embedded)
        #expect(report.activeManifest != DetachedManifest.name)
    }

    @Test(arguments: [[], [0], Array("not a store at all".utf8), [0, 0, 0, 8, 0x6A, 0x75, 0x6D, 0x62]])
    func thatCannotBeReadAreReported(_ store: [UInt8]) throws {
        let report = try verifier.verify(MemorySource(Carriers.png), manifest: store)
        #expect(report.state == .invalid)
        #expect(report.results.failed(.generalError))
        #expect(report.manifestPlace == .detached)
    }

    @Test func cutAnywhereAreReported() throws {
        let store = try Self.store.store(beside: Carriers.png)
        for count in stride(from: 0, to: store.count, by: 7) {
            let report = try verifier.verify(MemorySource(Carriers.png), manifest: Array(store.prefix(count)))
            #expect(report.state == .invalid)
        }
    }
}
