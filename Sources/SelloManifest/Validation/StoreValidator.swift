package import SelloBytes

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
        let validator = ManifestValidator(
            store: store, options: options, digests: digests,
            evidence: SignatureEvidence(
                store, reached: { lineage.manifests[$0.label]?.manifest.box == $0.box }, limits: options.limits),
            lineage: lineage)
        var found = StoreValidation(
            store: store, manifests: lineage.manifests, active: active.label,
            room: FindingRoom(options.limits.findingCount))
        var first = lineage.manifests[active.label] ?? ManifestValidation(active)
        validator.validate(&first)
        if store.manifest(labelled: active.label) == nil {
            first.results.fail(
                .generalError, active.uri,
                "two manifests of the store have the same name; no reference to it is certain")
        }
        found.room.limit(to: found.room.left - first.results.room.taken)
        found.manifests[active.label] = first
        IngredientsValidator(store: store, validator: validator, digests: digests).validate(&found)
        // Last: an update manifest has its binding from a parent.
        if let asset {
            try HardBindingValidator(asset: asset, store: store, options: options, digests: digests)
                .validate(&found, progress: progress)
        }
        found.manifests[active.label]?.results.omit(found.omitted)
        found.manifests[active.label]?.results.tellOmitted(at: active.uri)
        found.identities = IdentityValidator(store: store, options: options).validate(found)
        return found
    }
}
