import SelloBytes

extension ItemLocations {
    /// What an `iloc` needs to know to be written anew.
    struct Surroundings: Sendable {
        /// The payload of the `idat` beside it.
        var idat: Range<Int>?
        /// The `dref` beside it.
        var references: DataReferences
        /// The item that gets new bytes: its number, where its first bytes lay, how many it has now, and where they lie in the new
        /// file if that is no place of the old one.
        var replaced: (id: UInt32, at: Int, byteCount: Int, newPlace: Int?)?
    }

    /// The payload for the new file.
    ///
    /// Construction method 0 counts from the start of the file and moves with it; method 1 counts from the start of `idat` and changes only
    /// where `idat` itself does; method 2 counts inside another item.
    ///
    /// - Parameters:
    ///   - map: How places move.
    ///   - isWide: Whether offsets of four bytes become such of eight.
    ///   - surroundings: The boxes beside this one.
    ///   - edited: The bytes that go.
    /// - Returns: The payload, and whether all numbers fit their fields.
    /// - Throws: ``AssetError`` `.malformed`, or `.contradictory` for an item that shares bytes with what goes.
    func payload(
        _ map: OffsetMap, isWide: Bool, _ surroundings: Surroundings, edited: EditedRanges
    ) throws(AssetError) -> (bytes: [UInt8], fits: Bool) {
        var widths = widths
        if isWide {
            if widths.offset == 4 { widths.offset = 8 }
            if widths.base == 4 { widths.base = 8 }
        }
        var writer = ByteWriter(capacity: bytes.count)
        var fits = true
        func write(_ value: UInt64, _ width: Int) {
            if width < 8, value >> UInt64(width * 8) != 0 { fits = false }
            writer.write(value, width: width)
        }
        writer.write(bytes.prefix(4))
        write(UInt64(widths.offset << 4 | widths.length), 1)
        // The low half is reserved in version 0 and stays as it is.
        write(UInt64(widths.base << 4 | Int(bytes[5] & 0xF)), 1)
        write(UInt64(itemCount), version < 2 ? 2 : 4)
        let rest = try forEach { item throws(AssetError) in
            let item = try moved(item, map, surroundings, edited, hasOffsets: widths.offset > 0, widths.base > 0)
            write(UInt64(item.id), version < 2 ? 2 : 4)
            if version > 0 { write(UInt64(item.methodField), 2) }
            write(UInt64(item.dataReference), 2)
            write(item.base, widths.base)
            write(UInt64(item.extents.count), 2)
            for extent in item.extents {
                write(extent.index, widths.index)
                write(extent.offset, widths.offset)
                write(extent.length, widths.length)
            }
        }
        writer.write(rest)
        return (writer.bytes, fits)
    }

    private func moved(
        _ item: Item, _ map: OffsetMap, _ surroundings: Surroundings, _ edited: EditedRanges, hasOffsets: Bool,
        _ hasBase: Bool
    ) throws(AssetError) -> Item {
        let origin: UInt64
        switch item.method {
        case 0:
            guard surroundings.references.isInside(item.dataReference) else { return item }
            origin = 0
        case 1:
            guard let idat = surroundings.idat else { return item }
            origin = UInt64(idat.lowerBound)
        default:
            return item
        }
        let newOrigin = item.method == 0 ? 0 : map(origin)
        var new = item
        if let replaced = surroundings.replaced, replaced.id == item.id {
            let place = (replaced.newPlace.map { UInt64($0) } ?? map(UInt64(replaced.at))) &- newOrigin
            new.base = hasOffsets ? 0 : place
            new.extents = [
                Extent(
                    index: item.extents.first?.index ?? 0, offset: hasOffsets ? place : 0,
                    length: UInt64(replaced.byteCount))
            ]
            return new
        }
        var places: [UInt64] = []
        places.reserveCapacity(item.extents.count)
        var shifts: Set<UInt64> = []
        for extent in item.extents {
            let (offset, first) = item.base.addingReportingOverflow(extent.offset)
            let (start, second) = origin.addingReportingOverflow(offset)
            guard !first, !second else {
                throw AssetError(.malformed, at: range.lowerBound, "item \(item.id) begins past every file")
            }
            if let from = Int(exactly: start), let count = Int(exactly: extent.length), count > 0 {
                let (end, overflow) = from.addingReportingOverflow(count)
                guard !edited.cut(from..<(overflow ? Int.max : end)) else {
                    throw AssetError(
                        .contradictory, at: range.lowerBound,
                        "item \(item.id) lies, in part at least, in \(edited.name)")
                }
            }
            let place = map(start) &- newOrigin
            places.append(place)
            shifts.insert(place &- offset)
        }
        guard let lowest = places.min() else { return item }
        let shift = Int64(bitPattern: shifts.first ?? 0)
        let isBaseMovable = shift >= 0 || item.base >= shift.magnitude
        if shifts.count == 1, hasBase, item.base != 0 || !hasOffsets, isBaseMovable {
            new.base = item.base &+ UInt64(bitPattern: shift)
            return new
        }
        // Counted from the start then, which the next rewrite leaves so: the same file comes of one change and of two.
        new.base = hasOffsets ? 0 : min(item.base, lowest)
        for index in places.indices { new.extents[index].offset = places[index] - new.base }
        return new
    }
}
