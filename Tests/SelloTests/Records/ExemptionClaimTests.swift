import SelloBytes
import SelloCBOR
import SigningForge
import Testing

@testable import Sello

@Suite struct ExemptionClaimTests {
    static let whole: ExemptionClaim? = {
        guard let by = try? OpaqueReference("desk:4"), let document = try? OpaqueReference("document:edit-log-17")
        else {
            return nil
        }
        return ExemptionClaim(
            .editing, actions: ["c2pa.color_adjustments"], claimedBy: by,
            evidence: [
                .document(document), .document(document, sha256: [UInt8](repeating: 0xCD, count: 32)),
                .statement("only the colours were corrected"),
            ])
    }()

    private func whole() throws -> ExemptionClaim { try #require(Self.whole) }

    @Test(arguments: ExemptionClaim.Limb.allCases) func isReadBackAsItWasWritten(_ limb: ExemptionClaim.Limb) throws {
        var claim = try whole()
        claim.limb = limb
        let (read, moment) = try ExemptionClaim.read(
            try CBORDecoder.decode(CBOREncoder.encode(claim.cbor(at: testMoment))))
        #expect(read == claim)
        #expect(moment == testMoment)
    }

    @Test(arguments: Carriers.all.map(\.bytes)) func standsInTheManifestAsAClaim(_ carrier: [UInt8]) async throws {
        let first = try await RecordScene.stamped(carrier)
        let claim = try whole()
        let file = try await RecordScene.stamped(first) {
            $0.actions = ["c2pa.color_adjustments", "c2pa.cropped"]
            $0.exemption = claim
        }
        let report = try RecordScene.report(file)
        #expect(report.state == .trusted)
        let found = try #require(report.exemptions.first)
        #expect(found.claim == claim)
        #expect(found.claimedAt == testMoment)
        #expect(found.manifest == report.activeManifest)
        #expect(found.isSigned)
        #expect(found.signer?.isTrusted == true)
        // It changes nothing else: the label stays, and what is synthetic stays synthetic.
        #expect(report.label?.sourceType == .trainedAlgorithmicMedia)
        #expect(report.synthesis.verdict == .signed)
        // What is made of it later still tells of it, by the manifest that claimed it.
        let later = try RecordScene.report(try await RecordScene.stamped(file))
        #expect(later.exemptions.map(\.manifest) == [report.activeManifest])
        #expect(try RecordScene.report(first).exemptions == [])
    }

    @Test func thatAnybodyClaimedItIsNotProvenWhereTheManifestDoesNotHold() async throws {
        let claim = try whole()
        var file = try await RecordScene.stamped(Carriers.png) {
            $0.actions = ["c2pa.color_adjustments"]
            $0.exemption = claim
        }
        file[file.count - 20] ^= 1
        let report = try RecordScene.report(file)
        #expect(report.state == .invalid)
        #expect(report.exemptions.map(\.isSigned) == [false])
    }

    /// Claims that break a rule, with the field that does.
    private static let wrong: [(field: String, claim: ExemptionClaim)] = {
        func changed(_ change: (inout ExemptionClaim) -> Void) -> ExemptionClaim? {
            guard var claim = whole else { return nil }
            change(&claim)
            return claim
        }
        return [
            ("exemption.actions", changed { $0.actions = [] }),
            ("exemption.actions", changed { $0.actions = ["c2pa.cropped"] }),
            ("exemption.actions", changed { $0.actions += $0.actions }),
            ("exemption.actions", changed { $0.actions = (0..<65).map { "c2pa.\($0)" } }),
            ("exemption.evidence", changed { $0.evidence = [.other(kind: "measured")] }),
            ("exemption.evidence", changed { $0.evidence = [.statement("")] }),
            ("exemption.evidence", changed { $0.evidence = [.statement(String(repeating: "x", count: 4097))] }),
            ("exemption.evidence", changed { $0.evidence = [.document($0.claimedBy, sha256: [1])] }),
            ("exemption.evidence", changed { $0.evidence = Array(repeating: .statement("x"), count: 65) }),
        ].compactMap { field, claim in claim.map { (field, $0) } }
    }()

    @Test(arguments: wrong)
    func whatCannotBeClaimedIsNotSigned(_ field: String, _ wrong: ExemptionClaim) async throws {
        let written = ["c2pa.created", "c2pa.color_adjustments"]
        try whole().check(against: written)
        #expect { try wrong.check(against: written) } throws: { error in
            (error as? RecordError)?.code == .invalidField && (error as? RecordError)?.field == field
        }
        await #expect {
            _ = try await RecordScene.stamped(Carriers.png) {
                $0.actions = ["c2pa.color_adjustments"]
                $0.exemption = wrong
            }
        } throws: { error in
            guard case .refused(let refusal) = error as? StampError else { return false }
            return refusal.code == .recordInvalid
        }
    }

    @Test(
        arguments: [
            ("version", CBORValue.unsigned(2)), ("rulebook", "mars-2050"), ("limb", "d"), ("actions", .array([])),
            ("actions", [7]), ("claimedBy", nil), ("claimedAt", "then"), ("evidence", "yes"), ("evidence", ["x"]),
            ("evidence", .array([.map(["kind": "document"])])), ("evidence", .array([.map(["text": "x"])])),
        ] as [(String, CBORValue?)])
    func aClaimThatIsNotAsItMustBeIsNone(_ path: String, _ value: CBORValue?) throws {
        let map = try whole().cbor(at: testMoment)
        _ = try ExemptionClaim.read(map)
        #expect(throws: RecordError.self) { try ExemptionClaim.read(map.setting(path, value)) }
    }

    @Test func evidenceOfAKindThatIsNotKnownIsKeptByItsKind() throws {
        let map = try whole().cbor(at: testMoment).setting(
            "evidence", .array([.map(["kind": "measured", "difference": .float(0.5)])]))
        #expect(try ExemptionClaim.read(map).claim.evidence == [.other(kind: "measured")])
    }
}
