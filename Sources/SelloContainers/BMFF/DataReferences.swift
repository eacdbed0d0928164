import SelloBytes

/// Where the data of a track or an item lies: in this file or in another (ISO 14496-12, 8.7.2).
struct DataReferences: Sendable, Hashable {
    /// For each entry, whether it speaks of this file.
    private var isInside: [Bool] = []

    /// Where there is no `dref`, everything is inside.
    init() {}

    /// Reads the `dref` inside a box's `dinf`.
    ///
    /// Flag 1 of an entry says “this file”. Entries `imdt` and `snim` speak of places inside an `imda` box, counted from its own start,
    /// which do not move with the file.
    init(in parent: Int, of tree: BMFFTree, _ window: inout Window) throws(AssetError) {
        guard let dinf = tree.firstChild(FourCC.dinf, of: parent), let dref = tree.firstChild(FourCC.dref, of: dinf)
        else {
            return
        }
        var entries: [Bool] = []
        let payload = tree[dref].payload
        var at = payload.lowerBound + 8  // version and flags, number of entries
        // Indices have 16 bits.
        while payload.upperBound - at >= 12, entries.count < 1 << 16 {
            let size = Int(try window.read(UInt32.self, at: at))
            let type = try window.read(UInt32.self, at: at + 4)
            let flags = try window.read(UInt32.self, at: at + 8)
            guard size >= 12, size <= payload.upperBound - at else { break }
            entries.append(flags & 1 != 0 && type != FourCC.imdt && type != FourCC.snim)
            at += size
        }
        isInside = entries
    }

    /// Whether the entry of an index, which counts from 1, speaks of this file.
    ///
    /// Index 0 does, for items; so does one that `dref` does not have, since players then look nowhere else.
    func isInside(_ index: UInt16) -> Bool {
        guard index > 0, Int(index) <= isInside.count else { return true }
        return isInside[Int(index) - 1]
    }

    /// Whether all entries agree, and on what; `nil` where they do not.
    var consensus: Bool? {
        if isInside.allSatisfy({ $0 }) { return true }
        return isInside.contains(true) ? nil : false
    }
}
