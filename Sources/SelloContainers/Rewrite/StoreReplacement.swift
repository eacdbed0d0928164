package import SelloBytes

/// A new manifest store in the place of the old one, and nothing else changed: what bound the content by its bytes still does.
package enum StoreReplacement {
    /// Plans the file.
    ///
    /// - Parameters:
    ///   - layout: The file, which has one store.
    ///   - storeByteCount: The size of the new store.
    ///   - source: The asset that the layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: The new file.
    /// - Throws: ``AssetError`` `.unsupported` where a store cannot be replaced alone: its size is repeated elsewhere, or something points
    ///   across it that would have to change with it.
    package static func rewrite(
        _ layout: any ContainerLayout, storeByteCount: Int, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        guard layout.stores.count == 1, let extent = layout.stores.first?.extent else {
            throw AssetError(.unsupported, "the file does not have one manifest store")
        }
        if let damage = layout.damage { throw damage }
        let pieces: [Rewrite.Piece]
        switch layout {
        case let layout as JPEGLayout where !layout.hasOtherPictures:
            pieces = try JPEGStoreSegments.pieces(
                byteCount: storeByteCount, avoiding: layout.takenBoxInstances, limits: limits)
        case let layout as PNGLayout where layout.indices.isEmpty:
            pieces = try layout.storePieces(storeByteCount, limits: limits)
        default:
            // Pointers are repaired on the way; whether the store stayed where it was is seen in the plan.
            let rewrite = try layout.rewrite(
                RewriteRequest(storeByteCount: storeByteCount), of: source, limits: limits)
            guard rewrite.storeExtent.lowerBound == extent.lowerBound else {
                throw AssetError(
                    .unsupported, at: extent.lowerBound, "the manifest store of this file cannot stay where it is")
            }
            return rewrite
        }
        return Rewrite(
            pieces: [.source(0..<extent.lowerBound)] + pieces + [.source(extent.upperBound..<layout.byteCount)],
            storePieces: 1..<1 + pieces.count)
    }
}
