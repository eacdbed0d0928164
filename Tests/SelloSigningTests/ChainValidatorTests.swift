import SelloBytes
import SelloSigning
import SigningForge
import Testing

@Suite struct ChainValidatorTests {
    private let root: TestIdentity
    private let issuer: TestIdentity
    private let leaf: TestIdentity

    init() throws {
        root = try TestIdentity.authority("Root")
        issuer = try TestIdentity.authority("Issuer", by: root)
        leaf = try TestIdentity.make("Leaf", by: issuer)
    }

    private func verdict(
        _ chain: [TestIdentity], _ anchors: [TestIdentity], configuration: TrustConfiguration? = nil,
        purpose: TrustAnchors.Purpose = .claimSigning, at moment: Moment = testMoment
    ) throws -> ChainVerdict {
        let anchors = try TrustAnchors(
            certificates: anchors.map(\.certificate), purpose: purpose, configuration: configuration)
        return ChainValidator.validate(chain: chain.map(\.certificate), anchors: anchors, at: moment)
    }

    private func path(_ identities: TestIdentity...) -> ChainVerdict { .trusted(path: identities.map(\.certificate)) }

    @Test func aChainToTheRootIsTrusted() throws {
        #expect(try verdict([leaf, issuer], [root]) == path(leaf, issuer, root))
        #expect(try verdict([leaf, issuer, root], [root]) == path(leaf, issuer, root))
        let direct = try TestIdentity.make("Direct", by: root)
        #expect(try verdict([direct], [root]) == path(direct, root))
    }

    @Test func nothingIsTrustedWithoutAnchors() throws {
        #expect(
            ChainValidator.validate(chain: [leaf.certificate], anchors: .none, at: testMoment) == .untrusted(.noAnchors)
        )
        #expect(try verdict([leaf, issuer], []) == .untrusted(.noAnchors))
        #expect(try verdict([], [root]) == .untrusted(.emptyChain))
    }

    @Test func `an authority that signs is not trusted, whoever vouches for it`() throws {
        for anchors in [[], [root], [issuer]] {
            #expect(try verdict([issuer], anchors) == .untrusted(.leafIsAuthority))
        }
    }

    @Test func anotherRootOfTheSameNameIsNoTrust() throws {
        let other = try TestIdentity.authority("Root")
        #expect(try verdict([leaf, issuer], [other]) == .untrusted(.noPath))
        #expect(try verdict([leaf, issuer], [other, root]) == path(leaf, issuer, root))
    }

    @Test func aRootInTheChainIsNoAnchor() throws {
        let other = try TestIdentity.authority("Other")
        #expect(try verdict([leaf, issuer, root], [other]) == .untrusted(.noPath))
        #expect(try verdict([leaf, root, issuer], [other]) == .untrusted(.noPath))
    }

    @Test func anIntermediateThatIsMissingBreaksThePath() throws {
        #expect(try verdict([leaf], [root]) == .untrusted(.noPath))
    }

    @Test func anIntermediateMayBeTheAnchor() throws {
        #expect(try verdict([leaf], [issuer]) == path(leaf, issuer))
        #expect(try verdict([leaf, issuer], [issuer]) == path(leaf, issuer))
    }

    @Test func theOrderOfIntermediatesDoesNotMatter() throws {
        let second = try TestIdentity.authority("Second", by: issuer)
        let end = try TestIdentity.make("End", by: second)
        let expected = path(end, second, issuer, root)
        #expect(try verdict([end, second, issuer], [root]) == expected)
        #expect(try verdict([end, issuer, second], [root]) == expected)
        #expect(try verdict([end, leaf, issuer, leaf, second, second], [root]) == expected)
    }

    @Test func beingOutsideItsTimeIsNotBeingUntrusted() throws {
        let late = try TestIdentity.make("Late", by: issuer, days: -5 ... -1)
        #expect(
            try verdict([late, issuer], [root])
                == .outsideValidity(path: [late, issuer, root].map(\.certificate), outside: [0]))
        let early = try TestIdentity.make("Early", by: issuer, days: 1...5)
        #expect(
            try verdict([early, issuer], [root])
                == .outsideValidity(path: [early, issuer, root].map(\.certificate), outside: [0]))
        // At a time when it was valid, such as an attested one, it is trusted.
        let then = testDay(-3)
        #expect(try verdict([late, issuer], [root], at: then) == path(late, issuer, root))
        // Both at once is untrusted: time is not the only thing wrong.
        #expect(try verdict([late], [root]) == .untrusted(.noPath))
    }

    @Test func anExpiredIssuerOrRootCountsToo() throws {
        let old = try TestIdentity.authority("Old", by: root, days: -9 ... -1)
        let one = try TestIdentity.make("One", by: old)
        #expect(
            try verdict([one, old], [root])
                == .outsideValidity(path: [one, old, root].map(\.certificate), outside: [1]))
        let oldRoot = try TestIdentity.authority("Old root", days: -9 ... -1)
        let other = try TestIdentity.make("Other", by: oldRoot)
        #expect(
            try verdict([other], [oldRoot])
                == .outsideValidity(path: [other, oldRoot].map(\.certificate), outside: [1]))
    }

    @Test func theLastSecondOfTheValidityIsInside() throws {
        let end = leaf.certificate.validity.notAfter
        #expect(try verdict([leaf, issuer], [root], at: end) == path(leaf, issuer, root))
        let after = Moment(seconds: end.seconds + 1)
        #expect(
            try verdict([leaf, issuer], [root], at: after)
                == .outsideValidity(path: [leaf, issuer, root].map(\.certificate), outside: [0, 1, 2]))
        let start = leaf.certificate.validity.notBefore
        #expect(try verdict([leaf, issuer], [root], at: start) == path(leaf, issuer, root))
    }

    @Test func whoIsNoAuthorityIssuesNothing() throws {
        let issued = try TestIdentity.make("Issued by a leaf", by: leaf)
        #expect(try isUntrusted(verdict([issued, leaf, issuer], [root])))
        for extensions: [TestIdentity.Extension] in [
            [("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,keyCertSign,digitalSignature")],
            [("keyUsage", "critical,keyCertSign")],
            [("basicConstraints", "critical,CA:TRUE"), ("keyUsage", "critical,digitalSignature")],
        ] {
            let impostor = try TestIdentity.make("False", by: root, extensions + [("subjectKeyIdentifier", "hash")])
            let one = try TestIdentity.make("One", by: impostor)
            #expect(try isUntrusted(verdict([one, impostor], [root])), "\(extensions)")
        }
    }

    @Test func anAuthorityMayNotSignClaims() throws {
        let authority = try TestIdentity.make(
            "Signing authority", by: root, TestIdentity.caExtensions + [("extendedKeyUsage", "emailProtection")])
        #expect(try verdict([authority], [root]) == .untrusted(.leafIsAuthority))
        #expect(try verdict([authority], [authority]) == .untrusted(.leafIsAuthority))
    }

    @Test func pathLengthsAreKept() throws {
        let last = try TestIdentity.make(
            "Last", by: root,
            [
                ("basicConstraints", "critical,CA:TRUE,pathlen:0"), ("keyUsage", "critical,keyCertSign"),
                ("subjectKeyIdentifier", "hash"),
            ])
        let allowed = try TestIdentity.make("Allowed", by: last)
        #expect(try verdict([allowed, last], [root]) == path(allowed, last, root))
        let below = try TestIdentity.authority("Below", by: last)
        let refused = try TestIdentity.make("Refused", by: below)
        guard case .untrusted(.issuerNotAuthority(2, _)) = try verdict([refused, below, last], [root]) else {
            Issue.record("the path is one too long")
            return
        }
    }

    @Test func nameConstraintsAreKept() throws {
        let bound = try TestIdentity.make(
            "Bound", by: root, TestIdentity.caExtensions + [("nameConstraints", "critical,permitted;email:example.com")]
        )
        for (address, isAllowed) in [("a@example.com", true), ("a@example.org", false)] {
            let one = try TestIdentity.make(
                "One", by: bound, TestIdentity.leafExtensions + [("subjectAltName", "email:\(address)")])
            let verdict = try verdict([one, bound], [root])
            if isAllowed {
                #expect(verdict == path(one, bound, root))
            } else {
                guard case .untrusted(.constraint(0, _)) = verdict else {
                    Issue.record("\(address) is outside: \(verdict)")
                    return
                }
            }
        }
    }

    @Test func requiredPoliciesAreKept() throws {
        let one = DERNode.sequence([.sequence([.oid("1.3.6.1.4.1.99999.5")])])
        let hex = one.der.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let policies: TestIdentity.Extension = ("certificatePolicies", "DER:\(hex)")
        let strict = try TestIdentity.make(
            "Strict", by: root,
            TestIdentity.caExtensions + [
                policies, ("policyConstraints", "critical,requireExplicitPolicy:0"),
            ])
        let without = try TestIdentity.make("Without", by: strict)
        #expect(try isUntrusted(verdict([without, strict], [root])))
        let with = try TestIdentity.make(
            "With", by: strict, TestIdentity.leafExtensions + [policies])
        #expect(try verdict([with, strict], [root]) == path(with, strict, root))
    }

    @Test func unknownCriticalExtensionsAreRefused() throws {
        var tree = CertificateTree(leaf.certificate)
        tree.add("1.3.6.1.4.1.99999.7", critical: true, .null)
        // The signature no longer fits, but OpenSSL looks at the extensions first.
        let edited = try tree.certificate
        let anchors = try TrustAnchors(certificates: [root.certificate])
        guard
            case .untrusted(.constraint(0, _)) = ChainValidator.validate(
                chain: [edited, issuer.certificate], anchors: anchors, at: testMoment)
        else {
            Issue.record("an unknown critical extension passed")
            return
        }
    }

    @Test func aForgedSignatureIsFound() throws {
        var tree = CertificateTree(leaf.certificate)
        tree.signed.children[1] = DERNode(2, [7])
        let anchors = try TrustAnchors(certificates: [root.certificate])
        let chain = [try tree.certificate, issuer.certificate]
        #expect(
            ChainValidator.validate(chain: chain, anchors: anchors, at: testMoment)
                == .untrusted(.badSignature(index: 0)))
        // An issuer of the right name with another key does not help.
        let impostor = try TestIdentity.authority("Issuer")
        #expect(try isUntrusted(verdict([leaf, impostor], [root])))
    }

    @Test func weakKeysAndDigestsAreRefused() throws {
        let chain = try [TestPEM.sha1Leaf, TestPEM.sha1Issuer].map { try Certificate.all(pem: $0)[0] }
        let anchors = try TrustAnchors(pem: [TestPEM.sha1Root])
        guard case .untrusted(.tooWeak(1, _)) = ChainValidator.validate(chain: chain, anchors: anchors, at: testMoment)
        else {
            Issue.record("an issuer certified with SHA-1 passed")
            return
        }
        let small = try TestIdentity.authority("Small", by: root, key: .rsa(bits: 1024))
        let one = try TestIdentity.make("One", by: small)
        guard case .untrusted(.tooWeak(1, _)) = try verdict([one, small], [root]) else {
            Issue.record("an issuer with 1024 bits passed")
            return
        }
    }

    @Test func extendedKeyUsagesDecideWhatALeafIsFor() throws {
        func leaf(_ usages: String) throws -> TestIdentity {
            try TestIdentity.make(
                usages, by: issuer,
                [
                    ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
                    ("extendedKeyUsage", usages), ("subjectKeyIdentifier", "hash"),
                ])
        }
        for usages in ["1.3.6.1.4.1.62558.2.1", "emailProtection", "1.3.6.1.5.5.7.3.36", "serverAuth,emailProtection"] {
            let one = try leaf(usages)
            #expect(try verdict([one, issuer], [root]) == path(one, issuer, root))
        }
        for usages in ["serverAuth", "timeStamping", "OCSPSigning", "anyExtendedKeyUsage"] {
            #expect(try verdict([leaf(usages), issuer], [root]) == .untrusted(.usageNotConfigured))
        }
        let none = try TestIdentity.make(
            "None", by: issuer, TestIdentity.leafExtensions.filter { $0.name != "extendedKeyUsage" })
        #expect(try verdict([none, issuer], [root]) == .untrusted(.usageNotConfigured))
        // A configuration replaces the defaults, and cannot let time-stampers sign claims.
        let configuration = try TrustConfiguration(
            text: "1.3.6.1.5.5.7.3.1\n1.3.6.1.5.5.7.3.8\n1.3.6.1.5.5.7.3.9\n2.5.29.37.0")
        let server = try leaf("serverAuth")
        #expect(try verdict([server, issuer], [root], configuration: configuration) == path(server, issuer, root))
        for usages in ["emailProtection", "timeStamping", "OCSPSigning", "anyExtendedKeyUsage"] {
            #expect(
                try verdict([leaf(usages), issuer], [root], configuration: configuration)
                    == .untrusted(.usageNotConfigured))
        }
        // Anchors for time-stamps are for nothing else.
        let stamper = try leaf("critical,timeStamping")
        #expect(try verdict([stamper, issuer], [root], purpose: .timeStamping) == path(stamper, issuer, root))
        #expect(
            try verdict([self.leaf, issuer], [root], configuration: configuration, purpose: .timeStamping)
                == .untrusted(.usageNotConfigured))
    }

    @Test func theExtendedKeyUsageOfAnAuthorityDoesNotCount() throws {
        let narrow = try TestIdentity.make(
            "Narrow", by: root, TestIdentity.caExtensions + [("extendedKeyUsage", "serverAuth")])
        let one = try TestIdentity.make("One", by: narrow)
        #expect(try verdict([one, narrow], [root]) == path(one, narrow, root))
    }

    @Test func aListedSignerIsTrustedAloneAndVouchesForNothing() throws {
        #expect(try verdict([leaf], [leaf]) == path(leaf))
        let anchors = try TrustAnchors(certificates: [leaf, root].map(\.certificate))
        #expect(
            anchors.lists(leaf.certificate) && !anchors.lists(root.certificate) && !anchors.lists(issuer.certificate))
        #expect(try verdict([leaf, issuer], [leaf]) == path(leaf))
        let selfMade = try TestIdentity.make("Self-made")
        #expect(try verdict([selfMade], [selfMade]) == path(selfMade))
        #expect(try verdict([selfMade], [root]) == .untrusted(.noPath))
        let below = try TestIdentity.make("Below", by: selfMade)
        #expect(try verdict([below, selfMade], [selfMade]) == .untrusted(.noAnchors))
        #expect(try isUntrusted(verdict([below, selfMade], [selfMade, root])))
        let later = testDay(11)
        #expect(try verdict([leaf], [leaf], at: later) == .outsideValidity(path: [leaf.certificate], outside: [0]))
    }

    @Test func anIssuerWithTwoCertificatesIsFoundByTheValidOne() throws {
        // The same name and key, once expired: which stands first must not matter.
        let old = try reissued(issuer, days: -9 ... -1)
        for chain in [[leaf, issuer, old], [leaf, old, issuer]] {
            #expect(try verdict(chain, [root]) == path(leaf, issuer, root))
        }
    }

    private func reissued(_ one: TestIdentity, days: ClosedRange<Int64>) throws -> TestIdentity {
        var template = CertificateTemplate(
            subject: [("O", "Test"), ("CN", one.certificate.subject.commonName ?? "")],
            validity: ValidityPeriod(
                notBefore: testDay(days.lowerBound),
                notAfter: testDay(days.upperBound)),
            extensions: TestIdentity.caExtensions + [("authorityKeyIdentifier", "keyid:always")])
        template.serial = [1]
        return TestIdentity(
            certificate: try template.certificate(for: one.key, issuer: root.certificate, issuerKey: root.key),
            key: one.key)
    }

    private func isUntrusted(_ verdict: ChainVerdict) -> Bool {
        guard case .untrusted(let reason) = verdict else { return false }
        return !reason.description.isEmpty
    }
}
