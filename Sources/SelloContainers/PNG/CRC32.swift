import SelloBytes

/// The CRC-32 of PNG chunks (ISO 15948, annex D): polynomial 0xEDB88320, reflected.
package struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    /// Starts a checksum.
    package init() {}

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) { update(bytes.rawBytes) }

    /// Adds bytes, sixteen at a time: one lookup a byte as ever, but the sixteen do not wait for one another.
    package mutating func update(_ bytes: RawSpan) {
        let tables = Self.tables.span
        var state = state
        var at = 0
        while bytes.byteCount - at >= 16 {
            // Unchecked: the loop's condition has just proven that sixteen bytes stand at `at`; any eight are a `UInt64`.
            let low = UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
            let high = UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at &+ 8, as: UInt64.self))
            let first = low ^ UInt64(state)
            var next: UInt32 = 0
            // Unchecked: an index is a byte (0xFF masks it) plus at most 15 × 256, and there are 16 × 256 entries.
            for lane in 0..<8 {
                let shift = UInt64(truncatingIfNeeded: lane &* 8)
                let near = Int(truncatingIfNeeded: (first >> shift) & 0xFF) &+ (15 &- lane) &* 256
                let far = Int(truncatingIfNeeded: (high >> shift) & 0xFF) &+ (7 &- lane) &* 256
                next ^= unsafe tables[unchecked: near] ^ tables[unchecked: far]
            }
            state = next
            at &+= 16
        }
        while at < bytes.byteCount {
            // Only its name is unsafe: the standard library checks the offset, and any byte is a `UInt8`.
            let byte = unsafe bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self)
            state = tables[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8
            at &+= 1
        }
        self.state = state
    }

    /// The checksum of what was added.
    package var value: UInt32 { ~state }

    // Table k holds what a byte does to the checksum when k more bytes of zero follow it.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 16 * 256)
        for byte in 0..<256 {
            tables[byte] = (0..<8).reduce(UInt32(byte)) { value, _ in
                value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
            }
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = tables[Int(before & 0xFF)] ^ before >> 8
        }
        return tables
    }()
}
