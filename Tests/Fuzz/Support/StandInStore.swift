import SelloBytes

/// A manifest store as far as containers look: the right box, type and label, and then whatever fills the size.
package enum StandInStore {
    /// A store of exactly this many bytes, at least 38.
    package static func bytes(_ byteCount: Int) -> [UInt8] {
        var writer = ByteWriter(capacity: byteCount)
        writer.write(UInt32(byteCount))
        writer.write("jumb")
        writer.write(UInt32(30))
        writer.write("jumdc2pa")
        writer.write([0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71])
        writer.write(UInt8(3))
        writer.write("c2pa\0")
        var value = UInt8(truncatingIfNeeded: byteCount)
        while writer.count < byteCount {
            writer.write(value)
            value = value &* 31 &+ 11
        }
        return writer.bytes
    }
}
