/// Writes and reads DER, as far as time-stamps and revocation answers need it.
package enum DER {
    package static func item(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let content = [UInt8](parts.joined())
        var length: [UInt8] = []
        var rest = content.count
        if rest < 0x80 {
            length = [UInt8(rest)]
        } else {
            while rest > 0 {
                length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
                rest >>= 8
            }
            length.insert(0x80 | UInt8(length.count), at: 0)
        }
        return [tag] + length + content
    }

    package static func sequence(_ parts: [UInt8]...) -> [UInt8] { item(0x30, [UInt8](parts.joined())) }

    /// A `SET OF`, sorted as DER wants it.
    package static func set(_ parts: [UInt8]...) -> [UInt8] {
        item(0x31, [UInt8](parts.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
    }

    /// An integer of big-endian bytes that are not negative.
    package static func integer(_ bytes: [UInt8]) -> [UInt8] {
        let short = Array(bytes.drop { $0 == 0 })
        return item(0x02, short.isEmpty ? [0] : short[0] >= 0x80 ? [0] + short : short)
    }

    package static func octets(_ bytes: [UInt8]) -> [UInt8] { item(0x04, bytes) }
    package static let null: [UInt8] = [0x05, 0]

    package static func oid(_ text: String) -> [UInt8] {
        let arcs = text.split(separator: ".").compactMap { UInt64($0) }
        guard arcs.count >= 2 else { return item(0x06) }
        var content: [UInt8] = []
        for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
            var groups = [UInt8(arc & 0x7F)]
            var rest = arc >> 7
            while rest > 0 {
                groups.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                rest >>= 7
            }
            content += groups
        }
        return item(0x06, content)
    }

    /// A `GeneralizedTime`, from a text such as `2026-11-21T19:45:00Z`.
    package static func time(_ rfc3339: String) -> [UInt8] {
        item(0x18, Array(rfc3339.utf8.filter { (0x30...0x39).contains($0) }) + Array("Z".utf8))
    }

    /// An ECDSA signature of its two halves.
    package static func signature(joined: [UInt8]) -> [UInt8] {
        let half = joined.count / 2
        return sequence(integer(Array(joined[..<half])), integer(Array(joined[half...])))
    }

    /// The items directly inside one, each with its header.
    package static func children(_ item: [UInt8]) -> [[UInt8]] {
        var children: [[UInt8]] = []
        var at = header(item, 0).count
        while at < item.count {
            let (count, length) = header(item, at)
            children.append(Array(item[at..<at + count + length]))
            at += count + length
        }
        return children
    }

    /// The content of an item.
    package static func content(_ item: [UInt8]) -> [UInt8] { Array(item.dropFirst(header(item, 0).count)) }

    private static func header(_ bytes: [UInt8], _ at: Int) -> (count: Int, length: Int) {
        let first = Int(bytes[at + 1])
        guard first >= 0x80 else { return (2, first) }
        let digits = first & 0x7F
        return (2 + digits, bytes[at + 2..<at + 2 + digits].reduce(0) { $0 << 8 | Int($1) })
    }
}
