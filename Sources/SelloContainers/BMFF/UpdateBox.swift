package import SelloBytes

/// The two boxes of a file whose manifest store was brought up to date: the first marked `original`, a second at the
/// end of the file with the update manifests (C2PA 2.4, A.5.5).
///
/// Nothing of the content moves.
package enum UpdateBox {
    /// Plans a file with a new second box.
    ///
    /// - Parameters:
    ///   - stores: The file's stores: one, or an original and its update, which the new one replaces.
    ///   - original: The bytes of the first store as they shall be, as many as they are.
    ///   - update: How many bytes the second store has.
    ///   - byteCount: How many bytes the file has.
    /// - Returns: The new file; its hole is the second store's.
    /// - Throws: ``AssetError`` `.unsupported` where the boxes are not as this needs them.
    package static func rewrite(
        _ stores: [StoreLocation], original: [UInt8], update: Int, byteCount: Int
    ) throws(AssetError) -> Rewrite {
        guard let first = stores.first, let store = first.pieces.first, first.pieces.count == 1,
            store.count == original.count,
            stores.count == 1 && first.purpose == .manifest
                || stores.count == 2 && first.purpose == .original && stores[1].purpose == .update
                    && stores[1].extent.upperBound == byteCount
        else {
            throw AssetError(.unsupported, "the manifest store of this file cannot be brought up to date in its place")
        }
        // Size, type, usertype, version and flags; then eight letters either way.
        let purpose = first.extent.lowerBound + 28
        let end = stores.count == 2 ? stores[1].extent.lowerBound : byteCount
        guard store.lowerBound == purpose + 9 + 8 else {
            throw AssetError(.unsupported, at: first.extent.lowerBound, "the C2PA box of this file has a long header")
        }
        let header = try ContentProvenanceBox.header(purpose: "update", storeByteCount: update)
        let pieces: [Rewrite.Piece] = [
            .source(0..<purpose), .literal(Array("original".utf8)), .source(purpose + 8..<store.lowerBound),
            .literal(original), .source(store.upperBound..<end), .literal(header), .store(0..<update),
        ]
        return Rewrite(pieces: pieces, storePieces: pieces.count - 2..<pieces.count)
    }
}
