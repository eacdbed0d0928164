import SelloBytes

/// A chunk as bytes: length, type, data and checksum (ISO 15948, 5.3).
enum PNGChunk {
    /// The bytes around the data.
    static let overhead = 12
    /// The most bytes of data.
    static let largestLength = 0x7FFF_FFFF

    /// A whole chunk.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` for data over the format's limit.
    static func bytes(_ type: PNGChunkType, _ data: [UInt8]) throws(AssetError) -> [UInt8] {
        guard data.count <= largestLength else {
            throw AssetError(
                .limitExceeded,
                "\(data.count) bytes do not fit a PNG chunk, which has room for \(largestLength); write fewer")
        }
        var checksum = CRC32()
        checksum.update(type.bytes)
        checksum.update(data)
        var writer = ByteWriter(capacity: overhead + data.count)
        writer.write(UInt32(data.count))
        writer.write(type.rawValue)
        writer.write(data)
        writer.write(checksum.value)
        return writer.bytes
    }
}
