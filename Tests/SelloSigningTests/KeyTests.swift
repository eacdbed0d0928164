import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct KeyTests {
    // RFC 8032, 7.1: secret key, public key, message, signature.
    static let ed25519: [[String]] = [
        [
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ],
        [
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ],
        [
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ],
    ]

    @Test(arguments: ed25519) func ed25519IsThatOfRFC8032(_ vector: [String]) throws {
        // PKCS#8 (RFC 8410): a fixed head and the secret key.
        let key = try PrivateKey(pem: pem("PRIVATE KEY", bytes("302e020100300506032b657004220420") + bytes(vector[0])))
        let message = bytes(vector[2])
        let signature = bytes(vector[3])
        #expect(try key.sign(message, algorithm: .ed25519, kind: .ed25519) == signature)
        let certificate = try self.certificate(for: key)
        #expect(CertificateTree(certificate).key.children[1].content == [0] + bytes(vector[1]))
        let publicKey = try #require(certificate.publicKey)
        #expect(publicKey.verify(signature, of: message, algorithm: .ed25519) == .valid)
        #expect(publicKey.verify(signature, of: message + [0], algorithm: .ed25519) == .mismatch)
        // S plus the order of the group is the same point, and no signature (RFC 8032, 5.1.7).
        let order = bytes("edd3f55c1a631258d69cf7a2def9de14000000000000000000000000000000" + "10")
        var sum = Array(signature[32...])
        var carry = 0
        for index in sum.indices {
            carry += Int(sum[index]) + Int(order[index])
            sum[index] = UInt8(carry & 0xFF)
            carry >>= 8
        }
        #expect(publicKey.verify(signature[..<32] + sum, of: message, algorithm: .ed25519) == .mismatch)
    }

    @Test(arguments: [
        TestPEM.ecKey, TestPEM.ecKeyWithParameters, TestPEM.pkcs8Key, TestPEM.ecKeyEncrypted, TestPEM.pkcs8KeyEncrypted,
    ]) func everyFormOfAKeyIsRead(_ pem: [UInt8]) throws {
        let plain = try PrivateKey(pem: TestPEM.pkcs8Key)
        let key = try PrivateKey(pem: pem, password: Array("correct".utf8))
        let leaf = try certificate(for: plain)
        let signature = try key.sign([1], algorithm: .es256, kind: leaf.keyKind)
        #expect(leaf.publicKey?.verify(signature, of: [1], algorithm: .es256) == .valid)
        #expect(try key.pem() == plain.pem())
    }

    @Test func rsaKeysAreReadInTheOldForm() throws {
        let key = try PrivateKey(pem: TestPEM.rsaKey)
        let leaf = try certificate(for: key)
        #expect(leaf.keyKind == .rsa(bits: 2048))
        let signature = try key.sign([1], algorithm: .ps384, kind: leaf.keyKind)
        #expect(leaf.publicKey?.verify(signature, of: [1], algorithm: .ps384) == .valid)
    }

    @Test(arguments: [TestPEM.ecKeyEncrypted, TestPEM.pkcs8KeyEncrypted])
    func aPasswordThatIsMissingOrWrongIsSaid(_ pem: [UInt8]) {
        #expect(failure { _ = try PrivateKey(pem: pem) } == .wrongPassword)
        for password in ["", "wrong", "Correct", "correct ", String(repeating: "x", count: 5000)] {
            #expect(failure { _ = try PrivateKey(pem: pem, password: Array(password.utf8)) } == .wrongPassword)
        }
    }

    @Test func aPasswordForAKeyThatNeedsNoneDoesNotHurt() {
        #expect(failure { _ = try PrivateKey(pem: TestPEM.pkcs8Key, password: [1]) } == nil)
    }

    @Test func whatIsNoKeyIsSaid() {
        #expect(failure { _ = try PrivateKey(pem: []) } == .invalidKey)
        #expect(failure { _ = try PrivateKey(pem: TestPEM.sha1Leaf) } == .invalidKey)
        #expect(failure { _ = try PrivateKey(pem: Array("-----BEGIN PRIVATE KEY-----\n".utf8)) } == .invalidKey)
        #expect(failure { _ = try PrivateKey(pem: [0, 1, 2, 255]) } == .invalidKey)
    }

    @Test func aKeyCutAnywhereIsRefused() {
        let whole = TestPEM.pkcs8Key
        let end = (whole.lastIndex(of: UInt8(ascii: "N")) ?? 0) - 2  // the END line
        for count in 0..<end { #expect(failure { _ = try PrivateKey(pem: Array(whole[..<count])) } == .invalidKey) }
    }

    @Test(arguments: [nil, Array("pass word".utf8)]) func aKeyIsWrittenAndReadBack(_ password: [UInt8]?) throws {
        let key = try PrivateKey.generate(.ecdsa(.p384))
        let written = try key.pem(password: password)
        #expect(try PrivateKey(pem: written, password: password).pem() == key.pem())
        if password != nil { #expect(failure { _ = try PrivateKey(pem: written) } == .wrongPassword) }
    }

    private func certificate(for key: PrivateKey) throws -> Certificate {
        let validity = ValidityPeriod(notBefore: Moment(seconds: 0), notAfter: Moment(seconds: 4_000_000_000))
        return try CertificateTemplate(subject: [("CN", "Key")], validity: validity, extensions: [])
            .certificate(for: key)
    }
}

/// PEM of some DER, in one line.
func pem(_ label: String, _ der: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: der.count, by: 3) {
        let group = der[start..<min(start + 3, der.count)]
        let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for place in 0..<4 {
            text.append(place <= group.count ? digits[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
        }
    }
    let lines = stride(from: 0, to: text.count, by: 64).map { text[$0..<min($0 + 64, text.count)] + [10] }
    return Array("-----BEGIN \(label)-----\n".utf8) + lines.flatMap { $0 } + Array("-----END \(label)-----\n".utf8)
}
