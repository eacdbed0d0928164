package import SelloBytes

extension BMFFLayout {
    /// The number of the track whose samples a fragment has, or of the first of several.
    ///
    /// - Parameter source: The file that this layout was read from.
    /// - Returns: The number; `nil` for a file that is not one fragment.
    /// - Throws: What the source throws.
    package func fragmentTrack(of source: any ByteSource) throws(AssetError) -> UInt32? {
        let fragments = tree.roots.filter { tree[$0].type == FourCC.moof }
        guard isMediaSegment, fragments.count == 1, let traf = tree.firstChild(FourCC.traf, of: fragments[0]),
            let tfhd = tree.firstChild(FourCC.tfhd, of: traf), tree[tfhd].payload.count >= 8
        else { return nil }
        var window = Window(source, size: 64)
        return try window.read(UInt32.self, at: tree[tfhd].payload.lowerBound + 4)
    }

    /// Plans a new file of a fragment: a C2PA box of purpose `merkle` directly before the `moof`, in place of any that was there, and places
    /// repaired (C2PA 2.4, A.5.4).
    ///
    /// - Parameters:
    ///   - content: What the box holds.
    ///   - source: The file that this layout was read from.
    /// - Returns: The new file; the box counts as a store, which no hash covers.
    /// - Throws: ``AssetError`` `.unsupported` where places cannot be repaired, `.malformed` for a file that is no fragment, or what the source
    ///   throws.
    package func rewriteFragment(
        _ content: [UInt8], of source: any ByteSource
    ) throws(AssetError) -> Rewrite {
        guard let moof = tree.firstRoot(FourCC.moof) else {
            throw AssetError(.malformed, at: 0, "this is no fragment of a stream: it has no “moof”")
        }
        let box = try ContentProvenanceBox.merkle(content)
        let place = tree[moof].range.lowerBound
        let removed = Set(tree.roots.filter { tree[$0].usertype == .c2pa })
        let requested =
            [BMFFEdit(place..<place, box, in: nil)] + removed.map { BMFFEdit(tree[$0].range, [UInt8](), in: nil) }
        let edited = try EditedRanges(requested)
        let shape = BMFFShape(
            requested.map { BMFFShape.Change(range: $0.range, delta: $0.delta, box: nil) }, tree)
        var window = Window(source)
        var edits = requested
        edits += try MovieFragments(tree, shape, edited).edits(&window)
        edits += try SegmentIndexes(tree, shape).edits(&window)
        edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        var pieces: [Rewrite.Piece] = []
        var at = 0
        for edit in edits {
            if edit.range.lowerBound > at { pieces.append(.source(at..<edit.range.lowerBound)) }
            pieces += edit.pieces
            at = edit.range.upperBound
        }
        if at < byteCount { pieces.append(.source(at..<byteCount)) }
        var roots: [Rewrite.RootBox] = []
        for root in tree.roots where !removed.contains(root) {
            let start = Int(clamping: shape.map(UInt64(tree[root].range.lowerBound)))
            if root == moof {
                roots.append(
                    Rewrite.RootBox(type: FourCC.uuid, range: start - box.count..<start, isStore: true))
            }
            roots.append(
                Rewrite.RootBox(
                    type: tree[root].type, range: start..<start + tree[root].range.count, isStore: false))
        }
        return Rewrite(pieces: pieces, storePieces: 0..<0, rootBoxes: roots, map: shape.map)
    }
}
