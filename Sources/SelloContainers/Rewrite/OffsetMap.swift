/// Where the bytes of the old file lie in the new one: a rising list of places from which on everything is shifted.
package struct OffsetMap: Sendable, Hashable {
    private var starts: [Int] = []
    private var shifts: [Int] = []

    /// Makes the map that changes nothing.
    package init() {}

    /// From this place of the old file on, bytes lie `shift` bytes further on (back, where negative).
    ///
    /// Calls rise.
    package mutating func shift(from start: Int, by shift: Int) {
        if let last = starts.last, last == start {
            shifts[shifts.count - 1] = shift
        } else {
            starts.append(start)
            shifts.append(shift)
        }
    }

    /// Whether nothing moves.
    package var isIdentity: Bool { shifts.allSatisfy { $0 == 0 } }

    /// The largest shift forward.
    package var largestShift: Int { max(0, shifts.max() ?? 0) }

    /// The new place of a byte of the old file.
    ///
    /// A place before the first shift, or past the end of the file, moves as its neighbours do.
    package func callAsFunction(_ offset: UInt64) -> UInt64 {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if UInt64(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        // The last number there is says "nowhere", and that stays: see the end of this function.
        guard low > 0, offset != .max else { return offset }
        let shift = shifts[low - 1]
        guard shift >= 0 else { return offset &- UInt64(-shift) }
        // What leads nowhere must not come around to lead somewhere.
        let (moved, overflow) = offset.addingReportingOverflow(UInt64(shift))
        return overflow ? .max : moved
    }
}
