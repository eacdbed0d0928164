package import SelloBytes
package import SelloSigning

/// An answer about a certificate's revocation (RFC 6960), made by hand so that it can lie in every field.
package struct ForgedAnswer: Sendable {
    /// What it says.
    package enum Status: Sendable {
        case good
        case revoked(Moment, reason: UInt8)
        case unknown
    }

    /// The certificate that it speaks of, and who issued that.
    package var subject: Certificate
    package var issuer: Certificate
    /// Who answers: the issuer, or somebody else with a certificate that is sent along.
    package var responder: ForgedCredential?
    package var issuerKey: PrivateKey
    package var status = Status.good
    package var producedAt = ForgedCredential.day(0)
    package var thisUpdate = ForgedCredential.day(0)
    package var nextUpdate: Moment? = ForgedCredential.day(2)
    package var isIntact = true

    /// An answer about a credential's leaf, from its issuer.
    package init(about credential: ForgedCredential) {
        subject = credential.leaf
        issuer = credential.issuer
        issuerKey = credential.issuerKey
    }

    /// An answer about a credential's issuer, from the root.
    package init(aboutIssuerOf credential: ForgedCredential) {
        subject = credential.issuer
        issuer = credential.root
        issuerKey = credential.rootKey
    }

    package func response() throws -> [UInt8] {
        while true { if let made = try attempt() { return made } }
    }

    private func attempt() throws -> [UInt8]? {
        let parts = CertificateParts(issuer)
        let certificate = DER.sequence(
            DER.sequence(DER.oid("2.16.840.1.101.3.4.2.1"), DER.null),
            DER.octets(try Digest.of(parts.subject, .sha256)), DER.octets(try Digest.of(parts.publicKey, .sha256)),
            CertificateParts(subject).serial)
        let answer: [UInt8] =
            switch status {
            case .good: DER.item(0x80)
            case .revoked(let moment, let reason):
                DER.item(0xA1, DER.time(moment.description), DER.item(0xA0, DER.item(0x0A, [reason])))
            case .unknown: DER.item(0x82)
            }
        let next = nextUpdate.map { DER.item(0xA0, DER.time($0.description)) } ?? []
        let name = responder.map { CertificateParts($0.leaf).subject } ?? parts.subject
        let data = DER.sequence(
            DER.item(0xA1, name), DER.time(producedAt.description),
            DER.sequence(DER.sequence(certificate, answer, DER.time(thisUpdate.description), next)))
        let key = responder?.key ?? issuerKey
        var signature = DER.signature(joined: try key.sign(data, algorithm: .es256, kind: .ecdsa(.p256)))
        guard signature.count == 71 else { return nil }
        if !isIntact { signature[signature.count - 1] ^= 1 }
        let certificates = responder.map { DER.item(0xA0, DER.item(0x30, $0.leaf.der)) } ?? []
        let basic = DER.sequence(
            data, DER.sequence(DER.oid("1.2.840.10045.4.3.2")), DER.item(0x03, [0] + signature), certificates)
        return DER.sequence(
            DER.item(0x0A, [0]),
            DER.item(0xA0, DER.sequence(DER.oid("1.3.6.1.5.5.7.48.1.1"), DER.octets(basic))))
    }
}
