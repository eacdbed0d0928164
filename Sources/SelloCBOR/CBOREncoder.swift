import SelloBytes

/// Writes CBOR in its core deterministic encoding (RFC 8949, 4.2.1), as claims and assertions need it.
///
/// Shortest integers and lengths, shortest floats that keep the value, definite lengths, map keys sorted bytewise by their
/// encoding.
package enum CBOREncoder {
    /// The one encoding of a value.
    ///
    /// No map in it may have a key twice, and no simple value may be one of 20 to 31.
    package static func encode(_ value: CBORValue) -> [UInt8] {
        var writer = ByteWriter()
        write(value, to: &writer)
        return writer.bytes
    }

    /// How many bytes the head of a string, array, map or tag takes.
    package static func headByteCount(_ argument: UInt64) -> Int {
        switch argument {
        case 0..<24: 1
        case 24...0xFF: 2
        case 0x100...0xFFFF: 3
        case 0x1_0000...0xFFFF_FFFF: 5
        default: 9
        }
    }

    private static func write(_ value: CBORValue, to writer: inout ByteWriter) {
        switch value {
        case .unsigned(let number): write(.unsigned, number, to: &writer)
        case .negative(let number): write(.negative, number, to: &writer)
        case .bytes(let bytes):
            write(.bytes, UInt64(bytes.count), to: &writer)
            writer.write(bytes)
        case .text(let text):
            write(.text, UInt64(text.utf8.count), to: &writer)
            writer.write(text)
        case .array(let items):
            write(.array, UInt64(items.count), to: &writer)
            for item in items { write(item, to: &writer) }
        case .map(let pairs): write(pairs, to: &writer)
        case .tagged(let tag, let content):
            write(.tag, tag, to: &writer)
            write(content, to: &writer)
        case .bool(let flag): write(.simpleOrFloat, flag ? 21 : 20, to: &writer)
        case .null: write(.simpleOrFloat, 22, to: &writer)
        case .undefined: write(.simpleOrFloat, 23, to: &writer)
        case .simple(let number):
            assert(!(20..<32).contains(number), "a simple value that has a case of its own, or none")
            write(.simpleOrFloat, UInt64(number), to: &writer)
        case .float(let number): write(number, to: &writer)
        }
    }

    private static func write(_ type: CBORMajorType, _ argument: UInt64, to writer: inout ByteWriter) {
        let high = type.rawValue << 5
        switch headByteCount(argument) {
        case 1: writer.write(high | UInt8(truncatingIfNeeded: argument))
        case 2:
            writer.write(high | 24)
            writer.write(UInt8(truncatingIfNeeded: argument))
        case 3:
            writer.write(high | 25)
            writer.write(UInt16(truncatingIfNeeded: argument))
        case 5:
            writer.write(high | 26)
            writer.write(UInt32(truncatingIfNeeded: argument))
        default:
            writer.write(high | 27)
            writer.write(argument)
        }
    }

    private static func write(_ number: Double, to writer: inout ByteWriter) {
        if let half = HalfFloat.bits(of: number) {
            writer.write(UInt8(0xF9))
            writer.write(half)
        } else if Double(Float(number)) == number {
            writer.write(UInt8(0xFA))
            writer.write(Float(number).bitPattern)
        } else {
            writer.write(UInt8(0xFB))
            writer.write(number.bitPattern)
        }
    }

    private static func write(_ pairs: [CBORPair], to writer: inout ByteWriter) {
        write(.map, UInt64(pairs.count), to: &writer)
        let sorted = pairs.map { (key: encode($0.key), value: $0.value) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (key, value) in sorted {
            writer.write(key)
            write(value, to: &writer)
        }
    }
}
