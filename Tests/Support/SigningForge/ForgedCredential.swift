package import SelloSigning

/// A signer and who certified it, each certificate made as a test wants it.
package struct ForgedCredential: Sendable {
    /// What a certificate says, by OpenSSL's names of extensions; its validity is in days from ``testMoment``.
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
    package let root: TestIdentity
    package let issuer: TestIdentity
    package let leaf: TestIdentity
    package var algorithm: SigningAlgorithm

    package init(
        root: TestIdentity, issuer: TestIdentity, leaf: TestIdentity, algorithm: SigningAlgorithm = .es256
    ) {
        self.root = root
        self.issuer = issuer
        self.leaf = leaf
        self.algorithm = algorithm
    }

    /// The certificates, leaf first, the root left out.
    package var chain: [Certificate] { [leaf.certificate, issuer.certificate] }

    package func sign(_ message: [UInt8]) throws -> [UInt8] {
        try leaf.key.sign(message, algorithm: algorithm, kind: leaf.certificate.keyKind)
    }

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
        let rootMade = try under?.root ?? identity(rootProfile)
        let issuerMade = try under?.issuer ?? identity(issuerProfile, by: rootMade)
        let made = try identity(leafProfile, by: issuerMade)
        return ForgedCredential(
            root: rootMade, issuer: issuerMade, leaf: made,
            algorithm: SigningAlgorithm.fitting(made.certificate.keyKind).first ?? .es256)
    }

    private static func identity(_ profile: Profile, by issuer: TestIdentity? = nil) throws -> TestIdentity {
        let mark = CertificateTemplate.randomSerial().prefix(4).map { String($0, radix: 16) }.joined()
        return try TestIdentity.make(
            "\(profile.name) \(mark)", by: issuer, profile.extensions, days: profile.from...profile.to, key: profile.key
        ) { template in
            template.subject = [("C", "XX"), ("O", "Forger"), ("CN", "\(profile.name) \(mark)")]
            // The profile says all, even that its issuer's key is not named.
            template.extensions = profile.extensions
            template.signsWithPSS = profile.signsWithPSS
        }
    }
}
