import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct LocalSignerTests {
    private let root: TestIdentity
    private let issuer: TestIdentity
    private let leaf: TestIdentity

    init() throws {
        root = try TestIdentity.authority("Root")
        issuer = try TestIdentity.authority("Issuer", by: root)
        leaf = try TestIdentity.make("Leaf", by: issuer)
    }

    private func pem(_ chain: [TestIdentity]) -> [UInt8] { chain.flatMap { Array($0.certificate.pem.utf8) } }

    private func signer(_ chain: [TestIdentity], _ algorithm: SigningAlgorithm? = nil) throws -> LocalSigner {
        try LocalSigner(certificates: pem(chain), key: try chain[0].key.pem(), algorithm: algorithm, at: testMoment)
    }

    private func error(_ body: () throws -> Void) -> SigningError? {
        do { try body() } catch { return error as? SigningError }
        return nil
    }

    @Test func aRootAtTheEndIsLeftOut() throws {
        let expected = [leaf, issuer].map(\.certificate.der)
        #expect(try signer([leaf, issuer]).certificateChain == expected)
        #expect(try signer([leaf, issuer, root]).certificateChain == expected)
        let alone = try TestIdentity.make("Self-made")
        #expect(try signer([alone]).certificateChain == [alone.certificate.der])
    }

    @Test(
        arguments: [
            (.ecdsa(.p256), .es256, []), (.ecdsa(.p384), .es384, []), (.ecdsa(.p521), .es512, []),
            (.ed25519, .ed25519, []),
            (.rsa(bits: 2048), .ps256, [.ps384, .ps512]), (.rsaPSS(bits: 2048), .ps256, [.ps384, .ps512]),
        ] as [(PrivateKey.Parameters, SigningAlgorithm, [SigningAlgorithm])])
    func theKeyTellsTheAlgorithm(
        _ key: PrivateKey.Parameters, _ usual: SigningAlgorithm, _ others: [SigningAlgorithm]
    ) throws {
        let one = try TestIdentity.make("One", by: issuer, key: key)
        #expect(try signer([one, issuer]).algorithm == usual)
        for algorithm in SigningAlgorithm.allCases {
            let fits = algorithm == usual || others.contains(algorithm)
            #expect(error { _ = try signer([one, issuer], algorithm) }?.code == (fits ? nil : .unsupportedAlgorithm))
        }
    }

    @Test func theChainMustBeInOrder() throws {
        for chain in [[leaf, root], [leaf, leaf], [leaf, root, issuer]] {
            let error = error { _ = try LocalSigner(certificates: pem(chain), key: try leaf.key.pem(), at: testMoment) }
            // A lone root after the leaf is a root left out.
            if chain.count == 2, chain[1].certificate == root.certificate {
                #expect(error == nil)
            } else {
                #expect(error?.code == .unfitCertificate)
                #expect(error?.reason.contains("did not issue") == true)
            }
        }
        let reversed = error {
            _ = try LocalSigner(certificates: pem([issuer, leaf]), key: try leaf.key.pem(), at: testMoment)
        }
        #expect(reversed?.code == .unfitCertificate)
        let impostor = try TestIdentity.authority("Issuer", by: root)
        #expect(error { _ = try signer([leaf, impostor]) }?.reason.contains("did not issue") == true)
    }

    @Test func theKeyMustBelongToTheLeaf() throws {
        for key in [issuer.key, try PrivateKey.generate(.ecdsa(.p384)), try PrivateKey.generate(.rsa(bits: 2048))] {
            #expect(
                error { _ = try LocalSigner(certificates: pem([leaf, issuer]), key: try key.pem(), at: testMoment) }?
                    .code
                    == .keyMismatch)
        }
    }

    @Test func certificatesMustBeValidNow() throws {
        let late = try TestIdentity.make("Late", by: issuer, days: -5 ... -1)
        let early = try TestIdentity.make("Early", by: issuer, days: 1...5)
        let old = try TestIdentity.authority("Old", by: root, days: -5 ... -1)
        let below = try TestIdentity.make("Below", by: old)
        for chain in [[late, issuer], [early, issuer], [below, old]] {
            let error = error { _ = try signer(chain) }
            #expect(error?.code == .expiredCertificate)
            #expect(error?.reason.contains("valid from") == true)
        }
    }

    @Test func theBrokenRuleIsSaid() throws {
        let noUse = try TestIdentity.make(
            "No use", by: issuer, TestIdentity.leafExtensions.filter { $0.name != "extendedKeyUsage" })
        let error = error { _ = try signer([noUse, issuer]) }
        #expect(error?.code == .unfitCertificate)
        #expect(error?.reason.contains("\(ProfileFault.noExtendedKeyUsage)") == true)
        let server = try TestIdentity.make(
            "Server", by: issuer,
            TestIdentity.leafExtensions.filter { $0.name != "extendedKeyUsage" } + [("extendedKeyUsage", "serverAuth")])
        #expect(self.error { _ = try signer([server, issuer]) }?.reason.contains("not for signing claims") == true)
        #expect(self.error { _ = try signer([issuer]) }?.code == .unfitCertificate)
    }

    @Test func filesThatAreSomethingElseAreSaid() throws {
        let key = try leaf.key.pem()
        #expect(error { _ = try LocalSigner(certificates: key, key: key, at: testMoment) }?.code == .unfitCertificate)
        #expect(error { _ = try LocalSigner(certificates: [], key: key, at: testMoment) }?.code == .unfitCertificate)
        let chain = pem([leaf, issuer])
        #expect(error { _ = try LocalSigner(certificates: chain, key: chain, at: testMoment) }?.code == .invalidKey)
        let locked = try leaf.key.pem(password: Array("secret".utf8))
        #expect(error { _ = try LocalSigner(certificates: chain, key: locked, at: testMoment) }?.code == .wrongPassword)
        _ = try LocalSigner(certificates: chain, key: locked, password: Array("secret".utf8), at: testMoment)
    }

    @Test func manyTasksMaySignAtOnce() async throws {
        let signer = try signer([leaf, issuer])
        let key = try #require(leaf.certificate.publicKey)
        let anchors = try TrustAnchors(certificates: [root.certificate])
        await withTaskGroup(of: Bool.self) { group in
            for number in UInt8(0)..<64 {
                group.addTask {
                    guard let signature = try? await signer.sign([number]),
                        case .trusted = ChainValidator.validate(
                            chain: signer.certificates, anchors: anchors, at: testMoment)
                    else { return false }
                    return key.verify(signature, of: [number], algorithm: .es256).isValid
                }
            }
            for await isValid in group { #expect(isValid) }
        }
    }
}
