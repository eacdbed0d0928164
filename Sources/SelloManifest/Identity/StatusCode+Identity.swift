/// The codes of the CAWG's identity assertion (version 1.1, §7.2 and §8).
///
/// They stand in results of their own and never among those of a manifest.
extension StatusCode {
    /// An identity assertion is as it must be, and its signature holds.
    public static let identityWellFormed = StatusCode(rawValue: "cawg.identity.well-formed")
    /// An identity assertion is well-formed, and whoever signed it leads to an anchor for identities.
    public static let identityTrusted = StatusCode(rawValue: "cawg.identity.trusted")
    /// An identity assertion lacks a required field.
    public static let identityCBORInvalid = StatusCode(rawValue: "cawg.identity.cbor.invalid")
    /// An identity assertion refers to an assertion that the claim does not list as it does.
    public static let identityAssertionMismatch = StatusCode(rawValue: "cawg.identity.assertion.mismatch")
    /// An identity assertion refers to an assertion twice.
    public static let identityAssertionDuplicate = StatusCode(rawValue: "cawg.identity.assertion.duplicate")
    /// An identity assertion does not refer to the hard binding.
    public static let identityHardBindingMissing = StatusCode(rawValue: "cawg.identity.hard_binding_missing")
    /// An identity assertion is signed in a way that is not known.
    public static let identitySignatureTypeUnknown = StatusCode(rawValue: "cawg.identity.sig_type.unknown")
    /// The padding of an identity assertion holds something.
    public static let identityPaddingInvalid = StatusCode(rawValue: "cawg.identity.pad.invalid")
    /// The signature of an identity assertion fits.
    public static let identitySignatureValidated = StatusCode(rawValue: "cawg.x509.signature.validated")
    /// The signature of an identity assertion does not fit.
    public static let identitySignatureMismatch = StatusCode(rawValue: "cawg.x509.signature.mismatch")
    /// A certificate of an identity is not valid at the moment.
    public static let identityOutsideValidity = StatusCode(rawValue: "cawg.x509.signature.outside_validity")
    /// The certificate of an identity leads to an anchor.
    public static let identityCredentialTrusted = StatusCode(rawValue: "cawg.x509.credential.trusted")
    /// The certificate of an identity leads to no anchor.
    public static let identityCredentialUntrusted = StatusCode(rawValue: "cawg.x509.credential.untrusted")
    /// The certificate of an identity breaks the profile.
    public static let identityCredentialInvalid = StatusCode(rawValue: "cawg.x509.credential.invalid")
    /// The algorithm of an identity's signature is not one that is allowed.
    public static let identityAlgorithmUnsupported = StatusCode(rawValue: "cawg.x509.algorithm.unsupported")
    /// What an aggregator signed is no COSE signature.
    public static let aggregatedCOSEInvalid = StatusCode(rawValue: "cawg.ica.invalid_cose_sign1")
    /// The algorithm of an aggregator's signature is not one that is allowed.
    public static let aggregatedAlgorithmInvalid = StatusCode(rawValue: "cawg.ica.invalid_alg")
    /// What an aggregator signed is not marked as a credential.
    public static let aggregatedContentTypeInvalid = StatusCode(rawValue: "cawg.ica.invalid_content_type")
    /// What an aggregator signed is no credential.
    public static let aggregatedCredentialInvalid = StatusCode(rawValue: "cawg.ica.invalid_verifiable_credential")
    /// The issuer of an aggregator's credential is no decentralised identifier.
    public static let aggregatedIssuerInvalid = StatusCode(rawValue: "cawg.ica.invalid_issuer")
    /// Who issued an aggregator's credential cannot be resolved here.
    public static let aggregatedIssuerUnavailable = StatusCode(rawValue: "cawg.ica.did_unavailable")
    /// An aggregator's credential does not say from when on it is valid.
    public static let aggregatedValidFromMissing = StatusCode(rawValue: "cawg.ica.valid_from.missing")
    /// An aggregator's credential is not valid yet.
    public static let aggregatedValidFromInvalid = StatusCode(rawValue: "cawg.ica.valid_from.invalid")
    /// An aggregator's credential is not valid any more.
    public static let aggregatedValidUntilInvalid = StatusCode(rawValue: "cawg.ica.valid_until.invalid")
    /// An aggregator's credential speaks of other content.
    public static let aggregatedPayloadMismatch = StatusCode(rawValue: "cawg.ica.signer_payload.mismatch")
}
