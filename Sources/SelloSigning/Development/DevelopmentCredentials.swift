public import SelloBytes

/// Certificates and a key to try things with: a root, an authority that it certified, and a signer that this one certified.
///
/// Nobody trusts them who does not have the root. Their names say that they are for development.
public struct DevelopmentCredentials: Sendable {
    /// The root in PEM: what a verifier is given as trust anchor.
    public let root: [UInt8]
    /// The signer's certificate and its issuer's in PEM, the root left out: what is signed with.
    public let chain: [UInt8]
    /// The signer's private key in PEM (PKCS#8, not encrypted): keep it readable for yourself only.
    public let key: [UInt8]

    /// Makes credentials.
    ///
    /// The keys of root and issuer are forgotten; nothing more can be certified with them. They lie on the signer's curve, and on P-256
    /// for an RSA signer, which is as strong as its 3072 bits.
    ///
    /// - Parameters:
    ///   - algorithm: What the signer signs with.
    ///   - organization: The organization that all three name, 64 characters at most.
    ///   - moment: From when they are valid (an hour before, for clocks that run behind): the signer for a year, the root for ten.
    /// - Returns: The credentials.
    /// - Throws: ``SigningError`` `.unfitCertificate` for an organization that no certificate can name, `.signingFailed` where OpenSSL
    ///   makes no key.
    public static func create(
        algorithm: SigningAlgorithm, organization: String = "Sello development", at moment: Moment = .now()
    ) throws(SigningError) -> DevelopmentCredentials {
        guard !organization.isEmpty else {
            throw SigningError(.unfitCertificate, "The organization is empty; certificates must name one")
        }
        let kind = Kind(algorithm)
        let start = moment.seconds - 3600
        func validity(days: Int64) -> ValidityPeriod {
            ValidityPeriod(notBefore: Moment(seconds: start), notAfter: Moment(seconds: start + days * 86400))
        }
        // A mark keeps the names of two sets apart.
        let mark = CertificateTemplate.randomSerial().prefix(4).map { String($0, radix: 16) }.joined()
        func template(
            _ name: String, days: Int64, _ extensions: [(name: String, value: String)]
        ) -> CertificateTemplate {
            var template = CertificateTemplate(
                subject: [
                    ("C", "XX"), ("O", organization), ("OU", "FOR DEVELOPMENT ONLY"),
                    ("CN", "\(name) for development \(mark)"),
                ], validity: validity(days: days), extensions: extensions)
            template.digest = kind.digest
            return template
        }
        let rootKey = try PrivateKey.generate(kind.authority)
        let root = try template("Root", days: 3650, authority("critical,CA:TRUE")).certificate(for: rootKey)
        let issuerKey = try PrivateKey.generate(kind.authority)
        let issuer = try template("Issuer", days: 1825, authority("critical,CA:TRUE,pathlen:0") + [byIssuer])
            .certificate(for: issuerKey, issuer: root, issuerKey: rootKey)
        let key = try PrivateKey.generate(kind.signer)
        let leaf = try template("Claim signer", days: 365, signer + [byIssuer])
            .certificate(for: key, issuer: issuer, issuerKey: issuerKey)
        return DevelopmentCredentials(
            root: Array(root.pem.utf8), chain: Array((leaf.pem + issuer.pem).utf8), key: try key.pem())
    }

    private static func authority(_ constraints: String) -> [(name: String, value: String)] {
        [
            ("basicConstraints", constraints), ("keyUsage", "critical,keyCertSign,cRLSign"),
            ("subjectKeyIdentifier", "hash"),
        ]
    }

    private static let byIssuer = (name: "authorityKeyIdentifier", value: "keyid:always")

    private static let signer: [(name: String, value: String)] = [
        ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
        ("extendedKeyUsage", "\(OID.claimSigning),emailProtection"), ("subjectKeyIdentifier", "hash"),
    ]

    /// The keys for an algorithm.
    private struct Kind {
        let signer: PrivateKey.Parameters
        let authority: PrivateKey.Parameters
        let digest: DigestAlgorithm

        init(_ algorithm: SigningAlgorithm) {
            switch algorithm {
            case .es256: (signer, authority, digest) = (.ecdsa(.p256), .ecdsa(.p256), .sha256)
            case .es384: (signer, authority, digest) = (.ecdsa(.p384), .ecdsa(.p384), .sha384)
            case .es512: (signer, authority, digest) = (.ecdsa(.p521), .ecdsa(.p521), .sha512)
            case .ed25519: (signer, authority, digest) = (.ed25519, .ed25519, .sha256)
            case .ps256, .ps384, .ps512: (signer, authority, digest) = (.rsa(bits: 3072), .ecdsa(.p256), .sha256)
            }
        }
    }
}
