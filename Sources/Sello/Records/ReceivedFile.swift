public import SelloBytes
internal import SelloContainers
internal import SelloManifest

/// What names the very bytes that were received: their digest, and that of the manifest that spoke for them.
public struct ReceivedFile: Sendable, Hashable {
    /// The SHA-256 of all bytes.
    public let sha256: [UInt8]
    /// How many bytes there are.
    public let byteCount: Int
    /// The SHA-256 of the active manifest's box as ingredients refer to it (C2PA 2.4, 8.4.2.3), so that it is found again in what is later made
    /// of the file; `nil` where the file has no manifest, or none that can be read.
    public let manifest: [UInt8]?

    init(sha256: [UInt8], byteCount: Int, manifest: [UInt8]?) {
        self.sha256 = sha256
        self.byteCount = byteCount
        self.manifest = manifest
    }

    /// Reads a file, of whatever format: one that Sello does not know has no manifest for it.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - limits: The most that reading may cost.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Throws: `AssetError` where the file cannot be read.
    public init(
        reading source: any ByteSource, limits: Limits = Limits(), progress: (Int) -> Void = { _ in }
    ) throws(AssetError) {
        sha256 = try DigestPlan(byteCount: source.byteCount, excluding: []).digest(
            of: source, .sha256, progress: progress)
        byteCount = source.byteCount
        do throws(AssetError) {
            manifest = try Self.manifest(of: source, limits)
        } catch {
            if error.code == .readFailed || error.code == .changedWhileReading { throw error }
            manifest = nil
        }
    }

    private static func manifest(of source: any ByteSource, _ limits: Limits) throws(AssetError) -> [UInt8]? {
        let layout = try Container.read(source, limits: limits)
        guard !layout.stores.isEmpty, let locations = StoreLocations(layout.stores) else { return nil }
        let store = try locations.store(of: layout, in: source, limits: limits)
        guard let active = store.active else { return nil }
        return try store.tree.digest(of: active.hashedBox, .sha256)
    }
}
