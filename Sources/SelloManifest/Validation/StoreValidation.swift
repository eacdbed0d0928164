package import SelloBytes

/// Everything that was found about a manifest store and the asset that it speaks for.
package struct StoreValidation: Sendable {
    /// The store.
    package let store: ManifestStore
    /// Every manifest that the active one leads to, itself included, by label.
    package internal(set) var manifests: [String: ManifestValidation]
    /// The label of the active manifest.
    package let active: String
    /// What was found at ingredients that was not recorded when they were added.
    package internal(set) var deltas: [IngredientDelta] = []
    /// What was found about identity assertions; none of it touches the verdict.
    package internal(set) var identities: [IdentityValidation] = []
    /// The labels of manifests with an ingredient whose manifest is not the one that was recorded, excused or not.
    var misled: Set<String> = []
    /// How many findings of all manifests may still be listed.
    var room: FindingRoom
    /// What was found at ingredients that are not listed at all, since there was no room left.
    var omitted = OmittedFindings()
    /// What the hard binding covers of the asset; `nil` where it could not be told.
    package internal(set) var coverage: DigestPlan?
    /// Every digest of the hard binding, where ``ValidationOptions/recordsDigests`` asks for them.
    package internal(set) var digests: [BindingDigest] = []

    /// The active manifest's findings.
    package var activeResults: ValidationResults { manifests[active]?.results ?? ValidationResults() }

    /// The verdict in one word.
    ///
    /// A fault of an ingredient counts unless it was recorded when the ingredient was added: the signer knew of it then.
    package var state: ValidationState {
        if activeResults.hasFault || deltas.contains(where: \.validationDeltas.hasFault) { return .invalid }
        guard activeResults.succeeded(.claimSignatureValidated) else { return .invalid }
        // One signer along the way whom nobody vouches for, and of whom the later ones did not tell, keeps the whole from being trusted.
        return activeResults.succeeded(.signingCredentialTrusted)
            && deltas.allSatisfy(\.validationDeltas.failure.isEmpty)
            ? .trusted : .valid
    }
}
