import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct AllowedListTests {
    private let root: TestIdentity
    private let leaf: TestIdentity

    init() throws {
        root = try TestIdentity.authority("Root")
        leaf = try TestIdentity.make("Leaf", by: root)
    }

    private func verdict(_ list: String, _ chain: [TestIdentity]) throws -> ChainVerdict {
        let anchors = try TrustAnchors(certificates: [], allowed: try AllowedList(file: Array(list.utf8)))
        return ChainValidator.validate(chain: chain.map(\.certificate), anchors: anchors, at: testMoment)
    }

    /// The digest of a certificate as a line.
    private func line(_ identity: TestIdentity) throws -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let digest = try Digest.of(identity.certificate.der, .sha256) + [0]
        let text = stride(from: 0, to: 33, by: 3).flatMap { at -> [Character] in
            let bits = digest[at..<at + 3].reduce(0) { $0 << 8 | Int($1) }
            return [18, 12, 6, 0].map { alphabet[bits >> $0 & 63] }
        }
        return String(text.dropLast()) + "="
    }

    @Test func `a signer is trusted by its certificate and by its digest`() throws {
        #expect(try verdict(leaf.certificate.pem, [leaf]) == .trusted(path: [leaf.certificate]))
        #expect(
            try verdict("# signers\r\n  \(line(leaf)) \r\nand a remark\n", [leaf]) == .trusted(path: [leaf.certificate])
        )
    }

    @Test func `another signer is not`() throws {
        let other = try TestIdentity.make("Leaf", by: root)
        #expect(try verdict(line(leaf), [other]) == .untrusted(.noAnchors))
    }

    @Test func `a listed authority neither signs nor vouches`() throws {
        #expect(try verdict(line(root), [root]) == .untrusted(.leafIsAuthority))
        #expect(try verdict(line(root), [leaf, root]) == .untrusted(.noAnchors))
    }

    @Test func `a listed signer is no time-stamping authority`() throws {
        let anchors = try TrustAnchors(
            certificates: [], purpose: .timeStamping, allowed: try AllowedList(file: Array(line(leaf).utf8)))
        #expect(!anchors.lists(leaf.certificate))
    }

    @Test(arguments: ["", "# nothing\n", "QUJD\n", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func `a file that lists nobody is refused`(_ file: String) {
        #expect(throws: SigningError(.unfitCertificate, "")) { try AllowedList(file: Array(file.utf8)) }
    }

    @Test func `a digest that is mistyped lists nobody`() throws {
        let right = try line(leaf)
        for wrong in [String(right.dropFirst()), "=" + right, right + "A", right.replacing("=", with: "*")] {
            #expect(throws: SigningError(.unfitCertificate, "")) { try AllowedList(file: Array(wrong.utf8)) }
        }
    }
}
