internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on a context that is owned here; the key that it makes is owned at
// once.

extension PrivateKey {
    /// What key to make.
    package enum Parameters: Sendable, Hashable {
        /// A key on a curve.
        case ecdsa(EllipticCurve)
        /// An RSA key of so many bits, for any padding.
        case rsa(bits: Int)
        /// An RSA key of so many bits, for RSASSA-PSS only.
        case rsaPSS(bits: Int)
        /// An Ed25519 key.
        case ed25519
    }

    /// Makes a key.
    ///
    /// - Parameter parameters: What key.
    /// - Returns: The key.
    /// - Throws: ``SigningError`` `.signingFailed` where OpenSSL makes none.
    package static func generate(_ parameters: Parameters) throws(SigningError) -> PrivateKey {
        ErrorQueue.clear()
        let name =
            switch parameters {
            case .ecdsa: "EC"
            case .rsa: "RSA"
            case .rsaPSS: "RSA-PSS"
            case .ed25519: "ED25519"
            }
        guard let context = unsafe Owned<KeyContextObject>(EVP_PKEY_CTX_new_from_name(nil, name, nil)),
            unsafe EVP_PKEY_keygen_init(context.raw) == 1, set(parameters, on: context)
        else { throw failure() }
        var made: OpaquePointer?  // EVP_PKEY *
        guard unsafe EVP_PKEY_keygen(context.raw, &made) == 1, let owned = unsafe Owned<KeyObject>(made) else {
            throw failure()
        }
        return PrivateKey(owned)
    }

    private static func set(_ parameters: Parameters, on context: borrowing Owned<KeyContextObject>) -> Bool {
        switch parameters {
        case .ecdsa(let curve):
            let group =
                switch curve {
                case .p256: "P-256"
                case .p384: "P-384"
                case .p521: "P-521"
                }
            return unsafe EVP_PKEY_CTX_set_group_name(context.raw, group) == 1
        case .rsa(let bits), .rsaPSS(let bits):
            guard let bits = Int32(exactly: bits) else { return false }
            return unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context.raw, bits) == 1
        case .ed25519: return true
        }
    }

    private static func failure() -> SigningError {
        SigningError(.signingFailed, "OpenSSL makes no key (\(ErrorQueue.drain()))")
    }
}
