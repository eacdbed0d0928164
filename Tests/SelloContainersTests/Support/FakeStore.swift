import SelloBytes

/// A manifest store that is one to a container: the right box, type and label, and then whatever fills the size.
enum FakeStore {
    static let type: [UInt8] = [
        0x63, 0x32, 0x70, 0x61, 0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
    ]

    /// A store of exactly this many bytes, at least 38; `announced` lies about its size, `seed` makes stores differ.
    static func bytes(
        _ byteCount: Int, label: String = "c2pa", type: [UInt8] = type, announced: UInt32? = nil, seed: UInt8 = 7
    ) -> [UInt8] {
        var writer = ByteWriter(capacity: byteCount)
        writer.write(announced ?? UInt32(byteCount))
        writer.write("jumb")
        writer.write(UInt32(25 + label.utf8.count + 1))
        writer.write("jumd")
        writer.write(type)
        writer.write(UInt8(3))
        writer.write(label)
        writer.write(UInt8(0))
        var value = seed
        while writer.count < byteCount {
            writer.write(value)
            value = value &* 31 &+ 11
        }
        return writer.bytes
    }
}
