internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers
internal import SelloManifest

/// An asset with its manifest store read and validated: what verifying and stamping both begin with.
struct ManifestEvidence: Sendable {
    /// The asset's layout.
    let layout: any ContainerLayout
    /// The validation of its store; `nil` where there is none, or none that can be read.
    let validation: StoreValidation?
    /// Why a store that is there could not be used.
    let fault: Fault?
    /// The active manifest, its parent, and so on, as far as they are known, each with its label.
    let lineage: [(manifest: ManifestValidation, label: SGILabel?)]

    /// Why there is no validation although there is a store.
    enum Fault: Error {
        /// There are several stores.
        case several
        /// The store cannot be read.
        case unreadable(AssetError)
        /// The store holds no manifest.
        case empty
        /// The store is of a shape that is not checked.
        case notChecked(Sentence)
    }

    /// Where the bytes of the store lie in the file.
    let storeMap: StoreMap
    /// Whether the store is not of the file but was handed over.
    let isDetached: Bool

    /// Reads and validates.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - detached: A manifest store that was kept elsewhere; one in the asset comes before it (checklist §14.4).
    ///   - fragments: The files of a stream that follow the asset.
    ///   - options: What may be relied on.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Throws: ``AssetError`` where the asset itself cannot be read.
    init(
        reading source: any ByteSource, detached: [UInt8]? = nil, fragments: [any ByteSource] = [],
        options: ValidationOptions, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) {
        let layout = try Container.read(source, limits: options.limits)
        self.layout = layout
        isDetached = layout.stores.isEmpty && detached != nil
        // Nothing speaks for a damaged file, and nothing found in it is all that it held.
        if let damage = layout.damage, layout.stores.isEmpty, detached == nil { throw damage }
        var map = StoreMap([])
        let found = try Self.store(of: layout, detached, in: source, options.limits, &map)
        storeMap = map
        switch found {
        case .failure(let fault):
            validation = nil
            lineage = []
            self.fault = fault
        case .success(let store?):
            let asset = BoundAsset(
                layout: layout, source: source, location: isDetached ? nil : layout.stores.first, fragments: fragments)
            validation = try StoreValidator(store, options: options).validate(asset, progress: progress)
            fault = validation == nil ? .empty : nil
            lineage = (validation?.lineage ?? []).map { ($0, SGILabel($0.values[SGILabel.assertionLabel])) }
        case .success(nil):
            validation = nil
            lineage = []
            // No hash covers what a C2PA box says it is for: one letter changed would make a manifest vanish.
            fault =
                (layout as? BMFFLayout)?.merkleBoxes.isEmpty == false
                ? .notChecked(
                    Sentence(
                        en: "a C2PA box for a Merkle tree in a file without a manifest",
                        es: "una caja C2PA para un árbol de Merkle en un archivo sin manifiesto")) : nil
        }
    }

    /// Reads the one store that speaks for the asset; none where there is none.
    private static func store(
        of layout: any ContainerLayout, _ detached: [UInt8]?, in source: any ByteSource, _ limits: Limits,
        _ map: inout StoreMap
    ) throws(AssetError) -> Result<ManifestStore?, Fault> {
        guard !layout.stores.isEmpty || detached != nil else { return .success(nil) }
        do throws(AssetError) {
            if layout.stores.isEmpty, let detached { return .success(try ManifestStore(detached, limits: limits)) }
            guard let locations = StoreLocations(layout.stores) else { return .failure(.several) }
            let store = try locations.store(of: layout, in: source, limits: limits)
            map = locations.map(of: store, in: source)
            return .success(store)
        } catch {
            if error.code == .readFailed || error.code == .changedWhileReading { throw error }
            return .failure(.unreadable(error))
        }
    }

    /// The verdict in one word.
    var state: ValidationState {
        if let validation { return validation.state }
        return fault == nil ? .absent : .invalid
    }

    /// What there is to say where a store is there and cannot be used.
    var faultStatus: ValidationStatus? {
        func status(_ code: StatusCode, _ explanation: String) -> ValidationStatus {
            ValidationStatus(code: code, url: "", explanation: explanation)
        }
        return switch fault {
        case .several:
            status(
                .claimMultiple, "the file has \(layout.stores.count) manifest stores; none of them can speak for it")
        case .unreadable(let error): status(.generalError, "the manifest store cannot be read: \(error)")
        case .empty: status(.claimMissing, "the manifest store holds no manifest")
        case .notChecked(let what):
            status(.notChecked, "\(what.english) is not checked by this version of Sello")
        case nil: nil
        }
    }

    /// The label of the active manifest or, where that has none, of the nearest ancestor.
    var label: SGILabel? { labelled?.label }

    /// The same with the manifest that holds it.
    var labelled: (manifest: ManifestValidation, label: SGILabel)? {
        for case (let manifest, let label?) in lineage { return (manifest, label) }
        return nil
    }
}

extension StoreValidation {
    fileprivate var lineage: [ManifestValidation] {
        var lineage: [ManifestValidation] = []
        var seen: Set<String> = []
        var next: String? = active
        while let label = next, seen.insert(label).inserted, let manifest = manifests[label] {
            lineage.append(manifest)
            next = parent(of: manifest)
        }
        return lineage
    }

    /// The label of the manifest that a manifest names as its parent's, where the store holds it.
    func parent(of manifest: ManifestValidation) -> String? {
        manifest.parent?.activeManifest.flatMap { store.resolve($0.url, in: manifest.manifest)?.manifest.label }
    }
}
