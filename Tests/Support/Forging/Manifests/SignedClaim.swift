import SelloCBOR

/// What is known once a claim is signed, for those who speak of the signature.
package struct SignedClaim: Sendable {
    package let protected: [UInt8]
    package let claim: [UInt8]
    package let signature: [UInt8]
    /// The content of the signature box.
    package var box: [UInt8] = []

    /// What a time-stamp of the claim is about (`sigTst`).
    package var claimMessage: [UInt8] { counterSignature(claim) }

    /// What a time-stamp of the signature is about (`sigTst2`, `c2pa.time-stamp`).
    package var signatureMessage: [UInt8] { counterSignature(CBOREncoder.encode(.bytes(signature))) }

    /// Written here, without the library that reads it.
    private func counterSignature(_ payload: [UInt8]) -> [UInt8] {
        CBOREncoder.encode(["CounterSignature", .bytes(protected), .bytes([]), .bytes(payload)])
    }
}
