import SelloBytes

/// Writes directories of a TIFF block.
struct TIFFDirectoryWriter {
    /// A field to write: its tag, its type and its bytes, of which one is one value unless the type is LONG.
    typealias NewField = (tag: UInt16, type: UInt16, bytes: [UInt8])

    let order: TIFFByteOrder
    var base = 0

    /// The bytes of a directory and of the new values behind it.
    ///
    /// - Parameters:
    ///   - kept: Entries as they stood, whose offsets count from the header and so stay right.
    ///   - new: Fields whose values are written behind the directory where four bytes do not hold them.
    ///   - next: The offset of the next directory, in the byte order.
    ///   - place: Where the directory will stand; even.
    /// - Returns: The directory with its entries in the order of their tags (TIFF 6.0, section 2).
    /// - Throws: ``AssetError`` `.limitExceeded` where entries or offsets are more than their numbers can say.
    func directory(
        _ kept: [(tag: UInt16, bytes: [UInt8])], adding new: [NewField], next: [UInt8], at place: Int
    ) throws(AssetError) -> [UInt8] {
        guard let count = UInt16(exactly: kept.count + new.count) else {
            throw AssetError(
                .limitExceeded, at: base, "an Exif directory has no room for one more entry; \(ExifBlock.isLeftAlone)")
        }
        var entries = kept
        var values: [UInt8] = []
        let valuesStart = place + 2 + 12 * Int(count) + 4
        for field in new {
            var bytes = order.bytes(field.tag) + order.bytes(field.type)
            bytes += order.bytes(
                UInt32(truncatingIfNeeded: field.type == 4 ? field.bytes.count / 4 : field.bytes.count))
            if field.bytes.count <= 4 {
                bytes += field.bytes + [UInt8](repeating: 0, count: 4 - field.bytes.count)
            } else {
                guard let offset = UInt32(exactly: valuesStart + values.count) else {
                    throw AssetError(.limitExceeded, at: base, "the Exif block is over 4 GiB; \(ExifBlock.isLeftAlone)")
                }
                bytes += order.bytes(offset)
                values += field.bytes
                if !values.count.isMultiple(of: 2) { values.append(0) }
            }
            entries.append((field.tag, bytes))
        }
        // A stable order: entries of one tag, which should not be, stay as they followed each other.
        let sorted = entries.enumerated().sorted { ($0.element.tag, $0.offset) < ($1.element.tag, $1.offset) }
        return order.bytes(count) + sorted.flatMap(\.element.bytes) + next + values
    }
}
