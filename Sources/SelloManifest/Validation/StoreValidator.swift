package import SelloBytes
package import SelloContainers

/// Validates a store from its active manifest on (checklist §18 A to E).
package struct StoreValidator: Sendable {
    private let store: ManifestStore
    private let options: ValidationOptions

    /// Makes a validator.
    package init(_ store: ManifestStore, options: ValidationOptions) {
        self.store = store
        self.options = options
    }

    /// Validates the store against its asset.
    ///
    /// - Parameters:
    ///   - asset: Where the content is; `nil` leaves the hard binding out, for an ingredient's manifests alone.
    ///   - progress: Told how many bytes of the asset were hashed since the last call.
    /// - Returns: All findings; `nil` for a store without any manifest.
    /// - Throws: ``AssetError`` of the source; never for what a file says.
    package func validate(
        _ asset: BoundAsset?, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> StoreValidation? {
        guard let active = store.active else { return nil }
        let digests = DigestCache(store.tree)
        let lineage = Lineage(of: active, in: store, reader: ManifestReader(store: store, limits: options.limits))
        let validator = ManifestValidator(store: store, options: options, digests: digests, lineage: lineage)
        var found = StoreValidation(store: store, manifests: lineage.manifests, active: active.label)
        var first = lineage.manifests[active.label] ?? ManifestValidation(active)
        validator.validate(&first)
        if store.manifest(labelled: active.label) == nil {
            first.results.fail(
                .generalError, active.uri,
                "two manifests of the store have the same name; no reference to it is certain")
        }
        found.manifests[active.label] = first
        IngredientsValidator(store: store, validator: validator, digests: digests).validate(&found)
        if let asset { try validateBinding(asset, &found, progress) }
        found.identities = IdentityValidator(store: store, options: options).validate(found)
        return found
    }

    /// Step 25: the binding of the active manifest or, where that leaves the content alone, of the one that it brings up to date.
    private func validateBinding(
        _ asset: BoundAsset, _ found: inout StoreValidation, _ progress: (Int) -> Void
    ) throws(AssetError) {
        guard var active = found.manifests[found.active] else { return }
        if active.manifest.kind != .update {
            let validator = HardBindingValidator(asset: asset, store: store, limits: options.limits)
            found.coverage = try validator.validate(&active, progress: progress)
        } else if var bound = boundManifest(found) {
            bound.results = ValidationResults()
            bound.undetermined = []
            let validator = HardBindingValidator(asset: asset, store: store, limits: options.limits, isUpdated: true)
            found.coverage = try validator.validate(&bound, progress: progress)
            active.results.merge(bound.results)
            active.undetermined += bound.undetermined
        } else if active.claim != nil {
            active.results.fail(
                .claimHardBindingsMissing, active.manifest.claimURI,
                "the update manifest leads to no manifest that binds to the content")
        }
        found.manifests[found.active] = active
    }

    /// The first standard manifest along the parents, where its binding is one and the one that it signed: that it has none may not be
    /// excused by what was recorded of it.
    private func boundManifest(_ found: StoreValidation) -> ManifestValidation? {
        var next = found.manifests[found.active]
        var seen: Set<Int> = []
        while let current = next, seen.insert(current.manifest.box).inserted {
            if current.manifest.kind == .standard {
                let bindings = current.manifest.assertions.filter { AssertionLabel.hardBindings.contains($0.type) }
                guard bindings.count == 1 else { return nil }
                let url = current.manifest.assertionURI(bindings[0].label)
                let isSigned = current.results.success.contains { $0.code == .assertionHashedURIMatch && $0.url == url }
                return isSigned ? current : nil
            }
            guard let parent = current.ingredients.first(where: { $0.assertion.relationship == .parentOf })?.assertion,
                let target = parent.activeManifest.flatMap({ store.manifest(of: $0, in: current.manifest) })
            else { return nil }
            next = found.manifests[target.label]
        }
        return nil
    }
}

/// An asset with the place of the manifest store that speaks for it.
package struct BoundAsset: Sendable {
    /// The asset's layout.
    package let layout: any ContainerLayout
    /// The asset's bytes.
    package let source: any ByteSource
    /// Where the store lies in it; `nil` for a store kept elsewhere.
    package let location: StoreLocation?

    package init(layout: any ContainerLayout, source: any ByteSource, location: StoreLocation?) {
        self.layout = layout
        self.source = source
        self.location = location
    }
}
