import SelloBytes

/// Bytes of a file that nothing that is played may point into: those whose content changes, as opposed to those that only move, or
/// those that no hash covers.
struct EditedRanges: Sendable {
    private let ranges: [Range<Int>]
    /// What such bytes are, for people.
    let name: String

    /// Takes the ranges of the changes that were asked for.
    ///
    /// - Throws: ``AssetError`` `.contradictory` where two overlap.
    init(_ edits: [BMFFEdit]) throws(AssetError) {
        name = "a manifest or metadata that would be replaced"
        ranges = edits.map(\.range).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        for (one, next) in zip(ranges, ranges.dropFirst()) where next.lowerBound < one.upperBound {
            throw AssetError(
                .contradictory, at: next.lowerBound, "two boxes or items that are to be replaced share bytes")
        }
    }

    /// Takes ranges that no hash covers.
    init(uncovered: [Range<Int>]) {
        name = "bytes that no hash covers"
        var joined: [Range<Int>] = []
        for range in uncovered.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        ranges = joined
    }

    /// Whether a range loses bytes, or gets new ones in its middle.
    func cut(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound < range.upperBound
    }

    /// Whether the byte at a place goes; a place past every file does not.
    func cut(at offset: UInt64) -> Bool {
        guard let offset = Int(exactly: offset), offset < Int.max else { return false }
        return cut(offset..<offset + 1)
    }
}
