import SelloBytes

/// Writes PNG files chunk by chunk, wrong ones too.
struct PNGBuilder {
    private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// A chunk; `length` and `checksum` lie.
    mutating func chunk(_ type: String, _ data: [UInt8] = [], length: UInt32? = nil, checksum: UInt32? = nil) {
        var writer = ByteWriter()
        writer.write(length ?? UInt32(data.count))
        writer.write(type)
        writer.write(data)
        writer.write(checksum ?? PNGBuilder.slowChecksum(Array(type.utf8) + data))
        raw(writer.bytes)
    }

    mutating func raw(_ more: [UInt8]) { bytes += more }

    mutating func header() { chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) }
    mutating func imageData() { chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1]) }
    mutating func xmp(_ packet: String) { chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + packet.utf8) }

    /// The checksum bit by bit, as annex D defines it.
    static func slowChecksum(_ bytes: [UInt8]) -> UInt32 {
        var state: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            state ^= UInt32(byte)
            for _ in 0..<8 { state = state & 1 == 1 ? 0xEDB8_8320 ^ state >> 1 : state >> 1 }
        }
        return ~state
    }

    static func make(_ build: (inout PNGBuilder) -> Void) -> [UInt8] {
        var builder = PNGBuilder()
        build(&builder)
        return builder.bytes
    }
}
