import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import Testing

/// Files whose manifest is kept beside them.
@Suite struct SidecarStampingTests {
    private func stamp(_ bytes: [UInt8]) async throws -> (file: [UInt8], store: [UInt8], receipt: StampReceipt) {
        let stamp = Stamp(system: .init(name: "Imager"), provider: "P", moment: StampRulesTests.moment)
        let file = MemorySink()
        let sidecar = MemorySink()
        let receipt = try await #require(StampRulesTests.stamper).stamp(
            MemorySource(bytes), with: stamp, to: file, sidecar: sidecar)
        return (file.bytes, sidecar.bytes, receipt)
    }

    private let verifier = Verifier(options: ValidationOptions(moment: StampRulesTests.moment))

    @Test(arguments: Carriers.all.map(\.bytes)) func theManifestSpeaksForItsFileAndForNoOther(_ bytes: [UInt8])
        async throws
    {
        let (file, store, receipt) = try await stamp(bytes)
        #expect(try Container.read(MemorySource(file), limits: Limits()).stores.isEmpty)
        #expect(try verifier.verify(MemorySource(file)).state == .absent)
        let report = try verifier.verify(MemorySource(file), manifest: store)
        #expect(report.state == .valid)
        #expect(report.manifestPlace == .detached)
        #expect(report.label?.label == receipt.label)
        #expect(report.label?.standing == .signed)
        #expect(report.label?.copies.allSatisfy { $0.agreement == .agrees } == true)
        #expect(report.unprotected.allSatisfy { $0.content == "ftyp" })
        var changed = file
        changed[changed.count - 20] ^= 1
        #expect(try verifier.verify(MemorySource(changed), manifest: store).state == .invalid)
        let other = try await stamp(bytes)
        #expect(try verifier.verify(MemorySource(other.file), manifest: store).state == .invalid)
    }

    /// A manifest that was in the file moves into the sidecar, as the parent of the new one.
    @Test(arguments: Carriers.all.map(\.bytes)) func whatTheFileCameWithIsKept(_ bytes: [UInt8]) async throws {
        let first = MemorySink()
        let made = Stamp(system: .init(name: "Imager"), provider: "P", moment: StampRulesTests.moment)
        let receipt = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: made, to: first)
        let (file, store, _) = try await stamp(first.bytes)
        let report = try verifier.verify(MemorySource(file), manifest: store)
        #expect(report.state == .valid)
        #expect(report.manifests.map(\.label).contains(receipt.manifest))
        #expect(report.label?.id == receipt.label.id)
        #expect(report.chain == .kept)
    }
}
