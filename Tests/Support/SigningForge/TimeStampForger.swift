package import SelloBytes
package import SelloSigning

/// Makes time-stamps that say whatever a test wants, signed by an authority of the test.
package struct TimeStampForger: Sendable {
    /// Who signs.
    package var authority: TestIdentity
    /// The certificates that the token carries.
    package var certificates: [Certificate]
    /// What is attested.
    package var message: [UInt8]
    /// When.
    package var time = testMoment
    /// The digest of the message, where it is another than that of ``message``.
    package var imprint: [UInt8]?
    /// The digest's algorithm as the token names it.
    package var imprintAlgorithm = TimeStampForger.sha256
    /// The digest's algorithm of the signature as the token names it.
    package var signatureDigest = TimeStampForger.sha256
    /// The type of what is signed.
    package var contentType = TimeStampForger.timeStampInfo
    /// The type of what is signed as the signature has it.
    package var signedContentType: String?
    /// The certificate that the signature names by its digest.
    package var namedCertificate: Certificate?
    package var hasSignedAttributes = true
    package var signatureCount = 1
    package var version: UInt8 = 1
    /// The number that the request asked to see again.
    package var nonce: [UInt8]?
    /// Whether the content is other than what was signed.
    package var isAltered = false
    /// Whether the signature is as it was made.
    package var isIntact = true
    /// The status of the response.
    package var status: UInt8 = 0
    /// What is handed over, whatever is asked for.
    package var form: Form?

    /// What is handed over.
    package enum Form: Sendable {
        case token
        case response
        /// Other bytes.
        case bytes([UInt8])
    }

    package static let sha256 = "2.16.840.1.101.3.4.2.1"
    package static let sha1 = "1.3.14.3.2.26"
    package static let timeStampInfo = "1.2.840.113549.1.9.16.1.4"

    /// The extensions of an honest authority's certificate.
    package static let extensions: [TestIdentity.Extension] = [
        ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
        ("extendedKeyUsage", "critical,timeStamping"), ("subjectKeyIdentifier", "hash"),
    ]

    package init(_ authority: TestIdentity, others: [TestIdentity] = [], message: [UInt8]) {
        self.authority = authority
        self.message = message
        certificates = [authority.certificate] + others.map(\.certificate)
    }

    /// Time-stamps of an authority that names its certificate; the message is told later.
    package init(_ authority: ForgedCredential) {
        self.init(authority.leaf, others: [authority.issuer], message: [])
        namedCertificate = authority.leaf.certificate
    }

    /// What is handed over about a message, where a form is asked for.
    package func stamp(_ message: [UInt8], as asked: Form) throws -> [UInt8] {
        var forger = self
        forger.message = message
        switch form ?? asked {
        case .token: return try forger.token()
        case .response: return try forger.response()
        case .bytes(let bytes): return bytes
        }
    }

    /// The token in DER.
    package func token() throws -> [UInt8] {
        let digest = try imprint ?? Digest.of(message, .sha256)
        let info = DERNode.sequence(
            [
                .integer([version]), .oid("1.2.3.4"),
                .sequence([.sequence([.oid(imprintAlgorithm), .null]), DERNode(4, digest)]), .integer([7]),
                .time(time),
            ] + (nonce.map { [DERNode(parsing: $0)] } ?? []))
        let content = info.der
        let signer = try signerInfo(content)
        var stored = content
        // The last digit of the second before the Z: still a time-stamp, of another time.
        if isAltered, let place = stored.lastIndex(of: UInt8(ascii: "Z")) { stored[place - 1] ^= 1 }
        let signed = DERNode.sequence(
            [
                .integer([3]), DERNode(0x31, [.sequence([.oid(signatureDigest), .null])]),
                .sequence([.oid(contentType), DERNode(0xA0, [DERNode(4, stored)])]),
            ] + (certificates.isEmpty ? [] : [DERNode(0xA0, certificates.map { DERNode(parsing: $0.der) })])
                + [DERNode(0x31, [DERNode](repeating: signer, count: signatureCount))])
        return DERNode.sequence([.oid("1.2.840.113549.1.7.2"), DERNode(0xA0, [signed])]).der
    }

    /// The token in a response, as version 1 of the container has it.
    package func response() throws -> [UInt8] {
        let token = DERNode(parsing: try token())
        return DERNode.sequence([.sequence([.integer([status])])] + (status > 1 ? [] : [token])).der
    }

    private func signerInfo(_ content: [UInt8]) throws -> DERNode {
        let tree = DERNode(parsing: authority.certificate.der).children[0]
        var attributes = [
            Self.attribute("1.2.840.113549.1.9.3", .oid(signedContentType ?? contentType)),
            Self.attribute("1.2.840.113549.1.9.4", DERNode(4, try Digest.of(content, .sha256))),
        ]
        if let namedCertificate {
            let hash = DERNode(4, try Digest.of(namedCertificate.der, .sha256))
            attributes.append(
                Self.attribute("1.2.840.113549.1.9.16.2.47", .sequence([.sequence([.sequence([hash])])])))
        }
        // A set is sorted in DER, and its digest is that of the sorted one.
        attributes.sort { $0.der.lexicographicallyPrecedes($1.der) }
        var signature = try authority.signature(
            of: hasSignedAttributes ? DERNode(0x31, attributes).der : content)
        if !isIntact { signature[signature.count - 1] ^= 1 }
        return .sequence(
            [
                .integer([1]), .sequence([tree.children[3], tree.children[1]]),
                .sequence([.oid(signatureDigest), .null]),
            ] + (hasSignedAttributes ? [DERNode(0xA0, attributes)] : [])
                + [.sequence([.oid("1.2.840.10045.4.3.2")]), DERNode(4, signature)])
    }

    private static func attribute(_ type: String, _ value: DERNode) -> DERNode {
        .sequence([.oid(type), DERNode(0x31, [value])])
    }
}
