internal import SelloBytes

/// Validates one manifest by itself: claim, signature, assertions, type rules (checklist §18 B).
///
/// What lies outside it, the content and the ingredients, is the business of ``StoreValidator``.
struct ManifestValidator {
    let store: ManifestStore
    let options: ValidationOptions
    let digests: DigestCache
    /// What the store's manifests hold for one another's signatures.
    let evidence: SignatureEvidence

    let lineage: Lineage

    /// What manifests took out of others.
    var redactions: Redactions { lineage.redactions }

    /// Judges a manifest that was read.
    func validate(_ found: inout ManifestValidation) {
        found.results.room.limit(to: options.limits.manifestFindingCount)
        defer { found.results.tellOmitted(at: found.manifest.uri) }
        guard found.claim != nil else { return }
        SignatureValidator(store: store, options: options, evidence: evidence).validate(&found)
        AssertionValidator(store: store, limits: options.limits, digests: digests, redactions: redactions)
            .validate(&found)
        ManifestTypeValidator(store: store).validate(&found)
        Redactions.judge(&found, lineage: lineage)
        ActionsValidator(found, store: store, lineage: lineage)?.validate(&found)
        ReferencesValidator(store: store, digests: digests, redactions: redactions).validate(&found)
        AssertionFormValidator(store: store, limits: options.limits).validate(&found)
        AlternativeContentValidator(store: store, digests: digests).validate(&found)
    }
}
