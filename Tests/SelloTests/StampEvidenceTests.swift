import SelloBytes
import SelloSigning
import SigningForge
import Testing

@testable import Sello

/// Stamping with a time-stamp and with answers about revocation beside the signature.
@Suite struct StampEvidenceTests {
    private let root: TestIdentity
    private let issuer: TestIdentity
    private let signer: TestIdentity
    private let timeRoot: TestIdentity
    private let authority: ForgedAuthority
    private let dishonest: ForgedAuthority
    private let local: LocalSigner
    private static let late = testDay(60)

    init() throws {
        root = try TestIdentity.authority("Root", days: -100...100)
        issuer = try TestIdentity.authority("Issuer", by: root, days: -100...100)
        signer = try TestIdentity.make("Signer", by: issuer)
        timeRoot = try TestIdentity.authority("Time root", days: -100...100)
        let stamper = try TestIdentity.make("Time", by: timeRoot, TimeStampForger.extensions)
        let forger = TimeStampForger(stamper, others: [timeRoot], message: [])
        authority = ForgedAuthority(forger)
        dishonest = ForgedAuthority(forger, isHonest: false)
        local = try LocalSigner(
            certificates: Array((signer.certificate.pem + issuer.certificate.pem).utf8), key: signer.key.pem(),
            at: testMoment)
    }

    private func stamped(
        _ bytes: [UInt8], by authority: ForgedAuthority?, answers: [[UInt8]] = []
    ) async throws -> [UInt8] {
        var stamp = Stamp(system: .init(name: "Imager"), provider: "P", moment: testMoment)
        stamp.revocationAnswers = answers
        let sink = MemorySink()
        _ = try await Stamper(signer: local, timestampAuthority: authority).stamp(
            MemorySource(bytes), with: stamp, to: sink)
        return sink.bytes
    }

    private func report(_ bytes: [UInt8]) throws -> VerificationReport {
        let options = ValidationOptions(
            anchors: try TrustAnchors(certificates: [root.certificate]),
            timeStampAnchors: try TrustAnchors(certificates: [timeRoot.certificate], purpose: .timeStamping),
            moment: Self.late)
        return try Verifier(options: options).verify(MemorySource(bytes))
    }

    private func answer(_ change: (inout RevocationForger) -> Void = { _ in }) throws -> [UInt8] {
        var forger = RevocationForger(issuer, about: signer.certificate, by: issuer.certificate)
        change(&forger)
        return try forger.response()
    }

    @Test(arguments: Carriers.all.map(\.bytes))
    func `a file with a time-stamp is trusted after its signer has expired`(_ bytes: [UInt8]) async throws {
        let found = try report(try await stamped(bytes, by: authority))
        #expect(found.state == .trusted)
        #expect(found.timeEvidence == .attested)
        #expect(found.timeStamp == testMoment)
        #expect(found.revocation == .skipped)
        let without = try report(try await stamped(bytes, by: nil))
        #expect(without.state == .invalid)
        #expect(without.timeEvidence == .claimed)
        #expect(without.timeStamp == nil)
    }

    /// Whether the authority is trusted or not: that stands among the findings.
    @Test func `crJSON says who stamped the time, and when`() async throws {
        let bytes = try #require(Carriers.all.first?.bytes)
        func signature(_ bytes: [UInt8], _ options: ValidationOptions) throws -> JSON? {
            let text = try Verifier(options: options).verify(MemorySource(bytes)).crJSONText()
            return try JSON(parsing: text)["manifests"]?.items.first?["signature"]
        }
        let stamped = try await stamped(bytes, by: authority)
        for anchors in [[timeRoot.certificate], []] {
            let found = try signature(
                stamped,
                ValidationOptions(
                    timeStampAnchors: try TrustAnchors(certificates: anchors, purpose: .timeStamping),
                    moment: testMoment))
            let information = try #require(found?["timeStampInfo"])
            #expect(information["timestamp"] == .text(testMoment.description))
            let certificate = try #require(information["certificateInfo"])
            #expect(certificate["subject"]?["CN"] == .text("Time"))
            #expect(certificate["issuer"]?["CN"] == .text("Time root"))
            for part in ["serialNumber", "validity"] { #expect(certificate[part] != nil) }
            #expect(found?["certificateInfo"]?["subject"]?["CN"] == .text("Signer"))
        }
        let without = try signature(try await self.stamped(bytes, by: nil), ValidationOptions(moment: testMoment))
        #expect(without?["algorithm"] != nil && without?["timeStampInfo"] == nil)
    }

    @Test func `an answer about revocation stays beside the signature`() async throws {
        let bytes = try #require(Carriers.all.first?.bytes)
        let found = try report(try await stamped(bytes, by: authority, answers: [try answer()]))
        #expect(found.state == .trusted)
        #expect(found.revocation == .checked)
        #expect(found.results.succeeded(.ocspNotRevoked))
    }

    @Test func `an answer that is of no use is refused before anything is written`() async throws {
        let bytes = try #require(Carriers.all.first?.bytes)
        func code(_ answer: [UInt8], _ authority: ForgedAuthority?) async -> SigningError.Code? {
            do { _ = try await stamped(bytes, by: authority, answers: [answer]) } catch {
                if case .signing(let error) = error as? StampError { return error.code }
            }
            return nil
        }
        #expect(await code(try answer(), authority) == nil)
        #expect(await code(try answer(), nil) == .unfitRevocationAnswer)
        #expect(await code([1, 2], authority) == .unfitRevocationAnswer)
        #expect(await code(try answer { $0.isAltered = true }, authority) == .unfitRevocationAnswer)
        #expect(
            await code(try answer { $0.status = .revoked(at: testMoment, reason: 1) }, authority)
                == .unfitRevocationAnswer)
        let old = try answer {
            $0.thisUpdate = Moment(seconds: testMoment.seconds - 100)
            $0.nextUpdate = Moment(seconds: testMoment.seconds - 50)
        }
        #expect(await code(old, authority) == .unfitRevocationAnswer)
    }

    @Test func `an authority that answers something else stops the stamping`() async throws {
        let bytes = try #require(Carriers.all.first?.bytes)
        await #expect(throws: StampError.self) { try await stamped(bytes, by: dishonest) }
    }
}
