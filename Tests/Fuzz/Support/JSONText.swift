/// Tells whether a text is one JSON text (RFC 8259), apart from the library's own code: plain recursive descent over the grammar.
package struct JSONText {
    private let bytes: [UInt8]
    private var at = 0

    /// Whether a text is well-formed, and on one line.
    package static func isWellFormed(_ text: String, onOneLine: Bool = true) -> Bool {
        var reader = JSONText(bytes: Array(text.utf8))
        reader.skipSpace()
        guard reader.value(depth: 0) else { return false }
        reader.skipSpace()
        return reader.at == reader.bytes.count && !(onOneLine && text.utf8.contains { $0 == 0x0A || $0 == 0x0D })
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ character: Character) -> Bool {
        guard let next, next == character.asciiValue else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while let next, [0x20, 0x09, 0x0A, 0x0D].contains(next) { at += 1 }
    }

    private mutating func value(depth: Int) -> Bool {
        guard depth < 512, let next else { return false }
        switch next {
        case UInt8(ascii: "{"): return list("{", "}", depth: depth, keyed: true)
        case UInt8(ascii: "["): return list("[", "]", depth: depth, keyed: false)
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func list(_ open: Character, _ close: Character, depth: Int, keyed: Bool) -> Bool {
        guard take(open) else { return false }
        skipSpace()
        if take(close) { return true }
        repeat {
            skipSpace()
            if keyed {
                guard string() else { return false }
                skipSpace()
                guard take(":") else { return false }
                skipSpace()
            }
            guard value(depth: depth + 1) else { return false }
            skipSpace()
        } while take(",")
        return take(close)
    }

    private mutating func string() -> Bool {
        guard take("\"") else { return false }
        while let next {
            at += 1
            switch next {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\\"): guard escape() else { return false }
            case ..<0x20: return false
            default: break
            }
        }
        return false
    }

    private mutating func escape() -> Bool {
        guard let next else { return false }
        at += 1
        guard next == UInt8(ascii: "u") else { return "\"\\/bfnrt".utf8.contains(next) }
        for _ in 0..<4 {
            guard let digit = self.next, Character(Unicode.Scalar(digit)).isHexDigit else { return false }
            at += 1
        }
        return true
    }

    private mutating func word(_ text: String) -> Bool {
        guard bytes[at...].starts(with: text.utf8) else { return false }
        at += text.utf8.count
        return true
    }

    private mutating func digits() -> Bool {
        let start = at
        while let next, (0x30...0x39).contains(next) { at += 1 }
        return at > start
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0"), !digits() { return false }
        if take("."), !digits() { return false }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            return digits()
        }
        return true
    }
}
