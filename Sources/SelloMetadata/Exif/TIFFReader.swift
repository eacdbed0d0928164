import SelloBytes

/// The byte order that a TIFF header names (TIFF 6.0, section 2).
package enum TIFFByteOrder: Sendable, Hashable {
    /// `MM`: most significant byte first.
    case bigEndian
    /// `II`: least significant byte first.
    case littleEndian

    /// The bytes of a number.
    func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        let places = 0..<(T.bitWidth / 8)
        let ascending = places.map { UInt8(truncatingIfNeeded: value >> T(8 * $0)) }
        return self == .littleEndian ? ascending : ascending.reversed()
    }
}

/// Numbers of a TIFF block by their place; nothing outside the block is reached.
struct TIFFReader {
    let bytes: [UInt8]
    let order: TIFFByteOrder

    /// A number at a place, or `nil` where it is not all inside the block.
    func number<T: FixedWidthInteger & UnsignedInteger>(_: T.Type, at place: Int) -> T? {
        let width = T.bitWidth / 8
        guard place >= 0, width <= bytes.count, place <= bytes.count - width else { return nil }
        var value: T = 0
        for step in 0..<width {
            value = value << 8 | T(bytes[place + (order == .bigEndian ? step : width - 1 - step)])
        }
        return value
    }

    /// A 32-bit offset at a place as a place.
    func offset(at place: Int) -> Int? { number(UInt32.self, at: place).map { Int($0) } }
}
