import SelloBytes

/// The outline of a new file: how much each box grows, and where everything moves.
struct BMFFShape: Sendable {
    /// One change, as far as the outline goes.
    struct Change: Sendable {
        /// The bytes that go.
        let range: Range<Int>
        /// How many bytes the file gains.
        let delta: Int
        /// The innermost box whose size changes.
        let box: Int?
    }

    /// How many bytes each box gains that gains or loses any, wider header included.
    private(set) var growth: [Int: Int] = [:]
    /// The boxes whose header gets a 64-bit size.
    private(set) var widened: Set<Int> = []
    /// How places in the old file become places in the new one.
    private(set) var map = OffsetMap()

    /// Works the outline out.
    ///
    /// - Parameters:
    ///   - changes: Everything that changes its size.
    ///   - tree: The boxes of the old file.
    ///   - wide: Boxes whose header gets a 64-bit size whether they need it or not.
    init(_ changes: [Change], _ tree: BMFFTree, wide: [Int] = []) {
        var shifts: [(from: Int, by: Int)] = []
        for change in changes where change.delta != 0 {
            shifts.append((change.range.upperBound, change.delta))
            grow(change.box, by: change.delta, tree)
        }
        for index in wide where tree[index].sizeForm != .large {
            widened.insert(index)
            shifts.append((tree[index].range.lowerBound + 8, 8))
            grow(index, by: 8, tree)
        }
        // From the inside out, since a wider header makes the boxes around it grow.
        for index in growth.keys.sorted(by: >) {
            let box = tree[index]
            guard box.sizeForm == .compact, !widened.contains(index),
                box.range.count + (growth[index] ?? 0) > Int(UInt32.max)
            else { continue }
            widened.insert(index)
            shifts.append((box.range.lowerBound + 8, 8))
            grow(index, by: 8, tree)
        }
        shifts.sort { $0.from < $1.from }
        var sum = 0
        for shift in shifts {
            sum += shift.by
            map.shift(from: shift.from, by: sum)
        }
    }

    private mutating func grow(_ box: Int?, by count: Int, _ tree: BMFFTree) {
        var at = box
        while let index = at {
            growth[index, default: 0] += count
            at = tree[index].parent
        }
    }

    /// How far the byte at a place moves.
    func shift(at offset: UInt64) -> Int64 { Int64(bitPattern: map(offset) &- offset) }
}
