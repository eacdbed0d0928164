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
    enum Fault: Sendable {
        /// There are several stores.
        case several
        /// The store cannot be read.
        case unreadable(AssetError)
        /// The store holds no manifest.
        case empty
        /// The store is of a shape that is not checked.
        case notChecked(String)
    }

    /// Reads and validates.
    ///
    /// - Throws: ``AssetError`` where the asset itself cannot be read.
    init(
        reading source: any ByteSource, fragments: [any ByteSource] = [], options: ValidationOptions,
        progress: (Int) -> Void = { _ in }
    ) throws(AssetError) {
        let layout = try Container.read(source, limits: options.limits)
        self.layout = layout
        guard let location = layout.stores.first else {
            // Nothing speaks for a damaged file, and nothing found in it is all that it held.
            if let damage = layout.damage { throw damage }
            validation = nil
            // No hash covers what a C2PA box says it is for: one letter changed would make a manifest vanish.
            fault =
                (layout as? BMFFLayout)?.merkleBoxes.isEmpty == false
                ? .notChecked("a C2PA box for a Merkle tree in a file without a manifest") : nil
            lineage = []
            return
        }
        guard let locations = StoreLocations(layout.stores) else {
            validation = nil
            lineage = []
            fault = .several
            return
        }
        let store: ManifestStore
        do throws(AssetError) {
            store = try locations.store(of: layout, in: source, limits: options.limits)
        } catch {
            if error.code == .readFailed || error.code == .changedWhileReading { throw error }
            validation = nil
            lineage = []
            fault = .unreadable(error)
            return
        }
        let asset = BoundAsset(layout: layout, source: source, location: location, fragments: fragments)
        validation = try StoreValidator(store, options: options).validate(asset, progress: progress)
        fault = validation == nil ? .empty : nil
        lineage = (validation?.lineage ?? []).map { ($0, SGILabel($0.values[SGILabel.assertionLabel])) }
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
        case .notChecked(let what): status(.notChecked, "\(what) is not checked by this version of Sello")
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
