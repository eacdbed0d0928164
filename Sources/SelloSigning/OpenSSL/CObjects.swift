internal import COpenSSL
import SelloBytes

// Every `unsafe` here gives back to OpenSSL, once, an object of the kind that the type is named for: only `Owned`
// calls these.

// The kinds of OpenSSL objects that are held here, each with the function that gives it back. None is private: the compiler (6.3.1)
// fails on a private type inside a non-copyable stored property.

/// `X509 *`.
enum X509Object: CObject {
    static func free(_ raw: OpaquePointer) { unsafe X509_free(raw) }
}

/// `EVP_PKEY *`.
enum KeyObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe EVP_PKEY_free(raw) }
}

/// `EVP_PKEY_CTX *`.
enum KeyContextObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe EVP_PKEY_CTX_free(raw) }
}

/// `EVP_MD_CTX *`.
enum MessageContextObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe EVP_MD_CTX_free(raw) }
}

/// `BIO *`.
enum BIOObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe BIO_vfree(raw) }
}

/// `BIGNUM *`.
enum NumberObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe BN_free(raw) }
}

/// `ECDSA_SIG *`.
enum ECDSASignatureObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe ECDSA_SIG_free(raw) }
}

/// `X509_STORE *`.
enum StoreObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe X509_STORE_free(raw) }
}

/// `X509_STORE_CTX *`.
enum StoreContextObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe X509_STORE_CTX_free(raw) }
}

/// `CMS_ContentInfo *`.
enum SignedContentObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe CMS_ContentInfo_free(raw) }
}

/// `TS_TST_INFO *`.
enum TimeStampInfoObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe TS_TST_INFO_free(raw) }
}

/// `TS_REQ *`.
enum TimeStampRequestObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe TS_REQ_free(raw) }
}

/// `TS_MSG_IMPRINT *`.
enum ImprintObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe TS_MSG_IMPRINT_free(raw) }
}

/// `ASN1_INTEGER *`, held as untyped memory.
enum IntegerObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe ASN1_INTEGER_free(UnsafeMutablePointer<ASN1_INTEGER>(raw)) }
}

/// `OCSP_RESPONSE *`.
enum RevocationResponseObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe OCSP_RESPONSE_free(raw) }
}

/// `OCSP_BASICRESP *`.
enum BasicResponseObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe OCSP_BASICRESP_free(raw) }
}

/// `OCSP_CERTID *`.
enum CertificateIdentifierObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe OCSP_CERTID_free(raw) }
}

/// `STACK_OF(X509) *` with a reference to each of its certificates.
enum CertificateStackObject: CObject {
    static func free(_ raw: OpaquePointer) {
        while let one = unsafe OPENSSL_sk_pop(raw) { unsafe X509_free(OpaquePointer(one)) }
        unsafe OPENSSL_sk_free(raw)
    }
}

/// `STACK_OF(X509) *` whose certificates belong to someone else.
enum BorrowedStackObject: CObject {
    static func free(_ raw: OpaquePointer) { unsafe OPENSSL_sk_free(raw) }
}

/// A C object that many values share.
///
/// `@unchecked Sendable`: it is used only for kinds that are never changed once they are made (keys, certificates, loaded anchor stores), and
/// OpenSSL guards what it caches inside them with locks of its own.
final class Shared<Kind: CObject>: @unchecked Sendable {
    private let owned: Owned<Kind>

    init(_ owned: consuming Owned<Kind>) { self.owned = owned }

    /// The object; it lives as long as this.
    var raw: OpaquePointer { unsafe owned.raw }
}
