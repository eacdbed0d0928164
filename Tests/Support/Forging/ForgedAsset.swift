/// A file as it was built: its bytes, and where the store lies.
package struct ForgedAsset: Sendable {
    package var bytes: [UInt8]
    /// The store with everything that carries it; `nil` where it is kept elsewhere.
    package var extent: Range<Int>?
    /// The segments, chunks or boxes, store included, with their names.
    package var units: [(name: String, range: Range<Int>)]

    /// The bytes of a unit by its name; the first of that name.
    package func range(_ name: String) throws -> Range<Int> {
        guard let unit = units.first(where: { $0.name == name }) else { throw ForgingError(name) }
        return unit.range
    }

    /// Everything outside the given ranges.
    package func bytes(outside ranges: [Range<Int>]) -> [UInt8] {
        bytes.enumerated().filter { at, _ in !ranges.contains { $0.contains(at) } }.map(\.element)
    }
}

/// What a store is put into.
package protocol ForgedCarrier: Sendable {
    /// Puts in a store; an empty one leaves no trace.
    func embed(_ store: [UInt8], appended: [UInt8]) throws -> ForgedAsset
}

/// Numbers as containers have them.
package enum BigEndian {
    package static func u16(_ value: Int) -> [UInt8] { number(UInt64(value), 2) }
    package static func u32(_ value: Int) -> [UInt8] { number(UInt64(value), 4) }
    package static func u64(_ value: Int) -> [UInt8] { number(UInt64(value), 8) }

    private static func number(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64((width - 1 - $0) * 8)) }
    }
}
