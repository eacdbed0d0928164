package import SelloBytes

extension BMFFLayout {
    /// Plans a new file: a C2PA box for the store after `ftyp`, XMP where it lay or in a box after the C2PA box, and every absolute
    /// offset repaired (C2PA 2.4, A.5).
    ///
    /// - Parameters:
    ///   - request: What is to be written; a new Exif block is not.
    ///   - source: The file that this layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: The new file. Its ``Rewrite/rootBoxes`` are what its BMFF hash is planned from.
    /// - Throws: ``AssetError`` `.unsupported`, `.contradictory`, `.malformed`, `.truncated` or `.limitExceeded` where the file cannot be
    ///   written anew with its media intact.
    package func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        try refuseWhatCannotBeRewritten(request)
        var rewriter = try BMFFRewriter(self, request, source, limits)
        let rewrite = try rewriter.plan()
        guard let first = rewrite.rootBoxes.first, Self.beginsFile(first.type, isStore: first.isStore) else {
            throw AssetError(
                .malformed, at: 0,
                "without the manifest store at its start this is no file that players take; get an undamaged copy of it"
            )
        }
        return rewrite
    }

    private func refuseWhatCannotBeRewritten(_ request: RewriteRequest) throws(AssetError) {
        if request.exif != nil {
            throw AssetError(.unsupported, "an Exif block cannot be written to this format; use XMP")
        }
        if request.xmp?.isEmpty == true { throw AssetError(.malformed, "an XMP packet has at least one byte") }
        if isMediaSegment {
            throw AssetError(
                .unsupported, at: 0, "this is one segment of a stream; label the whole file before it is cut up")
        }
        if brands.first == FourCC.code("crx ") {
            // `CTBO` inside a box of Canon's own holds absolute offsets.
            throw AssetError(.unsupported, at: 0, "Canon raw pictures (CR3) can be verified, but not labelled")
        }
        for box in tree.boxes {
            if box.sizeForm == .cut {
                throw AssetError(
                    .truncated, at: box.range.lowerBound,
                    "“mdat” is longer than the file, which seems to be cut off; get a whole copy of it")
            }
            if box.type == FourCC.cmov, let parent = box.parent, tree[parent].type == FourCC.moov {
                throw AssetError(
                    .unsupported, at: box.range.lowerBound,
                    "the movie box is compressed, so its offsets cannot be repaired; remux the file first")
            }
        }
    }
}
