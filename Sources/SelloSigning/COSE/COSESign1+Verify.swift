import SelloBytes
import SelloCBOR

extension COSESign1 {
    /// What is signed (RFC 9052, 4.4): context, protected header as stored, no external data, payload.
    ///
    /// - Parameters:
    ///   - protected: The content of the protected header's byte string, as stored.
    ///   - payload: The bytes of the claim's `cbor` box, without its header.
    /// - Returns: The `Sig_structure`.
    package static func signatureStructure(protected: [UInt8], payload: [UInt8]) -> [UInt8] {
        CBOREncoder.encode(["Signature1", .bytes(protected), .bytes([]), .bytes(payload)])
    }

    /// What a time-stamp beside the signature attests (spec 2.4, §10.3.2.5; checklist §10.2).
    ///
    /// - Parameters:
    ///   - protected: The content of the protected header's byte string, as stored.
    ///   - payload: For version 1 the bytes of the claim; for version 2 the signature as a CBOR byte string, head included.
    /// - Returns: The `Sig_structure` of a countersignature.
    package static func countersignatureStructure(protected: [UInt8], payload: [UInt8]) -> [UInt8] {
        CBOREncoder.encode(["CounterSignature", .bytes(protected), .bytes([]), .bytes(payload)])
    }

    /// What a time-stamp of version 2 attests.
    package static func countersignatureStructure(protected: [UInt8], signature: [UInt8]) -> [UInt8] {
        countersignatureStructure(protected: protected, payload: CBOREncoder.encode(.bytes(signature)))
    }

    /// Checks the signature.
    ///
    /// - Parameters:
    ///   - payload: The bytes of the claim's `cbor` box, without its header.
    ///   - leaf: The first certificate of the chain.
    /// - Returns: What came of it. It says nothing of whether the certificate is trusted.
    package func verify(payload: [UInt8], with leaf: Certificate) -> SignatureVerdict {
        guard let algorithm else {
            return .malformed("the signature algorithm \(algorithmName) is not one that C2PA allows")
        }
        guard let key = leaf.publicKey else {
            return .unfitKey("the key of the certificate is of a kind that is not allowed: \(leaf.keyKind)")
        }
        let message = Self.signatureStructure(protected: protectedBytes, payload: payload)
        return key.verify(signature, of: message, algorithm: algorithm)
    }
}
