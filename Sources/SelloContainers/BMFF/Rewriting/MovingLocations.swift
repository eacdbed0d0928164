import SelloBytes

/// An `iloc` on its way into a new file.
struct MovingLocations {
    /// The box as it is.
    let table: ItemLocations
    private let surroundings: ItemLocations.Surroundings
    private var isWide = false
    /// How many bytes its payload will have.
    private(set) var byteCount: Int

    /// Reads all items once, so that a broken table is refused before anything else is worked out.
    init(
        _ table: ItemLocations, _ surroundings: ItemLocations.Surroundings, payloadByteCount: Int, edited: EditedRanges
    ) throws(AssetError) {
        self.table = table
        self.surroundings = surroundings
        byteCount = payloadByteCount
        byteCount = try payload(OffsetMap(), edited: edited).bytes.count
    }

    /// The payload for the new file, and whether all numbers fit it.
    func payload(_ map: OffsetMap, edited: EditedRanges) throws(AssetError) -> (bytes: [UInt8], fits: Bool) {
        try table.payload(map, isWide: isWide, surroundings, edited: edited)
    }

    /// Makes the offsets wider where they do not fit.
    ///
    /// - Returns: Whether that was so.
    /// - Throws: ``AssetError`` `.unsupported` where they are as wide as can be, or have no field at all.
    mutating func widen(_ map: OffsetMap, edited: EditedRanges) throws(AssetError) -> Bool {
        if try payload(map, edited: edited).fits { return false }
        guard !isWide, table.widths.offset == 4 || table.widths.base == 4 else {
            throw AssetError(
                .unsupported, at: table.range.lowerBound, "“iloc” has no field for the new place of an item")
        }
        isWide = true
        byteCount = try payload(map, edited: edited).bytes.count
        return true
    }
}
