import SelloBytes

/// Which tracks have their media in this file: offsets into another file must not move with this one.
struct TrackData {
    private let tree: BMFFTree
    private var references: [Int: DataReferences] = [:]
    private var known: [Int: Bool] = [:]

    init(_ tree: BMFFTree) { self.tree = tree }

    /// Whether the offsets in a track's `stbl` are places in this file.
    ///
    /// - Throws: ``AssetError`` `.unsupported` for a track with media in both, or what the source throws.
    mutating func isInside(_ stbl: Int, _ window: inout Window) throws(AssetError) -> Bool {
        if let answer = known[stbl] { return answer }
        let answer = try find(stbl, &window)
        known[stbl] = answer
        return answer
    }

    private mutating func find(_ stbl: Int, _ window: inout Window) throws(AssetError) -> Bool {
        guard let minf = tree[stbl].parent else { return true }
        let references: DataReferences
        if let seen = self.references[minf] {
            references = seen
        } else {
            references = try DataReferences(in: minf, of: tree, &window)
            self.references[minf] = references
        }
        if let consensus = references.consensus { return consensus }
        // Some entries speak of this file and some of others: the sample descriptions tell which are used.
        let used = try Set(entries(of: stbl, &window).map(references.isInside))
        guard used.count <= 1 else {
            throw AssetError(
                .unsupported, at: tree[stbl].range.lowerBound,
                "a track has its media partly in this file and partly in others; make it self-contained first")
        }
        return used.first ?? true
    }

    /// The data reference indices of the sample descriptions (`stsd`, ISO 14496-12, 8.5.2).
    private func entries(of stbl: Int, _ window: inout Window) throws(AssetError) -> Set<UInt16> {
        guard let stsd = tree.firstChild(FourCC.stsd, of: stbl) else { return [] }
        let payload = tree[stsd].payload
        var indices: Set<UInt16> = []
        var at = payload.lowerBound + 8
        while payload.upperBound - at >= 16 {
            let size = Int(try window.read(UInt32.self, at: at))
            indices.insert(try window.read(UInt16.self, at: at + 14))
            guard size >= 16, size <= payload.upperBound - at else { break }
            at += size
        }
        return indices
    }
}
