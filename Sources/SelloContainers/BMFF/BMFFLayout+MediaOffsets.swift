package import SelloBytes

extension BMFFLayout {
    /// The tables whose media lie, or begin, in bytes that no hash covers.
    ///
    /// An exclusion of a box such as `free` is harmless only while nothing is played from inside it: a table that points there swaps the
    /// media under an intact signature (c2pa-rs pull request 2488). Looked at are chunk offsets and auxiliary information of tracks, items
    /// with their lengths, and the first bytes of runs in fragments.
    ///
    /// - Parameters:
    ///   - uncovered: The ranges that no hash covers.
    ///   - source: The file that this layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: One fault a table, at the entry or the box that points there; faults of the tables themselves are among them.
    /// - Throws: What the source throws.
    package func mediaFaults(
        in uncovered: [Range<Int>], of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> [AssetError] {
        let edited = EditedRanges(uncovered: uncovered)
        var window = Window(source)
        var tracks = TrackData(tree)
        var faults: [AssetError] = []
        var metas: Set<Int> = []
        func note(_ error: AssetError) throws(AssetError) {
            guard [.contradictory, .malformed, .truncated, .limitExceeded, .unsupported].contains(error.code) else {
                throw error
            }
            faults.append(error)
        }
        for (index, box) in tree.boxes.enumerated() {
            guard let parent = box.parent else { continue }
            do throws(AssetError) {
                switch (tree[parent].type, box.type) {
                case (FourCC.stbl, FourCC.stco), (FourCC.stbl, FourCC.co64), (FourCC.stbl, FourCC.saio):
                    if try tracks.isInside(parent, &window) {
                        _ = try OffsetCarrier(box: index, of: tree, &window, edited: edited)
                    }
                case (FourCC.meta, FourCC.iloc):
                    guard metas.insert(parent).inserted else {
                        throw AssetError(.malformed, at: box.range.lowerBound, "one “meta” has two “iloc” boxes")
                    }
                    let surroundings = ItemLocations.Surroundings(
                        idat: tree.firstChild(FourCC.idat, of: parent).map { tree[$0].payload },
                        references: try DataReferences(in: parent, of: tree, &window))
                    let table = try ItemLocations(box: index, of: tree, source, limits: limits)
                    _ = try table.payload(OffsetMap(), isWide: false, surroundings, edited: edited)
                default: break
                }
            } catch {
                try note(error)
            }
        }
        do throws(AssetError) {
            let fragments = MovieFragments(tree, BMFFShape([], tree), edited)
            if let fault = try fragments.firstCut(&window) { faults.append(fault) }
        } catch {
            try note(error)
        }
        return faults
    }
}
