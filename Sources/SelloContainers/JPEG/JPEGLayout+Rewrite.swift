package import SelloBytes

extension JPEGLayout {
    /// Plans a new file: old stores go, metadata and the new store take their places, everything else stays byte for byte.
    ///
    /// The store stands behind JFIF, Exif and XMP, where readers of those expect nothing else, and before anything that points at
    /// places further on.
    ///
    /// - Parameters:
    ///   - request: What is to be written.
    ///   - source: The asset that this layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: The new file as a list of pieces.
    /// - Throws: ``damage``; `.limitExceeded` for a block that does not fit its segment; what the source throws.
    package func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        if let damage { throw damage }
        let places = JPEGPlaces(segments)
        var edits = EditList()
        var added = 2
        for segment in segments where segment.content == .store { edits.remove(segment) }
        if let exif = request.exif {
            let literal = try JPEGBlock.exif(exif)
            if let first = segments.firstIndex(where: { $0.content == .exif }) {
                edits.replace(segments[first].range, with: [.literal(literal)])
                for segment in segments[(first + 1)...].prefix(while: { $0.content == .exifContinuation }) {
                    edits.remove(segment)
                }
            } else {
                edits.insert([.literal(literal)], at: places.exif)
            }
        }
        if let xmp = request.xmp {
            var pieces: [Rewrite.Piece] = [.literal(try JPEGBlock.xmp(xmp))]
            if let extended = request.extendedXMP {
                pieces += try JPEGBlock.extendedXMP(extended).map { .literal($0) }
                let replaced = Set(extended.replaced?.pieces.map(\.upperBound) ?? [])
                for segment in segments where segment.content == .extendedXMP && replaced.contains(segment.end) {
                    edits.remove(segment)
                }
            }
            added += pieces.count - 1
            let old = segments.filter { $0.content == .xmp }
            if let first = old.first {
                edits.replace(first.range, with: pieces)
                // Readers take the first packet or the last: a second one left behind would contradict the new one for some of them.
                for segment in old.dropFirst() { edits.remove(segment) }
            } else {
                edits.insert(pieces, at: places.xmp)
            }
        }
        let storePieces = try JPEGStoreSegments.pieces(
            byteCount: request.storeByteCount, avoiding: takenBoxInstances, limits: limits)
        edits.insertStore(storePieces, at: places.store)
        guard segments.count <= limits.unitCount - added - storePieces.count else {
            throw AssetError(.limitExceeded, "the new file would have more than \(limits.unitCount) segments")
        }
        let map = edits.map
        for segment in segments where segment.content == .multiPicture {
            let bytes = try source.bytes(segment.range, limit: 2 + 0xFFFF)
            if let moved = try MultiPictureIndex(segment: bytes)?.moved(bytes, at: segment.start, of: byteCount, map) {
                edits.replace(segment.range, with: [.literal(moved)])
            }
        }
        let rewrite = edits.rewrite(byteCount: byteCount)
        if rewrite.pieces.count > 1, rewrite.pieces[0] == .source(0..<2), case .source(let next) = rewrite.pieces[1],
            segments.contains(where: { $0.content == .stray && $0.start == next.lowerBound })
        {
            throw AssetError(
                .malformed, at: next.lowerBound,
                "without the manifest store before it, what begins here would keep decoders from seeing a JPEG file;"
                    + " get an undamaged copy of it")
        }
        return rewrite
    }
}

extension EditList {
    /// Takes a segment away, with its fill bytes: left alone they could turn a stray byte behind them into a marker.
    fileprivate mutating func remove(_ segment: JPEGSegment) {
        replace(segment.fillStart..<segment.end)
    }
}
