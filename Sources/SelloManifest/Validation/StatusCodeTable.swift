/// What every status code means: one line a code, with the clause, the sentence and the key of the advice.
///
/// All codes that a version of the standard has had stand here, those of CAWG's identity assertion, and our own. The numbers are of
/// C2PA 2.2; codes that came later name the clause of the lists of codes.
enum StatusCodeTable {
    /// What holds: code, clause, key of the advice or nothing, sentence.
    static let success = """
        claimSignature.validated|15.7||The signature fits what was signed: nobody changed the manifest's claim.
        claimSignature.insideValidity|15.7||The signer's certificate was valid at the time of signing.
        signingCredential.trusted|14.4||The signer's certificate leads to an anchor that was given, or is on the list of signers that was given.
        signingCredential.ocsp.notRevoked|15.9||The issuer of the signer's certificate says that it was not revoked.
        timeStamp.validated|15.8.2||A time-stamping authority confirms that the signature existed at a certain time.
        timeStamp.trusted|15.8.2||The time-stamping authority leads to an anchor that was given.
        assertion.hashedURI.match|15.10.3||This part of the manifest is the one that was signed.
        assertion.dataHash.match|15.12.1||The bytes of the file are those that were signed.
        assertion.bmffHash.match|15.12.2||The boxes of the file are those that were signed.
        assertion.boxesHash.match|15.12.3||The segments or chunks of the file are those that were signed.
        assertion.collectionHash.match|15.12.5||Every file of the collection is the one that was signed.
        assertion.multiAssetHash.match|15.12.4||The parts of the file are those that were signed.
        assertion.accessible|15.10.4||Data kept outside the file could be had.
        assertion.alternativeContentRepresentation.match|15.2.2.1||Another representation of the content is the one that was signed.
        ingredient.manifest.validated|15.11.3||The manifest of a file that went into this one is the one that was recorded.
        ingredient.claimSignature.validated|15.11.3||The signature of a file that went into this one is the one that was recorded.
        cawg.x509.credential.trusted|CAWG||The certificate of the person or organization that speaks here leads to an anchor that was given for identities.
        cawg.x509.signature.validated|CAWG||The person or organization that the identity names did sign it.
        cawg.ica.credential_valid|CAWG||The credential in which an aggregator names the creator holds.
        cawg.ica.time_stamp.validated|CAWG||A time-stamp confirms when the identity was signed.
        """

    /// What neither helps nor harms.
    static let informational = """
        algorithm.deprecated|15.4.3|maker|An algorithm is used that still counts and is being given up.
        ingredient.unknownProvenance|15.11.3||A file that went into this one has no manifest; nothing is known of where it came from.
        manifest.unknownProvenance|15.2.2.2||Nothing is known of where the content came from.
        manifest.unreferenced|15.2.2.2||The store holds a manifest that nothing leads to; it says nothing of this file.
        signingCredential.ocsp.inaccessible|15.9.2|ask|The issuer of the signer's certificate could not be asked whether it was revoked.
        signingCredential.ocsp.skipped|15.9.2|ask|Nobody was asked whether the signer's certificate was revoked.
        timeOfSigning.insideValidity|15.8.3||The time that the signer claims fits the certificate and the time-stamp.
        timeOfSigning.outsideValidity|15.8.3|claimedTime|The time that the signer claims does not fit the certificate or the time-stamp.
        timeStamp.malformed|15.8.2|noTime|The time-stamp cannot be read, so nothing confirms the time of signing.
        timeStamp.mismatch|15.8.2|noTime|The time-stamp was made for another signature, so nothing confirms the time of signing.
        timeStamp.outsideValidity|15.8.2|noTime|The time-stamp was made when the authority's certificate was not valid, so nothing confirms the time of signing.
        timeStamp.untrusted|15.8.2|timeAnchor|The time-stamping authority leads to no anchor that was given, so nothing confirms the time of signing.
        timeStamp.credentialInvalid|15.8.2|noTime|The certificate of the time-stamping authority is not fit for that, so nothing confirms the time of signing.
        assertion.dataHash.additionalExclusionsPresent|15.12.1|excluded|The signature leaves out more of the file than the manifest itself; those bytes can be changed unseen.
        assertion.bmffHash.additionalExclusionsPresent|15.12.2|excluded|The signature leaves out more boxes of the file than the standard asks for; those can be changed unseen.
        assertion.boxesHash.additionalExclusionsPresent|15.12.3|excluded|The signature leaves out more of the file than the manifest itself; those bytes can be changed unseen.
        cawg.ica.untrusted_issuer|CAWG||The aggregator that names the creator is not one that was given as trusted.
        sello.malformedAssertion|Sello|maker|A part of the manifest of a known kind lacks what it must have.
        sello.unlistedSoftBinding|Sello|softBinding|A watermark or fingerprint is of a kind that is not in C2PA's list, so that few can read it.
        sello.redactsNothing|Sello|maker|The manifest says that something was taken out which is no part of any manifest here.
        sello.findingsOmitted|Sello|omitted|More was found than is listed; none of it is a failure.
        """

    /// What does not hold.
    static let failure = """
        algorithm.unsupported|15.4.3|maker|A digest or signature algorithm is one that the standard does not allow.
        assertion.action.ingredientMismatch|15.10.3.2.2|maker|A step in the history names a source file that it does not have, or not the right one.
        assertion.action.malformed|15.10.3.2.2|maker|The history of the content breaks a rule of the standard.
        assertion.action.redacted|15.10.3.2.2|noRely|The history of the content was taken out, which nobody may do.
        assertion.action.redactionMismatch|15.10.3.2.2|maker|The history says that something was taken out that was not.
        assertion.action.softBindingMissing|15.10.3.2.2|maker|The history speaks of a watermark, and nothing says which.
        assertion.bmffHash.malformed|15.12.2|maker|What binds the manifest to the file's boxes breaks a rule, so that nothing protects the content.
        assertion.bmffHash.mismatch|15.12.2|getAgainVideo|The content was changed after it was signed.
        assertion.boxesHash.malformed|15.12.3|maker|What binds the manifest to the file's segments or chunks breaks a rule, so that nothing protects the content.
        assertion.boxesHash.mismatch|15.12.3|getAgain|The content was changed after it was signed.
        assertion.boxesHash.unknownBox|15.12.3|getAgain|The file holds a segment or chunk that was not there when it was signed.
        assertion.cloud-data.actions|15.10.3.2.1|maker|The history of the content is kept outside the file where that is not allowed.
        assertion.cloud-data.hardBinding|15.10.3.2.1|maker|What binds the manifest to the content is kept outside the file, which is not allowed.
        assertion.cloud-data.malformed|15.10.3.2.1|maker|A reference to data outside the file lacks what it needs.
        assertion.cloud-data.labelMismatch|15.10.3.2.1|maker|Data kept outside the file are of another kind than the manifest says.
        assertion.cbor.invalid|15.10.3|maker|A part of the manifest cannot be read.
        assertion.collectionHash.incorrectFileCount|15.12.5|whole|A file of the collection is missing.
        assertion.collectionHash.invalidURI|15.12.5|maker|The collection names a file outside itself.
        assertion.collectionHash.malformed|15.12.5|maker|What binds the manifest to a collection of files breaks a rule.
        assertion.collectionHash.mismatch|15.12.5|whole|A file of the collection was changed after it was signed.
        assertion.dataHash.malformed|15.12.1|maker|What binds the manifest to the file's bytes breaks a rule, so that nothing protects the content.
        assertion.dataHash.mismatch|15.12.1|getAgain|The content was changed after it was signed.
        assertion.dataHash.redacted|15.10.3|noRely|What binds the manifest to the content was taken out, which nobody may do.
        assertion.hardBinding.redacted|15.10.3|noRely|What binds the manifest to the content was taken out, which nobody may do.
        assertion.hashedURI.mismatch|15.10.3|partChanged|A part of the manifest was changed after it was signed.
        assertion.inaccessible|15.10.4|elsewhere|Data kept outside the file could not be had.
        assertion.ingredient.malformed|15.11.3|maker|The record of a file that went into this one breaks a rule.
        assertion.json.invalid|15.10.3|maker|A part of the manifest cannot be read.
        assertion.missing|15.10.3|takenOut|A part that was signed is no longer in the manifest.
        assertion.multiAssetHash.malformed|15.12.4|maker|The list of the file's parts breaks a rule.
        assertion.multiAssetHash.missingPart|15.12.4|whole|A part of the file that was signed is missing.
        assertion.multiAssetHash.mismatch|15.12.4|getAgain|A part of the file was changed after it was signed.
        assertion.multipleHardBindings|15.10.1.2|maker|The manifest binds to its content in several ways, so that it is not certain which counts.
        assertion.notRedacted|15.10.2|maker|A part that should have been taken out is still there.
        assertion.outsideManifest|15.10.3|noRely|The manifest names a part of another manifest as its own.
        assertion.selfRedacted|15.10.2|noRely|The manifest takes out a part of itself, which makes no sense.
        assertion.timestamp.malformed|15.10.3.2.4|noTime|A time-stamp that was added later cannot be used.
        assertion.undeclared|15.10.3|notSigned|The manifest holds a part that was never signed.
        assertion.metadata.disallowed|15.10.3.2.3|maker|Signed metadata hold a field that may not stand there.
        assertion.required.missing|15.10.3|maker|A part of the manifest lacks a field that it must have.
        assertion.external-reference.malformed|15.2.2.3|maker|A reference to data outside the file breaks a rule.
        assertion.external-reference.labelMismatch|15.2.2.3|maker|Data outside the file are of another kind than the manifest says.
        assertion.external-reference.hashMismatch|15.2.2.3|partChanged|Data outside the file are not those that were signed.
        assertion.external-reference.created|15.2.2.3|maker|A reference to data outside the file stands among what the signer vouches for, where it may not.
        assertion.external-reference.actions|15.2.2.3|maker|The history of the content is kept outside the file, which is not allowed.
        assertion.external-reference.hardBinding|15.2.2.3|maker|What binds the manifest to the content is kept outside the file, which is not allowed.
        assertion.alternativeContentRepresentation.malformed|15.2.2.3|maker|The note of another representation of the content breaks a rule.
        assertion.alternativeContentRepresentation.missing|15.2.2.3|whole|Another representation of the content is missing.
        assertion.alternativeContentRepresentation.hashMismatch|15.2.2.3|partChanged|Another representation of the content is not the one that was signed.
        claim.cbor.invalid|15.6.2|noRely|The manifest's claim cannot be read.
        claim.hardBindings.missing|15.10.1.2|noRely|Nothing binds the manifest to the content: it could have been put on any file.
        claim.malformed|15.6.2|maker|The manifest's claim lacks something that it must have.
        claim.missing|15.6.1|noRely|The manifest has no claim.
        claim.multiple|15.6.1|appended|There are several claims, so that it is not certain which counts.
        claim.required.missing|15.6.2|maker|The manifest's claim lacks a field that it must have.
        claimSignature.missing|15.7|noRely|The manifest is not signed.
        claimSignature.mismatch|15.7|noRely|The signature does not fit: the manifest was changed, or was never signed by the one it names.
        claimSignature.outsideValidity|15.7|at|The signer's certificate was not valid at the time of signing.
        general.error|15.2.2.3||Something is wrong for which the standard has no code.
        hashedURI.missing|15.10.3.3|takenOut|The manifest refers to a part that is not there.
        hashedURI.mismatch|15.10.3.3|partChanged|The manifest refers to a part that is no longer as it was.
        ingredient.claimSignature.missing|15.11.3|source|The signature of a file that went into this one is missing.
        ingredient.claimSignature.mismatch|15.11.3|source|The signature of a file that went into this one is not the one that was recorded.
        ingredient.manifest.missing|15.11.3|source|The manifest of a file that went into this one is missing.
        ingredient.manifest.mismatch|15.11.3|source|The manifest of a file that went into this one is not the one that was recorded.
        ingredient.hashedURI.mismatch|15.11.3|source|The record of a file that went into this one does not fit.
        livevideo.assertion.invalid|15.2.2.3|maker|The manifest of a live stream lacks what it must have.
        livevideo.continuityMethod.invalid|15.2.2.3|maker|A segment of a live stream does not follow the one before it.
        livevideo.init.invalid|15.2.2.3|maker|The start of a live stream is not the one that was signed.
        livevideo.manifest.invalid|15.2.2.3|maker|The manifest of a live stream does not hold.
        livevideo.segment.invalid|15.2.2.3|getAgainVideo|A segment of a live stream is not the one that was signed.
        livevideo.sessionkey.invalid|15.2.2.3|maker|The key of a live stream does not hold.
        manifest.compressed.invalid|15.5.4|noRely|A compressed manifest cannot be unpacked.
        manifest.html.multipleManifests|15.2.2.3|appended|A web page holds several manifests, so that it is not certain which counts.
        manifest.inaccessible|15.5.3|elsewhere|The manifest is kept elsewhere, and nobody handed it over.
        manifest.multipleParents|15.10.1.2|maker|The manifest names several files as the one that it was made from.
        manifest.structuredText.emptyReference|15.2.2.3|maker|A text names no place for its manifest.
        manifest.structuredText.malformedReference|15.2.2.3|maker|A text names a place for its manifest that cannot be read.
        manifest.structuredText.multipleReferences|15.2.2.3|maker|A text names several places for its manifest.
        manifest.structuredText.noManifest|15.2.2.3|elsewhere|A text names a place for its manifest, and none is there.
        manifest.structuredText.noResolutionPath|15.2.2.3|maker|A text names its manifest in a way that leads nowhere.
        manifest.text.corruptedWrapper|15.2.2.3|getAgain|The manifest hidden in a text cannot be read.
        manifest.text.multipleWrappers|15.2.2.3|appended|A text holds several manifests, so that it is not certain which counts.
        manifest.timestamp.invalid|15.11.2.3|maker|A manifest that may hold only a time-stamp holds more.
        manifest.timestamp.wrongParents|15.11.2.3|maker|A manifest that holds only a time-stamp does not say for which manifest.
        manifest.update.invalid|15.10.1.3|noRely|A manifest that may only add to another one changes what it may not.
        manifest.update.wrongParents|15.10.1.3|noRely|A manifest that adds to another one does not say to which.
        signingCredential.invalid|14.5.1|credential|The signer's certificate is not one that may sign manifests.
        signingCredential.ocsp.revoked|15.9|revoked|The signer's certificate was revoked before the file was signed.
        signingCredential.ocsp.unknown|15.9|revoked|The issuer does not know the signer's certificate.
        signingCredential.untrusted|14.4|anchor|The signer's certificate leads to no anchor that was given: its name may be anybody's invention.
        signingCredential.expired|14.5.1|at|The signer's certificate had expired at the time of signing.
        cawg.x509.credential.untrusted|CAWG|identity|The certificate of the person or organization that speaks here leads to no anchor that was given for identities.
        cawg.x509.credential.invalid|CAWG|identity|The certificate of the person or organization that speaks here is not fit for that.
        cawg.x509.signature.mismatch|CAWG|identity|The person or organization that the identity names did not sign it, or it was changed.
        cawg.x509.algorithm.unsupported|CAWG|identity|The identity is signed with an algorithm that is not allowed.
        cawg.x509.signature.outside_validity|CAWG|identity|The certificate of the identity was not valid when it was signed.
        cawg.identity.cbor.invalid|CAWG|identity|The statement of who stands behind the content cannot be read.
        cawg.identity.assertion.mismatch|CAWG|identity|The statement of who stands behind the content speaks of another part than the one that is there.
        cawg.identity.assertion.duplicate|CAWG|identity|The statement of who stands behind the content names a part twice.
        cawg.identity.hard_binding_missing|CAWG|identity|The statement of who stands behind the content does not name the content.
        cawg.identity.sig_type.unknown|CAWG|identity|The statement of who stands behind the content is signed in a way that is not known.
        cawg.identity.pad.invalid|CAWG|identity|The padding of the statement of who stands behind the content is not empty.
        cawg.ica.invalid_cose_sign1|CAWG|identity|The aggregator's signature cannot be read.
        cawg.ica.invalid_alg|CAWG|identity|The aggregator's signature uses an algorithm that is not allowed.
        cawg.ica.invalid_content_type|CAWG|identity|The aggregator's credential is of another kind than it should be.
        cawg.ica.invalid_verifiable_credential|CAWG|identity|The aggregator's credential breaks a rule.
        cawg.ica.invalid_issuer|CAWG|identity|The aggregator's credential names an issuer that is none.
        cawg.ica.did_unavailable|CAWG|identity|The aggregator's key could not be had.
        cawg.ica.invalid_did_document|CAWG|identity|The aggregator's key cannot be read.
        cawg.ica.signature_mismatch|CAWG|identity|The aggregator did not sign this, or it was changed.
        cawg.ica.time_stamp.invalid|CAWG|identity|The time-stamp of the aggregator's credential does not hold.
        cawg.ica.valid_from.missing|CAWG|identity|The aggregator's credential does not say from when it counts.
        cawg.ica.valid_from.invalid|CAWG|identity|The aggregator's credential did not count yet.
        cawg.ica.valid_until.invalid|CAWG|identity|The aggregator's credential did not count any more.
        cawg.ica.signer_payload.mismatch|CAWG|identity|The aggregator's credential was made for another file.
        sello.notChecked|Sello|notChecked|A part of the manifest is of a kind that this version does not check.
        sello.failuresOmitted|Sello|omitted|More was found than is listed, failures among it.
        sello.uncoveredMedia|Sello|uncovered|The file plays or shows bytes that the signature does not protect.
        """

    /// What to do, by key.
    static let advice: [String: String] = [
        "maker": "Only the maker of the manifest can mend this: tell them, with this code, which software wrote it.",
        "noRely": "Nothing that this manifest says can be relied on.",
        "getAgain":
            "Get the file again from where it was published; saving, resizing or messaging it changes its bytes.",
        "getAgainVideo":
            "Get the file again from where it was published; converting or messaging it changes its bytes.",
        "partChanged": "That part was changed after signing; do not rely on it.",
        "takenOut": "A part was taken out after signing.",
        "notSigned": "Do not rely on that part: anyone could have added it.",
        "elsewhere": "Get the manifest from that address yourself, if you trust it; Sello fetches nothing.",
        "appended": "Some software appended a second manifest store instead of replacing the first.",
        "at": "To judge it at another moment, such as when it was published, use --at.",
        "credential": "The signer used a certificate that C2PA does not allow.",
        "anchor": "If you know its issuer, give the issuer's root with --trust-anchors.",
        "timeAnchor": "If you know the authority, give its root with --time-stamp-anchors.",
        "noTime": "Do not rely on the time of signing.",
        "claimedTime": "Do not rely on the time that the signer claims.",
        "ask": "Ask the issuer of the certificate, if it matters.",
        "revoked": "Do not rely on the signer: somebody else may have had the key.",
        "excluded": "See “Not protected” for which bytes; rely on nothing that they say.",
        "whole": "Get all of it again from where it was published.",
        "source": "Do not rely on what is said of the file that went into this one.",
        "identity":
            "Do not rely on who is said to stand behind the content; the signature of the manifest is another matter.",
        "notChecked": "That is no fault of the file: another verifier, or a later version, can tell.",
        "softBinding": "The list may have grown since; look the name up there, or ask the maker what reads it.",
        "omitted": "A manifest with so many findings is broken on purpose or by a faulty program; do not rely on it.",
        "uncovered": "Do not rely on what is seen or heard: those bytes can be exchanged unseen.",
    ]
}
