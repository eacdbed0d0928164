/// A new file as an ordered list of pieces: ranges of the old one, bytes of our own, and holes for the manifest store.
///
/// Everything about the new file's shape is known before a byte is written, so that the manifest can be built to size and the file
/// be copied, patched and hashed in one pass.
package struct Rewrite: Sendable {
    /// One piece of the new file.
    package enum Piece: Sendable, Hashable {
        /// Bytes of the source, unchanged.
        case source(Range<Int>)
        /// New bytes.
        case literal([UInt8])
        /// A part of the manifest store, counted from the store's first byte. Written as zeros, filled in later.
        case store(Range<Int>)
        /// The CRC-32 of the PNG chunk that holds the store: type and store. Written as zeros, filled in later.
        case storeChecksum
        /// Entries of an offset table of the source, each mapped to where its target lies in the new file.
        case offsets(OffsetTable)

        /// How many bytes the piece has in the new file.
        package var byteCount: Int {
            switch self {
            case .source(let range): range.count
            case .literal(let bytes): bytes.count
            case .store(let range): range.count
            case .storeChecksum: 4
            case .offsets(let table): table.outputByteCount
            }
        }
    }

    /// One root box of a new ISO BMFF file, as its hash needs it.
    package struct RootBox: Sendable, Hashable {
        /// The four-character code.
        package let type: UInt32
        /// Its place in the new file.
        package let range: Range<Int>
        /// Whether it is the C2PA box itself.
        package let isStore: Bool

        package init(type: UInt32, range: Range<Int>, isStore: Bool) {
            self.type = type
            self.range = range
            self.isStore = isStore
        }
    }

    /// The pieces, in order.
    package let pieces: [Piece]
    /// How many bytes the new file has.
    package let byteCount: Int
    /// What carries the manifest store in the new file, first header to last byte: what a data hash leaves out.
    ///
    /// Empty, where the store would stand, in a file without one.
    package let storeExtent: Range<Int>
    /// The root boxes of the new file; empty for JPEG and PNG.
    package let rootBoxes: [RootBox]
    /// How source offsets become new ones.
    package let map: OffsetMap

    /// Makes a rewrite; `storeExtent` runs from the first piece of index `storePieces.lowerBound` to before its upper bound.
    ///
    /// - Parameters:
    ///   - pieces: The pieces in order; neighbouring source ranges are joined.
    ///   - storePieces: The indices in `pieces` of what carries the store.
    ///   - rootBoxes: For ISO BMFF.
    ///   - map: How source offsets become new ones.
    package init(
        pieces: [Piece], storePieces: Range<Int>, rootBoxes: [RootBox] = [], map: OffsetMap = OffsetMap()
    ) {
        self.pieces = pieces
        var at = 0
        var start = 0
        var end = 0
        for (index, piece) in pieces.enumerated() {
            if index == storePieces.lowerBound { start = at }
            at += piece.byteCount
            if index < storePieces.upperBound { end = at }
        }
        byteCount = at
        // A store of no bytes at the end of the file stands before no piece.
        if storePieces.lowerBound >= pieces.count { start = at }
        storeExtent = start..<max(start, end)
        self.rootBoxes = rootBoxes
        self.map = map
    }
}
