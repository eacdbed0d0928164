/// Tells whether bytes are one JSON text (RFC 8259), without building anything: linear time, bounded depth.
package enum JSONSyntax {
    /// Whether bytes are one JSON text, nested no deeper than allowed.
    package static func isWellFormed(_ bytes: RawSpan, nesting: Int) -> Bool {
        var checker = Checker(cursor: ByteCursor(bytes), nesting: nesting)
        return (try? checker.check()) == true
    }

    private struct Checker: ~Escapable {
        var cursor: ByteCursor
        let nesting: Int

        @_lifetime(copy cursor)
        init(cursor: ByteCursor, nesting: Int) {
            self.cursor = cursor
            self.nesting = nesting
        }

        @_lifetime(self: copy self)
        mutating func check() throws(AssetError) -> Bool {
            guard try value(depth: 0) else { return false }
            try skipSpace()
            return cursor.isAtEnd
        }

        @_lifetime(self: copy self)
        private mutating func value(depth: Int) throws(AssetError) -> Bool {
            guard depth < nesting else { return false }
            try skipSpace()
            switch try cursor.read(UInt8.self) {
            case UInt8(ascii: "{"): return try list(until: UInt8(ascii: "}"), keyed: true, depth: depth)
            case UInt8(ascii: "["): return try list(until: UInt8(ascii: "]"), keyed: false, depth: depth)
            case UInt8(ascii: "\""): return try string()
            case UInt8(ascii: "t"): return try literal("rue")
            case UInt8(ascii: "f"): return try literal("alse")
            case UInt8(ascii: "n"): return try literal("ull")
            case let first: return try number(first)
            }
        }

        @_lifetime(self: copy self)
        private mutating func list(until end: UInt8, keyed: Bool, depth: Int) throws(AssetError) -> Bool {
            try skipSpace()
            if try peek() == end {
                try cursor.skip(1)
                return true
            }
            while true {
                if keyed {
                    try skipSpace()
                    guard try cursor.read(UInt8.self) == UInt8(ascii: "\""), try string() else { return false }
                    try skipSpace()
                    guard try cursor.read(UInt8.self) == UInt8(ascii: ":") else { return false }
                }
                guard try value(depth: depth + 1) else { return false }
                try skipSpace()
                let next = try cursor.read(UInt8.self)
                if next == end { return true }
                guard next == UInt8(ascii: ",") else { return false }
            }
        }

        @_lifetime(self: copy self)
        private mutating func string() throws(AssetError) -> Bool {
            let start = cursor.offset
            while true {
                switch try cursor.read(UInt8.self) {
                case UInt8(ascii: "\""):
                    let text = cursor.bytes.extracting(start..<cursor.offset - 1).copied()
                    return String(validating: text, as: UTF8.self) != nil
                case UInt8(ascii: "\\"):
                    switch try cursor.read(UInt8.self) {
                    case UInt8(ascii: "u"):
                        for digit in try cursor.array(4) where !Self.isHexadecimal(digit) { return false }
                    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
                        UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                        break
                    default: return false
                    }
                case ..<0x20: return false
                default: break
                }
            }
        }

        @_lifetime(self: copy self)
        private mutating func number(_ first: UInt8) throws(AssetError) -> Bool {
            var digit = first
            if first == UInt8(ascii: "-") { digit = try cursor.read(UInt8.self) }
            guard Self.isDigit(digit) else { return false }
            if digit != UInt8(ascii: "0") { _ = try digits() }
            if try peek() == UInt8(ascii: ".") {
                try cursor.skip(1)
                guard try digits() > 0 else { return false }
            }
            if let exponent = try peek(), exponent | 0x20 == UInt8(ascii: "e") {
                try cursor.skip(1)
                if let sign = try peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { try cursor.skip(1) }
                guard try digits() > 0 else { return false }
            }
            return true
        }

        @_lifetime(self: copy self)
        private mutating func digits() throws(AssetError) -> Int {
            var count = 0
            while let next = try peek(), Self.isDigit(next) {
                try cursor.skip(1)
                count += 1
            }
            return count
        }

        @_lifetime(self: copy self)
        private mutating func literal(_ rest: StaticString) throws(AssetError) -> Bool {
            try cursor.array(rest.utf8CodeUnitCount) == Array(rest.description.utf8)
        }

        @_lifetime(self: copy self)
        private mutating func skipSpace() throws(AssetError) {
            while let next = try peek(), next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D {
                try cursor.skip(1)
            }
        }

        @_lifetime(self: copy self)
        private mutating func peek() throws(AssetError) -> UInt8? {
            guard !cursor.isAtEnd else { return nil }
            let next = try cursor.read(UInt8.self)
            try cursor.seek(to: cursor.offset - 1)
            return next
        }

        private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

        private static func isHexadecimal(_ byte: UInt8) -> Bool {
            isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
        }
    }
}
