package import SelloBytes
import SelloCBOR
package import SelloSigning

/// What a token is about.
package enum StampedMessage: Sendable {
    /// The `CounterSignature` structure over a payload.
    case counterSignature([UInt8], [UInt8])
    /// Bytes as they are.
    case bytes([UInt8])

    /// The message about a claim signature (`sigTst2`, `c2pa.time-stamp`).
    package static func signature(_ signed: COSESign1) -> StampedMessage {
        .counterSignature(signed.protectedBytes, CBOREncoder.encode(.bytes(signed.signature)))
    }

    var bytes: [UInt8] {
        switch self {
        case .counterSignature(let protected, let payload):
            CBOREncoder.encode(["CounterSignature", .bytes(protected), .bytes([]), .bytes(payload)])
        case .bytes(let bytes): bytes
        }
    }
}

/// A time-stamp (RFC 3161), made by hand so that it can lie in every field.
package struct ForgedTimeStamp: Sendable {
    package var authority = ForgedCredential.authority
    /// The time that it proves.
    package var time = ForgedCredential.day(-1)
    /// The object identifier of the imprint's digest; the digest itself is always SHA-256.
    package var imprintAlgorithm = "2.16.840.1.101.3.4.2.1"
    /// The imprint in place of the right one.
    package var imprint: [UInt8]?
    /// Whether the authority's certificates are in it.
    package var hasCertificates = true
    /// Whether the authority's signature holds.
    package var isIntact = true
    /// The status of the response around the token (`sigTst` only).
    package var status: UInt8 = 0
    /// Whether a response is around the token where a bare token belongs (`sigTst2`), or none where one belongs (`sigTst`).
    package var isInWrongForm = false
    /// The bytes in place of it all.
    package var bytes: [UInt8]?

    package init() {}

    /// The token about a message.
    package func token(for message: StampedMessage) throws -> [UInt8] {
        try isInWrongForm ? wrapped(message) : bare(message)
    }

    /// The response with the token about a message.
    package func response(for message: StampedMessage) throws -> [UInt8] {
        try isInWrongForm ? bare(message) : wrapped(message)
    }

    private func wrapped(_ message: StampedMessage) throws -> [UInt8] {
        DER.sequence(DER.sequence(DER.integer([status])), try bare(message))
    }

    private func bare(_ message: StampedMessage) throws -> [UInt8] {
        if let bytes { return bytes }
        // A signature of another size would move everything behind it: one is made that has the most likely size.
        while true {
            let token = try attempt(message.bytes)
            if let token { return token }
        }
    }

    private func attempt(_ message: [UInt8]) throws -> [UInt8]? {
        let sha256 = DER.sequence(DER.oid("2.16.840.1.101.3.4.2.1"), DER.null)
        let info = DER.sequence(
            DER.integer([1]), DER.oid("1.3.6.1.4.1.62558.99"),
            DER.sequence(
                DER.sequence(DER.oid(imprintAlgorithm), DER.null),
                DER.octets(try imprint ?? Digest.of(message, .sha256))),
            DER.integer([0x2A]), DER.time(time.description))
        let leaf = CertificateParts(authority.leaf)
        let certificate = DER.sequence(
            DER.sequence(DER.sequence(DER.octets(try Digest.of(authority.leaf.der, .sha256)))))
        func attribute(_ oid: String, _ value: [UInt8]) -> [UInt8] { DER.sequence(DER.oid(oid), DER.item(0x31, value)) }
        let attributes = DER.set(
            attribute("1.2.840.113549.1.9.3", DER.oid(Self.infoType)),
            attribute("1.2.840.113549.1.9.4", DER.octets(try Digest.of(info, .sha256))),
            attribute("1.2.840.113549.1.9.16.2.47", certificate))
        var signature = DER.signature(joined: try authority.sign(attributes))
        guard signature.count == 71 else { return nil }
        if !isIntact { signature[signature.count - 1] ^= 1 }
        let signer = DER.sequence(
            DER.integer([1]), DER.sequence(leaf.issuer, leaf.serial), sha256,
            [0xA0] + attributes.dropFirst(), DER.sequence(DER.oid("1.2.840.10045.4.3.2")), DER.octets(signature))
        let certificates = hasCertificates ? DER.item(0xA0, [UInt8](authority.chain.map(\.der).joined())) : []
        let signed = DER.sequence(
            DER.integer([3]), DER.item(0x31, sha256),
            DER.sequence(DER.oid(Self.infoType), DER.item(0xA0, DER.octets(info))), certificates,
            DER.item(0x31, signer))
        return DER.sequence(DER.oid("1.2.840.113549.1.7.2"), DER.item(0xA0, signed))
    }

    private static let infoType = "1.2.840.113549.1.9.16.1.4"
}
