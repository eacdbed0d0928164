internal import COpenSSL
package import SelloBytes

// Every `unsafe` here is a call of OpenSSL on the certificate that `made` owns, with buffers of their own lengths;
// an extension is copied into it and freed here.

/// A certificate to be made.
package struct CertificateTemplate: Sendable {
    /// The attributes of the subject by short name (`C`, `O`, `CN`), in order.
    package var subject: [(type: String, value: String)]
    /// The validity.
    package var validity: ValidityPeriod
    /// The extensions by OpenSSL's short name and in its notation, in order; key identifiers name `hash` and `keyid:always`.
    package var extensions: [(name: String, value: String)]
    /// The serial number, positive; twenty bytes at most (RFC 5280, 4.1.2.2).
    package var serial: [UInt8] = Self.randomSerial()
    /// The digest that is signed; Ed25519 takes none.
    package var digest: DigestAlgorithm = .sha256
    /// Whether an RSA issuer signs with RSASSA-PSS.
    package var signsWithPSS = false

    /// Makes a template.
    package init(
        subject: [(type: String, value: String)], validity: ValidityPeriod, extensions: [(name: String, value: String)]
    ) {
        self.subject = subject
        self.validity = validity
        self.extensions = extensions
    }

    /// Sixteen random bytes, the first from 1 to 127.
    package static func randomSerial() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return [UInt8.random(in: 1...127, using: &random)]
            + (0..<15).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// Makes the certificate.
    ///
    /// - Parameters:
    ///   - key: The key that is certified.
    ///   - issuer: The certificate of the issuer; none for a self-signed one.
    ///   - issuerKey: The key of the issuer; none for a self-signed one.
    /// - Returns: The certificate.
    /// - Throws: ``SigningError`` `.unfitCertificate` where OpenSSL refuses a value.
    package func certificate(
        for key: PrivateKey, issuer: Certificate? = nil, issuerKey: PrivateKey? = nil
    ) throws(SigningError) -> Certificate {
        ErrorQueue.clear()
        guard let made = unsafe Owned<X509Object>(X509_new()),
            unsafe X509_set_version(made.raw, 2) == 1, unsafe X509_set_pubkey(made.raw, key.raw) == 1,
            unsafe ASN1_TIME_set(X509_getm_notBefore(made.raw), time_t(validity.notBefore.seconds)) != nil,
            unsafe ASN1_TIME_set(X509_getm_notAfter(made.raw), time_t(validity.notAfter.seconds)) != nil
        else { throw failure("it") }
        try setSerial(made)
        try setNames(made, issuer: issuer)
        try addExtensions(made, issuer: issuer)
        try sign(made, with: issuerKey ?? key)
        let count = unsafe i2d_X509(made.raw, nil)
        var der = [UInt8](repeating: 0, count: max(0, Int(count)))
        unsafe der.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            _ = unsafe i2d_X509(made.raw, &start)
        }
        return try Certificate(der: der)
    }

    private func setSerial(_ made: borrowing Owned<X509Object>) throws(SigningError) {
        let number = unsafe serial.withUnsafeBufferPointer {
            unsafe BN_bin2bn($0.baseAddress, Int32(truncatingIfNeeded: $0.count), nil)
        }
        guard let owned = unsafe Owned<NumberObject>(number),
            unsafe BN_to_ASN1_INTEGER(owned.raw, X509_get_serialNumber(made.raw)) != nil
        else { throw failure("its serial number") }
    }

    private func setNames(_ made: borrowing Owned<X509Object>, issuer: Certificate?) throws(SigningError) {
        let name = unsafe X509_get_subject_name(made.raw)
        for (type, value) in subject {
            let text = Array(value.utf8)
            guard
                unsafe X509_NAME_add_entry_by_txt(
                    name, type, MBSTRING_FLAG, text, Int32(truncatingIfNeeded: text.count), -1, 0) == 1
            else {
                throw failure("the value of \(type) in its subject; 64 characters are the most there can be")
            }
        }
        let issuerName = unsafe issuer.map { unsafe X509_get_subject_name($0.raw) } ?? name
        guard unsafe X509_set_issuer_name(made.raw, issuerName) == 1 else { throw failure("the name of its issuer") }
    }

    private func addExtensions(_ made: borrowing Owned<X509Object>, issuer: Certificate?) throws(SigningError) {
        for (name, value) in extensions {
            // Made and freed here: an X509_EXTENSION is copied when it is added.
            var context = unsafe X509V3_CTX()
            let raw = unsafe made.raw
            unsafe X509V3_set_ctx(&context, issuer.map { unsafe $0.raw } ?? raw, raw, nil, nil, 0)
            guard let one = unsafe X509V3_EXT_conf_nid(nil, &context, OBJ_txt2nid(name), value) else {
                throw failure("its extension \(name)")
            }
            defer { unsafe X509_EXTENSION_free(one) }
            guard unsafe X509_add_ext(made.raw, one, -1) == 1 else { throw failure("its extension \(name)") }
        }
    }

    private func sign(_ made: borrowing Owned<X509Object>, with key: PrivateKey) throws(SigningError) {
        guard let context = unsafe Owned<MessageContextObject>(EVP_MD_CTX_new()) else { throw failure("it") }
        let isEd25519 = unsafe EVP_PKEY_is_a(key.raw, "ED25519") == 1
        var keyContext: OpaquePointer?  // EVP_PKEY_CTX *, belongs to the context
        guard
            unsafe EVP_DigestSignInit(
                context.raw, &keyContext, FetchedDigests.shared[isEd25519 ? nil : digest], nil, key.raw) == 1
        else { throw failure("its signature") }
        if signsWithPSS {
            guard unsafe EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1,
                unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) == 1
            else { throw failure("its signature") }
        }
        guard unsafe X509_sign_ctx(made.raw, context.raw) > 0 else { throw failure("its signature") }
    }

    private func failure(_ what: String) -> SigningError {
        SigningError(
            .unfitCertificate, "The certificate cannot be made: OpenSSL refuses \(what) (\(ErrorQueue.drain()))")
    }
}
