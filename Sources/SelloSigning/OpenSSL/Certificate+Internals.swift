internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: `get0` pointers belong to the
// certificate, which outlives them.

extension Certificate {
    /// The algorithm beside the signature.
    var outerAlgorithm: AlgorithmIdentifier {
        var algorithm: UnsafePointer<X509_ALGOR>?
        unsafe X509_get0_signature(nil, &algorithm, raw)
        // A certificate that was parsed has one.
        return unsafe AlgorithmIdentifier(algorithm ?? X509_get0_tbs_sigalg(raw))
    }

    /// Whether the algorithm beside the signature is the one that the signature covers, parameters included.
    var algorithmsAgree: Bool {
        var algorithm: UnsafePointer<X509_ALGOR>?
        unsafe X509_get0_signature(nil, &algorithm, raw)
        return unsafe X509_ALGOR_cmp(algorithm, X509_get0_tbs_sigalg(raw)) == 0
    }

    /// The version as people count it: 1, 2 or 3.
    var version: Int { unsafe X509_get_version(raw) + 1 }

    /// Whether it has an issuerUniqueID or a subjectUniqueID.
    var hasUniqueIdentifier: Bool {
        var ofIssuer: UnsafePointer<ASN1_BIT_STRING>?
        var ofSubject: UnsafePointer<ASN1_BIT_STRING>?
        unsafe X509_get0_uids(raw, &ofIssuer, &ofSubject)
        return unsafe ofIssuer != nil || ofSubject != nil
    }

    /// Whether both times are written as DER wants them: whole seconds in UTC (RFC 5280, 4.1.2.5).
    var timesAreDER: Bool {
        unsafe isDER(X509_get0_notBefore(raw)) && isDER(X509_get0_notAfter(raw))
    }

    private func isDER(_ time: UnsafePointer<ASN1_TIME>?) -> Bool {
        guard let text = unsafe ASN1_STRING_get0_data(time) else { return false }
        let count = unsafe Int(ASN1_STRING_length(time))
        let digits = unsafe ASN1_STRING_type(time) == V_ASN1_UTCTIME ? 12 : 14
        guard count == digits + 1 else { return false }
        let bytes = unsafe UnsafeBufferPointer(start: text, count: count)
        return unsafe bytes.prefix(digits).allSatisfy { (48...57).contains($0) } && bytes.last == UInt8(ascii: "Z")
    }

    /// Whether another certificate may have issued this one, by its name and its key identifier.
    func namesIssuer(_ other: Certificate) -> Bool {
        defer { ErrorQueue.clear() }
        return unsafe X509_check_issued(other.raw, raw) == X509_V_OK
    }

    /// Whether another certificate issued this one: its name, its key identifier and its key, which made the signature.
    package func isIssued(by other: Certificate) -> Bool {
        defer { ErrorQueue.clear() }
        return unsafe X509_check_issued(other.raw, raw) == X509_V_OK
            && X509_verify(raw, X509_get0_pubkey(other.raw)) == 1
    }
}

extension KeyKind {
    /// The kind of key in an `X509 *`, by what the certificate says of it.
    init(of certificate: OpaquePointer) {
        var algorithm: UnsafeMutablePointer<X509_ALGOR>?
        guard unsafe X509_PUBKEY_get0_param(nil, nil, nil, &algorithm, X509_get_X509_PUBKEY(certificate)) == 1,
            let algorithm = unsafe algorithm
        else {
            self = .unsupported("none")
            return
        }
        let identifier = unsafe AlgorithmIdentifier(algorithm)
        let key = unsafe X509_get0_pubkey(certificate)
        ErrorQueue.clear()
        guard unsafe key != nil else {
            self = .unsupported(identifier.oid.dotted)
            return
        }
        let bits = unsafe Int(EVP_PKEY_get_bits(key))
        switch identifier.oid.dotted {
        case "1.2.840.10045.2.1":
            // Only curves by name: parameters spelled out could name a curve that looks like another (CVE-2020-0601).
            guard let curve = EllipticCurve.allCases.first(where: { $0.oid == identifier.namedCurve }) else {
                self = .unsupported(identifier.namedCurve?.dotted ?? "a curve without a name")
                return
            }
            self = .ecdsa(curve)
        case "1.2.840.113549.1.1.1": self = .rsa(bits: bits)
        case OID.rsaPSS.dotted: self = .rsaPSS(bits: bits, digest: DigestAlgorithm(identifier.pss?.digest))
        case "1.3.101.112": self = .ed25519
        default: self = .unsupported(identifier.oid.dotted)
        }
    }
}
