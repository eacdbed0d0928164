internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: pointers into the certificate are used
// and dropped while `handle` lives; what OpenSSL allocated is freed here.

/// An X.509 certificate, as it arrived.
///
/// Equality is that of the bytes. What it says is read when asked for; nothing is re-encoded.
public struct Certificate: Sendable {
    /// The certificate in DER.
    public let der: [UInt8]
    /// From when to when it is valid.
    public let validity: ValidityPeriod
    /// The kind of its key.
    public let keyKind: KeyKind
    let handle: Shared<X509Object>

    /// Reads a certificate.
    ///
    /// - Parameter der: The certificate in DER and nothing after it.
    /// - Throws: ``SigningError`` `.unfitCertificate`.
    public init(der: [UInt8]) throws(SigningError) {
        ErrorQueue.clear()
        var consumed = 0
        let parsed = unsafe der.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            let parsed = unsafe d2i_X509(nil, &start, buffer.count)
            consumed = unsafe start.flatMap { end in unsafe buffer.baseAddress.map { unsafe end - $0 } } ?? 0
            return unsafe parsed
        }
        guard let owned = unsafe Owned<X509Object>(parsed) else {
            throw SigningError(.unfitCertificate, "The bytes are no X.509 certificate in DER (\(ErrorQueue.drain()))")
        }
        guard consumed == der.count else {
            throw SigningError(.unfitCertificate, "\(der.count - consumed) bytes follow the certificate; remove them")
        }
        guard let notBefore = unsafe Moment(X509_get0_notBefore(owned.raw)),
            let notAfter = unsafe Moment(X509_get0_notAfter(owned.raw))
        else {
            throw SigningError(.unfitCertificate, "The validity of the certificate is no time")
        }
        validity = ValidityPeriod(notBefore: notBefore, notAfter: notAfter)
        keyKind = unsafe KeyKind(of: owned.raw)
        self.der = der
        handle = Shared(owned)
    }

    /// `X509 *`.
    var raw: OpaquePointer { unsafe handle.raw }

    /// Whom it names.
    public var subject: DistinguishedName { unsafe DistinguishedName(X509_get_subject_name(raw)) }
    /// Who issued it.
    public var issuer: DistinguishedName { unsafe DistinguishedName(X509_get_issuer_name(raw)) }

    /// The serial number in lower-case hexadecimal, two digits a byte.
    public var serialNumberHex: String { unsafe (serial(BN_bn2hex) ?? "").lowercased() }
    /// The serial number in decimal.
    public var serialNumber: String { unsafe serial(BN_bn2dec) ?? "" }

    /// The algorithm that its issuer signed it with.
    public var signatureAlgorithm: OID { outerAlgorithm.oid }

    /// Its key, to check signatures with; `nil` where OpenSSL cannot use it.
    package var publicKey: PublicKey? { unsafe PublicKey(X509_get0_pubkey(raw), kind: keyKind) }

    /// Whether issuer and subject are the same and its own key made its signature.
    public var isSelfSigned: Bool {
        defer { ErrorQueue.clear() }
        return unsafe X509_self_signed(raw, 1) == 1
    }

    /// Whether it may certify others: its basic constraints say so (RFC 5280, 4.2.1.9).
    public var isAuthority: Bool {
        guard case .present(let constraints) = basicConstraints else { return false }
        return constraints.isAuthority
    }

    private func serial(_ print: (OpaquePointer?) -> UnsafeMutablePointer<CChar>?) -> String? {
        guard let number = unsafe Owned<NumberObject>(ASN1_INTEGER_to_BN(X509_get0_serialNumber(raw), nil)),
            let text = unsafe print(number.raw)
        else { return nil }
        defer { unsafe CRYPTO_free(text, #file, #line) }
        return unsafe String(cString: text)
    }
}

extension Certificate: Hashable {
    /// Compares the bytes.
    public static func == (lhs: Certificate, rhs: Certificate) -> Bool { lhs.der == rhs.der }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        // All bytes at once: an array feeds the hasher one by one, which takes longer than checking a signature.
        unsafe der.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
