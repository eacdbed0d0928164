import SelloBytes

/// The movie fragments of a file (ISO 14496-12, 8.8): what in them counts from the start of the file, and the proof that what counts from
/// elsewhere stays right.
///
/// Places of samples are a base plus `trun`'s data offset. The base is (8.8.7) the `base_data_offset` of `tfhd`, which is absolute; or the
/// start of the `moof`; or, without either flag and not in the first `traf`, the end of the samples before. `saio` in a `traf` counts
/// from the same base (8.7.9), so it is not absolute there.
struct MovieFragments {
    private let tree: BMFFTree
    private let shape: BMFFShape
    private let edited: EditedRanges

    init(_ tree: BMFFTree, _ shape: BMFFShape, _ edited: EditedRanges) {
        self.tree = tree
        self.shape = shape
        self.edited = edited
    }

    /// The changes to `tfhd` boxes.
    ///
    /// - Throws: ``AssetError`` `.unsupported` where a fragment and its samples would move by different distances, `.malformed`, or what the
    ///   source throws.
    func edits(_ window: inout Window) throws(AssetError) -> [BMFFEdit] {
        var edits: [BMFFEdit] = []
        for moof in tree.roots where tree[moof].type == FourCC.moof {
            var isFirst = true
            // Worked out once for all `traf` boxes of a `moof`, of which a hostile file may have many.
            let isApart = edited.cut(tree[moof].range.lowerBound..<dataEnd(after: moof))
            for traf in tree.children(of: moof) where tree[traf].type == FourCC.traf {
                if let edit = try edit(traf, of: moof, isFirst: isFirst, isApart: isApart, &window) {
                    edits.append(edit)
                }
                isFirst = false
            }
        }
        return edits
    }

    /// The first run of samples that begins in bytes that nothing may point into, as a fault.
    ///
    /// A second `traf` that only follows the first has no place of its own to look at.
    func firstCut(_ window: inout Window) throws(AssetError) -> AssetError? {
        for moof in tree.roots where tree[moof].type == FourCC.moof {
            for traf in tree.children(of: moof) where tree[traf].type == FourCC.traf {
                guard let tfhd = tree.firstChild(FourCC.tfhd, of: traf) else { continue }
                let isExplicit = try tree.versionAndFlags(of: tfhd, in: &window).flags & 1 != 0
                var base = UInt64(tree[moof].range.lowerBound)
                if isExplicit {
                    guard tree[tfhd].payload.count >= 16 else { continue }
                    base = try window.read(UInt64.self, at: tree[tfhd].payload.lowerBound + 8)
                }
                let places = try places(in: traf, base: base, isExplicit: isExplicit, &window)
                if let place = places.first(where: { edited.cut(at: $0) }) {
                    return AssetError(
                        .contradictory, at: tree[traf].range.lowerBound,
                        "media data are said to lie at byte \(place), in \(edited.name)")
                }
            }
        }
        return nil
    }

    private func edit(
        _ traf: Int, of moof: Int, isFirst: Bool, isApart: Bool, _ window: inout Window
    ) throws(AssetError) -> BMFFEdit? {
        guard let tfhd = tree.firstChild(FourCC.tfhd, of: traf) else { return nil }
        let flags = try tree.versionAndFlags(of: tfhd, in: &window).flags
        let start = UInt64(tree[moof].range.lowerBound)
        if flags & 1 != 0 {
            let at = tree[tfhd].payload.lowerBound + 8
            guard tree[tfhd].payload.count >= 16 else {
                throw AssetError(.malformed, at: at, "“tfhd” ends before its base data offset")
            }
            let base = try window.read(UInt64.self, at: at)
            // What must come out right is where the samples are found; some writers have a base of 0 and absolute data offsets.
            let places = try places(in: traf, base: base, isExplicit: true, &window)
            let shift = places.first.map(shape.shift) ?? shape.shift(at: base)
            try check(places, shift, of: traf)
            try checkAuxiliary(of: traf, base: base, shift, &window)
            guard shift != 0 else { return nil }
            var writer = ByteWriter(capacity: 8)
            writer.write(base &+ UInt64(bitPattern: shift))
            return BMFFEdit(at..<at + 8, writer.bytes, in: tfhd)
        }
        if flags & 0x02_0000 != 0 || isFirst {
            let shift = shape.shift(at: start)
            try check(places(in: traf, base: start, isExplicit: false, &window), shift, of: traf)
            try checkAuxiliary(of: traf, base: start, shift, &window)
        } else if isApart {
            throw unsupported(traf)
        }
        return nil
    }

    /// The end of the first `mdat` after a `moof`, or of the `moof` where another follows before.
    private func dataEnd(after moof: Int) -> Int {
        var index = tree[moof].subtreeEnd
        while index < tree.boxes.count, tree[index].type != FourCC.moof {
            if tree[index].type == FourCC.mdat { return tree[index].range.upperBound }
            index = tree[index].subtreeEnd
        }
        return tree[moof].range.upperBound
    }

    /// Where runs of samples begin, in the old file.
    private func places(
        in traf: Int, base: UInt64, isExplicit: Bool, _ window: inout Window
    ) throws(AssetError) -> [UInt64] {
        var places: [UInt64] = []
        var isFirst = true
        for trun in tree.children(of: traf) where tree[trun].type == FourCC.trun {
            let payload = tree[trun].payload
            if try tree.versionAndFlags(of: trun, in: &window).flags & 1 != 0 {
                guard payload.count >= 12 else {
                    throw AssetError(.malformed, at: payload.lowerBound, "“trun” ends before its data offset")
                }
                let offset = try window.read(Int32.self, at: payload.lowerBound + 8)
                places.append(base &+ UInt64(bitPattern: Int64(offset)))
            } else if isFirst, isExplicit {
                places.append(base)
            }
            isFirst = false
        }
        return places
    }

    private func checkAuxiliary(
        of traf: Int, base: UInt64, _ shift: Int64, _ window: inout Window
    ) throws(AssetError) {
        for saio in tree.children(of: traf) where tree[saio].type == FourCC.saio {
            let payload = tree[saio].payload
            let (version, flags) = try tree.versionAndFlags(of: saio, in: &window)
            let first = payload.lowerBound + (flags & 1 != 0 ? 16 : 8)
            let width = version == 0 ? 4 : 8
            guard first <= payload.upperBound else {
                throw AssetError(.malformed, at: payload.lowerBound, "“saio” ends before its offsets")
            }
            let count = Int(try window.read(UInt32.self, at: first - 4))
            guard count * width <= payload.upperBound - first else {
                throw AssetError(.malformed, at: payload.lowerBound, "“saio” ends before its \(count) offsets")
            }
            for index in 0..<count {
                let at = first + index * width
                let offset =
                    width == 4
                    ? UInt64(try window.read(UInt32.self, at: at)) : try window.read(UInt64.self, at: at)
                try check([base &+ offset], shift, of: traf)
            }
        }
    }

    private func check(_ places: [UInt64], _ shift: Int64, of traf: Int) throws(AssetError) {
        for place in places where shape.shift(at: place) != shift || edited.cut(at: place) { throw unsupported(traf) }
    }

    private func unsupported(_ traf: Int) -> AssetError {
        AssetError(
            .unsupported, at: tree[traf].range.lowerBound,
            "a box that would be replaced stands between a fragment and its samples; remux the file first")
    }
}
