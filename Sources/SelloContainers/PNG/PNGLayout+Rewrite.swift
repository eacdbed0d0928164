package import SelloBytes

extension PNGLayout {
    /// Plans a new file: old stores go, metadata and the new store take their places, every other chunk stays byte for byte.
    ///
    /// The store and a new packet follow IHDR at once (C2PA 2.4, A.3.2): nothing has to be read to find them but the beginning.
    ///
    /// - Parameters:
    ///   - request: What is to be written.
    ///   - source: The asset that this layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: The new file as a list of pieces.
    /// - Throws: ``damage``; `.limitExceeded`; what the source throws.
    package func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        if let damage { throw damage }
        guard let headerEnd else {
            throw AssetError(.malformed, at: Self.signature.count, "the file has no IHDR chunk")
        }
        var edits = EditList()
        edits.insertStore(try storePieces(request.storeByteCount, limits: limits), at: headerEnd)
        for store in stores { edits.replace(store.extent) }
        if let xmp = request.xmp {
            let literal = try PNGChunk.bytes(.internationalText, PNGText.xmpHead + xmp)
            if let first = packets.first {
                edits.replace(first, with: [.literal(literal)])
                // Readers take the first packet or the last: a second one left behind would contradict the new one for some of them.
                for packet in packets.dropFirst() { edits.replace(packet) }
            } else {
                edits.insert([.literal(literal)], at: headerEnd)
            }
        }
        if let exif = request.exif {
            let literal = try PNGChunk.bytes(.exif, exif)
            if let first = exifBlocks.first {
                edits.replace(first, with: [.literal(literal)])
            } else {
                // Last before the picture: where text chunks hold a profile of their own, readers that let the later one win show
                // this one. APNG's frame control stays with its picture.
                let picture = runs.first { $0.type == .imageData || $0.type == .frameControl }
                edits.insert([.literal(literal)], at: picture?.range.lowerBound ?? headerEnd)
            }
        }
        guard chunkCount <= limits.unitCount - 3 else {
            throw AssetError(.limitExceeded, "the new file would have more than \(limits.unitCount) chunks")
        }
        let map = edits.map
        for index in indices where index.count <= AppleIndex.largestByteCount {
            let bytes = try source.bytes(index, limit: AppleIndex.largestByteCount)
            if let moved = try AppleIndex.moved(bytes, at: index.lowerBound, of: byteCount, map) {
                edits.replace(index, with: [.literal(moved)])
            }
        }
        return edits.rewrite(byteCount: byteCount)
    }

    func storePieces(_ count: Int, limits: Limits) throws(AssetError) -> [Rewrite.Piece] {
        guard count != 0 else { return [] }
        guard count > 0 else { throw AssetError(.unsupported, "a manifest store has no negative size") }
        guard count <= limits.storeByteCount, count <= PNGChunk.largestLength else {
            throw AssetError(
                .limitExceeded, "a manifest store of \(count) bytes is over the limit of \(limits.storeByteCount)")
        }
        var header = ByteWriter(capacity: 8)
        header.write(UInt32(count))
        header.write(PNGChunkType.manifestStore.rawValue)
        return [.literal(header.bytes), .store(0..<count), .storeChecksum]
    }
}
