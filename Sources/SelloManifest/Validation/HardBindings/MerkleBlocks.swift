/// The ranges of the blocks that a Merkle tree has over media data.
struct MerkleBlocks: Sendable {
    /// All of them.
    let span: Range<Int>
    private let fixed: Int
    /// Where blocks of various sizes end.
    private let ends: [Int]

    /// - Returns: `nil` where the blocks do not cover the span exactly.
    init?(_ tree: MerkleMap, over span: Range<Int>) {
        self.span = span
        switch tree.blocks {
        case .whole:
            guard tree.leafCount == 1 else { return nil }
            fixed = max(1, span.count)
            ends = []
        case .fixed(let size):
            guard Self.count(tree, in: span) == tree.leafCount else { return nil }
            fixed = size
            ends = []
        case .variable(let sizes):
            var ends: [Int] = []
            ends.reserveCapacity(sizes.count)
            var at = span.lowerBound
            for size in sizes {
                guard size <= span.upperBound - at else { return nil }
                at += size
                ends.append(at)
            }
            guard at == span.upperBound else { return nil }
            fixed = 0
            self.ends = ends
        }
    }

    /// How many blocks there are in a span of media data; 0 where that cannot be told.
    static func count(_ tree: MerkleMap, in span: Range<Int>) -> Int {
        switch tree.blocks {
        case .whole: 1
        // An empty box has one block of no bytes.
        case .fixed(let size): span.isEmpty ? 1 : (span.count - 1) / size + 1
        case .variable: Int.max
        }
    }

    /// The bytes of one block.
    func range(_ index: Int) -> Range<Int> { range(index..<index + 1) }

    /// The bytes of some blocks.
    func range(_ indices: Range<Int>) -> Range<Int> {
        if !ends.isEmpty {
            return
                (indices.lowerBound == 0 ? span.lowerBound : ends[indices.lowerBound - 1])..<ends[
                    indices.upperBound - 1]
        }
        // No overflow: a block but the last lies inside the span.
        let lower = span.lowerBound + indices.lowerBound * fixed
        let (length, overflow) = indices.count.multipliedReportingOverflow(by: fixed)
        return lower..<(overflow || length > span.upperBound - lower ? span.upperBound : lower + length)
    }

    /// How many blocks a thread takes at once: some megabytes of them, so that asking for more costs nothing and reads are large.
    var leavesPerPart: Int {
        let count = ends.isEmpty ? max(1, span.count / fixed) : ends.count
        return max(1, min(1 << 14, count * Self.partByteCount / max(1, span.count)))
    }

    /// Whether more than one thread is worth starting.
    var isLarge: Bool { span.count >= 2 * Self.partByteCount }

    private static let partByteCount = 2 << 20
}
