/// A UUID (RFC 9562), written in lower case with hyphens.
public struct UniqueIdentifier: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A random identifier, version 4.
    public static func random() -> UniqueIdentifier {
        var generator = SystemRandomNumberGenerator()
        return UniqueIdentifier(
            high: generator.next() & ~0xF000 | 0x4000, low: generator.next() & (.max >> 2) | 1 << 63)
    }

    /// An identifier that begins with the time it was made, version 7 (RFC 9562, 5.7).
    ///
    /// - Parameter milliseconds: Milliseconds since 1970-01-01T00:00:00Z.
    /// - Returns: A new identifier, greater than those of earlier milliseconds.
    public static func timeOrdered(milliseconds: Int64) -> UniqueIdentifier {
        var generator = SystemRandomNumberGenerator()
        let random: UInt64 = generator.next()
        return UniqueIdentifier(
            high: UInt64(truncatingIfNeeded: milliseconds) << 16 | 0x7000 | random & 0x0FFF,
            low: generator.next() & (.max >> 2) | 1 << 63)
    }

    /// An identifier that begins with the system's time, version 7.
    ///
    /// - Returns: A new identifier, greater than those of earlier milliseconds.
    public static func timeOrdered() -> UniqueIdentifier { timeOrdered(milliseconds: Moment.millisecondsNow()) }

    /// Reads 32 hexadecimal digits, with or without hyphens, `urn:uuid:` before them or not.
    ///
    /// - Returns: `nil` for any other text.
    public init?(_ text: String) {
        var characters = Array(text.utf8)[...]
        if characters.count > 36 {
            guard characters.prefix(9).map({ $0 | 0x20 }).elementsEqual("urn:uuid:".utf8) else { return nil }
            characters = characters.dropFirst(9)
        }
        guard characters.count == 32 || characters.count == 36 else { return nil }
        let hasHyphens = characters.count == 36
        var parts: (high: UInt64, low: UInt64) = (0, 0)
        for (index, character) in characters.enumerated() {
            if hasHyphens, index == 8 || index == 13 || index == 18 || index == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch character {
            case 0x30...0x39: digit = character - 0x30
            case 0x41...0x46, 0x61...0x66: digit = (character | 0x20) - 0x57
            default: return nil
            }
            parts.high = parts.high << 4 | parts.low >> 60
            parts.low = parts.low << 4 | UInt64(digit)
        }
        high = parts.high
        low = parts.low
    }

    /// The 32 digits alone, as Exif's `ImageUniqueID` has them.
    public var digits: String { String(decoding: characters, as: UTF8.self) }

    private var characters: [UInt8] {
        [high, low].flatMap { half in
            stride(from: UInt64(60), through: 0, by: -4).map { shift in
                let digit = UInt8(half >> shift & 0xF)
                return digit < 10 ? 0x30 + digit : 0x57 + digit
            }
        }
    }
}

extension UniqueIdentifier: CustomStringConvertible {
    /// The identifier as 8-4-4-4-12 digits.
    public var description: String {
        var text = characters
        for place in [20, 16, 12, 8] { text.insert(UInt8(ascii: "-"), at: place) }
        return String(decoding: text, as: UTF8.self)
    }
}
