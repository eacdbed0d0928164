internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the key's reference is counted up
// before it is owned here.

/// The key of a certificate, to check signatures with.
package struct PublicKey: Sendable {
    private let handle: Shared<KeyObject>
    /// What kind of key it is.
    package let kind: KeyKind
    /// Why signatures of this key prove nothing, where that is so.
    package let weakness: KeyWeakness?

    /// Takes a reference to the key of a certificate.
    ///
    /// - Parameters:
    ///   - raw: `EVP_PKEY *`, at +0; `nil` where OpenSSL does not know the algorithm.
    ///   - kind: What the certificate says of the key.
    init?(_ raw: OpaquePointer?, kind: KeyKind) {
        guard let raw = unsafe raw, unsafe EVP_PKEY_up_ref(raw) == 1, let owned = unsafe Owned<KeyObject>(raw) else {
            return nil
        }
        weakness = unsafe KeyWeakness(of: raw, kind)
        handle = Shared(owned)
        self.kind = kind
    }

    /// `EVP_PKEY *`.
    var raw: OpaquePointer { unsafe handle.raw }

    /// Checks a signature.
    ///
    /// - Parameters:
    ///   - signature: The signature as COSE has it.
    ///   - message: What was signed, not yet hashed.
    ///   - algorithm: How.
    /// - Returns: What came of it.
    package func verify(
        _ signature: [UInt8], of message: [UInt8], algorithm: SigningAlgorithm
    ) -> SignatureVerdict {
        guard algorithm.accepts(kind), let expected = kind.signatureByteCount else {
            return .unfitKey("a key of the kind \(kind) makes no \(algorithm.rawValue) signatures")
        }
        if let weakness { return .unfitKey(weakness.sentence) }
        guard signature.count == expected else {
            return .malformed(
                "a signature by a key of the kind \(kind) has \(expected) bytes, this one has \(signature.count)")
        }
        var form = signature
        if case .ecdsa(let curve) = kind {
            guard let der = ECDSASignature.der(joined: signature, curve: curve) else {
                return .malformed("OpenSSL takes the two halves for no ECDSA signature")
            }
            form = der
        }
        // Whatever OpenSSL has to say here comes to one thing; its queue must not keep it.
        defer { ErrorQueue.clear() }
        guard let context = unsafe Owned<MessageContextObject>(EVP_MD_CTX_new()) else { return .mismatch }
        var keyContext: OpaquePointer?  // EVP_PKEY_CTX *, belongs to the context
        guard
            unsafe EVP_DigestVerifyInit(
                context.raw, &keyContext, FetchedDigests.shared[algorithm.digest], nil, handle.raw) == 1,
            unsafe RSAPadding.set(on: keyContext, algorithm)
        else { return .unfitKey("OpenSSL checks no \(algorithm.rawValue) signatures with this key") }
        let matched = unsafe EVP_DigestVerify(context.raw, form, form.count, message, message.count)
        return matched == 1 ? .valid : .mismatch
    }
}
