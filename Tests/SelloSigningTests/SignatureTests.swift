import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct SignatureTests {
    private static let message = Array("What was signed".utf8)

    @Test(arguments: [EllipticCurve.p256, .p384, .p521], [SigningAlgorithm.es256, .es384, .es512])
    func curveAndDigestAreIndependentWhenReading(_ curve: EllipticCurve, _ algorithm: SigningAlgorithm) throws {
        let signer = try TestIdentity.make("Signer", key: .ecdsa(curve))
        let key = try #require(signer.certificate.publicKey)
        let signature = try signer.key.sign(Self.message, algorithm: algorithm, kind: key.kind)
        #expect(signature.count == 2 * curve.coordinateByteCount)
        #expect(key.verify(signature, of: Self.message, algorithm: algorithm) == .valid)
        for other in [SigningAlgorithm.es256, .es384, .es512] where other != algorithm {
            #expect(key.verify(signature, of: Self.message, algorithm: other) == .mismatch)
        }
    }

    @Test(arguments: [EllipticCurve.p256, .p384, .p521]) func refusesWhatIsNoECDSASignature(_ curve: EllipticCurve)
        throws
    {
        let signer = try TestIdentity.make("Signer", key: .ecdsa(curve))
        let key = try #require(signer.certificate.publicKey)
        let good = try signer.key.sign(Self.message, algorithm: .es256, kind: key.kind)
        let width = curve.coordinateByteCount
        let (first, second) = (Array(good[..<width]), Array(good[width...]))
        let zero = [UInt8](repeating: 0, count: width)
        let ones = [UInt8](repeating: 0xFF, count: width)
        func verdict(_ signature: [UInt8]) -> SignatureVerdict {
            key.verify(signature, of: Self.message, algorithm: .es256)
        }
        for wrong in [
            zero + second, first + zero, zero + zero, ones + second, first + ones, ones + ones, second + first,
            first + first,
        ] {
            #expect(verdict(wrong) == .mismatch)
        }
        for bit in 0..<good.count * 8 {
            var changed = good
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(verdict(changed) == .mismatch)
        }
        // r and s in their integers, without fixed width; DER; other lengths.
        let der = DERNode.sequence([DERNode(2, [0] + first), DERNode(2, [0] + second)]).der
        for wrong in [
            [], [0], der, Array(good.dropLast()), good + [0], Array(good[..<width]), [0] + first + [0] + second,
            good + good,
        ] {
            guard case .malformed = verdict(wrong) else {
                Issue.record("\(wrong.count) bytes are no signature")
                return
            }
        }
    }

    @Test func refusesThePointAtInfinity() throws {
        // r = 1 and s = 1 pass where a checker forgets the point at infinity, or takes hashes modulo something else.
        let signer = try TestIdentity.make("Signer")
        let one = [UInt8](repeating: 0, count: 31) + [1]
        #expect(signer.certificate.publicKey?.verify(one + one, of: Self.message, algorithm: .es256) == .mismatch)
        // r or s moved by the order of P-256 is the same residue and no signature; r + n only fits for small r, so n itself.
        let order = bytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
        #expect(signer.certificate.publicKey?.verify(order + one, of: Self.message, algorithm: .es256) == .mismatch)
        #expect(signer.certificate.publicKey?.verify(one + order, of: Self.message, algorithm: .es256) == .mismatch)
    }

    @Test func signsAndChecksPSS() throws {
        let signer = try TestIdentity.make("Signer", key: .rsa(bits: 2048))
        let key = try #require(signer.certificate.publicKey)
        for algorithm in [SigningAlgorithm.ps256, .ps384, .ps512] {
            let signature = try signer.key.sign(Self.message, algorithm: algorithm, kind: key.kind)
            #expect(key.verify(signature, of: Self.message, algorithm: algorithm) == .valid)
            for other in [SigningAlgorithm.ps256, .ps384, .ps512] where other != algorithm {
                #expect(key.verify(signature, of: Self.message, algorithm: other) == .mismatch)
            }
            for place in stride(from: 0, to: signature.count, by: 7) {
                var changed = signature
                changed[place] ^= 1
                #expect(key.verify(changed, of: Self.message, algorithm: algorithm) == .mismatch)
            }
            for wrong in [[], Array(signature.dropLast()), signature + [0], [0] + signature] {
                #expect(
                    key.verify(wrong, of: Self.message, algorithm: algorithm)
                        == .malformed(
                            "a signature by a key of the kind RSA 2048 has 256 bytes, this one has \(wrong.count)"))
            }
        }
    }

    @Test(arguments: [
        RSAVectors.saltOf20, RSAVectors.saltOf0, RSAVectors.saltOf222, RSAVectors.maskBySHA1, RSAVectors.pkcs1,
    ])
    func enforcesSaltAndMask(_ hex: String) throws {
        let key = try #require(try Certificate(der: RSAVectors.certificate()).publicKey)
        #expect(key.verify(bytes(RSAVectors.right), of: RSAVectors.message, algorithm: .ps256) == .valid)
        #expect(key.verify(bytes(hex), of: RSAVectors.message, algorithm: .ps256) == .mismatch)
    }

    @Test func aKeyMakesOnlyItsOwnKindOfSignature() throws {
        let kinds: [(PrivateKey.Parameters, Set<SigningAlgorithm>)] = [
            (.ecdsa(.p256), [.es256, .es384, .es512]), (.ed25519, [.ed25519]),
            (.rsa(bits: 2048), [.ps256, .ps384, .ps512]), (.rsaPSS(bits: 2048), [.ps256, .ps384, .ps512]),
        ]
        for (parameters, allowed) in kinds {
            let signer = try TestIdentity.make("Signer", key: parameters)
            let key = try #require(signer.certificate.publicKey)
            for algorithm in SigningAlgorithm.allCases {
                let code = failure {
                    let signature = try signer.key.sign(Self.message, algorithm: algorithm, kind: key.kind)
                    #expect(key.verify(signature, of: Self.message, algorithm: algorithm) == .valid)
                }
                #expect(code == (allowed.contains(algorithm) ? nil : .unsupportedAlgorithm))
                if !allowed.contains(algorithm) {
                    let verdict = key.verify([UInt8](repeating: 1, count: 64), of: [], algorithm: algorithm)
                    guard case .unfitKey = verdict else {
                        Issue.record("\(parameters) took \(algorithm)")
                        return
                    }
                }
            }
        }
    }

    @Test func ed25519SignaturesOfAnotherLengthAreMalformed() throws {
        let signer = try TestIdentity.make("Signer", key: .ed25519)
        let key = try #require(signer.certificate.publicKey)
        let good = try signer.key.sign(Self.message, algorithm: .ed25519, kind: .ed25519)
        for count in [0, 1, 32, 63] {
            guard case .malformed = key.verify(Array(good[..<count]), of: Self.message, algorithm: .ed25519) else {
                Issue.record("\(count) bytes are no signature")
                return
            }
        }
        for bit in 0..<512 {
            var changed = good
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(key.verify(changed, of: Self.message, algorithm: .ed25519) == .mismatch)
        }
    }
}
