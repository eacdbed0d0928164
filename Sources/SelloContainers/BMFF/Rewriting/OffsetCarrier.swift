import SelloBytes

/// A table of absolute file offsets: `stco`, `co64` (ISO 14496-12, 8.7.5), `saio` of a track (8.7.9) or `tfra` (8.8.10).
///
/// It is never held in memory: it is read once to find its largest offset, and mapped while it is copied.
struct OffsetCarrier: Sendable {
    /// The box's index in the tree.
    let box: Int
    private let entries: OffsetTable
    private let type: UInt32
    private let largest: UInt64
    private let versionAt: Int
    /// Whether the table gets 64-bit offsets in place of 32-bit ones.
    var isWide = false

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - box: The index of a box of one of the four types.
    ///   - tree: The boxes.
    ///   - window: Over the file.
    ///   - edited: The bytes that go.
    /// - Throws: ``AssetError`` `.malformed` for a table longer than its box, `.contradictory` for an offset into bytes that go, or
    ///   what the source throws.
    init(box: Int, of tree: BMFFTree, _ window: inout Window, edited: EditedRanges) throws(AssetError) {
        self.box = box
        type = tree[box].type
        let payload = tree[box].payload
        versionAt = payload.lowerBound
        let (version, flags) = try tree.versionAndFlags(of: box, in: &window)
        var countAt = payload.lowerBound + 4
        var width = 4
        var lead = 0
        var rest = 0
        switch type {
        case FourCC.co64: width = 8
        case FourCC.saio:
            if flags & 1 != 0 { countAt += 8 }  // aux_info_type and its parameter
            if version > 0 { width = 8 }
        case FourCC.tfra:
            if version > 0 { width = 8 }
            lead = width  // time
            try Self.require(12, in: payload, of: tree[box])
            let sizes = Int(try window.read(UInt32.self, at: payload.lowerBound + 8))
            rest = (sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3) + 3  // traf, trun and sample numbers
            countAt += 8
        default: break
        }
        try Self.require(countAt + 4 - payload.lowerBound, in: payload, of: tree[box])
        let count = Int(try window.read(UInt32.self, at: countAt))
        let stride = lead + width + rest
        try Self.require(countAt + 4 - payload.lowerBound + count * stride, in: payload, of: tree[box])
        entries = OffsetTable(
            range: countAt + 4..<countAt + 4 + count * stride, width: width, outputWidth: width, stride: stride,
            lead: lead)
        largest = try Self.largest(of: entries, &window, edited: edited)
    }

    /// Whether the largest offset is too large for the table in a new file.
    func needsWidth(_ map: OffsetMap) -> Bool {
        !isWide && entries.width == 4 && map(largest) > UInt64(UInt32.max)
    }

    /// Whether the table would be too narrow in a file that grew by some bytes at most.
    func mayNeedWidth(growth: UInt64) -> Bool {
        !isWide && entries.width == 4 && largest.addingReportingOverflow(growth).partialValue > UInt64(UInt32.max)
    }

    /// Whether there is a wider kind of this table that differs in nothing else; `tfra` has only one with wider times, too, which no
    /// file needs before it is over 4 GiB.
    var canWiden: Bool { type == FourCC.stco || type == FourCC.saio }

    /// How many bytes a wide table is larger.
    var cost: Int { entries.count * 4 }

    /// The type of the box in the new file.
    var newType: UInt32? { isWide && type == FourCC.stco ? FourCC.co64 : nil }

    /// What changes the file's outline.
    var change: BMFFShape.Change? {
        isWide ? BMFFShape.Change(range: entries.range, delta: cost, box: box) : nil
    }

    /// The changes that put the new offsets in.
    var edits: [BMFFEdit] {
        guard entries.count > 0 else { return [] }
        let table = OffsetTable(
            range: entries.range, width: entries.width, outputWidth: isWide ? 8 : entries.width,
            stride: entries.stride, lead: entries.lead)
        var edits = [BMFFEdit(entries.range, [.offsets(table)], in: box)]
        if isWide, type == FourCC.saio { edits.append(BMFFEdit(versionAt..<versionAt + 1, [1], in: box)) }
        return edits
    }

    private static func require(_ count: Int, in payload: Range<Int>, of box: BMFFBox) throws(AssetError) {
        guard count <= payload.count else {
            throw AssetError(
                .malformed, at: box.range.lowerBound,
                "“\(FourCC.text(box.type))” has \(payload.count) bytes, fewer than the \(count) that its entries need")
        }
    }

    private static func largest(
        of table: OffsetTable, _ window: inout Window, edited: EditedRanges
    ) throws(AssetError) -> UInt64 {
        let step = (16 << 10) / table.stride * table.stride
        var largest: UInt64 = 0
        var at = table.range.lowerBound
        while at < table.range.upperBound {
            let count = min(step, table.range.upperBound - at)
            let bytes = try window.bytes(at: at, count: count)
            var cursor = ByteCursor(bytes.rawBytes, base: at)
            while cursor.remaining >= table.stride {
                try cursor.skip(table.lead)
                let place = cursor.position
                let offset = table.width == 4 ? UInt64(try cursor.read(UInt32.self)) : try cursor.read(UInt64.self)
                try cursor.skip(table.stride - table.lead - table.width)
                guard !edited.cut(at: offset) else {
                    throw AssetError(
                        .contradictory, at: place,
                        "media data are said to lie at byte \(offset), in \(edited.name)")
                }
                largest = max(largest, offset)
            }
            at += count
        }
        return largest
    }
}
