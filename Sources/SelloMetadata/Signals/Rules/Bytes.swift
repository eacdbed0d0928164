/// Searches in bytes that cost no more than linear time for the short words that are looked for.
enum Bytes {
    /// The first place of a word.
    static func firstRange(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        guard let first = word.first else { return nil }
        var rest = bytes
        while let start = rest.firstIndex(of: first) {
            if bytes[start...].starts(with: word) { return start..<start + word.count }
            rest = bytes[(start + 1)...]
        }
        return nil
    }

    /// The first place of a word.
    static func firstRange(of word: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        firstRange(of: Array(word.utf8), in: bytes)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }

    /// Without white space and zeros at both ends.
    static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        func isPadding(_ byte: UInt8) -> Bool { byte == 0 || isSpace(byte) }
        guard let start = bytes.firstIndex(where: { !isPadding($0) }),
            let end = bytes.lastIndex(where: { !isPadding($0) })
        else { return [] }
        return bytes[start...end]
    }

    /// ASCII letters in lower case.
    static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
