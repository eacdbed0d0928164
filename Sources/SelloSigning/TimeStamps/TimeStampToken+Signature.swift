internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: `get0` pointers belong to `content`,
// which outlives them; what is decoded here is freed here.

extension TimeStampToken {
    /// Who signed a token, or why nobody can be said to have.
    enum Signature {
        /// This certificate of the token, whose key made the signature.
        case valid(Certificate)
        /// It is of a form that the standard does not have.
        case malformed(String)
        /// It is wrong.
        case mismatch(String)
        /// It may be right and proves nothing.
        case untrusted(String)
    }

    /// Checks the signature, whoever made it.
    borrowing func checkSignature() -> Signature {
        defer { ErrorQueue.clear() }
        let signers = unsafe CMS_get0_SignerInfos(content.raw)
        guard unsafe OPENSSL_sk_num(signers) == 1, let first = unsafe OPENSSL_sk_value(signers, 0) else {
            return .malformed("it must have exactly one signature")
        }
        let signer = OpaquePointer(first)  // CMS_SignerInfo *, belongs to the content
        guard !certificates.isEmpty else {
            return .untrusted("it does not carry the certificate of the authority")
        }
        guard let certificate = certificates.first(where: { unsafe CMS_SignerInfo_cert_cmp(signer, $0.raw) == 0 })
        else {
            return .untrusted("none of its certificates is the one that it says it was signed with")
        }
        if let reason = unsafe Self.weakness(of: signer, certificate) { return .untrusted(reason) }
        // Content of another type than data is signed through attributes (RFC 5652, 5.3); without that rule a list of attributes could
        // be passed off as a time-stamp.
        guard unsafe CMS_signed_get_attr_count(signer) > 0 else {
            return .malformed("it is signed without the attributes that a time-stamp must have")
        }
        // The chain is judged by the caller, at the right time.
        let flags = UInt32(CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY)
        guard unsafe CMS_verify(content.raw, nil, nil, nil, nil, flags) == 1 else {
            return .mismatch("the signature of the authority does not fit it")
        }
        guard unsafe Self.contentTypeIsSigned(signer) else {
            return .malformed("its signature does not say that it is one of a time-stamp")
        }
        guard unsafe Self.namesCertificate(signer, certificate) else {
            return .untrusted("the authority signed that it used another certificate")
        }
        return .valid(certificate)
    }

    private static let keyAlgorithms: Set<String> = [
        "1.2.840.113549.1.1.1", OID.rsaPSS.dotted, "1.2.840.10045.2.1", "1.3.101.112",
    ]

    private static let signatureAlgorithms: Set<String> = [
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.2",
        "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",
    ]

    /// Why a signature with these algorithms proves nothing.
    private static func weakness(of signer: OpaquePointer, _ certificate: Certificate) -> String? {
        var digest: UnsafeMutablePointer<X509_ALGOR>?
        var signature: UnsafeMutablePointer<X509_ALGOR>?
        unsafe CMS_SignerInfo_get0_algs(signer, nil, nil, &digest, &signature)
        guard let digest = unsafe digest, let signature = unsafe signature else { return "it names no algorithms" }
        let hash = unsafe OID(of: digest.pointee.algorithm)
        guard DigestAlgorithm(hash) != nil else { return "it is signed over a digest that is not allowed (\(hash))" }
        let method = unsafe OID(of: signature.pointee.algorithm)
        guard keyAlgorithms.contains(method.dotted) || signatureAlgorithms.contains(method.dotted) else {
            return "it is signed with an algorithm that is not allowed (\(method))"
        }
        if case .unsupported(let kind) = certificate.keyKind {
            return "the authority's key is of a kind that is not allowed (\(kind))"
        }
        guard let key = certificate.publicKey else { return "the authority's key cannot be used" }
        return key.weakness?.sentence
    }

    private static func contentTypeIsSigned(_ signer: OpaquePointer) -> Bool {
        let value = unsafe CMS_signed_get0_data_by_OBJ(
            signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT)
        return unsafe OBJ_obj2nid(value.map { OpaquePointer($0) }) == NID_id_smime_ct_TSTInfo
    }

    /// Whether the certificate that the signature covers by its digest is the one that it was found with; also where it names none
    /// (RFC 5816; checklist §10.5).
    private static func namesCertificate(_ signer: OpaquePointer, _ certificate: Certificate) -> Bool {
        var first: OpaquePointer?  // ESS_SIGNING_CERT *
        var second: OpaquePointer?  // ESS_SIGNING_CERT_V2 *
        if let encoded = unsafe attribute(signer, NID_id_smime_aa_signingCertificate) {
            unsafe first = encoded.withUnsafeBufferPointer { buffer in
                var start = buffer.baseAddress
                return unsafe d2i_ESS_SIGNING_CERT(nil, &start, buffer.count)
            }
            guard unsafe first != nil else { return false }
        }
        defer { unsafe ESS_SIGNING_CERT_free(first) }
        if let encoded = unsafe attribute(signer, NID_id_smime_aa_signingCertificateV2) {
            unsafe second = encoded.withUnsafeBufferPointer { buffer in
                var start = buffer.baseAddress
                return unsafe d2i_ESS_SIGNING_CERT_V2(nil, &start, buffer.count)
            }
            guard unsafe second != nil else { return false }
        }
        defer { unsafe ESS_SIGNING_CERT_V2_free(second) }
        guard unsafe first != nil || second != nil else { return true }
        return unsafe names(certificate, first, second)
    }

    private static func names(_ certificate: Certificate, _ first: OpaquePointer?, _ second: OpaquePointer?) -> Bool {
        guard let stack = unsafe Owned<BorrowedStackObject>(OPENSSL_sk_new_null()) else { return false }
        _ = unsafe OPENSSL_sk_push(stack.raw, UnsafeRawPointer(certificate.raw))
        return withExtendedLifetime(certificate) {
            unsafe OSSL_ESS_check_signing_certs(first, second, stack.raw, 1) == 1
        }
    }

    /// The value of a signed attribute that is a SEQUENCE, in DER; `nil` where it is not there exactly once.
    private static func attribute(_ signer: OpaquePointer, _ identifier: Int32) -> [UInt8]? {
        guard let value = unsafe CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(identifier), -3, V_ASN1_SEQUENCE)
        else { return nil }
        return unsafe DER.content(value.assumingMemoryBound(to: ASN1_STRING.self))
    }
}
