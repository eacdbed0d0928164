internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Validates that the asset is the one that was signed (checklist §18 C).
struct HardBindingValidator {
    let asset: BoundAsset
    let store: ManifestStore
    let options: ValidationOptions
    let digests: DigestCache

    /// Validates the hard binding that speaks for the asset: the active manifest's or, where that is an update, the one of the first
    /// standard manifest that its parents lead to.
    ///
    /// Findings go to the active manifest; their references name the assertion wherever it stands.
    func validate(_ found: inout StoreValidation, progress: (Int) -> Void) throws(AssetError) {
        guard let active = found.manifests[found.active] else { return }
        guard let binder = found.bindingManifest else {
            if active.claim != nil {
                found.manifests[found.active]?.results.fail(
                    .claimHardBindingsMissing, active.manifest.claimURI,
                    "the update manifest leads to no manifest that binds to the content")
            }
            return
        }
        let isUpdated = binder.manifest.label != active.manifest.label
        let bindings = binder.manifest.assertions.filter { AssertionLabel.hardBindings.contains($0.type) }
        // Faults of an ancestor may have been recorded and thereby be excused; a binding that counts today must be the one that was signed.
        guard !isUpdated || (bindings.count == 1 && binder.hasSigned(bindings[0])) else {
            found.manifests[found.active]?.results.fail(
                .claimHardBindingsMissing, active.manifest.claimURI,
                "the manifest that this update leads to has not signed one binding to the content")
            return
        }
        if isUpdated {
            // What is wrong with the manifest that speaks for the content is wrong with the content's, recorded or not.
            let faults = binder.results.failure.filter { $0.code != .signingCredentialUntrusted }
            found.manifests[found.active]?.results.merge(ValidationResults(failure: faults))
        }
        // None or several: said by the type rules. Without a value: said where it was read.
        guard bindings.count == 1, let binding = bindings.first, let value = binder.values[binding.label] else {
            return
        }
        let context = BindingContext(
            asset: asset, claimAlgorithm: binder.claim?.algorithm,
            isUpdated: isUpdated, options: options)
        var outcome = BindingFindings(url: binder.manifest.assertionURI(binding.label))
        if store.tree.slack != nil, let code = Self.mismatch[binding.type] {
            // Every binding leaves the store out; what stands beside it there could be anything (spec 2.4, §15.12.1).
            outcome.fail(code, "something stands behind the manifest store that no hash covers")
            found.manifests[found.active]?.adopt(outcome)
            return
        }
        try context.check(binding.type, value, &outcome, progress)
        // The parts are asked only where the whole does not hold (checklist §13.5).
        if outcome.hasFailed, binder.manifest.assertions.contains(where: { $0.type == AssertionLabel.multiAssetHash }) {
            outcome = try MultiAssetHashValidator(context: context, binder: binder, store: store, digests: digests)
                .validate(insteadOf: outcome, progress)
        }
        found.manifests[found.active]?.adopt(outcome)
        found.coverage = outcome.coverage
        found.digests = outcome.digests
    }

    /// What each kind of binding says of an asset that is not the one that was signed.
    private static let mismatch: [String: StatusCode] = [
        AssertionLabel.dataHash: .assertionDataHashMismatch, AssertionLabel.boxesHash: .assertionBoxesHashMismatch,
        AssertionLabel.bmffHash: .assertionBMFFHashMismatch, AssertionLabel.bmffHashV2: .assertionBMFFHashMismatch,
    ]
}

extension BindingContext {
    /// Checks a binding by its kind.
    func check(
        _ type: String, _ value: CBORValue, _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) {
        switch type {
        case AssertionLabel.dataHash: try DataHashValidator(context: self).validate(value, &found, progress)
        case AssertionLabel.boxesHash: try BoxesHashValidator(context: self).validate(value, &found, progress)
        case AssertionLabel.bmffHash, AssertionLabel.bmffHashV2:
            try BMFFHashValidator(context: self).validate(value, &found, progress)
        case AssertionLabel.collectionHash: CollectionHashValidator.validate(value, &found)
        default:
            found.notChecked(
                Sentence(en: "a hard binding of the kind \(type)", es: "una unión con el contenido del tipo \(type)"))
        }
    }
}

extension StoreValidation {
    /// The manifest whose hard binding speaks for the asset (checklist §18, step 25).
    var bindingManifest: ManifestValidation? {
        var seen: Set<String> = []
        var next = manifests[active]
        // Whoever recorded that a parent was another one has not said that any other may speak for the content.
        while let manifest = next, manifest.manifest.kind == .update, !misled.contains(manifest.manifest.label),
            seen.insert(manifest.manifest.label).inserted
        {
            let parent = manifest.ingredients.first { $0.assertion.relationship == .parentOf }?.assertion.activeManifest
            next = parent.flatMap { store.manifest(of: $0, in: manifest.manifest) }.flatMap { manifests[$0.label] }
        }
        return next?.manifest.kind == .standard ? next : nil
    }
}

extension ManifestValidation {
    /// Whether the claim lists the assertion with the digest that it has.
    fileprivate func hasSigned(_ assertion: Manifest.Assertion) -> Bool {
        let url = manifest.assertionURI(assertion.label)
        return results.success.contains { $0.code == .assertionHashedURIMatch && $0.url == url }
    }
}
