package import SelloBytes
package import SelloCBOR

/// A manifest store: manifests in the order they were added, the active one last (spec 2.4, §11.1.4.1).
package struct ManifestStore: Sendable {
    /// The boxes.
    package let tree: JUMBFTree
    /// The manifests, in order.
    package let manifests: [Manifest]
    /// Boxes that are no manifests, padding aside; kept, and otherwise left alone (spec 2.4, §11.1.2).
    package let unknown: [Int]
    /// The boxes of time-stamp manifests by label, which 2.1 had and later versions pass over (spec 2.4, §15.11.3).
    let timeStampManifests: [String: Int]
    /// The indices of the manifests by label; a label that stands twice is left out, since no reference to it can be resolved.
    private let byLabel: [String: Int]

    /// Reads a store.
    ///
    /// - Parameters:
    ///   - bytes: The store, from its superbox on.
    ///   - limits: The most it may hold.
    /// - Throws: ``AssetError``; offsets count from the store's start.
    package init(_ bytes: [UInt8], limits: Limits) throws(AssetError) {
        var tree = try JUMBFTree(bytes, limits: limits)
        guard let description = tree.boxes[0].description, description.type == .manifestStore,
            description.label == JUMBFURI.storeLabel
        else { throw AssetError(.malformed, at: 0, "the JUMBF box is no C2PA manifest store") }
        var manifests: [Manifest] = []
        var unknown: [Int] = []
        var byLabel: [String: Int] = [:]
        var seen: Set<String> = []
        var timeStampManifests: [String: Int] = [:]
        for child in tree.children(of: 0) {
            guard let description = tree.boxes[child].description, description.type.isManifest,
                let label = description.label
            else {
                if tree.boxes[child].code != JUMBFBox.free { unknown.append(child) }
                if let description = tree.boxes[child].description, description.type == .timeStampManifest,
                    let label = description.label
                {
                    // A name that another manifest has, too, is that one's.
                    timeStampManifests[label] = tree.child(of: 0, labelled: label)
                }
                continue
            }
            guard manifests.count < limits.manifestCount else {
                throw AssetError(
                    .limitExceeded, at: tree.boxes[child].range.lowerBound,
                    "the store has more than \(limits.manifestCount) manifests")
            }
            byLabel[label] = seen.insert(label).inserted ? manifests.count : nil
            manifests.append(
                description.type == .compressedManifest
                    ? CompressedManifest.read(child, label: label, from: &tree, limits: limits)
                    : Manifest(tree, box: child, label: label, type: description.type))
        }
        self.timeStampManifests = timeStampManifests
        self.tree = tree
        self.manifests = manifests
        self.byLabel = byLabel
        self.unknown = unknown
    }

    /// Reads a store that is kept in two parts, as BMFF has it: what was there at first, and what updated it (spec 2.4, A.5.5).
    ///
    /// - Parameters:
    ///   - original: The first part, from its superbox on.
    ///   - update: The second; it holds update manifests alone.
    ///   - limits: The most that both may hold.
    /// - Throws: ``AssetError``; offsets count from the start of the part, or of both joined.
    package init(_ original: [UInt8], updatedBy update: [UInt8], limits: Limits) throws(AssetError) {
        let parts = [try JUMBFTree(original, limits: limits), try JUMBFTree(update, limits: limits)]
        for part in parts {
            guard let description = part.boxes[0].description, description.type == .manifestStore,
                description.label == JUMBFURI.storeLabel
            else { throw AssetError(.malformed, at: 0, "the JUMBF box is no C2PA manifest store") }
        }
        let added = parts[1].children(of: 0).compactMap { parts[1].boxes[$0].description?.type }.filter(\.isManifest)
        guard !added.isEmpty, added.allSatisfy({ $0 == .updateManifest || $0 == .compressedManifest }) else {
            throw AssetError(
                .malformed, at: 0, "the box for update manifests holds another manifest than that, or none")
        }
        let content = parts.map { part in part.children(of: 0).map { part.copy(part.boxes[$0].range) } }
        try self.init(
            JUMBFWriter.superbox(.manifestStore, label: JUMBFURI.storeLabel, content: content[0] + content[1]),
            limits: limits)
        guard active?.kind != .standard else {
            throw AssetError(.malformed, at: 0, "the box for update manifests holds a standard manifest")
        }
    }

    /// The manifest that speaks for the asset: the last one.
    package var active: Manifest? { manifests.last }

    /// The manifest of a label; `nil` for none and for several.
    package func manifest(labelled label: String) -> Manifest? { byLabel[label].map { manifests[$0] } }

    /// The box that a reference means, from inside a manifest.
    package func resolve(_ uri: String, in manifest: Manifest) -> (manifest: Manifest, box: Int)? {
        guard let uri = JUMBFURI(uri) else { return nil }
        var labels = uri.labels[...]
        var target = manifest
        if uri.isAbsolute {
            guard let first = labels.popFirst(), let other = self.manifest(labelled: first) else { return nil }
            target = other
        }
        var box = target.box
        for label in labels {
            guard let child = tree.child(of: box, labelled: label) else { return nil }
            box = child
        }
        return (target, box)
    }

    /// The manifest that an ingredient means: by its box or, as older software wrote it, by its claim.
    package func manifest(of ingredient: HashedURI, in manifest: Manifest) -> Manifest? {
        guard let target = resolve(ingredient.url, in: manifest),
            target.box == target.manifest.box || target.manifest.claims == [target.box]
        else { return nil }
        return target.manifest
    }

    /// Decodes the CBOR content of a superbox.
    ///
    /// - Throws: ``AssetError``, also where there is no single CBOR content box.
    package func cbor(in box: Int, limits: Limits) throws(AssetError) -> CBORValue {
        guard let payload = tree.content(of: box, JUMBFBox.cbor) else {
            throw AssetError(
                .malformed, at: tree.boxes[box].range.lowerBound, "this box does not hold exactly one CBOR item")
        }
        return try CBORDecoder.decode(
            tree.bytes.rawBytes.extracting(payload), base: payload.lowerBound, limits: limits)
    }

    /// The bytes of each manifest and of every other box of the store, for copying into another (spec 2.4, §11.1.2: what is
    /// unknown is kept).
    package var rawChildren: [(label: String?, bytes: [UInt8])] {
        tree.children(of: 0).map { (tree.boxes[$0].description?.label, tree.copy(tree.boxes[$0].range)) }
    }
}
