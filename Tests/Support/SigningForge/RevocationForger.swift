package import SelloBytes
package import SelloSigning

/// Makes answers about revocation (OCSP) that say whatever a test wants, signed by a responder of the test.
package struct RevocationForger: Sendable {
    /// What a responder says of a certificate.
    package enum Status: Sendable, Hashable {
        case good
        case revoked(at: Moment, reason: UInt8?)
        case unknown
    }

    /// Who signs.
    package var responder: TestIdentity
    /// Whether the answer carries the responder's certificate; by default where that is not the issuer's.
    package var carriesCertificate: Bool?
    /// The certificate spoken of, and who issued it.
    package var subject: Certificate
    package var issuer: Certificate
    package var status = Status.good
    package var thisUpdate = testMoment
    package var nextUpdate: Moment? = testDay(1)
    package var producedAt = testMoment
    /// The state of the whole answer; 0 is success.
    package var outcome: UInt8 = 0
    /// Whether what is stored is other than what was signed.
    package var isAltered = false
    /// Whether the signature is as it was made.
    package var isIntact = true

    /// The extensions of an honest responder's certificate.
    package static let extensions: [TestIdentity.Extension] = [
        ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", "critical,digitalSignature"),
        ("extendedKeyUsage", "OCSPSigning"), ("subjectKeyIdentifier", "hash"),
    ]

    package init(_ responder: TestIdentity, about subject: Certificate, by issuer: Certificate) {
        self.responder = responder
        self.subject = subject
        self.issuer = issuer
    }

    /// An answer about a credential's leaf, from its issuer.
    package init(about credential: ForgedCredential) {
        self.init(credential.issuer, about: credential.leaf.certificate, by: credential.issuer.certificate)
    }

    /// An answer about a credential's issuer, from the root.
    package init(aboutIssuerOf credential: ForgedCredential) {
        self.init(credential.root, about: credential.issuer.certificate, by: credential.root.certificate)
    }

    /// The answer in DER.
    package func response() throws -> [UInt8] {
        guard outcome == 0 else { return DERNode.sequence([DERNode(0x0A, [outcome])]).der }
        let answer = DERNode.sequence(
            [try identifier(), statusNode, .time(thisUpdate)] + (nextUpdate.map { [DERNode(0xA0, [.time($0)])] } ?? []))
        let name = DERNode(parsing: responder.certificate.der).children[0].children[5]
        var data = DERNode.sequence([DERNode(0xA1, [name]), .time(producedAt), .sequence([answer])])
        var signature = try responder.signature(of: data.der)
        if !isIntact { signature[signature.count - 1] ^= 1 }
        if isAltered { data.children[1] = .time(Moment(seconds: producedAt.seconds + 1)) }
        let certificates = DERNode(0xA0, [.sequence([DERNode(parsing: responder.certificate.der)])])
        let basic = DERNode.sequence(
            [data, .sequence([.oid("1.2.840.10045.4.3.2")]), DERNode(3, [0] + signature)]
                + (carriesCertificate ?? (responder.certificate != issuer) ? [certificates] : []))
        return DERNode.sequence([
            DERNode(0x0A, [outcome]),
            DERNode(0xA0, [.sequence([.oid("1.3.6.1.5.5.7.48.1.1"), .octets(basic)])]),
        ]).der
    }

    private func identifier() throws -> DERNode {
        let authority = DERNode(parsing: issuer.der).children[0]
        let key = authority.children[6].children[1].content.dropFirst()
        return .sequence([
            .sequence([.oid(TimeStampForger.sha256), .null]),
            DERNode(4, try Digest.of(authority.children[5].der, .sha256)),
            DERNode(4, try Digest.of(Array(key), .sha256)), DERNode(parsing: subject.der).children[0].children[1],
        ])
    }

    private var statusNode: DERNode {
        switch status {
        case .good: DERNode(0x80, [UInt8]())
        case .revoked(let moment, let reason):
            DERNode(0xA1, [.time(moment)] + (reason.map { [DERNode(0xA0, [DERNode(0x0A, [$0])])] } ?? []))
        case .unknown: DERNode(0x82, [UInt8]())
        }
    }
}
