package import SelloSigning

/// Parts of a certificate as they are stored.
package struct CertificateParts {
    package let serial: [UInt8]
    package let issuer: [UInt8]
    package let subject: [UInt8]
    /// The content of the public key's bit string.
    package let publicKey: [UInt8]

    package init(_ certificate: Certificate) {
        let fields = DER.children(DER.children(certificate.der)[0])
        serial = fields[1]
        issuer = fields[3]
        subject = fields[5]
        publicKey = Array(DER.content(DER.children(fields[6])[1]).dropFirst())
    }
}
