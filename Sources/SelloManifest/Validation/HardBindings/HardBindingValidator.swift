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
            // Of a manifest that could not be read, that is all there is to say.
            guard active.claim != nil else { return }
            found.manifests[found.active]?.results.fail(
                .claimHardBindingsMissing, active.manifest.claimURI,
                "no standard manifest, which could bind to the content, is among the parents of this one")
            return
        }
        let isUpdated = binder.manifest.label != active.manifest.label
        // Faults of an ancestor may have been recorded and thereby be excused; a binding that counts today must hold today.
        guard !isUpdated || binder.isSound else {
            found.manifests[found.active]?.results.fail(
                .claimHardBindingsMissing, active.manifest.claimURI,
                "the manifest that binds to the content for this update does not hold itself")
            return
        }
        let bindings = binder.manifest.assertions.filter { AssertionLabel.hardBindings.contains($0.type) }
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
        default: found.notChecked("a hard binding of the kind \(type)")
        }
    }
}

extension ManifestValidation {
    /// Whether its content is what was signed, whoever signed it and when.
    fileprivate var isSound: Bool {
        !results.failure.contains { status in
            switch status.code {
            case StatusCode(rawValue: "assertion"), StatusCode(rawValue: "claim"), .claimSignatureMissing,
                .claimSignatureMismatch, .generalError:
                true
            default: false
            }
        }
    }
}

extension StoreValidation {
    /// The manifest whose hard binding speaks for the asset (checklist §18, step 25).
    var bindingManifest: ManifestValidation? {
        var seen: Set<String> = []
        var next = manifests[active]
        while let manifest = next, manifest.manifest.kind == .update, seen.insert(manifest.manifest.label).inserted {
            let parent = manifest.ingredients.first { $0.assertion.relationship == .parentOf }?.assertion.activeManifest
            next = parent.flatMap { store.resolve($0.url, in: manifest.manifest) }.flatMap {
                manifests[$0.manifest.label]
            }
        }
        return next?.manifest.kind == .standard ? next : nil
    }
}
