package import SelloBytes

extension ExifBlock {
    /// The block with another `ImageUniqueID`.
    ///
    /// Nothing that exists is moved or written anew, so offsets inside maker notes stay right. A value of the same size is
    /// overwritten in place; otherwise a directory with the old entries and the identifier's is appended, and one offset is patched:
    /// that of the Exif directory in IFD0, or, where there is no Exif directory, that of IFD0 in the header.
    ///
    /// - Parameters:
    ///   - id: 32 hexadecimal digits.
    ///   - awayFromStart: Whether IFD0 is to stand elsewhere than right behind the header, see ``minimal(imageUniqueID:awayFromStart:)``. Its entries are then
    ///     appended and the header's offset patched; the old directory stays where it was, and nothing points to it.
    /// - Returns: The new block, which a JPEG segment holds up to 65527 bytes, and the identifier that was there.
    /// - Throws: ``AssetError`` `.malformed` for another `id`, or where the block is damaged and cannot carry one; `.limitExceeded`
    ///   where it would grow too large.
    package func settingImageUniqueID(
        _ id: String, awayFromStart: Bool = false
    ) throws(AssetError) -> (block: [UInt8], previous: String?) {
        let value = try Self.value(of: id)
        if let damage { throw damage }
        let previous = imageUniqueID
        if awayFromStart, primary.place == 8 {
            let moved = try ExifBlock(parsing: try movingPrimary(), limits: limits, at: base)
            return (try moved.settingImageUniqueID(id).block, previous)
        }
        var block = bytes
        if let place = placeInBlock(for: value) {
            block.replaceSubrange(place, with: value)
            return (block, previous)
        }
        // Offsets are to be even (TIFF 6.0, section 2).
        if !block.count.isMultiple(of: 2) { block.append(0) }
        if let exif, let pointer = primary.entry(ExifTag.exifDirectory) {
            let start = try offset(block.count)
            let kept = exif.entries.filter { $0.tag != ExifTag.imageUniqueID }.map(entryBytes)
            block += try directory(
                kept, adding: [(ExifTag.imageUniqueID, 2, value)], next: next(of: exif), at: block.count)
            try patch(&block, at: pointer.place + 8, to: start)
        } else {
            let exifStart = try offset(block.count)
            block += try directory(
                [], adding: Self.newFields(value), next: [0, 0, 0, 0], at: block.count)
            if !block.count.isMultiple(of: 2) { block.append(0) }
            let start = try offset(block.count)
            block += try directory(
                primary.entries.map(entryBytes),
                adding: [(ExifTag.exifDirectory, 4, byteOrder.bytes(exifStart))], next: next(of: primary),
                at: block.count)
            try patch(&block, at: 4, to: start)
        }
        // What was outside the block must not find itself inside, taking the new bytes for its own.
        if let outside = firstOutside, outside < block.count {
            throw AssetError(
                .malformed, at: base + min(outside, bytes.count),
                "the Exif block announces more than it holds, past its end; \(Self.isLeftAlone)")
        }
        guard block.count <= limits.metadataByteCount else {
            throw AssetError(
                .limitExceeded, at: base,
                "with an image identifier the Exif block is over the limit of \(limits.metadataByteCount) bytes")
        }
        return (block, previous)
    }

    /// A block with nothing but an `ImageUniqueID` and the version of Exif that it follows.
    ///
    /// - Parameters:
    ///   - imageUniqueID: 32 hexadecimal digits.
    ///   - awayFromStart: Whether IFD0 is to stand elsewhere than right behind the header: exiftool (12.57) takes the directory at byte 8 of
    ///     a PNG's `eXIf` for the JUMBF box at byte 8 of its `caBX`, and skips whichever comes second.
    /// - Returns: The block, without `Exif\0\0` before it.
    /// - Throws: ``AssetError`` `.malformed` for another identifier.
    package static func minimal(imageUniqueID: String, awayFromStart: Bool = false) throws(AssetError) -> [UInt8] {
        let value = try value(of: imageUniqueID)
        let writer = TIFFDirectoryWriter(order: .bigEndian)
        let start: UInt8 = awayFromStart ? 10 : 8
        var block: [UInt8] = [0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, start]
        if awayFromStart { block += [0, 0] }
        // IFD0 has a count of 2, an entry of 12, an offset of 4; the Exif directory follows.
        block += try writer.directory(
            [], adding: [(ExifTag.exifDirectory, 4, [0, 0, 0, start + 18])], next: [0, 0, 0, 0], at: Int(start))
        return try block
            + writer.directory([], adding: newFields(value), next: [0, 0, 0, 0], at: Int(start) + 18)
    }

    /// The block with its IFD0 at the end.
    private func movingPrimary() throws(AssetError) -> [UInt8] {
        var block = bytes
        if !block.count.isMultiple(of: 2) { block.append(0) }
        let start = try offset(block.count)
        block += try directory(primary.entries.map(entryBytes), adding: [], next: next(of: primary), at: block.count)
        try patch(&block, at: 4, to: start)
        return block
    }

    /// The fields of an Exif directory that did not exist; without a version readers take it for another standard's (4.6.5).
    private static func newFields(_ value: [UInt8]) -> [TIFFDirectoryWriter.NewField] {
        [(ExifTag.exifVersion, 7, Array("0232".utf8)), (ExifTag.imageUniqueID, 2, value)]
    }

    private static func value(of id: String) throws(AssetError) -> [UInt8] {
        guard id.utf8.count == 32, id.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
            throw AssetError(.malformed, "an ImageUniqueID has 32 hexadecimal digits, \(id) has not")
        }
        return Array(id.utf8) + [0]
    }

    /// Where a value of the same size can be overwritten without touching anything else.
    private func placeInBlock(for value: [UInt8]) -> Range<Int>? {
        let known = exif?.entries.filter { $0.tag == ExifTag.imageUniqueID } ?? []
        guard known.count == 1, let entry = known.first, entry.type == 2, entry.values.count == value.count,
            entry.values.lowerBound >= 8, !isUsed(entry.values, besides: nil, except: entry)
        else { return nil }
        return entry.values
    }

    private func patch(_ block: inout [UInt8], at place: Int, to value: UInt32) throws(AssetError) {
        let range = place..<place + 4
        guard !isUsed(range, besides: primary) else {
            throw AssetError(
                .malformed, at: base + place, "parts of the Exif block lie over each other here; \(Self.isLeftAlone)")
        }
        block.replaceSubrange(range, with: byteOrder.bytes(value))
    }

    /// Whether bytes belong to something else as well: a directory, values, a thumbnail.
    ///
    /// - Parameters:
    ///   - range: The bytes that are to be written.
    ///   - owner: The directory that they are in, if they are in one.
    ///   - except: The entry of the Exif directory whose values they are, if they are some.
    /// - Returns: Whether writing there would change anything else.
    private func isUsed(_ range: Range<Int>, besides owner: TIFFDirectory?, except: TIFFEntry? = nil) -> Bool {
        let reader = TIFFReader(bytes: bytes, order: byteOrder)
        for (_, directory) in directories {
            if directory.place != owner?.place, directory.range.overlaps(range) { return true }
            for entry in directory.entries where !entry.isInline && entry.values.overlaps(range) {
                if entry == except, directory.place == exif?.place { continue }
                return true
            }
            for data in directory.imageData(in: reader) where data.overlaps(range) { return true }
        }
        return false
    }

    private func entryBytes(_ entry: TIFFEntry) -> (tag: UInt16, bytes: [UInt8]) {
        (entry.tag, Array(bytes[entry.place..<entry.place + 12]))
    }

    private func next(of directory: TIFFDirectory) -> [UInt8] {
        directory.nextPlace.map { Array(bytes[$0..<$0 + 4]) } ?? [0, 0, 0, 0]
    }

    private func offset(_ place: Int) throws(AssetError) -> UInt32 {
        guard let offset = UInt32(exactly: place) else {
            throw AssetError(.limitExceeded, at: base, "the Exif block is over 4 GiB; \(Self.isLeftAlone)")
        }
        return offset
    }

    private func directory(
        _ kept: [(tag: UInt16, bytes: [UInt8])], adding new: [TIFFDirectoryWriter.NewField], next: [UInt8],
        at place: Int
    ) throws(AssetError) -> [UInt8] {
        try TIFFDirectoryWriter(order: byteOrder, base: base).directory(kept, adding: new, next: next, at: place)
    }
}
