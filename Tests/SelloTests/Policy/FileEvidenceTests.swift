import Sello
import SelloBytes
import SelloManifest
import SelloPolicy
import Testing

@Suite("What rulebooks see of a file") struct FileEvidenceTests {
    private func stamped(
        _ bytes: [UInt8], _ change: (inout Stamp) -> Void = { _ in }
    ) async throws -> [UInt8] {
        var stamp = Stamp(
            system: .init(name: "Imager", version: "2", resource: "urn:t"), provider: "P",
            moment: StampRulesTests.moment)
        change(&stamp)
        let sink = MemorySink()
        _ = try await #require(StampRulesTests.stamper).stamp(MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    private func evidence(_ bytes: [UInt8]) throws -> FileEvidence {
        let options = ValidationOptions(moment: StampRulesTests.moment)
        let report = try Verifier(options: options).verify(MemorySource(bytes))
        return FileEvidence(report, received: try ReceivedFile(reading: MemorySource(bytes)))
    }

    @Test("A file without anything tells nothing but its kind", arguments: Carriers.all.map(\.bytes))
    func plain(_ bytes: [UInt8]) throws {
        let found = try evidence(bytes)
        #expect(found.kind != nil)
        #expect(found.state == .absent)
        #expect(found.label == nil && found.visibleLabel == nil && found.actions == nil)
        #expect(found.synthesis != .signed && found.synthesis != .traces)
        #expect(found.sha256?.count == 64)
    }

    @Test("A stamped file tells its label, field by field", arguments: Carriers.all.map(\.bytes))
    func label(_ bytes: [UInt8]) async throws {
        let found = try evidence(try await stamped(bytes) { $0.visibleLabel = VisibleLabelTests.whole })
        #expect(found.state == .valid)
        #expect(found.synthesis == .signed)
        let label = try #require(found.label)
        #expect(label.standing == .signed)
        #expect(label.operation == "generated")
        #expect(label.sourceType?.hasSuffix("trainedAlgorithmicMedia") == true)
        #expect(label.systemName == "Imager" && label.systemVersion == "2" && label.resource == "urn:t")
        #expect(label.provider == "P")
        #expect(label.createdAt == StampRulesTests.moment)
        #expect(label.id.flatMap { UniqueIdentifier($0) } != nil)
        let visible = try #require(found.visibleLabel)
        #expect(visible.isApplied && visible.isSigned)
        #expect(visible.text == VisibleLabelTests.whole.text)
        #expect(found.actions?.first?.name == "c2pa.created")
        #expect(found.allActionsIncluded == .yes)
        #expect(found.chain == .none)
        #expect(found.copiesAgree == .yes)
    }

    @Test("An edit stands after the creation, and may not be all that was done") func edit() async throws {
        let first = try await stamped(try #require(Carriers.all.first).bytes)
        let found = try evidence(try await stamped(first) { $0.actions = ["c2pa.cropped"] })
        #expect(found.actions?.map(\.name) == ["c2pa.created", "c2pa.opened", "c2pa.cropped"])
        #expect(found.allActionsIncluded == .no)
        #expect(found.chain == .kept)
    }

    @Test("An exemption that the signer claims is a question, as long as the file holds") func exemption() async throws
    {
        let by = try OpaqueReference("editor-7")
        var bytes = try await stamped(Carriers.jpeg) {
            $0.sourceType = .humanEdits
            $0.exemption = ExemptionClaim(.editing, actions: ["c2pa.created"], claimedBy: by)
        }
        #expect(try evidence(bytes).claimedExclusions == [.editing])
        #expect(try evidence(try await stamped(Carriers.jpeg)).claimedExclusions.isEmpty)
        bytes[bytes.count - 5] ^= 1
        #expect(try evidence(bytes).claimedExclusions.isEmpty)
    }

    @Test("Of a file that was changed since, nothing that was signed counts") func changed() async throws {
        var bytes = try await stamped(try #require(Carriers.all.first).bytes)
        bytes[bytes.count - 5] ^= 1
        let found = try evidence(bytes)
        #expect(found.state == .invalid)
        #expect(found.synthesis != .signed)
        #expect(found.label?.standing == .unproven)
        #expect(found.actions == nil)
    }
}
