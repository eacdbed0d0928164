/// A rule of C2PA's certificate profile that a certificate breaks (C2PA 2.4, 14.5.1; checklist §9).
package enum ProfileFault: Sendable, Hashable {
    // All certificates.

    /// Signed with an algorithm outside the list.
    case signatureAlgorithm(OID)
    /// The algorithm that the signature covers is not the one beside it.
    case algorithmsDiffer
    /// RSASSA-PSS without its digest or mask in the parameters, or with ones outside the list.
    case pssParameters
    /// RSASSA-PSS whose mask uses another digest.
    case pssMaskDigest
    /// A key of a kind or a curve outside the list.
    case keyKind(KeyKind)
    /// A key that proves nothing.
    case weakKey(KeyWeakness)
    /// Times with fractions, without seconds or with an offset.
    case timeForm
    /// An end before the start.
    case timesReversed

    // All but those that a user has listed one by one.

    /// Not X.509 version 3.
    case version(Int)
    /// A unique identifier of issuer or subject.
    case uniqueIdentifier
    /// An extension given twice.
    case repeatedExtension(OID)
    /// An extension that cannot be read.
    case unreadableExtension(OID)
    /// A critical extension that is not known here.
    case unknownCriticalExtension(OID)
    /// No authority key identifier, though another certificate issued it.
    case noAuthorityKeyIdentifier
    /// No key usage.
    case noKeyUsage
    /// May certify by its key usage, but is no authority.
    case certifiesWithoutAuthority
    /// Limits the path below it, but is no authority.
    case pathLengthWithoutAuthority

    // Those that issue.

    /// No authority by its basic constraints.
    case notAuthority
    /// An authority that its key usage does not let certify.
    case authorityCannotCertify
    /// An authority without a subject key identifier.
    case noSubjectKeyIdentifier

    // Those that sign claims.

    /// An authority.
    case isAuthority
    /// May not make digital signatures.
    case noDigitalSignature
    /// Does not say what it is for.
    case noExtendedKeyUsage
    /// Says it is for anything.
    case anyExtendedKeyUsage
    /// For time-stamps or for OCSP, and for something else too.
    case mixedExtendedKeyUsage(OID)
    /// Not for the one purpose that it is used for.
    case otherPurpose(OID)
}

extension ProfileFault: CustomStringConvertible {
    /// What is wrong, in a sentence that a person can act on.
    package var description: String {
        switch self {
        case .signatureAlgorithm(let oid):
            "its signature algorithm \(oid) is not allowed; have it issued with ECDSA or RSA and SHA-256, 384 or 512, or Ed25519"
        case .algorithmsDiffer: "the signature algorithm inside it is not the one beside its signature"
        case .pssParameters:
            "its RSASSA-PSS parameters do not name SHA-256, 384 or 512 and a mask made with MGF1; have it issued with them spelled out"
        case .pssMaskDigest: "its RSASSA-PSS parameters use one digest for the message and another for the mask"
        case .keyKind(let kind):
            "its key is of the kind \(kind); use ECDSA on P-256, P-384 or P-521 by name, RSA or Ed25519"
        case .weakKey(let weakness): weakness.sentence
        case .timeForm: "its validity is not given in whole seconds of UTC"
        case .timesReversed: "its validity ends before it begins"
        case .version(let number): "it is of X.509 version \(number); version 3 is needed"
        case .uniqueIdentifier: "it has a unique identifier of issuer or subject, which is forbidden"
        case .repeatedExtension(let oid): "it has the extension \(oid) twice"
        case .unreadableExtension(let oid): "its extension \(oid) cannot be read"
        case .unknownCriticalExtension(let oid): "its extension \(oid) is critical and not known here"
        case .noAuthorityKeyIdentifier: "it has no authority key identifier"
        case .noKeyUsage: "it has no key usage"
        case .certifiesWithoutAuthority: "its key usage allows certifying, but it is no authority"
        case .pathLengthWithoutAuthority: "it limits the length of paths below it, but it is no authority"
        case .notAuthority: "it issued a certificate, but its basic constraints do not make it an authority"
        case .authorityCannotCertify: "it is an authority, but its key usage does not allow certifying"
        case .noSubjectKeyIdentifier: "it is an authority without a subject key identifier"
        case .isAuthority: "it is an authority, and an authority may not sign claims; use a certificate that it issued"
        case .noDigitalSignature: "its key usage does not allow digital signatures"
        case .noExtendedKeyUsage:
            "it does not say what it is for; an extended key usage such as \(OID.claimSigning) is needed"
        case .anyExtendedKeyUsage: "it says that it is for any use, which is forbidden"
        case .mixedExtendedKeyUsage(let oid):
            "it has the extended key usage \(oid), which must stand alone, and another"
        case .otherPurpose(let oid): "its extended key usage is not \(oid) alone"
        }
    }

    /// The clause that has the rule.
    package var clause: String {
        switch self {
        case .algorithmsDiffer: "RFC 5280, 4.1.1.2"
        case .timeForm, .timesReversed: "RFC 5280, 4.1.2.5"
        case .repeatedExtension, .unreadableExtension, .unknownCriticalExtension: "RFC 5280, 4.2"
        case .pathLengthWithoutAuthority: "RFC 5280, 4.2.1.9"
        case .weakKey(.badExponent): "RFC 8017, 3.1"
        default: "C2PA 2.4, 14.5.1"
        }
    }
}
