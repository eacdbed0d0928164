import SelloBytes
import SelloSigning
import SigningForge
import Testing

/// Time-stamps beside the sound one that they differ from in one thing.
@Suite struct TimeStampTests {
    private let root: TestIdentity
    private let forger: TimeStampForger
    private static let message = Array("what was signed".utf8)

    init() throws {
        root = try TestIdentity.authority("Time root", days: -100...100)
        let authority = try TestIdentity.make("Time", by: root, TimeStampForger.extensions)
        forger = TimeStampForger(authority, others: [root], message: Self.message)
    }

    private func verdict(
        anchors: [TestIdentity]? = nil, message: [UInt8] = message,
        _ change: (inout TimeStampForger) throws -> Void = { _ in }
    ) throws -> TimeStampVerdict {
        var forger = forger
        try change(&forger)
        let anchors = try TrustAnchors(
            certificates: (anchors ?? [root]).map(\.certificate), purpose: .timeStamping)
        return TimeStampValidator.validate(
            try forger.token(), of: [(message, "it")], anchors: anchors, certificates: CertificateCache())
    }

    private func kinds(_ verdict: TimeStampVerdict) -> [String] {
        verdict.findings.map { finding in
            switch finding {
            case .validated: "validated"
            case .trusted: "trusted"
            case .malformed: "malformed"
            case .mismatch: "mismatch"
            case .untrusted: "untrusted"
            case .outsideValidity: "outsideValidity"
            case .credentialInvalid: "credentialInvalid"
            }
        }
    }

    @Test func `a sound one is validated and trusted and names its time`() throws {
        let found = try verdict()
        #expect(kinds(found) == ["validated", "trusted"])
        #expect(found.attestedTime == testMoment)
        #expect(found.authority == forger.authority.certificate)
    }

    @Test func `the order of its certificates is of no account`() throws {
        #expect(kinds(try verdict { $0.certificates.reverse() }) == ["validated", "trusted"])
    }

    @Test func `without an anchor it is validated and not trusted`() throws {
        for anchors in [[], [try TestIdentity.authority("Time root")]] {
            let found = try verdict(anchors: anchors)
            #expect(kinds(found) == ["validated", "untrusted"])
            #expect(found.time == testMoment)
            #expect(found.attestedTime == nil)
        }
    }

    @Test func `anchors for claims are none for time-stamps`() throws {
        let anchors = try TrustAnchors(certificates: [root.certificate], purpose: .claimSigning)
        let found = TimeStampValidator.validate(
            try forger.token(), of: [(Self.message, "it")], anchors: anchors, certificates: CertificateCache())
        #expect(kinds(found) == ["validated", "untrusted"])
    }

    @Test func `about something else it is a mismatch`() throws {
        #expect(kinds(try verdict(message: [1])) == ["mismatch"])
        #expect(kinds(try verdict { $0.imprint = [UInt8](repeating: 7, count: 32) }) == ["mismatch"])
        #expect(kinds(try verdict { $0.imprint = [] }) == ["mismatch"])
    }

    @Test func `altered after signing it is a mismatch`() throws {
        #expect(kinds(try verdict { $0.isAltered = true }) == ["mismatch"])
    }

    @Test func `a digest that is not allowed proves nothing`() throws {
        #expect(kinds(try verdict { $0.imprintAlgorithm = TimeStampForger.sha1 }) == ["untrusted"])
        #expect(kinds(try verdict { $0.signatureDigest = TimeStampForger.sha1 }) == ["untrusted"])
    }

    @Test func `without the authority's certificate it is untrusted`() throws {
        #expect(kinds(try verdict { $0.certificates = [] }) == ["untrusted"])
        #expect(kinds(try verdict { $0.certificates = [root.certificate] }) == ["untrusted"])
    }

    @Test func `a certificate named by its digest must be the one it was signed with`() throws {
        #expect(kinds(try verdict { $0.namedCertificate = $0.authority.certificate }) == ["validated", "trusted"])
        #expect(kinds(try verdict { $0.namedCertificate = root.certificate }) == ["untrusted"])
    }

    @Test func `another form is malformed`() throws {
        #expect(kinds(try verdict { $0.hasSignedAttributes = false }) == ["malformed"])
        #expect(kinds(try verdict { $0.signatureCount = 2 }) == ["malformed"])
        #expect(kinds(try verdict { $0.version = 2 }) == ["malformed"])
        #expect(kinds(try verdict { $0.contentType = "1.2.840.113549.1.7.1" }) == ["malformed"])
        #expect(kinds(try verdict { $0.signedContentType = "1.2.840.113549.1.7.1" }) != ["validated", "trusted"])
    }

    @Test(arguments: ["emailProtection", "timeStamping,emailProtection", "OCSPSigning"])
    func `an authority for other purposes has an unfit certificate`(_ usage: String) throws {
        var extensions = TimeStampForger.extensions
        extensions[2].value = usage
        let other = try TestIdentity.make("Other", by: root, extensions)
        let found = try verdict {
            $0.authority = other
            $0.certificates = [other.certificate, root.certificate]
        }
        #expect(kinds(found) == ["credentialInvalid"])
        #expect(found.time == nil)
    }

    @Test(arguments: [
        ("critical,nonRepudiation", true), ("critical,digitalSignature,nonRepudiation", true),
        ("critical,keyAgreement", false),
    ]) func `an authority's key may be one for signatures or for what cannot be denied`(_ usage: String, _ isFit: Bool)
        throws
    {
        var extensions = TimeStampForger.extensions
        extensions[1].value = usage
        let other = try TestIdentity.make("Other", by: root, extensions)
        let found = try verdict {
            $0.authority = other
            $0.certificates = [other.certificate, root.certificate]
        }
        #expect(kinds(found) == (isFit ? ["validated", "trusted"] : ["credentialInvalid"]))
    }

    @Test func `it is judged at the time that it names`() throws {
        let late = testDay(11)
        #expect(kinds(try verdict { $0.time = late }) == ["outsideValidity"])
        // The authority was valid then, its issuer not yet.
        let young = try TestIdentity.authority("Young", by: root, days: 5...10)
        let authority = try TestIdentity.make("Time", by: young, TimeStampForger.extensions, days: -10...10)
        let found = try verdict {
            $0.authority = authority
            $0.certificates = [authority, young, root].map(\.certificate)
        }
        #expect(kinds(found) == ["outsideValidity"])
        #expect(found.time == nil)
    }

    @Test func `the first of several messages that fits is named`() throws {
        let anchors = try TrustAnchors(certificates: [root.certificate], purpose: .timeStamping)
        let found = TimeStampValidator.validate(
            try forger.token(), of: [([1], "the first"), (Self.message, "the second"), ([2], "the third")],
            anchors: anchors, certificates: CertificateCache())
        guard case .validated(let text)? = found.findings.first else {
            Issue.record("it is validated")
            return
        }
        #expect(text.contains("the second"))
    }

    @Test(arguments: [UInt8(0), 1, 2, 5])
    func `a response counts where it was granted`(_ status: UInt8) throws {
        let anchors = try TrustAnchors(certificates: [root.certificate], purpose: .timeStamping)
        var forger = forger
        forger.status = status
        let found = TimeStampValidator.validate(
            response: try forger.response(), of: [(Self.message, "it")], anchors: anchors,
            certificates: CertificateCache())
        #expect(kinds(found) == (status < 2 ? ["validated", "trusted"] : ["malformed"]))
    }

    @Test func `a token is no response and a response no token`() throws {
        let anchors = TrustAnchors.noTimeStamps
        let cache = CertificateCache()
        let token = TimeStampValidator.validate(
            response: try forger.token(), of: [(Self.message, "it")], anchors: anchors, certificates: cache)
        let response = TimeStampValidator.validate(
            try forger.response(), of: [(Self.message, "it")], anchors: anchors, certificates: cache)
        #expect(kinds(token) == ["malformed"])
        #expect(kinds(response) == ["malformed"])
    }

    @Test func `cut at any byte, or with one too many, it is malformed`() throws {
        let token = try forger.token()
        let response = try forger.response()
        let cache = CertificateCache()
        func kinds(_ bytes: [UInt8]) -> [String] {
            self.kinds(
                TimeStampValidator.validate(
                    bytes, of: [(Self.message, "it")], anchors: .noTimeStamps, certificates: cache))
        }
        for count in 0..<token.count { #expect(kinds(Array(token.prefix(count))) == ["malformed"], "\(count)") }
        #expect(kinds(token + [0]) == ["malformed"])
        for count in 0..<response.count {
            let found = TimeStampValidator.validate(
                response: Array(response.prefix(count)), of: [(Self.message, "it")], anchors: .noTimeStamps,
                certificates: cache)
            #expect(self.kinds(found) == ["malformed"], "\(count)")
        }
    }

    @Test func `no changed byte makes another time or another message true`() throws {
        let token = try forger.token()
        let cache = CertificateCache()
        for place in token.indices {
            var changed = token
            changed[place] ^= 0x01
            let found = TimeStampValidator.validate(
                changed, of: [(Self.message, "it")], anchors: .noTimeStamps, certificates: cache)
            #expect(found.time == nil || found.time == testMoment, "\(place)")
        }
    }
}
