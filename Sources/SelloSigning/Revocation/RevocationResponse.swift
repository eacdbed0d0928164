internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: `get0` pointers belong to the answer,
// which outlives them; the stack of candidates borrows its certificates.

/// A responder's signed answer about certificates (OCSP; RFC 6960, 4.2.1), read once for all the certificates it may be about.
package struct RevocationResponse: Sendable {
    /// What it says of one certificate.
    struct Answer: Sendable, Hashable {
        /// The three answers there are.
        enum Status: Sendable, Hashable {
            case good
            /// Revoked, when, and whether that was taken back.
            case revoked(at: Moment?, isRemoved: Bool)
            case unknown
        }

        let status: Status
        let thisUpdate: Moment
        let nextUpdate: Moment?
    }

    private let basic: Shared<BasicResponseObject>
    /// When the responder signed.
    let producedAt: Moment

    /// The most bytes of an answer: real ones have half a KiB to four.
    static let byteLimit = 32 << 10
    /// The most certificates that one answer may speak of; real ones speak of one.
    private static let answerLimit: Int32 = 64

    /// Reads an answer; `nil` where the bytes are none, or the responder gave an error.
    package init?(der: [UInt8]) {
        guard der.count <= Self.byteLimit,
            let response: Owned<RevocationResponseObject> = unsafe DER.read(
                der, { unsafe d2i_OCSP_RESPONSE(nil, &$0, $1) }),
            unsafe OCSP_response_status(response.raw) == OCSP_RESPONSE_STATUS_SUCCESSFUL,
            let basic = unsafe Owned<BasicResponseObject>(OCSP_response_get1_basic(response.raw)),
            let producedAt = unsafe Moment(OCSP_resp_get0_produced_at(basic.raw)),
            unsafe OCSP_resp_count(basic.raw) <= Self.answerLimit
        else {
            ErrorQueue.clear()
            return nil
        }
        self.basic = Shared(basic)
        self.producedAt = producedAt
    }

    /// What it says of a certificate, found by the certificate's number and its issuer's name and key; `nil` for nothing.
    func answer(for certificate: Certificate, issuer: Certificate) -> Answer? {
        defer { ErrorQueue.clear() }
        for index in 0..<max(0, unsafe OCSP_resp_count(basic.raw)) {
            guard let single = unsafe OCSP_resp_get0(basic.raw, index),
                unsafe Self.speaks(single, of: certificate, issuer)
            else { continue }
            var reason: Int32 = -1
            var revoked: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
            var this: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
            var next: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
            let status = unsafe OCSP_single_get0_status(single, &reason, &revoked, &this, &next)
            guard let thisUpdate = unsafe Moment(this) else { continue }
            let nextUpdate = unsafe Moment(next)
            // An end that is there and cannot be read is none that anything can be inside of.
            if unsafe next != nil, nextUpdate == nil { continue }
            let found: Answer.Status =
                switch status {
                case V_OCSP_CERTSTATUS_GOOD: .good
                case V_OCSP_CERTSTATUS_REVOKED:
                    unsafe .revoked(at: Moment(revoked), isRemoved: reason == OCSP_REVOKED_STATUS_REMOVEFROMCRL)
                default: .unknown
                }
            return Answer(status: found, thisUpdate: thisUpdate, nextUpdate: nextUpdate)
        }
        return nil
    }

    /// Why the responder may not speak for an issuer; `nil` where it may (RFC 6960, 4.2.2.2): it is the issuer itself, or one that the
    /// issuer certified for this and nothing else.
    func objection(issuer: Certificate) -> String? {
        defer { ErrorQueue.clear() }
        guard let algorithm = unsafe OCSP_resp_get0_tbs_sigalg(basic.raw),
            CertificateProfile.allowsSignature(unsafe AlgorithmIdentifier(algorithm).oid)
        else { return "it is signed with an algorithm that is not allowed" }
        guard let candidates = unsafe Owned<BorrowedStackObject>(OPENSSL_sk_new_null()) else {
            return "there is no memory"
        }
        _ = unsafe OPENSSL_sk_push(candidates.raw, UnsafeRawPointer(issuer.raw))
        var found: OpaquePointer?  // X509 *, belongs to the answer or to the issuer
        guard unsafe OCSP_resp_get0_signer(basic.raw, &found, candidates.raw) == 1,
            let signer = try? Certificate(der: unsafe DER.write { unsafe i2d_X509(found, $0) })
        else { return "it carries no certificate of the responder" }
        if let weakness = signer.publicKey?.weakness { return weakness.sentence }
        // Only the signature: who the responder is, is judged here.
        let isIntact = withExtendedLifetime(issuer) {
            unsafe OCSP_basic_verify(basic.raw, candidates.raw, nil, UInt(OCSP_NOVERIFY)) == 1
        }
        guard isIntact else { return "the signature of the responder does not fit it" }
        if signer == issuer { return nil }
        guard signer.isIssued(by: issuer) else { return "the responder was not certified by the certificate's issuer" }
        if let fault = CertificateProfile.faults(of: signer, as: .revocationResponder).first {
            return "the certificate of the responder breaks the profile: \(fault)"
        }
        guard signer.validity.contains(producedAt) else {
            return "the certificate of the responder was not valid at \(producedAt)"
        }
        return nil
    }

    private static func speaks(_ single: OpaquePointer, of certificate: Certificate, _ issuer: Certificate) -> Bool {
        // SHA-1 is what nearly every responder has here; it names and does not prove.
        var algorithm: OpaquePointer?  // ASN1_OBJECT *
        let named = unsafe OCSP_SINGLERESP_get0_id(single)
        guard unsafe OCSP_id_get0_info(nil, &algorithm, nil, nil, named) == 1,
            let digest = unsafe EVP_get_digestbyname(OBJ_nid2sn(OBJ_obj2nid(algorithm))),
            let expected = unsafe Owned<CertificateIdentifierObject>(
                OCSP_cert_to_id(digest, certificate.raw, issuer.raw))
        else { return false }
        return unsafe OCSP_id_cmp(named, expected.raw) == 0
    }
}
