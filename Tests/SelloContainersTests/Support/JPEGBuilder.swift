import SelloBytes

/// Writes JPEG files piece by piece, wrong ones too.
struct JPEGBuilder {
    private(set) var bytes: [UInt8] = [0xFF, 0xD8]

    /// A segment; `length` lies about its length.
    mutating func segment(_ marker: UInt8, _ content: [UInt8], length: Int? = nil) {
        var writer = ByteWriter()
        writer.write(UInt8(0xFF))
        writer.write(marker)
        writer.write(UInt16(length ?? content.count + 2))
        writer.write(content)
        raw(writer.bytes)
    }

    mutating func raw(_ more: [UInt8]) { bytes += more }

    mutating func jfif() { segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]) }
    mutating func exif(_ block: [UInt8]) { segment(0xE1, Array("Exif\0\0".utf8) + block) }
    mutating func xmp(_ packet: String) { segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + packet.utf8) }
    mutating func tables() { segment(0xDB, [UInt8](repeating: 1, count: 65)) }

    mutating func extendedXMP(_ identifier: Character, whole: UInt32, offset: UInt32, _ part: String) {
        var writer = ByteWriter()
        writer.write("http://ns.adobe.com/xmp/extension/\0" + String(repeating: identifier, count: 32))
        writer.write(whole)
        writer.write(offset)
        writer.write(part)
        segment(0xE1, writer.bytes)
    }

    /// One APP11 segment of a box instance: `header` repeats LBox and TBox, and is empty in a first segment.
    mutating func box(_ number: UInt16, _ sequence: UInt32, header: [UInt8] = [], _ data: some Sequence<UInt8>) {
        var writer = ByteWriter()
        writer.write("JP")
        writer.write(number)
        writer.write(sequence)
        writer.write(header)
        writer.write(Array(data))
        segment(0xEB, writer.bytes)
    }

    /// A box over segments that hold at most `size` bytes of it each.
    mutating func store(_ store: [UInt8], number: UInt16 = 1, size: Int = 60000) {
        var at = 0
        var sequence: UInt32 = 1
        while at < store.count {
            let end = min(at + size, store.count)
            box(number, sequence, header: at == 0 ? [] : Array(store[..<8]), store[at..<end])
            at = end
            sequence += 1
        }
    }

    /// A frame, a scan with entropy-coded data, and EOI.
    mutating func picture() {
        segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])
        segment(0xDA, [1, 1, 0, 0, 63, 0])
        raw([0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9])
    }

    static func make(_ build: (inout JPEGBuilder) -> Void) -> [UInt8] {
        var builder = JPEGBuilder()
        build(&builder)
        return builder.bytes
    }
}

/// A TIFF block of no entries, told apart by a number.
func tiff(_ number: UInt8, count: Int = 14) -> [UInt8] {
    [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: number, count: count - 14)
}
