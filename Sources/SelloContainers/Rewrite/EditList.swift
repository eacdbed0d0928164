import SelloBytes

/// Changes to an asset whose units (segments, chunks) carry no offsets of their own: bytes replaced, bytes put between.
///
/// Everything that no edit names stays as it is and where it is, in order. Edits do not overlap.
struct EditList {
    private struct Edit {
        let range: Range<Int>
        let pieces: [Rewrite.Piece]
        let isStore: Bool
        let number: Int
    }

    private var edits: [Edit] = []

    /// Puts new pieces in the place of old bytes; none for bytes that go.
    mutating func replace(_ range: Range<Int>, with pieces: [Rewrite.Piece] = []) {
        edits.append(Edit(range: range, pieces: pieces, isStore: false, number: edits.count))
    }

    /// Puts new pieces before the byte at `offset`, after those that were put there before.
    mutating func insert(_ pieces: [Rewrite.Piece], at offset: Int) {
        replace(offset..<offset, with: pieces)
    }

    /// Puts the pieces that carry the manifest store before the byte at `offset`; an empty list marks where it would stand.
    mutating func insertStore(_ pieces: [Rewrite.Piece], at offset: Int) {
        edits.append(Edit(range: offset..<offset, pieces: pieces, isStore: true, number: edits.count))
    }

    /// How source offsets become new ones.
    ///
    /// An edit that keeps the size of what it replaces may be added afterwards: the map stays right.
    var map: OffsetMap {
        var map = OffsetMap()
        var shift = 0
        for edit in sorted {
            shift += edit.pieces.reduce(0) { $0 + $1.byteCount } - edit.range.count
            map.shift(from: edit.range.upperBound, by: shift)
        }
        return map
    }

    /// The new file, made of a source of this many bytes.
    func rewrite(byteCount: Int) -> Rewrite {
        var pieces: [Rewrite.Piece] = []
        var storePieces = 0..<0
        var at = 0
        // Kept ranges on both sides of removed bytes stay apart, those that touch are one; but never across the store's place.
        func keep(to end: Int) {
            guard at < end else { return }
            if case .source(let last) = pieces.last, last.upperBound == at, pieces.count != storePieces.upperBound {
                pieces[pieces.count - 1] = .source(last.lowerBound..<end)
            } else {
                pieces.append(.source(at..<end))
            }
        }
        for edit in sorted {
            keep(to: edit.range.lowerBound)
            if edit.isStore {
                storePieces = pieces.count..<pieces.count + edit.pieces.count
            }
            pieces += edit.pieces
            at = edit.range.upperBound
        }
        keep(to: byteCount)
        return Rewrite(pieces: pieces, storePieces: storePieces, map: map)
    }

    // What is put before a byte comes before what replaces that byte; otherwise the order of the calls decides.
    private var sorted: [Edit] {
        edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.number) < (
                $1.range.lowerBound, $1.range.upperBound, $1.number
            )
        }
    }
}
