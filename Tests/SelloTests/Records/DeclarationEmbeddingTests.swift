import SelloBytes
import SelloContainers
import SelloManifest
import SelloSigning
import SigningForge
import Testing

@testable import Sello

/// Declarations in the file that they speak of.
@Suite struct DeclarationEmbeddingTests {
    private static let carriers = Carriers.all.map(\.bytes)

    private func update(
        _ bytes: [UInt8], _ record: DeclarationRecord?, isPublished: Bool = false
    ) async throws -> [UInt8] {
        var update = Update(moment: testMoment)
        update.declaration = record
        update.isPublished = isPublished
        let sink = MemorySink()
        _ = try await Stamper(signer: RecordScene.platform).update(MemorySource(bytes), with: update, to: sink)
        return sink.bytes
    }

    @Test(arguments: carriers) func standInAnUpdateManifestAndAreFoundAgain(_ carrier: [UInt8]) async throws {
        let stamped = try await RecordScene.stamped(carrier)
        let record = try await RecordScene.declare(stamped)
        let file = try await update(stamped, record)
        let report = try RecordScene.report(file)
        #expect(report.state == .trusted)
        let found = try #require(report.declarations.first)
        #expect(report.declarations.count == 1)
        #expect(found.holds, "\(found.faults)")
        #expect(found.statement == record.statement)
        #expect(found.place == .embedded(manifest: report.activeManifest ?? ""))
        #expect(found.attestation.signer?.isTrusted == true)
        #expect(try report.label?.label == RecordScene.report(stamped).label?.label)

        // What comes on top and leaves the content alone keeps it; the detached record speaks of the file before.
        let published = try RecordScene.report(try await update(file, nil, isPublished: true))
        #expect(published.declarations.map(\.statement) == [record.statement])
        #expect(published.declarations.first?.holds == true)
        let again = try await RecordScene.declare(file, .no)
        let both = try RecordScene.report(try await update(file, again))
        #expect(both.declarations.map(\.statement.answer) == [.no, .yes])
        #expect(both.declarations.map(\.holds) == [true, true])
        let beside = record.check(against: try RecordScene.received(file), RecordScene.trusting)
        #expect(beside.faults.map(\.code) == [.otherFile])
    }

    @Test(arguments: carriers) func speakOfNoContentThatIsStampedAnew(_ carrier: [UInt8]) async throws {
        let stamped = try await RecordScene.stamped(carrier)
        let declared = try await update(stamped, try await RecordScene.declare(stamped))
        let edited = try await RecordScene.stamped(declared) { $0.actions = ["c2pa.cropped"] }
        let report = try RecordScene.report(edited)
        #expect(report.state == .trusted)
        #expect(report.manifests.count == 3)
        #expect(report.declarations == [])
    }

    @Test(arguments: carriers) func doNotHoldWhereTheContentWasChanged(_ carrier: [UInt8]) async throws {
        let stamped = try await RecordScene.stamped(carrier)
        var file = try await update(stamped, try await RecordScene.declare(stamped))
        let range = try #require(
            try Container.read(MemorySource(file), limits: Limits()).metadata.first { $0.kind == .xmp }?.pieces.first)
        file[range.lowerBound + range.count / 2] ^= 1
        let report = try RecordScene.report(file)
        #expect(report.state == .invalid)
        #expect(report.declarations.map { $0.faults.map(\.code) } == [[.otherFile]])
    }

    @Test func ofAnotherFileAreRefused() async throws {
        let stamped = try await RecordScene.stamped(Carriers.jpeg)
        let other = try await RecordScene.declare(try await RecordScene.stamped(Carriers.jpeg))
        await refused(.recordInvalid) { try await update(stamped, other) }
        let future = try await RecordScene.declare(stamped, at: Moment(seconds: testMoment.seconds + 1))
        await refused(.recordInvalid) { try await update(stamped, future) }
        let bare = try await RecordScene.declare(Carriers.jpeg)
        await refused(.parentInvalid) { try await update(Carriers.jpeg, bare) }
    }

    /// Somebody who signs updates puts the declaration of one file into another.
    @Test(arguments: carriers) func movedIntoAnotherFileDoNotHold(_ carrier: [UInt8]) async throws {
        let stamped = try await RecordScene.stamped(carrier)
        for other in [try await RecordScene.stamped(carrier), carrier] {
            var change = Update(moment: testMoment)
            change.declaration = try await RecordScene.declare(other)
            let signer = RecordScene.platform
            let draft = try UpdateDraft(
                MemorySource(stamped), change, ("Tests", "1"),
                try COSESign1Builder(algorithm: signer.algorithm, chain: signer.certificateChain), RecordScene.plain)
            let (rewrite, store) = try draft.rewrite(
                MemorySource(stamped), with: try await draft.plan.manifest(signer: signer), limits: Limits())
            let sink = MemorySink()
            _ = try rewrite.write(from: MemorySource(stamped), to: sink, hashing: DigestPlan(), .sha256) { _ in }
            try rewrite.fill(store, in: sink)
            let report = try RecordScene.report(sink.bytes)
            #expect(report.state == .trusted)
            #expect(report.declarations.map { $0.faults.map(\.code) } == [[.otherManifest]])
            #expect(report.synthesis.verdict == .signed)
        }
    }

    @Test func aRecordThatHoldsMakesTheVerdictDeclared() async throws {
        func verdict(_ record: DeclarationRecord?) throws -> SynthesisFinding.Verdict {
            try RecordScene.report(Carriers.png, RecordScene.trusting, record).synthesis.verdict
        }
        #expect(try verdict(nil) == SynthesisFinding.Verdict.none)
        #expect(try verdict(try await RecordScene.declare(Carriers.png, .yes)) == .declared)
        #expect(try verdict(try await RecordScene.declare(Carriers.png, .no)) == SynthesisFinding.Verdict.none)
        #expect(
            try verdict(try await RecordScene.declare(Carriers.png, Declaration.Answer.none))
                == SynthesisFinding.Verdict.none)
        #expect(try verdict(try await RecordScene.declare(Carriers.jpeg, .yes)) == SynthesisFinding.Verdict.none)

        // In a file that no signature calls synthetic, the record inside does the same.
        let captured = try await RecordScene.stamped(Carriers.png) {
            $0.sourceType = DigitalSourceType("digitalCapture")
            $0.system = nil
        }
        let declared = try RecordScene.report(try await update(captured, try await RecordScene.declare(captured)))
        #expect(declared.synthesis.verdict == .declared)
        let evidence = try #require(declared.synthesis.evidence.first { $0.technique == .declaration })
        #expect(!evidence.isForgeable)
        #expect(evidence.trust == .trusted)
    }

    /// The cross-check stands in the report as soon as a record holds, and in no other.
    @Test func whatWasDeclaredIsHeldAgainstWhatWasFound() async throws {
        let signed = try await RecordScene.stamped(Carriers.png)
        for (bytes, answer, outcome) in [
            (signed, Declaration.Answer.yes, DeclarationCheck.Outcome.confirmedBySignature),
            (signed, .no, .contradicted),
            (signed, .none, .foundUndeclared), (Carriers.png, .yes, .declaredOnly), (Carriers.png, .no, .nothingFound),
        ] {
            let record = try await RecordScene.declare(bytes, answer)
            #expect(try RecordScene.report(bytes, RecordScene.plain, record).declarationCheck?.outcome == outcome)
            #expect(try RecordScene.report(bytes + [0], RecordScene.plain, record).declarationCheck == nil)
        }
        #expect(try RecordScene.report(signed).declarationCheck == nil)
    }

    private func refused(_ code: StampError.Refusal.Code, _ body: () async throws -> [UInt8]) async {
        await #expect { _ = try await body() } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == code
        }
    }
}
