/// The names of temporary files: `.NAME.sello-N.tmp`.
enum TemporaryName {
    /// How many writers to one destination may be at work at once.
    static let count = 16
    /// How much of a long name is kept: with what is added it stays under 143 bytes, the least that a Linux file system allows (eCryptfs;
    /// others 255).
    private static let keptByteCount = 100

    /// All names for a destination's name, NUL-terminated as it is itself.
    static func all(for name: [CChar]) -> [[CChar]] {
        var stem = [CChar(UInt8(ascii: "."))] + name.dropLast()
        if stem.count > keptByteCount {
            // What is cut away still tells names apart. FNV-1a; a collision costs a few of each other's names, nothing more.
            let hash = name.dropLast().reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
                ($0 ^ UInt64(UInt8(bitPattern: $1))) &* 0x100_0000_01b3
            }
            // Not within a character of UTF-8, which some file systems would refuse.
            var kept = keptByteCount
            while kept > 1, UInt8(bitPattern: stem[kept]) & 0xC0 == 0x80 { kept -= 1 }
            stem = stem[..<kept] + "~\(String(hash, radix: 36))".utf8.map { CChar(bitPattern: $0) }
        }
        return endings.map { stem + $0 }
    }

    // Made once: a small file is written in less time than sixteen strings take to print.
    private static let endings = (0..<count).map {
        "\(middle)\($0)\(end)".utf8.map { CChar(bitPattern: $0) } + [0]
    }

    /// Whether a name is one of ours, for any destination.
    static func matches(_ name: String) -> Bool {
        guard name.hasPrefix("."), name.hasSuffix(end) else { return false }
        let stem = name.dropLast(end.count)
        let digits = stem.reversed().prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return false }
        let before = stem.dropLast(digits.count)
        return before.hasSuffix(middle) && before.count > middle.count + 1
    }

    private static let middle = ".sello-"
    private static let end = ".tmp"
}
