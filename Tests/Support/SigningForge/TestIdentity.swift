import SelloBytes
package import SelloSigning

/// A key and the certificate of it.
package struct TestIdentity: Sendable {
    package let certificate: Certificate
    package let key: PrivateKey

    package init(certificate: Certificate, key: PrivateKey) {
        self.certificate = certificate
        self.key = key
    }

    package typealias Extension = (name: String, value: String)

    package static let caExtensions: [Extension] = [
        ("basicConstraints", "critical,CA:TRUE"), ("keyUsage", "critical,keyCertSign"),
        ("subjectKeyIdentifier", "hash"),
    ]

    package static let leafExtensions: [Extension] = [
        ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
        ("extendedKeyUsage", "emailProtection"), ("subjectKeyIdentifier", "hash"),
    ]

    /// Makes a key and has it certified; without an issuer it certifies itself.
    ///
    /// The validity is given in days around ``testMoment``.
    package static func make(
        _ name: String, by issuer: TestIdentity? = nil, _ extensions: [Extension] = leafExtensions,
        days: ClosedRange<Int64> = -10...10, key: PrivateKey.Parameters = .ecdsa(.p256),
        change: (inout CertificateTemplate) -> Void = { _ in }
    ) throws -> TestIdentity {
        let validity = ValidityPeriod(notBefore: testDay(days.lowerBound), notAfter: testDay(days.upperBound))
        var template = CertificateTemplate(
            subject: [("O", "Test"), ("CN", name)], validity: validity,
            extensions: extensions + (issuer == nil ? [] : [("authorityKeyIdentifier", "keyid:always")]))
        change(&template)
        let key = try PrivateKey.generate(key)
        return TestIdentity(
            certificate: try template.certificate(for: key, issuer: issuer?.certificate, issuerKey: issuer?.key),
            key: key)
    }

    package static func authority(
        _ name: String, by issuer: TestIdentity? = nil, days: ClosedRange<Int64> = -10...10,
        key: PrivateKey.Parameters = .ecdsa(.p256)
    ) throws -> TestIdentity {
        try make(name, by: issuer, caExtensions, days: days, key: key)
    }

    /// The signature of its P-256 key in DER.
    ///
    /// Of all sizes that one may have it is the most likely: another would move everything that a test puts behind it.
    package func signature(of message: [UInt8]) throws -> [UInt8] {
        while true {
            let joined = try key.sign(message, algorithm: .es256, kind: certificate.keyKind)
            let der = DERNode.sequence([.integer(Array(joined[..<32])), .integer(Array(joined[32...]))]).der
            if der.count == 71 { return der }
        }
    }
}
