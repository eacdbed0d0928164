import SelloBytes
import SelloSigning
import SigningForge
import Testing

/// A certificate that breaks one rule, made of one that breaks none.
struct ProfileCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let role: CertificateProfile.Role
    let expected: [ProfileFault]
    let edit: @Sendable (inout CertificateTree) -> Void

    init(
        _ name: String, _ role: CertificateProfile.Role, _ expected: [ProfileFault],
        _ edit: @escaping @Sendable (inout CertificateTree) -> Void
    ) {
        testDescription = name
        self.role = role
        self.expected = expected
        self.edit = edit
    }

    init(_ name: String, _ expected: [ProfileFault], _ edit: @escaping @Sendable (inout CertificateTree) -> Void) {
        self.init(name, .claimSigner, expected, edit)
    }
}

private func oid(_ dotted: String) -> OID { OID(dotted) ?? .anyExtendedKeyUsage }
private func algorithm(_ dotted: String, _ parameters: DERNode? = nil) -> DERNode {
    .sequence([.oid(dotted)] + (parameters.map { [$0] } ?? []))
}
private func pss(_ digest: String?, mask: String?, _ maskDigest: String?) -> DERNode {
    var parts: [DERNode] = []
    if let digest { parts.append(DERNode(0xA0, [algorithm(digest, .null)])) }
    if let mask { parts.append(DERNode(0xA1, [algorithm(mask, maskDigest.map { algorithm($0, .null) })])) }
    parts.append(DERNode(0xA2, [DERNode(2, [32])]))
    return algorithm("1.2.840.113549.1.1.10", .sequence(parts))
}
private func usage(_ bits: UInt8) -> DERNode { DERNode(3, [UInt8(bits.trailingZeroBitCount), bits]) }
private func constraints(_ authority: Bool, path: UInt8? = nil) -> DERNode {
    .sequence((authority ? [DERNode(1, [0xFF])] : []) + (path.map { [DERNode(2, [$0])] } ?? []))
}
private func purposes(_ dotted: [String]) -> DERNode { .sequence(dotted.map(DERNode.oid)) }

private let unknown = "1.3.6.1.4.1.99999.1"
private let (aki, ski) = ("2.5.29.35", "2.5.29.14")
private let (basic, keyUsage, extendedUsage) = ("2.5.29.19", "2.5.29.15", "2.5.29.37")
private let (sha256, sha384, mgf1) = ("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "1.2.840.113549.1.1.8")
private let (email, stamping, ocsp) = ("1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9")
private let pssName = "1.2.840.113549.1.1.10"
private let utcTime: UInt8 = 0x17
private let generalizedTime: UInt8 = 0x18

private func time(_ tag: UInt8, _ text: String, at index: Int = 1) -> @Sendable (inout CertificateTree) -> Void {
    { $0.signed.children[4].children[index] = DERNode(tag, Array(text.utf8)) }
}

private let cases: [ProfileCase] = [
    ProfileCase("nothing changed", []) { _ in },
    ProfileCase("an authority unchanged", .authority, []) { _ in },
    // 9.1
    ProfileCase("SHA-1 with RSA", [.signatureAlgorithm(oid("1.2.840.113549.1.1.5"))]) {
        $0.setAlgorithm(algorithm("1.2.840.113549.1.1.5", .null))
    },
    ProfileCase("ECDSA with SHA-1", .authority, [.signatureAlgorithm(oid("1.2.840.10045.4.1"))]) {
        $0.setAlgorithm(algorithm("1.2.840.10045.4.1"))
    },
    ProfileCase("another algorithm beside the signature", [.algorithmsDiffer]) {
        $0.root.children[1] = algorithm("1.2.840.10045.4.3.3")
    },
    ProfileCase("the same algorithm with other parameters", [.algorithmsDiffer]) {
        $0.root.children[1] = algorithm("1.2.840.10045.4.3.2", .null)
    },
    ProfileCase("PSS as it should be", []) { $0.setAlgorithm(pss(sha256, mask: mgf1, sha256)) },
    ProfileCase("PSS without parameters", [.pssParameters]) { $0.setAlgorithm(algorithm(pssName)) },
    ProfileCase("PSS with null parameters", [.pssParameters]) { $0.setAlgorithm(algorithm(pssName, .null)) },
    ProfileCase("PSS with SHA-1 by default", [.pssParameters]) { $0.setAlgorithm(algorithm(pssName, .sequence([]))) },
    ProfileCase("PSS without a digest", [.pssParameters]) { $0.setAlgorithm(pss(nil, mask: mgf1, sha256)) },
    ProfileCase("PSS without a mask", [.pssParameters]) { $0.setAlgorithm(pss(sha256, mask: nil, nil)) },
    ProfileCase("PSS with a mask without a digest", [.pssParameters]) { $0.setAlgorithm(pss(sha256, mask: mgf1, nil)) },
    ProfileCase("PSS with SHA-1", [.pssParameters]) { $0.setAlgorithm(pss("1.3.14.3.2.26", mask: mgf1, sha256)) },
    ProfileCase("PSS with a mask by SHA-1", [.pssParameters]) {
        $0.setAlgorithm(pss(sha256, mask: mgf1, "1.3.14.3.2.26"))
    },
    ProfileCase("PSS with an unknown mask", [.pssParameters]) { $0.setAlgorithm(pss(sha256, mask: unknown, sha256)) },
    ProfileCase("PSS with two digests", [.pssMaskDigest]) { $0.setAlgorithm(pss(sha256, mask: mgf1, sha384)) },
    ProfileCase("an offset from UTC", [.timeForm], time(utcTime, "270101000000+0100")),
    ProfileCase("fractions of a second", [.timeForm], time(generalizedTime, "20270101000000.5Z")),
    ProfileCase("an end before the start", [.timesReversed], time(utcTime, "200101000000Z")),
    // 9.2
    ProfileCase("version 2", [.version(2)]) { $0.signed.children[0] = DERNode(0xA0, [DERNode(2, [1])]) },
    ProfileCase("version 4", [.version(4)]) { $0.signed.children[0] = DERNode(0xA0, [DERNode(2, [3])]) },
    ProfileCase("a unique identifier of the issuer", [.uniqueIdentifier]) {
        $0.signed.children.insert(DERNode(0x81, [0, 1]), at: 7)
    },
    ProfileCase("a unique identifier of the subject", [.uniqueIdentifier]) {
        $0.signed.children.insert(DERNode(0x82, [0, 1]), at: 7)
    },
    ProfileCase("an extension given twice", [.repeatedExtension(oid(unknown))]) {
        $0.add(unknown, .null)
        $0.add(unknown, .null)
    },
    ProfileCase("an unknown extension", []) { $0.add(unknown, .null) },
    ProfileCase("an unknown critical extension", [.unknownCriticalExtension(oid(unknown))]) {
        $0.add(unknown, critical: true, .null)
    },
    ProfileCase("an unknown critical extension of an authority", .authority, [.unknownCriticalExtension(oid(unknown))])
    {
        $0.add(unknown, critical: true, .null)
    },
    ProfileCase("no authority key identifier", [.noAuthorityKeyIdentifier]) { $0.remove(aki) },
    ProfileCase("an authority without the other's key identifier", .authority, [.noAuthorityKeyIdentifier]) {
        $0.remove(aki)
    },
    ProfileCase("an unreadable authority key identifier", [.unreadableExtension(oid(aki))]) { $0.set(aki, .null) },
    ProfileCase("an unreadable subject key identifier", [.unreadableExtension(oid(ski))]) { $0.set(ski, .null) },
    ProfileCase("a leaf without a subject key identifier", []) { $0.remove(ski) },
    ProfileCase("no key usage", [.noKeyUsage]) { $0.remove(keyUsage) },
    ProfileCase("an authority without key usage", .authority, [.noKeyUsage]) { $0.remove(keyUsage) },
    ProfileCase("an unreadable key usage", [.unreadableExtension(oid(keyUsage))]) { $0.set(keyUsage, .null) },
    ProfileCase("a leaf that may certify", [.certifiesWithoutAuthority]) {
        $0.set(keyUsage, critical: true, usage(0x84))
    },
    ProfileCase("unreadable basic constraints", [.unreadableExtension(oid(basic))]) { $0.set(basic, .null) },
    ProfileCase("a leaf without basic constraints", []) { $0.remove(basic) },
    ProfileCase("a path length without authority", [.pathLengthWithoutAuthority]) {
        $0.set(basic, critical: true, constraints(false, path: 0))
    },
    // Authorities.
    ProfileCase(
        "an issuer that is no authority", .authority, [.certifiesWithoutAuthority, .notAuthority]
    ) { $0.set(basic, critical: true, constraints(false)) },
    ProfileCase("an issuer without basic constraints", .authority, [.certifiesWithoutAuthority, .notAuthority]) {
        $0.remove(basic)
    },
    ProfileCase("an authority that may not certify", .authority, [.authorityCannotCertify]) {
        $0.set(keyUsage, critical: true, usage(0x80))
    },
    ProfileCase("an authority without a subject key identifier", .authority, [.noSubjectKeyIdentifier]) {
        $0.remove(ski)
    },
    ProfileCase("an authority with a path length", .authority, []) {
        $0.set(basic, critical: true, constraints(true, path: 0))
    },
    ProfileCase("an authority for any use", .authority, []) { $0.set(extendedUsage, purposes(["2.5.29.37.0"])) },
    // Signers.
    ProfileCase("an authority that signs", [.isAuthority]) { $0.set(basic, critical: true, constraints(true)) },
    ProfileCase("no digital signatures", [.noDigitalSignature]) { $0.set(keyUsage, critical: true, usage(0x40)) },
    ProfileCase("key usage that is not critical", []) { $0.set(keyUsage, usage(0x80)) },
    ProfileCase("no extended key usage", [.noExtendedKeyUsage]) { $0.remove(extendedUsage) },
    ProfileCase("an unreadable extended key usage", [.unreadableExtension(oid(extendedUsage))]) {
        $0.set(extendedUsage, .null)
    },
    ProfileCase("an extended key usage of nothing", [.noExtendedKeyUsage]) { $0.set(extendedUsage, purposes([])) },
    ProfileCase("any extended key usage", [.anyExtendedKeyUsage]) {
        $0.set(extendedUsage, purposes([email, "2.5.29.37.0"]))
    },
    ProfileCase("time-stamps alone", []) { $0.set(extendedUsage, purposes([stamping])) },
    ProfileCase("time-stamps and more", [.mixedExtendedKeyUsage(.timeStamping)]) {
        $0.set(extendedUsage, purposes([email, stamping]))
    },
    ProfileCase("OCSP and more", [.mixedExtendedKeyUsage(.ocspSigning)]) {
        $0.set(extendedUsage, purposes([ocsp, unknown]))
    },
    ProfileCase("time-stamps and OCSP", [.mixedExtendedKeyUsage(.timeStamping), .mixedExtendedKeyUsage(.ocspSigning)]) {
        $0.set(extendedUsage, purposes([stamping, ocsp]))
    },
    ProfileCase("an unknown use beside the right one", []) { $0.set(extendedUsage, purposes([email, unknown])) },
    // Listed signers: algorithms and keys only.
    ProfileCase("a listed signer with nothing in order", .listedSigner, []) {
        $0.signed.children[0] = DERNode(0xA0, [DERNode(2, [1])])
        for one in [aki, ski, basic, keyUsage, extendedUsage] { $0.remove(one) }
    },
    ProfileCase("a listed signer by SHA-1", .listedSigner, [.signatureAlgorithm(oid("1.2.840.10045.4.1"))]) {
        $0.setAlgorithm(algorithm("1.2.840.10045.4.1"))
    },
]

@Suite struct CertificateProfileTests {
    private static let identities = Result {
        let root = try TestIdentity.authority("Root")
        let issuer = try TestIdentity.authority("Issuer", by: root)
        return (root, issuer, try TestIdentity.make("Leaf", by: issuer))
    }

    @Test(arguments: cases) func findsJustTheRuleThatIsBroken(_ one: ProfileCase) throws {
        let (_, issuer, leaf) = try Self.identities.get()
        var tree = CertificateTree(one.role == .authority ? issuer.certificate : leaf.certificate)
        one.edit(&tree)
        #expect(CertificateProfile.faults(of: try tree.certificate, as: one.role) == one.expected)
        for fault in one.expected {
            #expect(!fault.description.isEmpty && !fault.clause.isEmpty)
        }
    }

    @Test func takesEveryKeyThatIsAllowed() throws {
        let (_, issuer, _) = try Self.identities.get()
        for key in [
            PrivateKey.Parameters.ecdsa(.p256), .ecdsa(.p384), .ecdsa(.p521), .ed25519, .rsa(bits: 2048),
            .rsaPSS(bits: 2048),
        ] {
            let leaf = try TestIdentity.make("Leaf", by: issuer, key: key)
            #expect(CertificateProfile.faults(of: leaf.certificate, as: .claimSigner).isEmpty, "\(key)")
        }
    }

    @Test func refusesOtherKeys() throws {
        for (pem, kind) in [
            (TestPEM.koblitz, KeyKind.unsupported("1.3.132.0.10")),
            (TestPEM.explicitCurve, .unsupported("a curve without a name")),
        ] {
            let certificate = try Certificate.all(pem: pem)[0]
            #expect(CertificateProfile.faults(of: certificate, as: .claimSigner) == [.keyKind(kind)])
        }
        let ed448 = try Certificate.all(pem: TestPEM.ed448)[0]
        #expect(
            CertificateProfile.faults(of: ed448, as: .claimSigner) == [
                .signatureAlgorithm(oid("1.3.101.113")), .keyKind(.unsupported("1.3.101.113")),
            ])
    }

    @Test func refusesWeakRSAKeys() throws {
        let (_, issuer, _) = try Self.identities.get()
        let small = try TestIdentity.make("Small", by: issuer, key: .rsa(bits: 1024))
        #expect(
            CertificateProfile.faults(of: small.certificate, as: .claimSigner) == [.weakKey(.smallModulus(bits: 1024))])
        let good = try TestIdentity.make("Good", by: issuer, key: .rsa(bits: 2048))
        for exponent: [UInt8] in [[1], [2], [1, 0, 0], [0]] {
            let bad = try rsaCertificate(like: good.certificate) { $0.children[1] = DERNode(2, exponent) }
            #expect(CertificateProfile.faults(of: bad, as: .claimSigner) == [.weakKey(.badExponent)], "\(exponent)")
            let verdict = bad.publicKey?.verify([UInt8](repeating: 0, count: 256), of: [], algorithm: .ps256)
            #expect(verdict == .unfitKey(KeyWeakness.badExponent.sentence))
        }
        let large = try rsaCertificate(like: good.certificate) {
            $0.children[0] = DERNode(2, [1] + [UInt8](repeating: 0xFF, count: 2048))
        }
        #expect(CertificateProfile.faults(of: large, as: .claimSigner) == [.weakKey(.largeModulus(bits: 16385))])
        #expect(large.publicKey?.verify([UInt8](repeating: 0, count: 2049), of: [], algorithm: .ps256).isValid == false)
    }

    /// A certificate whose RSA key (modulus, exponent) is another.
    private func rsaCertificate(like one: Certificate, _ edit: (inout DERNode) -> Void) throws -> Certificate {
        var tree = CertificateTree(one)
        var key = DERNode(parsing: Array(tree.key.children[1].content.dropFirst()))
        edit(&key)
        tree.key.children[1].content = [0] + key.der
        return try tree.certificate
    }

    @Test func `an issuer without key usage is let pass in others' chains and not in one's own`() throws {
        let root = try TestIdentity.authority("Root")
        let bare = TestIdentity.caExtensions.filter { $0.name != "keyUsage" }
        let issuer = try TestIdentity.make("Issuer", by: root, bare)
        let leaf = try TestIdentity.make("Leaf", by: issuer)
        let chain = [leaf, issuer].map(\.certificate)
        #expect(CertificateProfile.faults(ofChain: chain).isEmpty)
        #expect(CertificateProfile.faults(ofChain: chain, isOwn: true) == [PlacedFault(index: 1, fault: .noKeyUsage)])
        // The signer itself has no such excuse.
        let signer = try TestIdentity.make(
            "Signer", by: root, TestIdentity.leafExtensions.filter { $0.name != "keyUsage" })
        #expect(CertificateProfile.faults(ofChain: [signer.certificate]).map(\.fault) == [.noKeyUsage])
    }

    @Test func aRootInTheChainIsNotJudged() throws {
        let (root, issuer, leaf) = try Self.identities.get()
        let weakRoot = try Certificate.all(pem: TestPEM.koblitz)[0]
        #expect(
            CertificateProfile.faults(ofChain: [leaf, issuer, root].map(\.certificate) + [weakRoot]).isEmpty)
        let twice = CertificateProfile.faults(ofChain: [leaf, leaf].map(\.certificate))
        #expect(twice.map(\.index) == [1])
        #expect(twice.map(\.fault) == [.notAuthority])
    }
}
