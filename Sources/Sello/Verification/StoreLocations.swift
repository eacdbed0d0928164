internal import SelloBytes
internal import SelloContainers
internal import SelloManifest

/// The places of an asset's one store: in BMFF there may be a second box, with the update manifests (spec 2.4, A.5.5).
struct StoreLocations {
    let main: StoreLocation
    let update: StoreLocation?

    /// Takes the stores of an asset as one.
    ///
    /// - Returns: `nil` where they are several.
    init?(_ stores: [StoreLocation]) {
        switch (stores.count, stores.first, stores.last) {
        case (1, let only?, _):
            main = only
            update = nil
        case (2, let first?, let second?) where first.purpose == .original && second.purpose == .update:
            main = first
            update = second
        default: return nil
        }
    }

    /// Reads the store, joined: the manifests of the original, then those that were added.
    ///
    /// - Throws: ``AssetError`` of the store; also where a part of it stands without the other, or in a wrong place.
    func store(
        of layout: any ContainerLayout, in source: any ByteSource, limits: Limits
    ) throws(AssetError) -> ManifestStore {
        guard let update else {
            guard main.purpose == .manifest else {
                throw AssetError(
                    .malformed, at: main.extent.lowerBound,
                    "the manifest store is marked “\(main.purpose.rawValue)” but its counterpart is missing")
            }
            return try ManifestStore(try main.bytes(of: source, limits: limits), limits: limits)
        }
        guard update.extent.upperBound == layout.byteCount else {
            throw AssetError(
                .malformed, at: update.extent.lowerBound,
                "the box with the update manifests is not the last of the file")
        }
        return try ManifestStore(
            try main.bytes(of: source, limits: limits), updatedBy: try update.bytes(of: source, limits: limits),
            limits: limits)
    }
}
