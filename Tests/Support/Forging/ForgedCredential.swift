package import SelloBytes
package import SelloSigning

/// A signer and who certified it, each certificate made as a test wants it.
package struct ForgedCredential: Sendable {
    /// What a certificate says, by OpenSSL's names of extensions.
    package struct Profile: Sendable {
        package var name: String
        package var key = PrivateKey.Parameters.ecdsa(.p256)
        package var from: Int64 = -30
        package var to: Int64 = 365
        package var extensions: [(name: String, value: String)]
        package var signsWithPSS = false

        /// Sets an extension; `nil` takes it out.
        package mutating func set(_ name: String, _ value: String?) {
            extensions.removeAll { $0.name == name }
            if let value { extensions.append((name, value)) }
        }
    }

    /// The root, for the anchors.
    package let root: Certificate
    /// The certificates, leaf first, the root left out.
    package let chain: [Certificate]
    package let key: PrivateKey
    package let issuerKey: PrivateKey
    package let rootKey: PrivateKey
    package var algorithm: SigningAlgorithm

    package var leaf: Certificate { chain[0] }
    package var issuer: Certificate { chain[1] }

    package func sign(_ message: [UInt8]) throws -> [UInt8] {
        try key.sign(message, algorithm: algorithm, kind: leaf.keyKind)
    }

    /// The moment that all tests judge at, and that the days of profiles count from.
    package static let now = Moment(seconds: 1_795_290_300)

    /// A moment some days from ``now``.
    package static func day(_ count: Int64) -> Moment { Moment(seconds: now.seconds + count * 86400) }

    /// What everybody signs with who is not told otherwise.
    package static let honest = make()
    /// Another signer, certified by others.
    package static let other = make()
    /// A signer whose certificate says where to ask about its revocation.
    package static let revocable = make(leaf: { $0.set("authorityInfoAccess", "OCSP;URI:http://ocsp.invalid/") })
    /// A time-stamping authority.
    package static let authority = make(leaf: {
        $0.set("extendedKeyUsage", "critical,timeStamping")
        $0.from = -1000
    })

    /// Makes a root, an issuer and a leaf; each may be changed before it is made.
    package static func make(
        leaf: (inout Profile) -> Void = { _ in }, issuer: (inout Profile) -> Void = { _ in },
        root: (inout Profile) -> Void = { _ in }, under: ForgedCredential? = nil
    ) -> ForgedCredential {
        do { return try made(leaf: leaf, issuer: issuer, root: root, under: under) } catch {
            fatalError("the tests' certificates cannot be made: \(error)")
        }
    }

    private static func made(
        leaf: (inout Profile) -> Void, issuer: (inout Profile) -> Void, root: (inout Profile) -> Void,
        under: ForgedCredential?
    ) throws -> ForgedCredential {
        let authority = [
            ("basicConstraints", "critical,CA:TRUE"), ("keyUsage", "critical,keyCertSign,cRLSign"),
            ("subjectKeyIdentifier", "hash"),
        ].map { (name: $0.0, value: $0.1) }
        let byIssuer = (name: "authorityKeyIdentifier", value: "keyid:always")
        var rootProfile = Profile(name: "Root", from: -3000, to: 3000, extensions: authority)
        var issuerProfile = Profile(name: "Issuer", from: -2000, to: 2000, extensions: authority + [byIssuer])
        var leafProfile = Profile(
            name: "Signer",
            extensions: [
                ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
                ("extendedKeyUsage", "\(OID.claimSigning),emailProtection"), ("subjectKeyIdentifier", "hash"),
                byIssuer,
            ])
        root(&rootProfile)
        issuer(&issuerProfile)
        leaf(&leafProfile)
        let rootKey = try under?.rootKey ?? PrivateKey.generate(rootProfile.key)
        let rootMade = try under?.root ?? template(rootProfile).certificate(for: rootKey)
        let issuerKey = try under?.issuerKey ?? PrivateKey.generate(issuerProfile.key)
        let issuerMade =
            try under?.issuer
            ?? template(issuerProfile).certificate(for: issuerKey, issuer: rootMade, issuerKey: rootKey)
        let key = try PrivateKey.generate(leafProfile.key)
        let made = try template(leafProfile).certificate(for: key, issuer: issuerMade, issuerKey: issuerKey)
        return ForgedCredential(
            root: rootMade, chain: [made, issuerMade], key: key, issuerKey: issuerKey, rootKey: rootKey,
            algorithm: SigningAlgorithm.fitting(made.keyKind).first ?? .es256)
    }

    private static func template(_ profile: Profile) -> CertificateTemplate {
        let mark = CertificateTemplate.randomSerial().prefix(4).map { String($0, radix: 16) }.joined()
        var template = CertificateTemplate(
            subject: [("C", "XX"), ("O", "Forger"), ("CN", "\(profile.name) \(mark)")],
            validity: ValidityPeriod(notBefore: day(profile.from), notAfter: day(profile.to)),
            extensions: profile.extensions)
        template.signsWithPSS = profile.signsWithPSS
        return template
    }
}
