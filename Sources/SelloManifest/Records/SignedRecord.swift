package import SelloBytes
internal import SelloCBOR
package import SelloSigning

/// A record that stands by itself: a `COSE_Sign1` with its payload in it (RFC 9052, 4.2), signed and judged like a claim.
///
/// What was signed is kept as it is stored; nothing of it is encoded again.
package struct SignedRecord: Sendable {
    /// The bytes of the whole.
    package let bytes: [UInt8]
    /// What was signed.
    package let payload: [UInt8]
    /// What the payload is, as the signature covers it; `nil` where it does not say.
    package let contentType: String?
    private let signature: COSESign1

    /// The most bytes that a record may have: a chain of certificates, a time-stamp and answers about revocation take some 20 KiB.
    package static let byteLimit = 256 << 10

    /// Reads a record.
    ///
    /// - Parameters:
    ///   - bytes: The record and nothing else.
    ///   - limits: For the CBOR in it.
    /// - Throws: ``AssetError`` `.limitExceeded`, and as the signature of a claim does.
    package init(_ bytes: [UInt8], limits: Limits) throws(AssetError) {
        guard bytes.count <= Self.byteLimit else {
            throw AssetError(
                .limitExceeded, "the record has \(bytes.count) bytes, over the limit of \(Self.byteLimit)")
        }
        var limits = limits
        limits.cborItemCount = min(limits.cborItemCount, Self.itemLimit)
        signature = try COSESign1(parsing: bytes, carriesPayload: true, limits: limits)
        self.bytes = bytes
        payload = signature.payload ?? []
        contentType = signature.contentType
    }

    /// More CBOR items than headers have.
    private static let itemLimit = 1 << 10

    /// Signs a payload.
    ///
    /// - Parameters:
    ///   - payload: What is to be signed.
    ///   - contentType: Its media type.
    ///   - signer: Signs.
    ///   - authority: Who says when it was signed; nobody where there is none.
    ///   - revocationAnswers: Answers of responders in DER (OCSP).
    ///   - moment: The time of signing.
    /// - Returns: The record.
    /// - Throws: ``SigningError``.
    package static func sign(
        _ payload: [UInt8], _ contentType: String, with signer: any Signer, authority: (any TimestampAuthority)?,
        revocationAnswers: [[UInt8]], at moment: Moment
    ) async throws(SigningError) -> [UInt8] {
        var chain: [Certificate] = []
        for der in signer.certificateChain { chain.append(try Certificate(der: der)) }
        let evidence = try SigningEvidence(
            authority: authority, responses: revocationAnswers, chain: chain, moment: moment)
        let builder = try COSESign1Builder(
            enclosing: payload, contentType: contentType, algorithm: signer.algorithm, certificates: chain,
            reservedPadding: evidence.reservedByteCount)
        return try await builder.sign(payload, with: signer, evidence)
    }

    /// Judges signature and signer.
    package func validate(_ options: ValidationOptions) -> RecordSignature {
        RecordSignature(signature, payload: payload, options)
    }
}
