/// One change to a file: what takes the place of a range of its bytes.
struct BMFFEdit: Sendable {
    /// The bytes that go; empty for an insertion.
    let range: Range<Int>
    /// What comes in their place.
    let pieces: [Rewrite.Piece]
    /// The innermost box whose size the change is part of; `nil` between root boxes.
    let box: Int?
    /// How many bytes come.
    let byteCount: Int

    init(_ range: Range<Int>, _ pieces: [Rewrite.Piece], in box: Int?) {
        self.range = range
        self.pieces = pieces
        self.box = box
        byteCount = pieces.reduce(0) { $0 + $1.byteCount }
    }

    /// A change to new bytes.
    init(_ range: Range<Int>, _ bytes: [UInt8], in box: Int?) {
        self.init(range, bytes.isEmpty ? [] : [.literal(bytes)], in: box)
    }

    /// How many bytes the file gains.
    var delta: Int { byteCount - range.count }
}
