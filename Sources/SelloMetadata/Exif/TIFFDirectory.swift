import SelloBytes

/// One field of a directory (TIFF 6.0, section 2), by its places in the block; nothing is copied.
package struct TIFFEntry: Sendable, Hashable {
    /// Which field it is.
    package let tag: UInt16
    /// The type of its values: 2 is ASCII, 4 is LONG.
    package let type: UInt16
    /// How many values there are.
    package let count: UInt32
    /// Where the twelve bytes of the entry begin.
    let place: Int
    /// Where the values lie: in the entry itself where they fit into four bytes.
    let values: Range<Int>

    /// Whether the values lie in the entry itself.
    var isInline: Bool { values.lowerBound == place + 8 && values.count <= 4 }

    /// How many bytes a value of a type has; `nil` for types that TIFF and Exif do not know.
    static func size(of type: UInt16) -> Int? {
        switch type {
        case 1, 2, 6, 7: 1  // BYTE, ASCII, SBYTE, UNDEFINED
        case 3, 8: 2  // SHORT, SSHORT
        case 4, 9, 11, 13: 4  // LONG, SLONG, FLOAT, IFD
        case 5, 10, 12: 8  // RATIONAL, SRATIONAL, DOUBLE
        default: nil
        }
    }
}

/// A directory of a TIFF block, IFD for short.
struct TIFFDirectory: Sendable {
    /// Where its count lies.
    let place: Int
    /// The entries in their order, which should be that of their tags.
    let entries: [TIFFEntry]
    /// Where the offset of the next directory lies; some writers end the block before it.
    let nextPlace: Int?
    /// The first fault found in it.
    let damage: AssetError?
    /// Where the first thing begins that it announces and that reaches past the end of the block.
    let firstOutside: Int?

    /// Reads a directory.
    ///
    /// Entries that the block has no room for, or whose values lie outside it, are left out and named as damage.
    ///
    /// - Parameters:
    ///   - reader: The block.
    ///   - place: Where the directory begins, as an offset names it.
    ///   - base: The place of the block in the asset.
    /// - Throws: ``AssetError`` `.malformed` where there cannot be a directory.
    init(in reader: TIFFReader, at place: Int, base: Int) throws(AssetError) {
        // The first eight bytes are the header.
        guard place >= 8, let count = reader.number(UInt16.self, at: place) else {
            throw AssetError(
                .malformed, at: base + min(max(place, 0), reader.bytes.count),
                "an Exif directory is announced at \(place), outside the block of \(reader.bytes.count) bytes; \(ExifBlock.isLeftAlone)"
            )
        }
        let first = place + 2
        let fitting = min(Int(count), (reader.bytes.count - first) / 12)
        var damage: AssetError?
        var outside: Int?
        var entries: [TIFFEntry] = []
        entries.reserveCapacity(fitting)
        for index in 0..<fitting {
            let start = first + 12 * index
            if let entry = Self.entry(in: reader, at: start) {
                entries.append(entry)
                continue
            }
            outside = min(outside ?? .max, reader.offset(at: start + 8) ?? start)
            damage =
                damage
                ?? AssetError(
                    .malformed, at: base + start,
                    "the values of an Exif entry lie outside the block; \(ExifBlock.isLeftAlone)")
        }
        end = first + 12 * fitting
        if fitting < Int(count) {
            outside = min(outside ?? .max, end)
            damage =
                damage
                ?? AssetError(
                    .malformed, at: base + place,
                    "an Exif directory announces \(count) entries and has room for \(fitting); \(ExifBlock.isLeftAlone)"
                )
        }
        self.place = place
        self.entries = entries
        self.damage = damage
        firstOutside = outside
        nextPlace = fitting == Int(count) && end + 4 <= reader.bytes.count ? end : nil
    }

    /// Where the entries end that the block has room for.
    let end: Int

    /// The bytes of the directory, values elsewhere left out.
    var range: Range<Int> { place..<(nextPlace.map { $0 + 4 } ?? end) }

    /// The first entry of a tag.
    func entry(_ tag: UInt16) -> TIFFEntry? { entries.first { $0.tag == tag } }

    private static func entry(in reader: TIFFReader, at place: Int) -> TIFFEntry? {
        guard let tag = reader.number(UInt16.self, at: place), let type = reader.number(UInt16.self, at: place + 2),
            let count = reader.number(UInt32.self, at: place + 4)
        else { return nil }
        var values = place + 8..<place + 12
        // What lies behind a type that nobody knows cannot be told: the entry stays as it is.
        if let size = TIFFEntry.size(of: type) {
            let (byteCount, overflow) = Int(count).multipliedReportingOverflow(by: size)
            guard !overflow else { return nil }
            if byteCount <= 4 {
                values = place + 8..<place + 8 + byteCount
            } else {
                guard let start = reader.offset(at: place + 8), byteCount <= reader.bytes.count,
                    start <= reader.bytes.count - byteCount
                else { return nil }
                values = start..<start + byteCount
            }
        }
        return TIFFEntry(tag: tag, type: type, count: count, place: place, values: values)
    }
}
