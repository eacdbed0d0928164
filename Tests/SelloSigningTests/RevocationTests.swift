import SelloBytes
import SelloSigning
import SigningForge
import Testing

/// Answers about revocation beside the sound one that they differ from in one thing.
@Suite struct RevocationTests {
    private let root: TestIdentity
    private let issuer: TestIdentity
    private let leaf: TestIdentity
    private let responder: TestIdentity

    init() throws {
        root = try TestIdentity.authority("Root")
        issuer = try TestIdentity.authority("Issuer", by: root)
        leaf = try TestIdentity.make("Leaf", by: issuer)
        responder = try TestIdentity.make("Responder", by: issuer, RevocationForger.extensions)
    }

    private static func later(_ seconds: Int64) -> Moment { Moment(seconds: testMoment.seconds + seconds) }

    private func verdict(
        by responder: TestIdentity? = nil, attested: Moment? = testMoment, at moment: Moment = later(3600),
        _ change: (inout RevocationForger) throws -> Void = { _ in }
    ) throws -> String {
        var forger = RevocationForger(
            responder ?? self.responder, about: leaf.certificate, by: issuer.certificate)
        try change(&forger)
        return judge([try forger.response()], attested: attested, at: moment)
    }

    private func judge(
        _ responses: [[UInt8]], attested: Moment? = testMoment, at moment: Moment = later(3600),
        chain: [Certificate]? = nil, anchors: TrustAnchors = .none
    ) -> String {
        let judge = RevocationJudge(
            responses: responses.compactMap { RevocationResponse(der: $0) },
            chain: chain ?? [leaf.certificate, issuer.certificate], anchors: anchors,
            attestedTime: attested, moment: moment)
        return switch judge.judge(leaf.certificate) {
        case .notRevoked: "notRevoked"
        case .revoked: "revoked"
        case .unknown: "unknown"
        case .undecided: "undecided"
        }
    }

    @Test func `a good answer of a delegated responder or of the issuer counts`() throws {
        #expect(try verdict() == "notRevoked")
        #expect(try verdict(by: issuer) == "notRevoked")
    }

    @Test func `the issuer may be an anchor that stands nowhere else`() throws {
        let response = try RevocationForger(issuer, about: leaf.certificate, by: issuer.certificate).response()
        #expect(judge([response], chain: [leaf.certificate]) == "undecided")
        let anchors = try TrustAnchors(certificates: [issuer.certificate])
        #expect(judge([response], chain: [leaf.certificate], anchors: anchors) == "notRevoked")
    }

    @Test func `a good answer counts only with a trusted time-stamp`() throws {
        #expect(try verdict(attested: nil) == "undecided")
    }

    @Test func `a good answer counts for signatures before its end`() throws {
        // Signed before the answer, within its time, after it.
        #expect(try verdict(attested: Self.later(-86400)) == "notRevoked")
        #expect(try verdict(attested: Self.later(86400), at: Self.later(200_000)) == "notRevoked")
        #expect(try verdict(attested: Self.later(86401), at: Self.later(200_000)) == "undecided")
    }

    @Test func `an answer without an end counts for a day after it was made`() throws {
        func verdict(_ attested: Int64) throws -> String {
            try self.verdict(attested: Self.later(attested), at: Self.later(200_000)) {
                $0.nextUpdate = nil
                $0.producedAt = Self.later(100)
            }
        }
        #expect(try verdict(86500) == "notRevoked")
        #expect(try verdict(86501) == "undecided")
    }

    @Test func `an answer of the future does not count`() throws {
        #expect(try verdict(at: Self.later(-1)) == "undecided")
    }

    @Test func `revoked counts whatever else`() throws {
        let status = RevocationForger.Status.revoked(at: testMoment, reason: 1)
        #expect(try verdict { $0.status = status } == "revoked")
        #expect(try verdict { $0.status = .revoked(at: testMoment, reason: nil) } == "revoked")
        #expect(try verdict(attested: nil) { $0.status = status } == "revoked")
        #expect(try verdict(attested: Self.later(90_000), at: Self.later(200_000)) { $0.status = status } == "revoked")
    }

    @Test func `taken off the list again is as good as never revoked`() throws {
        #expect(try verdict { $0.status = .revoked(at: testMoment, reason: 8) } == "notRevoked")
    }

    @Test func `unknown is said where nothing better is`() throws {
        #expect(try verdict { $0.status = .unknown } == "unknown")
        var unknown = RevocationForger(responder, about: leaf.certificate, by: issuer.certificate)
        let good = try unknown.response()
        unknown.status = .unknown
        #expect(judge([try unknown.response(), good]) == "notRevoked")
    }

    @Test func `that it was revoked decides wherever it stands`() throws {
        var forger = RevocationForger(responder, about: leaf.certificate, by: issuer.certificate)
        let good = try forger.response()
        forger.status = .revoked(at: testMoment, reason: 1)
        let revoked = try forger.response()
        #expect(judge([[0x30], good]) == "notRevoked")
        // An old good answer is anyone's to put before it.
        #expect(judge([[0x30], good, revoked]) == "revoked")
        #expect(judge([revoked, good]) == "revoked")
    }

    @Test func `an answer about another certificate does not count`() throws {
        let other = try TestIdentity.make("Other", by: issuer)
        #expect(try verdict { $0.subject = other.certificate } == "undecided")
        // The same number of another issuer's.
        #expect(try verdict { $0.issuer = root.certificate } == "undecided")
    }

    @Test func `a responder that was not authorised does not count, whatever it says`() throws {
        var wrong = [
            try TestIdentity.make("Self", RevocationForger.extensions),
            try TestIdentity.make("Sibling", by: root, RevocationForger.extensions),
            try TestIdentity.make("Signer", by: issuer),
            try TestIdentity.make("Old", by: issuer, RevocationForger.extensions, days: -10...(-1)),
        ]
        var extensions = RevocationForger.extensions
        extensions[2].value = "OCSPSigning,emailProtection"
        wrong.append(try TestIdentity.make("Both", by: issuer, extensions))
        for responder in wrong {
            #expect(try verdict(by: responder) == "undecided")
            #expect(
                try verdict(by: responder) { $0.status = .revoked(at: testMoment, reason: 1) } == "undecided")
        }
    }

    @Test func `an altered answer does not count`() throws {
        #expect(try verdict { $0.isAltered = true } == "undecided")
        #expect(try verdict { $0.carriesCertificate = false } == "undecided")
        #expect(try verdict { $0.outcome = 3 } == "undecided")
    }

    @Test func `cut at any byte, or with one too many, it does not count`() throws {
        let response = try RevocationForger(responder, about: leaf.certificate, by: issuer.certificate).response()
        for count in 0..<response.count { #expect(judge([Array(response.prefix(count))]) == "undecided", "\(count)") }
        #expect(judge([response + [0]]) == "undecided")
    }

    @Test func `no changed byte turns revoked into good`() throws {
        var forger = RevocationForger(responder, about: leaf.certificate, by: issuer.certificate)
        forger.status = .revoked(at: testMoment, reason: 1)
        let response = try forger.response()
        for place in response.indices {
            var changed = response
            changed[place] ^= 0x01
            #expect(judge([changed]) != "notRevoked", "\(place)")
        }
    }
}
