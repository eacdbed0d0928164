package import SelloBytes
package import SelloSigning

/// The time at which the certificates of the tests are valid.
package let testMoment = Moment(seconds: 1_795_290_300)

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
        let validity = ValidityPeriod(
            notBefore: Moment(seconds: testMoment.seconds + days.lowerBound * 86400),
            notAfter: Moment(seconds: testMoment.seconds + days.upperBound * 86400))
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
}
