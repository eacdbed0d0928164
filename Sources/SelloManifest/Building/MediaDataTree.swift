internal import SelloBytes
internal import Synchronization

/// A Merkle tree that is written over one box of media data: its leaves are stored, so that any block can be checked by itself without
/// further boxes in the file.
package struct MediaDataTree: Sendable, Hashable {
    /// How many bytes the header of such a box has when it is written.
    ///
    /// The standard's blocks begin behind the header and the reference's sixteen bytes into the box: with such a header they agree (trap 3).
    static let headerByteCount = 16
    /// The four-character code `mdat`.
    static let boxType: UInt32 = 0x6D64_6174
    /// The most leaves that are stored: two megabytes of them.
    private static let mostLeaves = 1 << 16

    private let span: Range<Int>
    private let number: Int
    private let blockByteCount: Int
    /// How many blocks there are.
    let leafCount: Int

    init(over box: Range<Int>, number: Int, blockByteCount: Int) throws(AssetError) {
        span = box.dropFirst(Self.headerByteCount)
        self.number = number
        self.blockByteCount = max(1, blockByteCount)
        leafCount = span.isEmpty ? 1 : (span.count - 1) / max(1, blockByteCount) + 1
        guard leafCount <= Self.mostLeaves else {
            throw AssetError(
                .limitExceeded,
                "media data of \(span.count) bytes have more than \(Self.mostLeaves) blocks of \(blockByteCount); choose larger ones"
            )
        }
    }

    /// The tree with its leaves.
    func map(_ leaves: [[UInt8]]) -> MerkleMap {
        MerkleMap(
            name: MerkleMap.Name(uniqueID: 0, localID: UInt64(clamping: number)), leafCount: leafCount, initHash: nil,
            row: leaves, rowLevel: 0, blocks: .fixed(blockByteCount))
    }

    func leaves(
        of source: any ByteSource, threads: Int, progress: (Int) -> Void
    ) throws(AssetError) -> [[UInt8]] {
        guard let blocks = MerkleBlocks(map([[UInt8]](repeating: [], count: leafCount)), over: span) else {
            throw AssetError(.contradictory, at: span.lowerBound, "the blocks of media data do not add up")
        }
        let perPart = blocks.leavesPerPart
        let count = leafCount
        let results = Shared(Mutex([Int: [[UInt8]]]()))
        try ParallelWork(threads: blocks.isLarge ? threads : 1).run(
            parts: (count - 1) / perPart + 1, progress: progress
        ) {
            share throws(AssetError) in
            var hasher = try BlockHasher(source, .sha256, byteCount: blocks.span.count)
            while let part = share.next() {
                let indices = part * perPart..<min((part + 1) * perPart, count)
                let end = blocks.range(indices).upperBound
                var leaves: [[UInt8]] = []
                for index in indices {
                    leaves.append(try hasher.digest(of: blocks.range(index), readingUpTo: end))
                }
                let done = leaves
                results.value.withLock { $0[part] = done }
                share.advance(blocks.range(indices).count)
            }
        }
        return results.value.withLock { parts in (0..<parts.count).flatMap { parts[$0] ?? [] } }
    }
}
