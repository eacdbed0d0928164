package import SelloBytes

/// One Exif block: a TIFF structure without the `Exif\0\0` before it, as JPEG's APP1 and PNG's `eXIf` hold it.
///
/// Only its directories are read: a maker note is a run of bytes that is never looked into. Every offset and count is checked, no directory
/// is visited twice, and nothing is copied that is not asked for.
package struct ExifBlock: Sendable {
    /// The block as it was given.
    package let bytes: [UInt8]
    /// The order that its header names.
    package let byteOrder: TIFFByteOrder
    /// Why the block cannot take an image identifier, or `nil` where it can.
    ///
    /// Its texts are read all the same. A caller that wants to write leaves a damaged block as it is.
    package let damage: AssetError?
    /// The first directory, IFD0.
    let primary: TIFFDirectory
    /// The Exif directory, where there is one.
    let exif: TIFFDirectory?
    /// All directories that could be read, those two included, with their usual names.
    let directories: [(name: String, directory: TIFFDirectory)]
    /// Where the first thing begins that the block announces and that reaches past its end.
    let firstOutside: Int?
    let limits: Limits
    let base: Int

    /// The end of the sentences about damage.
    static let isLeftAlone = "the block cannot carry an image identifier and is left as it is"
    /// The directories of one block: IFD0 to IFD3 and their children are the most that is in use.
    private static let directoryCount = 32

    /// Reads a block.
    ///
    /// - Parameters:
    ///   - bytes: The block, from its byte order mark.
    ///   - limits: The size that is allowed.
    ///   - base: The place of the first byte in the asset, for errors.
    /// - Throws: ``AssetError`` `.limitExceeded`, or `.malformed` where there is no header or no first directory; other faults are in
    ///   ``damage``.
    package init(parsing bytes: [UInt8], limits: Limits, at base: Int = 0) throws(AssetError) {
        guard bytes.count <= limits.metadataByteCount else {
            throw AssetError(
                .limitExceeded, at: base,
                "the Exif block has \(bytes.count) bytes, over the limit of \(limits.metadataByteCount); \(Self.isLeftAlone)"
            )
        }
        let order: TIFFByteOrder
        switch bytes.prefix(4) {
        case [0x4D, 0x4D, 0x00, 0x2A]: order = .bigEndian
        case [0x49, 0x49, 0x2A, 0x00]: order = .littleEndian
        default: throw AssetError(.malformed, at: base, "the Exif block has no TIFF header; \(Self.isLeftAlone)")
        }
        let reader = TIFFReader(bytes: bytes, order: order)
        guard let first = reader.offset(at: 4) else {
            throw AssetError(.malformed, at: base + 4, "the Exif block ends in its header; \(Self.isLeftAlone)")
        }
        let primary = try TIFFDirectory(in: reader, at: first, base: base)
        var walk = Walk(reader: reader, base: base, limit: Self.directoryCount)
        walk.add(primary, "IFD0")
        var damage = primary.damage
        var exif: TIFFDirectory?
        do {
            exif = try walk.exif(of: primary)
            damage = damage ?? exif?.damage
        } catch {
            damage = damage ?? error
        }
        let loop = walk.visitRest(after: primary, exif: exif)
        damage = damage ?? loop
        self.bytes = bytes
        self.byteOrder = order
        self.damage = damage
        self.primary = primary
        self.exif = exif
        self.directories = walk.found
        self.firstOutside = walk.firstOutside
        self.limits = limits
        self.base = base
    }
}

/// A walk over the directories of a block.
private struct Walk {
    let reader: TIFFReader
    let base: Int
    let limit: Int
    private(set) var found: [(name: String, directory: TIFFDirectory)] = []
    private(set) var firstOutside: Int?
    private var visited: Set<Int> = []

    init(reader: TIFFReader, base: Int, limit: Int) {
        self.reader = reader
        self.base = base
        self.limit = limit
    }

    mutating func add(_ directory: TIFFDirectory, _ name: String) {
        visited.insert(directory.place)
        found.append((name, directory))
        note(directory.firstOutside)
        for data in directory.imageData(in: reader) where data.upperBound > reader.bytes.count { note(data.lowerBound) }
    }

    private mutating func note(_ outside: Int?) {
        if let outside { firstOutside = min(firstOutside ?? outside, outside) }
    }

    /// The Exif directory that IFD0 points to.
    mutating func exif(of primary: TIFFDirectory) throws(AssetError) -> TIFFDirectory? {
        let pointers = primary.entries.filter { $0.tag == ExifTag.exifDirectory }
        guard let pointer = pointers.first else { return nil }
        // LONG, or IFD as the TIFF supplements have it.
        guard pointers.count == 1, pointer.type == 4 || pointer.type == 13, pointer.count == 1,
            let place = reader.offset(at: pointer.place + 8)
        else {
            throw AssetError(
                .malformed, at: base + pointer.place,
                "the pointer to the Exif directory is not one offset; \(ExifBlock.isLeftAlone)")
        }
        guard !visited.contains(place), primary.nextPlace.flatMap({ reader.offset(at: $0) }) != place else {
            throw AssetError(
                .malformed, at: base + min(place, reader.bytes.count),
                "two Exif directories are the same one; \(ExifBlock.isLeftAlone)")
        }
        let directory = try TIFFDirectory(in: reader, at: place, base: base)
        add(directory, "ExifIFD")
        return directory
    }

    /// The directories that an identifier does not depend on; what is damaged or visited already is passed over.
    ///
    /// - Returns: The fault of a chain that leads back to a directory which would get a successor.
    mutating func visitRest(after primary: TIFFDirectory, exif: TIFFDirectory?) -> AssetError? {
        _ = visit(primary.entry(ExifTag.gpsDirectory).flatMap { reader.offset(at: $0.place + 8) }, "GPS")
        _ = visit(
            exif?.entry(ExifTag.interoperabilityDirectory).flatMap { reader.offset(at: $0.place + 8) }, "InteropIFD")
        var last: TIFFDirectory? = primary
        var number = 1
        while let next = last?.nextPlace, let place = reader.offset(at: next) {
            if place == primary.place || place == exif?.place {
                return AssetError(
                    .malformed, at: base + next, "the Exif directories form a loop; \(ExifBlock.isLeftAlone)")
            }
            last = visit(place, "IFD\(number)")
            number += 1
        }
        // A chain that ends with the block, where the offset of the next directory should be. Without an Exif directory IFD0 is
        // written anew, with an offset of none.
        if let last, last.nextPlace == nil, last.place != primary.place || exif != nil { note(last.end) }
        return nil
    }

    private mutating func visit(_ place: Int?, _ name: String) -> TIFFDirectory? {
        guard let place, place != 0, !visited.contains(place), found.count < limit else { return nil }
        guard let directory = try? TIFFDirectory(in: reader, at: place, base: base) else {
            if place >= 8 { note(place) }
            return nil
        }
        add(directory, name)
        return directory
    }
}
