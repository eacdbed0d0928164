package import SelloBytes

/// What Samsung's camera and editor leave behind the picture of a JPEG.
///
/// The file ends with a directory: `SEFH`, version, count, and for each block its type, how far before the directory it begins, and its size; then the
/// directory's size and `SEFT`. Files that went through other software have the blocks without it.
package enum SamsungTrailer {
    /// The name of the block in which the editor keeps what it did.
    package static let editorKey = "PhotoEditor_Re_Edit_Data"

    /// The editor's blocks behind a picture.
    ///
    /// - Parameter source: A JPEG.
    /// - Returns: The blocks; none for a file that ends with its picture.
    /// - Throws: ``AssetError`` where the source cannot be read.
    package static func fields(of source: any ByteSource) throws(AssetError) -> [MetadataField] {
        let count = source.byteCount
        guard count > 12, try source.bytes(count - 2..<count, limit: 2) != endOfImage else { return [] }
        if let blocks = try directory(of: source) {
            return blocks
        }
        return try loose(in: source)
    }

    private static let endOfImage: [UInt8] = [0xFF, 0xD9]
    /// Real directories have a dozen entries.
    private static let entryLimit = 64

    /// The editor's blocks that the directory names; `nil` where there is no directory.
    private static func directory(of source: any ByteSource) throws(AssetError) -> [MetadataField]? {
        let end = source.byteCount
        let tail = try source.bytes(end - 8..<end, limit: 8)
        guard tail.suffix(4).elementsEqual("SEFT".utf8) else { return nil }
        let size = Int(number(tail, 0))
        guard size >= 12, size <= 1 << 16, size <= end - 8 else { return nil }
        let start = end - 8 - size
        let bytes = try source.bytes(start..<end - 8, limit: size)
        guard bytes.starts(with: Array("SEFH".utf8)) else { return nil }
        var found: [MetadataField] = []
        for index in 0..<min(Int(number(bytes, 8)), (size - 12) / 12, entryLimit) {
            let entry = 12 + 12 * index
            let (back, count) = (Int(number(bytes, entry + 4)), Int(number(bytes, entry + 8)))
            guard back <= start, count <= back, count >= 8 else { continue }
            let range = start - back..<start - back + count
            let block = try source.bytes(
                range.prefix(FieldLimits.trailerByteCount), limit: FieldLimits.trailerByteCount)
            let nameCount = Int(number(block, 4))
            guard nameCount == editorKey.utf8.count, nameCount <= block.count - 8,
                block[8..<8 + nameCount].elementsEqual(editorKey.utf8)
            else { continue }
            found.append(field(block[(8 + nameCount)...], range))
        }
        return found
    }

    /// The editor's block in the last bytes of the file, behind the end of a picture.
    ///
    /// In a picture's data no end of an image can stand, since each 0xFF there is followed by a zero or a restart marker
    /// (ISO 10918-1, B.1.1.5): what follows one is no picture data.
    private static func loose(in source: any ByteSource) throws(AssetError) -> [MetadataField] {
        let end = source.byteCount
        let start = max(0, end - FieldLimits.trailerByteCount)
        let bytes = try source.bytes(start..<end, limit: FieldLimits.trailerByteCount)
        guard let picture = Bytes.firstRange(of: endOfImage, in: bytes[...]),
            let name = Bytes.firstRange(of: Array(editorKey.utf8), in: bytes[picture.upperBound...])
        else { return [] }
        return [field(bytes[name.upperBound...], start + name.lowerBound..<end)]
    }

    private static func field(_ value: ArraySlice<UInt8>, _ range: Range<Int>) -> MetadataField {
        MetadataField(.jpegTrailer, editorKey, Array(value), carrier: "trailer", at: range)
    }

    /// A little-endian number that is known to lie in the bytes.
    private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
