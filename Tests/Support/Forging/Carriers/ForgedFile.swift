/// A file with a forged store: everything in it, each part a value that a test may change.
///
/// Manifests are made in their order, each for the file that had it as its last: what a later one adds changes nothing in those before.
package struct ForgedFile: Sendable {
    package var carrier: any ForgedCarrier
    package var manifests: [ForgedManifest]
    /// How many of the manifests, from the end, stand in a box of their own at the end of an MP4.
    package var appendedCount = 0
    /// Whether the store is in the file; otherwise beside it.
    package var isEmbedded = true
    /// Further boxes of the store, before the active manifest.
    package var boxes: [[UInt8]] = []
    /// Changes the store's bytes when all is signed.
    package var changeStore: (@Sendable (inout [UInt8]) -> Void)?
    /// Changes the file when all is signed.
    package var changeFile: (@Sendable (inout [UInt8], ForgedAsset) throws -> Void)?

    package init(_ carrier: any ForgedCarrier, _ manifests: [ForgedManifest]) {
        self.carrier = carrier
        self.manifests = manifests
    }

    /// The manifest that speaks for the file.
    package var active: ForgedManifest {
        get { manifests[manifests.count - 1] }
        set { manifests[manifests.count - 1] = newValue }
    }

    /// The bytes of file and store.
    package func build() throws -> (file: [UInt8], store: [UInt8]) {
        var store = ForgedStore()
        var asset = try embed(ForgedStore(), upTo: 0)
        for (index, manifest) in manifests.enumerated() {
            var next = store
            try next.add(manifest, for: asset)
            // Where the store ends changes what is signed, and that where the store ends.
            for _ in 0..<4 {
                asset = try embed(next, upTo: index + 1)
                let size = next.bytes.count
                next = store
                try next.add(manifest, for: asset)
                if next.bytes.count == size { break }
            }
            store = next
        }
        asset = try embed(store, upTo: manifests.count, isLast: true)
        var file = asset.bytes
        try changeFile?(&file, asset)
        return (file, store.bytes)
    }

    private func embed(_ store: ForgedStore, upTo count: Int, isLast: Bool = false) throws -> ForgedAsset {
        guard isEmbedded else { return try carrier.embed([], appended: []) }
        // Something must stand where the first manifest will.
        guard count > 0 else { return try carrier.embed([UInt8](repeating: 0, count: 64), appended: []) }
        let first = min(count, manifests.count - appendedCount)
        let boxes = store.stored.map(\.box)
        var bytes = ForgedStore.join(Array(boxes[..<(first - 1)]) + self.boxes + [boxes[first - 1]])
        if isLast { changeStore?(&bytes) }
        return try carrier.embed(bytes, appended: count > first ? ForgedStore.join(Array(boxes[first...])) : [])
    }
}
