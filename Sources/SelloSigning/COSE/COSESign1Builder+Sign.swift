import SelloBytes
import SelloCBOR

extension COSESign1Builder {
    /// Signs, asks for a time-stamp of the signature where there is an authority to ask, and fills the box.
    ///
    /// - Parameters:
    ///   - payload: The bytes of the claim's `cbor` box, without its header.
    ///   - signer: Signs.
    ///   - evidence: What goes beside the signature; its bytes were reserved when the box was laid out.
    /// - Returns: The content of the `cbor` box, of exactly ``byteCount`` bytes.
    /// - Throws: ``SigningError`` of signer and authority, or where what they gave cannot be used.
    package func sign(
        _ payload: [UInt8], with signer: any Signer, _ evidence: SigningEvidence
    ) async throws(SigningError) -> [UInt8] {
        let signature = try await signer.sign(signatureStructure(payload: payload))
        var token: [UInt8]?
        if let authority = evidence.authority {
            let message = COSESign1.countersignatureStructure(protected: protectedBytes, signature: signature)
            let request = try TimeStampRequest(message, algorithm.digest ?? .sha512)
            let response = try await authority.respond(to: request.der)
            token = try request.token(from: response, limit: authority.maximumTokenSize).token
        }
        return try finish(signature: signature, additions: evidence.entries(token))
    }
}
