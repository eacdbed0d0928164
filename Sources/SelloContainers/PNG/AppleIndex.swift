import SelloBytes

/// Apple's `iDOT` chunk: places inside the image data where decoders may start at once, each as first row, number of rows, and
/// the distance from this chunk's own first byte to an IDAT chunk.
///
/// It is not in the standard; its makers have confirmed this much of it (w3c/PNG-spec issue 530). Screenshots of their systems
/// have it, and their decoders complain of a wrong distance.
enum AppleIndex {
    /// The largest chunk that is looked at; real ones have two entries and 40 bytes.
    static let largestByteCount = 16 << 10

    /// The chunk with its distances moved and its checksum renewed.
    ///
    /// - Parameters:
    ///   - chunk: The whole chunk.
    ///   - start: Its place in the source.
    ///   - byteCount: The size of the source; distances past it lead nowhere and stay.
    ///   - map: How source offsets become new ones.
    /// - Returns: A chunk of the same size; `nil` where nothing changes, or where this is no index of the known shape.
    /// - Throws: ``AssetError`` `.limitExceeded` where a distance no longer fits.
    static func moved(
        _ chunk: [UInt8], at start: Int, of byteCount: Int, _ map: OffsetMap
    ) throws(AssetError) -> [UInt8]? {
        var cursor = ByteCursor(chunk.rawBytes, base: start)
        try cursor.skip(8)
        var data = ByteWriter(capacity: chunk.count)
        guard chunk.count >= PNGChunk.overhead + 4, let count: UInt32 = try? cursor.read(),
            chunk.count == PNGChunk.overhead + 4 + 12 * Int(count)
        else { return nil }
        data.write(count)
        let newStart = Int(clamping: map(UInt64(start)))
        for _ in 0..<count {
            data.write(try cursor.read(UInt64.self))
            let place = cursor.position
            let distance = try cursor.read(UInt32.self)
            let target = start + Int(distance)
            guard target < byteCount else {
                data.write(distance)
                continue
            }
            guard let moved = UInt32(exactly: Int(clamping: map(UInt64(target))) - newStart) else {
                throw AssetError(
                    .limitExceeded, at: place, "the distance to the image data would no longer fit its 32 bits")
            }
            data.write(moved)
        }
        guard !chunk.dropFirst(8).starts(with: data.bytes) else { return nil }
        return try PNGChunk.bytes(.appleIndex, data.bytes)
    }
}
