import SelloBytes
import SelloSigning

/// The time at which the certificates of the tests are valid.
let testMoment = Moment(seconds: 1_795_290_300)

/// A key and the certificate of it.
struct TestIdentity: Sendable {
    let certificate: Certificate
    let key: PrivateKey

    typealias Extension = (name: String, value: String)

    static let caExtensions: [Extension] = [
        ("basicConstraints", "critical,CA:TRUE"), ("keyUsage", "critical,keyCertSign"),
        ("subjectKeyIdentifier", "hash"),
    ]

    static let leafExtensions: [Extension] = [
        ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
        ("extendedKeyUsage", "emailProtection"), ("subjectKeyIdentifier", "hash"),
    ]

    /// Makes a key and has it certified; without an issuer it certifies itself.
    ///
    /// The validity is given in days around ``testMoment``.
    static func make(
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

    static func authority(
        _ name: String, by issuer: TestIdentity? = nil, days: ClosedRange<Int64> = -10...10,
        key: PrivateKey.Parameters = .ecdsa(.p256)
    ) throws -> TestIdentity {
        try make(name, by: issuer, caExtensions, days: days, key: key)
    }
}

/// The bytes of hexadecimal digits.
func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
}
