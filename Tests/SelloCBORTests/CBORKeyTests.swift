import SelloBytes
import SelloCBOR
import Testing

/// Keys that a map may have once (RFC 8949, 5.6).
@Suite struct CBORKeyTests {
    /// A map with two keys in hexadecimal digits, and whether they are one.
    @Test(arguments: [
        ("01", "02", false), ("01", "01", true), ("01", "1801", true), ("6161", "6161", true), ("6161", "4161", false),
        ("80", "8180", false), ("8101", "8101", true), ("a10102", "a10102", true), ("a10102", "a10103", false),
        // The same map in another order, and inside others.
        ("a201020304", "a203040102", true), ("81a201020304", "81a203040102", true),
        ("c1a201020304", "c1a203040102", true),
        ("a1a20102030405", "a1a20304010205", true), ("8201a0", "82a001", false),
    ]) func aKeyStandsOnce(_ first: String, _ second: String, _ isOne: Bool) throws {
        func bytes(_ digits: String) -> [UInt8] {
            stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2), radix: 16) }
        }
        let few: [UInt8] = [0xA2] + bytes(first) + [0] + bytes(second) + [0]
        // Maps of more than a handful of entries are looked through in another way.
        let others: [UInt8] = (UInt8(100)..<120).flatMap { [0x18, $0, 0] as [UInt8] }
        let many: [UInt8] = [0xB6] + others + bytes(first) + [0] + bytes(second) + [0]
        for map in [few, many] { #expect(((try? CBORDecoder.decode(map)) == nil) == isOne) }
    }
}
