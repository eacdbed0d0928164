internal import COpenSSL

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the context belongs to the caller's
// digest context.

/// RSASSA-PSS as COSE wants it (RFC 8230, section 2): MGF1 with the same digest, a salt as long as the digest.
enum RSAPadding {
    /// Sets it where the algorithm is one of the three, and enforces both when a signature is checked.
    ///
    /// - Parameters:
    ///   - context: `EVP_PKEY_CTX *`.
    ///   - algorithm: The algorithm.
    /// - Returns: Whether the key takes it.
    static func set(on context: OpaquePointer?, _ algorithm: SigningAlgorithm) -> Bool {
        switch algorithm {
        case .es256, .es384, .es512, .ed25519: true
        case .ps256, .ps384, .ps512:
            unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
                && EVP_PKEY_CTX_set_rsa_mgf1_md(context, FetchedDigests.shared[algorithm.digest]) == 1
                && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
        }
    }
}
