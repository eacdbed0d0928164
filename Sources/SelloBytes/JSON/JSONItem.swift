/// A JSON text that was read (RFC 8259), for the few places that must know what one says.
package indirect enum JSONItem: Sendable, Hashable {
    /// The members; of a key that stands twice the last counts.
    case object(JSONMembers)
    /// The items.
    case array([JSONItem])
    /// A text, its escapes resolved.
    case text(String)
    /// A number, `true`, `false` or `null`, as it is written.
    case literal(String)

    /// The most bytes that are read: assertions and credentials have some KiB.
    package static let byteLimit = 1 << 20

    /// Reads a text.
    ///
    /// - Returns: `nil` for what is not one JSON text, is nested deeper than allowed, or has more than ``byteLimit`` bytes.
    package init?(_ bytes: [UInt8], nesting: Int) {
        guard let item = Self.read(bytes, nesting: nesting)?.item else { return nil }
        self = item
    }

    /// Reads a text, for those who mind a key that stands twice.
    ///
    /// - Returns: What was read, and the first key that stands twice in its object; `nil` as above.
    package static func read(_ bytes: [UInt8], nesting: Int) -> (item: JSONItem, repeatedKey: String?)? {
        guard bytes.count <= byteLimit, JSONSyntax.isWellFormed(bytes.rawBytes, nesting: nesting) else { return nil }
        var reader = JSONItemReader(bytes: bytes)
        return reader.item(depth: nesting).map { ($0, reader.repeatedKey) }
    }

    /// The value of a key.
    package subscript(_ key: String) -> JSONItem? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The text of a text.
    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The items of a list.
    package var items: [JSONItem]? {
        guard case .array(let items) = self else { return nil }
        return items
    }
}

/// Reads a text that ``JSONSyntax`` found well-formed; for any other it gives up.
private struct JSONItemReader {
    let bytes: [UInt8]
    var at = 0
    var repeatedKey: String?

    init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func next() -> UInt8? {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at < bytes.count ? bytes[at] : nil
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard let expected = byte.asciiValue, next() == expected else { return false }
        at += 1
        return true
    }

    mutating func item(depth: Int) -> JSONItem? {
        guard depth > 0, let first = next() else { return nil }
        switch first {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map { .text($0) }
        default:
            let start = at
            while at < bytes.count, !Self.ends.contains(bytes[at]) { at += 1 }
            return .literal(String(decoding: bytes[start..<at], as: UTF8.self))
        }
    }

    private static let ends: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D]

    private mutating func object(depth: Int) -> JSONItem? {
        at += 1
        var members = JSONMembers()
        if take("}") { return .object(members) }
        repeat {
            guard next() == UInt8(ascii: "\""), let key = string(), take(":"), let value = item(depth: depth - 1) else {
                return nil
            }
            if repeatedKey == nil, members[key] != nil { repeatedKey = key }
            members[key] = value
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONItem? {
        at += 1
        var items: [JSONItem] = []
        if take("]") { return .array(items) }
        repeat {
            guard let value = item(depth: depth - 1) else { return nil }
            items.append(value)
        } while take(",")
        return take("]") ? .array(items) : nil
    }

    private mutating func string() -> String? {
        at += 1
        var units: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard at < bytes.count else { return nil }
                let escape = bytes[at]
                at += 1
                if escape == UInt8(ascii: "u") {
                    guard let scalar = scalar() else { return nil }
                    units += Array(String(Character(scalar)).utf8)
                } else {
                    units.append(Self.escapes[escape] ?? escape)
                }
            default: units.append(byte)
            }
        }
        return nil
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
        UInt8(ascii: "t"): 9,
    ]

    /// What follows `\u`; half a pair becomes the replacement character.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let high = unit() else { return nil }
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        at += 2
        guard let low = unit(), (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func unit() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        defer { at += 4 }
        return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    }
}
