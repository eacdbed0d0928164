/// The units of an input: JPEG segments, PNG chunks, BMFF and JUMBF boxes, found as far as their lengths make sense.
struct Units {
    private let bytes: [UInt8]
    private(set) var all: [Unit] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xFF, 0xD8]) {
            findSegments()
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            findChunks()
        } else {
            findBoxes(0..<bytes.count, [], depth: 0)
        }
    }

    private func number(_ place: Int, _ width: Int) -> Int {
        guard place >= 0, place + width <= bytes.count else { return 0 }
        return bytes[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func add(
        _ range: Range<Int>, _ content: Range<Int>, _ length: Unit.Length, _ parents: [Unit.Length]
    ) {
        guard all.count < 512 else { return }
        all.append(Unit(range: range, content: content, length: length, parents: parents))
    }

    private mutating func findSegments() {
        var at = 2
        while at + 4 <= bytes.count, bytes[at] == 0xFF, bytes[at + 1] != 0xDA {
            let end = at + 2 + number(at + 2, 2)
            guard end >= at + 4, end <= bytes.count else { return }
            let length = Unit.Length(place: at + 2, width: 2)
            add(at..<end, at + 4..<end, length, [])
            // The first segment of a JUMBF box: the box in it has a length of its own.
            if bytes[at + 1] == 0xEB, at + 12 <= end, number(at + 8, 4) == 1 {
                findBoxes(at + 12..<end, [length], depth: 0)
            }
            at = end
        }
    }

    private mutating func findChunks() {
        var at = 8
        while at + 12 <= bytes.count {
            let end = at + 12 + number(at, 4)
            guard end <= bytes.count else { return }
            let length = Unit.Length(place: at, width: 4)
            add(at..<end, at + 8..<end - 4, length, [])
            if number(at + 4, 4) == 0x6361_4258 { findBoxes(at + 8..<end - 4, [length], depth: 0) }
            at = end
        }
    }

    private mutating func findBoxes(_ range: Range<Int>, _ parents: [Unit.Length], depth: Int) {
        var at = range.lowerBound
        while at + 8 <= range.upperBound, depth < 16 {
            var header = 8
            var length = Unit.Length(place: at, width: 4)
            var count = number(at, 4)
            if count == 0 { count = range.upperBound - at }
            if count == 1 {
                header = 16
                length = Unit.Length(place: at + 12, width: 4)
                count = number(at + 12, 4)
            }
            guard count >= header, count <= range.upperBound - at else { return }
            let content = at + header..<at + count
            add(at..<at + count, content, length, parents)
            if let start = Self.inner(number(at + 4, 4), bytes[content]), start <= content.count {
                findBoxes(content.lowerBound + start..<content.upperBound, parents + [length], depth: depth + 1)
            }
            at += count
        }
    }

    /// How many bytes of a box's content stand before the boxes in it; `nil` for a box that holds none.
    private static func inner(_ type: Int, _ content: ArraySlice<UInt8>) -> Int? {
        if type == 0x7575_6964 {
            // A C2PA box: usertype, version, flags, purpose and an offset.
            guard content.count > 20, let nul = content.dropFirst(20).firstIndex(of: 0) else { return nil }
            return nul + 1 + 8 - content.startIndex
        }
        if type == 0x6D65_7461 { return 4 }
        return containers.contains(type) ? 0 : nil
    }

    private static let containers: Set<Int> = Set(
        [
            "moov", "trak", "mdia", "minf", "dinf", "stbl", "moof", "traf", "mfra", "udta", "iprp", "ipco", "edts",
            "jumb",
        ].map {
            $0.utf8.reduce(0) { $0 << 8 | Int($1) }
        })
}
