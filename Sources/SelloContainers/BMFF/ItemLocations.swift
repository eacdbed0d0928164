import SelloBytes

/// Where the bytes of items lie: an `iloc` box (ISO 14496-12, 8.11.3).
struct ItemLocations: Sendable {
    /// One stretch of an item's bytes.
    struct Extent: Sendable, Hashable {
        /// Which part of a source item, for construction method 2.
        var index: UInt64
        /// Counted from the item's base offset.
        var offset: UInt64
        /// 0: all there is.
        var length: UInt64
    }

    /// One item.
    struct Item: Sendable, Hashable {
        /// The item's number.
        let id: UInt32
        /// The field that holds the construction method, reserved bits included; versions 1 and 2 have it.
        let methodField: UInt16
        /// Which entry of `dref` the bytes lie in; 0 for this file.
        let dataReference: UInt16
        /// What extent offsets are counted from.
        var base: UInt64
        /// The stretches, in order.
        var extents: [Extent]

        /// 0: places in a file; 1: places in `idat`; 2: places in another item.
        var method: Int { Int(methodField & 0xF) }
    }

    /// The widths of the four kinds of numbers, in bytes: 0, 4 or 8 each.
    struct Widths: Sendable, Hashable {
        var offset: Int
        var length: Int
        var base: Int
        var index: Int
    }

    /// The box's index in the tree.
    let box: Int
    /// The box's payload in the file, version and flags included.
    let range: Range<Int>
    /// That payload.
    let bytes: [UInt8]
    /// 0, 1 or 2.
    let version: UInt8
    /// The widths as they are.
    let widths: Widths
    /// How many items there are.
    let itemCount: UInt32

    /// Reads the fields before the first item.
    ///
    /// - Throws: ``AssetError`` `.malformed` for a version or a width that the standard does not have, `.limitExceeded`, or what
    ///   the source throws.
    init(box: Int, of tree: BMFFTree, _ source: any ByteSource, limits: Limits) throws(AssetError) {
        let range = tree[box].payload
        let bytes = try source.bytes(range, limit: limits.metadataByteCount)
        var cursor = ByteCursor(bytes.rawBytes, base: range.lowerBound)
        version = try cursor.read(UInt8.self)
        guard version <= 2 else {
            throw AssetError(.malformed, at: range.lowerBound, "“iloc” has the unknown version \(version)")
        }
        try cursor.skip(3)
        let sizes = try cursor.read(UInt16.self)
        let widths = Widths(
            offset: Int(sizes >> 12), length: Int(sizes >> 8 & 0xF), base: Int(sizes >> 4 & 0xF),
            index: version == 0 ? 0 : Int(sizes & 0xF))  // reserved in version 0
        guard [widths.offset, widths.length, widths.base, widths.index].allSatisfy({ [0, 4, 8].contains($0) }) else {
            throw AssetError(.malformed, at: range.lowerBound + 4, "“iloc” has numbers that are not of 0, 4 or 8 bytes")
        }
        self.widths = widths
        itemCount = version < 2 ? UInt32(try cursor.read(UInt16.self)) : try cursor.read(UInt32.self)
        self.box = box
        self.range = range
        self.bytes = bytes
    }

    /// Calls `body` with every item in order, and gives what stands behind the last one.
    ///
    /// Nothing is kept: an `iloc` may have many more items than anyone asks for.
    @discardableResult
    func forEach(_ body: (Item) throws(AssetError) -> Void) throws(AssetError) -> [UInt8] {
        var cursor = ByteCursor(bytes.rawBytes, base: range.lowerBound)
        try cursor.skip(version < 2 ? 8 : 10)
        let extentWidth = widths.index + widths.offset + widths.length
        for _ in 0..<itemCount {
            let place = cursor.position
            let id = version < 2 ? UInt32(try cursor.read(UInt16.self)) : try cursor.read(UInt32.self)
            let method = version == 0 ? 0 : try cursor.read(UInt16.self)
            let reference = try cursor.read(UInt16.self)
            let base = try cursor.readUnsigned(width: widths.base)
            let count = Int(try cursor.read(UInt16.self))
            // Extents without any field would cost nothing in the file and much here.
            guard count <= 1 || extentWidth > 0 else {
                throw AssetError(.malformed, at: place, "an item has \(count) stretches of bytes and no place for any")
            }
            guard count * extentWidth <= cursor.remaining else {
                throw AssetError(.truncated, at: place, "“iloc” ends before the \(count) stretches of an item")
            }
            var extents: [Extent] = []
            extents.reserveCapacity(count)
            for _ in 0..<count {
                let index = try cursor.readUnsigned(width: widths.index)
                let offset = try cursor.readUnsigned(width: widths.offset)
                extents.append(
                    Extent(index: index, offset: offset, length: try cursor.readUnsigned(width: widths.length)))
            }
            try body(
                Item(id: id, methodField: method, dataReference: reference, base: base, extents: extents))
        }
        return cursor.copied()
    }

    /// Where the bytes of an item lie in this file, or `nil` where they cannot be told: in another file, in another item, without a
    /// length, past the end.
    static func ranges(
        of item: Item, idat: Range<Int>?, references: DataReferences, byteCount: Int
    ) -> [Range<Int>]? {
        let origin: Int
        let end: Int
        switch item.method {
        case 0:
            guard references.isInside(item.dataReference) else { return nil }
            origin = 0
            end = byteCount
        case 1:
            guard let idat else { return nil }
            origin = idat.lowerBound
            end = idat.upperBound
        default:
            return nil
        }
        var ranges: [Range<Int>] = []
        for extent in item.extents {
            let (offset, overflow) = item.base.addingReportingOverflow(extent.offset)
            guard !overflow, let offset = Int(exactly: offset), let length = Int(exactly: extent.length),
                length > 0, offset <= end - origin, length <= end - origin - offset
            else { return nil }
            ranges.append(origin + offset..<origin + offset + length)
        }
        return ranges.isEmpty ? nil : ranges
    }
}
