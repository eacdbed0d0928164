internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the digests are fetched once and never
// freed.

/// The digests as OpenSSL objects, looked up once in the life of the process: a look-up for each signature would cost more than hashing
/// the claim.
///
/// `@unchecked Sendable`: they are made once, never changed and never freed, and OpenSSL counts their uses atomically.
@safe struct FetchedDigests: @unchecked Sendable {
    static let shared = FetchedDigests()

    private let sha256 = unsafe EVP_MD_fetch(nil, "SHA256", nil)
    private let sha384 = unsafe EVP_MD_fetch(nil, "SHA384", nil)
    private let sha512 = unsafe EVP_MD_fetch(nil, "SHA512", nil)

    /// `EVP_MD *`, or `nil` for none, as Ed25519 has it.
    subscript(algorithm: DigestAlgorithm?) -> OpaquePointer? {
        switch algorithm {
        case .sha256: unsafe sha256
        case .sha384: unsafe sha384
        case .sha512: unsafe sha512
        case nil: nil
        }
    }
}
