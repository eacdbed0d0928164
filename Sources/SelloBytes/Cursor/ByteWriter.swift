// `unsafe`: the bytes of a local are appended while it lives.

/// Collects the bytes of a structure that is being written.
///
/// Numbers are big-endian.
package struct ByteWriter: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []

    /// Makes an empty writer.
    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// How many bytes have been written.
    package var count: Int { bytes.count }

    /// Appends a big-endian integer.
    package mutating func write<T: FixedWidthInteger>(_ value: T) {
        unsafe withUnsafeBytes(of: value.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends bytes as they are.
    package mutating func write(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Appends a text in UTF-8, without a terminator.
    package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends the low bytes of a number, most significant first; the caller has checked that it fits.
    package mutating func write(_ value: UInt64, width: Int) {
        for index in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
    }

    /// Replaces a 32-bit number that was written before, such as a length known only now.
    package mutating func patch(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * index)) }
    }
}
