import Fixtures
import Foundation
import Sello
import SelloBytes
import SelloManifest
import Testing

/// Adds update manifests to files of every kind, and takes things out of manifests.
@Suite struct UpdateTests {
    private static let carriers = [Carriers.jpeg, Carriers.png, Carriers.mp4]

    /// A stamped file.
    private func stamped(_ carrier: [UInt8]) async throws -> [UInt8] {
        let (stamper, _) = try StampingTests.credentials()
        let sink = MemorySink()
        var stamp = Stamp(
            system: .init(name: "Imager", version: "2.1"), provider: "Tests", moment: StampingTests.moment)
        stamp.components = [Stamp.Ingredient(MemorySource(Carriers.png), title: "a part")]
        _ = try await stamper.stamp(MemorySource(carrier), with: stamp, to: sink)
        return sink.bytes
    }

    private func update(_ file: [UInt8], _ change: (inout Update) -> Void) async throws -> [UInt8] {
        let (stamper, _) = try StampingTests.credentials()
        let sink = MemorySink()
        var update = Update(moment: StampingTests.moment)
        change(&update)
        _ = try await stamper.update(MemorySource(file), with: update, to: sink)
        return sink.bytes
    }

    private func verify(_ file: [UInt8]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: StampingTests.moment)).verify(MemorySource(file))
    }

    @Test(arguments: carriers) func anUpdateKeepsContentAndLabel(_ carrier: [UInt8]) async throws {
        let first = try await stamped(carrier)
        let before = try verify(first)
        var file = first
        // One on another, as often as one likes.
        for count in 2...4 {
            file = try await update(file) { $0.isPublished = true }
            let report = try verify(file)
            #expect(report.state == .valid)
            #expect(report.label?.label == before.label?.label)
            #expect(report.label?.standing == .signed)
            #expect(report.chain == .kept)
            #expect(report.chainSteps.allSatisfy { $0.verdict == .kept })
            #expect(report.manifests.count == count)
            #expect(report.manifests.last?.actions == ["c2pa.opened", "c2pa.published"])
            #expect(report.manifests.last?.parent == report.manifests.dropLast().last?.label)
        }
        // Content that is changed afterwards shows.
        file[file.count - (carrier == Carriers.mp4 ? 0 : 3) - 1] ^= 1
        #expect((try? verify(file).state) != .valid)
    }

    @Test(arguments: carriers) func anUpdatedFileCanBeStampedAnew(_ carrier: [UInt8]) async throws {
        let file = try await update(try await stamped(carrier)) { $0.isPublished = true }
        let (stamper, _) = try StampingTests.credentials()
        let sink = MemorySink()
        let receipt = try await stamper.stamp(
            MemorySource(file), with: Stamp(moment: StampingTests.moment), to: sink)
        let report = try verify(sink.bytes)
        #expect(report.state == .valid)
        #expect(report.manifests.count == 3)
        #expect(report.label?.id == receipt.label.id)
    }

    @Test func whatAnActionNamesStays() async throws {
        let first = try await stamped(Carriers.jpeg)
        let manifest = try #require(try verify(first).activeManifest)
        await #expect {
            try await update(first) {
                $0.redactions = [.init("c2pa.ingredient.v3", of: manifest, because: .tradeSecret)]
            }
        } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == .redactionForbidden
        }
    }

    /// Pictures of thumbnails, which stand in files of others.
    @Test func anAssertionIsTakenOut() async throws {
        let path = Fixtures.root.appending(path: "c2pa/jpeg/c2pars-CACA-v2.jpg").path()
        guard let source = try? FileSource(path: path) else { return }
        let first = try source.bytes(0..<source.byteCount, limit: .max)
        let before = try verify(first)
        let manifest = try #require(before.activeManifest)
        let file = try await update(first) {
            $0.redactions = [.init("c2pa.thumbnail.claim", of: manifest, because: .personalInformation)]
        }
        let after = try verify(file)
        #expect(after.state == .valid, "\(after.results.failure) \(after.ingredientDeltas)")
        #expect(after.manifests.last?.actions == ["c2pa.opened", "c2pa.redacted"])
        #expect(file.count < first.count)
        // What was taken out stays out of what comes next.
        let again = try await update(file) { $0.isPublished = true }
        #expect(try verify(again).state == .valid)
    }

    @Test(arguments: [
        "org.sello.sgi", "c2pa.ai-disclosure", "c2pa.actions.v2", "c2pa.hash.data", "org.sello.sgi__1",
        "c2pa.time-stamp", "c2pa.certificate-status",
    ])
    func someThingsStay(_ label: String) async throws {
        let first = try await stamped(Carriers.jpeg)
        let manifest = try #require(try verify(first).activeManifest)
        await #expect {
            try await update(first) {
                $0.redactions = [.init(label, of: manifest, because: .personalInformation)]
            }
        } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == .redactionForbidden
        }
    }

    @Test func aParentStays() async throws {
        let (stamper, _) = try StampingTests.credentials()
        let sink = MemorySink()
        _ = try await stamper.stamp(
            MemorySource(try await stamped(Carriers.png)), with: Stamp(moment: StampingTests.moment), to: sink)
        let file = sink.bytes
        let manifest = try #require(try verify(file).activeManifest)
        await #expect {
            try await update(file) {
                $0.redactions = [.init("c2pa.ingredient.v3", of: manifest, because: .invalidData)]
            }
        } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == .redactionForbidden
        }
    }

    @Test func whatIsNotThereCannotBeTakenOut() async throws {
        let first = try await stamped(Carriers.jpeg)
        await #expect {
            try await update(first) {
                $0.redactions = [.init("org.tests.note", of: "urn:c2pa:1", because: .invalidData)]
            }
        } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == .redactionUnknown
        }
    }

    @Test func theTwoBoxesOfAFileBelongTogether() async throws {
        let file = try await update(try await stamped(Carriers.mp4)) { $0.isPublished = true }
        let places = [Array("original\0".utf8), Array("update\0".utf8)].compactMap { name in
            file.indices.first { file[$0...].starts(with: name) }
        }
        #expect(places.count == 2)
        #expect(try verify(file).state == .valid)
        // Another purpose, a second box that is not the last, and none.
        var renamed = file
        renamed.replaceSubrange(places[0]..<places[0] + 8, with: Array("manifest".utf8))
        for broken in [
            renamed, file + [0, 0, 0, 8] + Array("free".utf8), Array(file[..<(places[1] - 28)]),
        ] {
            let report = try verify(broken)
            #expect(report.state == .invalid)
            #expect(report.label?.standing != .signed)
        }
    }

    @Test func aFileWithoutAManifestIsStampedInstead() async throws {
        await #expect { try await update(Carriers.jpeg) { $0.isPublished = true } } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == .parentInvalid
        }
    }
}
