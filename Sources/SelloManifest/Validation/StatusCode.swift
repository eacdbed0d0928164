/// A validation status code of C2PA 2.4 (spec 2.4, §15.2), or one of ours.
///
/// Open, since versions of the standard add codes and reports of others hold unknown ones. A code is the head of a family:
/// `assertion.dataHash` matches `assertion.dataHash.mismatch` in a `switch`.
public struct StatusCode: RawRepresentable, Hashable, Sendable, Codable {
    /// The code as it is written.
    public let rawValue: String

    /// Makes a code of its text.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whether a code is this one or of its family.
    public static func ~= (family: StatusCode, code: StatusCode) -> Bool {
        code == family || code.rawValue.hasPrefix(family.rawValue + ".")
    }
}

extension StatusCode {
    // Success.

    /// The claim signature fits claim and key.
    public static let claimSignatureValidated = StatusCode(rawValue: "claimSignature.validated")
    /// The signing certificates were valid at the time of signing.
    public static let claimSignatureInsideValidity = StatusCode(rawValue: "claimSignature.insideValidity")
    /// A time-stamp is intact and about this claim signature.
    public static let timeStampValidated = StatusCode(rawValue: "timeStamp.validated")
    /// The time-stamping authority leads to a trust anchor for time-stamps.
    public static let timeStampTrusted = StatusCode(rawValue: "timeStamp.trusted")
    /// The signer's certificate was not revoked when it signed.
    public static let ocspNotRevoked = StatusCode(rawValue: "signingCredential.ocsp.notRevoked")
    /// The signer's certificate leads to a trust anchor.
    public static let signingCredentialTrusted = StatusCode(rawValue: "signingCredential.trusted")
    /// An assertion is what the claim lists.
    public static let assertionHashedURIMatch = StatusCode(rawValue: "assertion.hashedURI.match")
    /// The asset's bytes are those that were signed.
    public static let assertionDataHashMatch = StatusCode(rawValue: "assertion.dataHash.match")
    /// The boxes of the asset are those that were signed.
    public static let assertionBMFFHashMatch = StatusCode(rawValue: "assertion.bmffHash.match")
    /// The segments or chunks of the asset are those that were signed.
    public static let assertionBoxesHashMatch = StatusCode(rawValue: "assertion.boxesHash.match")
    /// The parts of the asset are those that were signed, though the whole is not.
    public static let assertionMultiAssetHashMatch = StatusCode(rawValue: "assertion.multiAssetHash.match")
    /// The original that was kept is the one that was signed.
    public static let alternativeContentMatch = StatusCode(
        rawValue: "assertion.alternativeContentRepresentation.match")
    /// An ingredient's manifest is what was recorded.
    public static let ingredientManifestValidated = StatusCode(rawValue: "ingredient.manifest.validated")
    /// An ingredient's claim signature is what was recorded.
    public static let ingredientClaimSignatureValidated = StatusCode(rawValue: "ingredient.claimSignature.validated")

    // Informational.

    /// An ingredient has no manifest.
    public static let ingredientUnknownProvenance = StatusCode(rawValue: "ingredient.unknownProvenance")
    /// The data hash leaves out more than the manifest store.
    public static let assertionDataHashAdditionalExclusions = StatusCode(
        rawValue: "assertion.dataHash.additionalExclusionsPresent")
    /// The BMFF hash leaves out more than the standard asks for.
    public static let assertionBMFFHashAdditionalExclusions = StatusCode(
        rawValue: "assertion.bmffHash.additionalExclusionsPresent")
    /// The box hash leaves out more than the manifest store.
    public static let assertionBoxesHashAdditionalExclusions = StatusCode(
        rawValue: "assertion.boxesHash.additionalExclusionsPresent")
    /// Whether the signing certificate was revoked has not been asked.
    public static let ocspSkipped = StatusCode(rawValue: "signingCredential.ocsp.skipped")
    /// Whether the signing certificate was revoked was asked online, without an answer.
    ///
    /// Found in reports of others: Sello asks nobody, which ``ocspSkipped`` says (spec 2.4, §15.9.2).
    public static let ocspInaccessible = StatusCode(rawValue: "signingCredential.ocsp.inaccessible")
    /// The responder does not know the signing certificate.
    public static let ocspUnknown = StatusCode(rawValue: "signingCredential.ocsp.unknown")
    /// A time-stamp cannot be read, or there are several.
    public static let timeStampMalformed = StatusCode(rawValue: "timeStamp.malformed")
    /// A time-stamp is about something else, or not intact.
    public static let timeStampMismatch = StatusCode(rawValue: "timeStamp.mismatch")
    /// A time-stamping authority leads to no trust anchor for time-stamps.
    public static let timeStampUntrusted = StatusCode(rawValue: "timeStamp.untrusted")
    /// A time-stamping authority's certificate was not valid at the time that it names.
    public static let timeStampOutsideValidity = StatusCode(rawValue: "timeStamp.outsideValidity")
    /// A time-stamping authority's certificate breaks the profile.
    public static let timeStampCredentialInvalid = StatusCode(rawValue: "timeStamp.credentialInvalid")
    /// The time that the signer names fits its certificates and the time-stamp.
    public static let timeOfSigningInsideValidity = StatusCode(rawValue: "timeOfSigning.insideValidity")
    /// The time that the signer names lies outside its certificates' validity, or after the time-stamp.
    public static let timeOfSigningOutsideValidity = StatusCode(rawValue: "timeOfSigning.outsideValidity")

    // Failure.

    /// An algorithm is not one that C2PA allows.
    public static let algorithmUnsupported = StatusCode(rawValue: "algorithm.unsupported")
    /// A manifest has no claim.
    public static let claimMissing = StatusCode(rawValue: "claim.missing")
    /// A manifest has several claims.
    public static let claimMultiple = StatusCode(rawValue: "claim.multiple")
    /// A claim is not well-formed CBOR.
    public static let claimCBORInvalid = StatusCode(rawValue: "claim.cbor.invalid")
    /// A claim lacks a required field.
    public static let claimMalformed = StatusCode(rawValue: "claim.malformed")
    /// A manifest that must bind to the content does not.
    public static let claimHardBindingsMissing = StatusCode(rawValue: "claim.hardBindings.missing")
    /// There is no claim signature where the claim says.
    public static let claimSignatureMissing = StatusCode(rawValue: "claimSignature.missing")
    /// The claim signature does not fit claim and key.
    public static let claimSignatureMismatch = StatusCode(rawValue: "claimSignature.mismatch")
    /// The signing certificates were not valid at the time of signing.
    public static let claimSignatureOutsideValidity = StatusCode(rawValue: "claimSignature.outsideValidity")
    /// The signer's certificate breaks the profile.
    public static let signingCredentialInvalid = StatusCode(rawValue: "signingCredential.invalid")
    /// The signer's certificate leads to no trust anchor.
    public static let signingCredentialUntrusted = StatusCode(rawValue: "signingCredential.untrusted")
    /// The signer's certificate was revoked.
    public static let ocspRevoked = StatusCode(rawValue: "signingCredential.ocsp.revoked")
    /// An assertion of time-stamps breaks a rule.
    public static let assertionTimeStampMalformed = StatusCode(rawValue: "assertion.timestamp.malformed")
    /// An assertion that the claim lists is not there.
    public static let assertionMissing = StatusCode(rawValue: "assertion.missing")
    /// An assertion is not what the claim lists.
    public static let assertionHashedURIMismatch = StatusCode(rawValue: "assertion.hashedURI.mismatch")
    /// A stored assertion is not in the claim.
    public static let assertionUndeclared = StatusCode(rawValue: "assertion.undeclared")
    /// The claim lists an assertion of another manifest.
    public static let assertionOutsideManifest = StatusCode(rawValue: "assertion.outsideManifest")
    /// An assertion is not well-formed CBOR.
    public static let assertionCBORInvalid = StatusCode(rawValue: "assertion.cbor.invalid")
    /// An assertion is not well-formed JSON.
    public static let assertionJSONInvalid = StatusCode(rawValue: "assertion.json.invalid")
    /// There is more than one hard binding.
    public static let assertionMultipleHardBindings = StatusCode(rawValue: "assertion.multipleHardBindings")
    /// An actions assertion breaks a rule.
    public static let assertionActionMalformed = StatusCode(rawValue: "assertion.action.malformed")
    /// An action names an ingredient that is not the one it needs.
    public static let assertionActionIngredientMismatch = StatusCode(rawValue: "assertion.action.ingredientMismatch")
    /// An action says that something was redacted which was not.
    public static let assertionActionRedactionMismatch = StatusCode(rawValue: "assertion.action.redactionMismatch")
    /// A watermark was applied, and no soft binding says which.
    public static let assertionActionSoftBindingMissing = StatusCode(
        rawValue: "assertion.action.softBindingMissing")
    /// A claim redacts an actions assertion.
    public static let assertionActionRedacted = StatusCode(rawValue: "assertion.action.redacted")
    /// A claim redacts a hard binding.
    public static let assertionHardBindingRedacted = StatusCode(rawValue: "assertion.hardBinding.redacted")
    /// A claim redacts an assertion of its own manifest.
    public static let assertionSelfRedacted = StatusCode(rawValue: "assertion.selfRedacted")
    /// A redacted assertion still holds something.
    public static let assertionNotRedacted = StatusCode(rawValue: "assertion.notRedacted")
    /// A reference inside an assertion leads nowhere.
    public static let hashedURIMissing = StatusCode(rawValue: "hashedURI.missing")
    /// What a reference inside an assertion leads to is not what was signed.
    public static let hashedURIMismatch = StatusCode(rawValue: "hashedURI.mismatch")
    /// A reference to data kept elsewhere lacks a required field.
    public static let assertionCloudDataMalformed = StatusCode(rawValue: "assertion.cloud-data.malformed")
    /// A hard binding is kept elsewhere.
    public static let assertionCloudDataHardBinding = StatusCode(rawValue: "assertion.cloud-data.hardBinding")
    /// The actions of an update manifest are kept elsewhere.
    public static let assertionCloudDataActions = StatusCode(rawValue: "assertion.cloud-data.actions")
    /// An external reference lacks a required field, or speaks of what it may not.
    public static let assertionExternalReferenceMalformed = StatusCode(
        rawValue: "assertion.external-reference.malformed")
    /// An external reference is among what the signer made.
    public static let assertionExternalReferenceCreated = StatusCode(
        rawValue: "assertion.external-reference.created")
    /// A metadata assertion holds a field that it may not.
    public static let assertionMetadataDisallowed = StatusCode(rawValue: "assertion.metadata.disallowed")
    /// What is said of the original breaks a rule.
    public static let alternativeContentMalformed = StatusCode(
        rawValue: "assertion.alternativeContentRepresentation.malformed")
    /// The original is not where it is said to be.
    public static let alternativeContentMissing = StatusCode(
        rawValue: "assertion.alternativeContentRepresentation.missing")
    /// The original is not the one that was signed.
    public static let alternativeContentMismatch = StatusCode(
        rawValue: "assertion.alternativeContentRepresentation.hashMismatch")
    /// An ingredient assertion lacks a required field.
    public static let assertionIngredientMalformed = StatusCode(rawValue: "assertion.ingredient.malformed")
    /// The asset's bytes are not those that were signed.
    public static let assertionDataHashMismatch = StatusCode(rawValue: "assertion.dataHash.mismatch")
    /// A data hash assertion breaks a rule.
    public static let assertionDataHashMalformed = StatusCode(rawValue: "assertion.dataHash.malformed")
    /// The boxes of the asset are not those that were signed.
    public static let assertionBMFFHashMismatch = StatusCode(rawValue: "assertion.bmffHash.mismatch")
    /// A BMFF hash assertion breaks a rule.
    public static let assertionBMFFHashMalformed = StatusCode(rawValue: "assertion.bmffHash.malformed")
    /// The segments or chunks of the asset are not those that were signed.
    public static let assertionBoxesHashMismatch = StatusCode(rawValue: "assertion.boxesHash.mismatch")
    /// A box hash assertion breaks a rule.
    public static let assertionBoxesHashMalformed = StatusCode(rawValue: "assertion.boxesHash.malformed")
    /// The asset has a segment or chunk that the box hash does not list.
    public static let assertionBoxesHashUnknownBox = StatusCode(rawValue: "assertion.boxesHash.unknownBox")
    /// A collection hash assertion breaks a rule.
    public static let assertionCollectionHashMalformed = StatusCode(rawValue: "assertion.collectionHash.malformed")
    /// A collection hash names a file outside the collection.
    public static let assertionCollectionHashInvalidURI = StatusCode(rawValue: "assertion.collectionHash.invalidURI")
    /// A file of the collection is not there.
    public static let assertionCollectionHashIncorrectFileCount = StatusCode(
        rawValue: "assertion.collectionHash.incorrectFileCount")
    /// A part of the asset is not the one that was signed.
    public static let assertionMultiAssetHashMismatch = StatusCode(rawValue: "assertion.multiAssetHash.mismatch")
    /// A multi-asset hash assertion breaks a rule.
    public static let assertionMultiAssetHashMalformed = StatusCode(rawValue: "assertion.multiAssetHash.malformed")
    /// A part of the asset that must be there is not.
    public static let assertionMultiAssetHashMissingPart = StatusCode(rawValue: "assertion.multiAssetHash.missingPart")
    /// An ingredient's manifest is not in the store.
    public static let ingredientManifestMissing = StatusCode(rawValue: "ingredient.manifest.missing")
    /// An ingredient's manifest is not what was recorded.
    public static let ingredientManifestMismatch = StatusCode(rawValue: "ingredient.manifest.mismatch")
    /// An ingredient's claim signature is not in the store.
    public static let ingredientClaimSignatureMissing = StatusCode(rawValue: "ingredient.claimSignature.missing")
    /// An ingredient's claim signature is not what was recorded.
    public static let ingredientClaimSignatureMismatch = StatusCode(rawValue: "ingredient.claimSignature.mismatch")
    /// A manifest names more than one parent.
    public static let manifestMultipleParents = StatusCode(rawValue: "manifest.multipleParents")
    /// An update manifest holds what it may not.
    public static let manifestUpdateInvalid = StatusCode(rawValue: "manifest.update.invalid")
    /// An update manifest has no parent, or something beside it.
    public static let manifestUpdateWrongParents = StatusCode(rawValue: "manifest.update.wrongParents")
    /// A compressed manifest cannot be read.
    public static let manifestCompressedInvalid = StatusCode(rawValue: "manifest.compressed.invalid")
    /// The manifest is kept elsewhere and was not handed over.
    public static let manifestInaccessible = StatusCode(rawValue: "manifest.inaccessible")
    /// A fault for which the standard has no code.
    public static let generalError = StatusCode(rawValue: "general.error")

    // Ours: what the standard has no code for.

    /// A part of the manifest is of a kind that this version of Sello does not check.
    public static let notChecked = StatusCode(rawValue: "sello.notChecked")
    /// An assertion for which the standard has no code lacks what it must have.
    public static let malformedAssertion = StatusCode(rawValue: "sello.malformedAssertion")
    /// A soft binding's algorithm is not in C2PA's list.
    public static let unlistedSoftBinding = StatusCode(rawValue: "sello.unlistedSoftBinding")
    /// A claim redacts something that is no assertion of a manifest that it leads to.
    public static let redactsNothing = StatusCode(rawValue: "sello.redactsNothing")
    /// There are more findings than are listed; none of them is a failure.
    public static let findingsOmitted = StatusCode(rawValue: "sello.findingsOmitted")
    /// There are more findings than are listed, failures among them.
    public static let failuresOmitted = StatusCode(rawValue: "sello.failuresOmitted")
    /// Media that are played lie in bytes that no hash covers.
    public static let uncoveredMedia = StatusCode(rawValue: "sello.uncoveredMedia")
}
