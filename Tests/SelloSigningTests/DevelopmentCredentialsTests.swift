import SelloBytes
import SelloSigning
import Testing

@Suite struct DevelopmentCredentialsTests {
    private let now = Moment(seconds: 1_795_290_300)

    @Test(arguments: SigningAlgorithm.allCases)
    func signClaimsThatTheirRootMakesTrusted(_ algorithm: SigningAlgorithm) async throws {
        let made = try DevelopmentCredentials.create(algorithm: algorithm, organization: "Ünïted Works", at: now)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, algorithm: algorithm, at: now)
        #expect(signer.algorithm == algorithm)
        #expect(signer.certificates.count == 2)
        let anchors = try TrustAnchors(pem: [made.root])
        let root = try Certificate.all(pem: made.root)
        #expect(
            ChainValidator.validate(chain: signer.certificates, anchors: anchors, at: now)
                == .trusted(path: signer.certificates + root))
        #expect(CertificateProfile.faults(ofChain: signer.certificates).isEmpty)
        #expect(CertificateProfile.faults(of: root[0], as: .authority).isEmpty)
        let signature = try await signer.sign([1, 2, 3])
        #expect(signature.count == signer.maximumSignatureSize)
        let key = try #require(signer.certificates[0].publicKey)
        #expect(key.verify(signature, of: [1, 2, 3], algorithm: algorithm) == .valid)
        #expect(key.verify(signature, of: [1, 2], algorithm: algorithm) == .mismatch)
    }

    @Test func sayWhatTheyAreFor() throws {
        let made = try DevelopmentCredentials.create(algorithm: .es256, organization: "Works", at: now)
        for one in try Certificate.all(pem: made.chain + made.root) {
            #expect(one.subject["OU"] == "FOR DEVELOPMENT ONLY")
            #expect(one.subject.organization == "Works")
            #expect(one.subject["C"] == "XX")
            #expect(one.subject.commonName?.contains("for development") == true)
        }
    }

    @Test func twoSetsDoNotTrustEachOther() throws {
        let one = try DevelopmentCredentials.create(algorithm: .es256, at: now)
        let other = try DevelopmentCredentials.create(algorithm: .es256, at: now)
        let chain = try Certificate.all(pem: one.chain)
        #expect(
            ChainValidator.validate(chain: chain, anchors: try TrustAnchors(pem: [other.root]), at: now)
                == .untrusted(.noPath))
        #expect(failure { _ = try LocalSigner(certificates: one.chain, key: other.key, at: now) } == .keyMismatch)
    }

    @Test(arguments: ["", String(repeating: "x", count: 65)])
    func refuseAnOrganizationThatNoCertificateNames(_ organization: String) {
        let code = failure {
            _ = try DevelopmentCredentials.create(algorithm: .es256, organization: organization, at: now)
        }
        #expect(code == .unfitCertificate)
    }

    @Test func lastAYearAndTheRootTen() throws {
        let made = try DevelopmentCredentials.create(algorithm: .ed25519, at: now)
        let anchors = try TrustAnchors(pem: [made.root])
        let chain = try Certificate.all(pem: made.chain)
        let day: Int64 = 86400
        func verdict(_ seconds: Int64) -> ChainVerdict {
            ChainValidator.validate(chain: chain, anchors: anchors, at: Moment(seconds: now.seconds + seconds))
        }
        for inside in [0, -3600, 365 * day - 3600] {
            guard case .trusted = verdict(inside) else {
                Issue.record("not trusted \(inside) seconds on")
                continue
            }
        }
        guard case .outsideValidity(_, let early) = verdict(-3601),
            case .outsideValidity(_, let late) = verdict(365 * day),
            case .outsideValidity(_, let end) = verdict(3650 * day)
        else {
            Issue.record("trusted outside the validity")
            return
        }
        #expect(early == [0, 1, 2])
        #expect(late == [0])
        #expect(end == [0, 1, 2])
    }
}

/// The code of the signing error that a body throws.
func failure(_ body: () throws -> Void) -> SigningError.Code? {
    do { try body() } catch { return (error as? SigningError)?.code }
    return nil
}
