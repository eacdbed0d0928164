import SelloBytes

/// The segment indexes of a file (`sidx`, ISO 14496-12, 8.16.3).
///
/// An index counts from its own end: a distance to the first subsegment, then the size of each. Both change only where bytes come or go
/// in between.
struct SegmentIndexes {
    private let tree: BMFFTree
    private let shape: BMFFShape

    init(_ tree: BMFFTree, _ shape: BMFFShape) {
        self.tree = tree
        self.shape = shape
    }

    /// The changes to `sidx` boxes.
    ///
    /// - Throws: ``AssetError`` `.malformed`, `.unsupported` where a number does not fit any more, or what the source throws.
    func edits(_ window: inout Window) throws(AssetError) -> [BMFFEdit] {
        var edits: [BMFFEdit] = []
        for sidx in tree.roots where tree[sidx].type == FourCC.sidx {
            try append(sidx, to: &edits, &window)
        }
        return edits
    }

    private func append(_ sidx: Int, to edits: inout [BMFFEdit], _ window: inout Window) throws(AssetError) {
        let box = tree[sidx]
        let wide = try tree.versionAndFlags(of: sidx, in: &window).version > 0
        let width = wide ? 8 : 4
        let firstAt = box.payload.lowerBound + 12 + width  // version and flags, reference, timescale, earliest time
        let countAt = firstAt + width + 2
        guard countAt + 2 <= box.range.upperBound else {
            throw AssetError(.malformed, at: box.range.lowerBound, "“sidx” ends before its references")
        }
        let first = wide ? try window.read(UInt64.self, at: firstAt) : UInt64(try window.read(UInt32.self, at: firstAt))
        let count = Int(try window.read(UInt16.self, at: countAt))
        guard countAt + 2 + 12 * count <= box.range.upperBound else {
            throw AssetError(.malformed, at: box.range.lowerBound, "“sidx” ends before its \(count) references")
        }
        var old = UInt64(box.range.upperBound)
        // The box itself keeps its size and moves with its first byte; what is inserted at its end comes after it.
        var new = shape.map(UInt64(box.range.lowerBound)) &+ UInt64(box.range.count)
        (old, new) = try step(first, old, new, width == 8 ? UInt64.max : UInt64(UInt32.max), at: firstAt) { value in
            edits.append(BMFFEdit(firstAt..<firstAt + width, Self.bytes(value, width), in: sidx))
        }
        var hasResized = false
        for index in 0..<count {
            let at = countAt + 2 + 12 * index
            let word = try window.read(UInt32.self, at: at)
            (old, new) = try step(UInt64(word & 0x7FFF_FFFF), old, new, 0x7FFF_FFFF, at: at) { value in
                hasResized = true
                edits.append(BMFFEdit(at..<at + 4, Self.bytes(UInt64(word & 0x8000_0000) | value, 4), in: sidx))
            }
        }
        // `ssix` divides the same subsegments further; no file seen has both it and a box of ours inside one.
        if hasResized, let ssix = tree.firstRoot(FourCC.ssix) {
            throw AssetError(
                .unsupported, at: tree[ssix].range.lowerBound,
                "a box that would be replaced stands inside a subsegment that “ssix” divides; remux the file first")
        }
    }

    /// Goes over one distance, and calls `change` with its new value where that differs.
    private func step(
        _ distance: UInt64, _ old: UInt64, _ new: UInt64, _ largest: UInt64, at place: Int, _ change: (UInt64) -> Void
    ) throws(AssetError) -> (old: UInt64, new: UInt64) {
        let (oldEnd, overflow) = old.addingReportingOverflow(distance)
        guard !overflow else { throw AssetError(.malformed, at: place, "“sidx” speaks of bytes past every file") }
        let newEnd = shape.map(oldEnd)
        guard newEnd >= new, newEnd - new <= largest else {
            throw AssetError(
                .unsupported, at: place, "“sidx” cannot express the new distance between two subsegments")
        }
        if newEnd - new != distance { change(newEnd - new) }
        return (oldEnd, newEnd)
    }

    private static func bytes(_ value: UInt64, _ width: Int) -> [UInt8] {
        var writer = ByteWriter(capacity: width)
        writer.write(value, width: width)
        return writer.bytes
    }
}
