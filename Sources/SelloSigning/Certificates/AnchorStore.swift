internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the store takes references of its own
// to the certificates.

/// Authorities that end a path, loaded into OpenSSL once and used for any number of files.
///
/// Sharing is safe: the store is complete before anyone else sees it, and OpenSSL locks what it looks up in it.
final class AnchorStore: Sendable {
    let authorities: [Certificate]
    /// Certificates that are no authority: each is trusted itself and vouches for nothing (C2PA 2.4, 14.4.2).
    let listed: Set<Certificate>
    /// Signers that a user has listed by their digest; the same holds of them.
    let allowed: AllowedList
    /// `nil` where there is no authority.
    let store: Shared<StoreObject>?

    /// The store with nothing in it.
    static let empty = AnchorStore()

    private init() {
        authorities = []
        listed = []
        allowed = .empty
        store = nil
    }

    init(_ certificates: [Certificate], allowed: AllowedList = .empty) throws(SigningError) {
        self.allowed = allowed
        // Old roots are of version 1 and have no basic constraints; they are authorities by being self-signed.
        authorities = certificates.filter { $0.isAuthority || ($0.version == 1 && $0.isSelfSigned) }
        listed = Set(certificates).subtracting(authorities)
        ErrorQueue.clear()
        guard let owned = unsafe Owned<StoreObject>(X509_STORE_new()) else {
            throw SigningError(.unfitCertificate, "There is no memory for the trust anchors")
        }
        for one in authorities {
            guard unsafe X509_STORE_add_cert(owned.raw, one.raw) == 1 else {
                throw SigningError(
                    .unfitCertificate, "The trust anchor \(one.subject) cannot be used (\(ErrorQueue.drain()))")
            }
        }
        store = Shared(owned)
    }
}
