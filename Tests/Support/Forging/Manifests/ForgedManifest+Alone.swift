extension ForgedManifest {
    /// The box of the manifest, made for a file that it is kept beside.
    package func box(beside file: [UInt8]) throws -> [UInt8] {
        try ManifestForger(manifest: self, store: ForgedStore(), asset: ForgedAsset(beside: file)).box()
    }

    /// A store of the manifest alone, kept beside a file.
    package func store(beside file: [UInt8]) throws -> [UInt8] {
        var store = ForgedStore()
        try store.add(self, for: ForgedAsset(beside: file))
        return store.bytes
    }
}
