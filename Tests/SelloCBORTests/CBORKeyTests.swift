import SelloBytes
import SelloCBOR
import Testing

/// Keys that a map may have, and that it may have once (RFC 8949, 5.6).
@Suite struct CBORKeyTests {
    private static func bytes(_ digits: String) -> [UInt8] {
        stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2), radix: 16) }
    }

    private static func error(_ map: [UInt8]) -> AssetError.Code? {
        do throws(AssetError) {
            _ = try CBORDecoder.decode(map)
            return nil
        } catch { return error.code }
    }

    /// Two keys in hexadecimal digits, and whether they are one.
    @Test(arguments: [
        ("01", "02", false), ("01", "01", true), ("01", "1801", true), ("6161", "6161", true), ("6161", "4161", false),
        ("c101", "c101", true), ("c101", "c102", false), ("f5", "f5", true), ("f5", "f4", false), ("80", "8101", false),
        ("8101", "8101", true),
    ]) func aKeyStandsOnce(_ first: String, _ second: String, _ isOne: Bool) {
        let few: [UInt8] = [0xA2] + Self.bytes(first) + [0] + Self.bytes(second) + [0]
        // Maps of more than a handful of entries are looked through in another way.
        let others: [UInt8] = (UInt8(100)..<120).flatMap { [0x18, $0, 0] as [UInt8] }
        let many: [UInt8] = [0xB6] + others + Self.bytes(first) + [0] + Self.bytes(second) + [0]
        for map in [few, many] { #expect(Self.error(map) == (isOne ? .malformed : nil)) }
    }

    @Test(arguments: ["a0", "a10102", "81a0", "c1a0", "c1c181a0", "9fa0ff", "bfff"]) func whatHoldsAMapIsNoKey(
        _ key: String
    ) {
        #expect(Self.error([0xA1] + Self.bytes(key) + [0]) == .unsupported)
        #expect(Self.error([0xBF] + Self.bytes(key) + [0, 0xFF]) == .unsupported)
        #expect(Self.error([0xA1, 0] + Self.bytes(key)) == nil)
    }
}
