import SelloCBOR
import Testing

/// RFC 8949, appendix A: an encoding, its value, and whether the encoding is the deterministic one.
struct CBORVector: CustomTestStringConvertible, Sendable {
    let hex: String
    let value: CBORValue
    let deterministic: Bool
    /// The notation that the appendix prints, where it is the very text that ours prints.
    let notation: String?

    init(_ hex: String, _ value: CBORValue, deterministic: Bool = true, notation: String? = nil) {
        self.hex = hex
        self.value = value
        self.deterministic = deterministic
        self.notation = notation
    }

    var testDescription: String { hex }

    static let appendixA: [CBORVector] = [
        CBORVector("00", 0, notation: "0"),
        CBORVector("01", 1, notation: "1"),
        CBORVector("0a", 10, notation: "10"),
        CBORVector("17", 23, notation: "23"),
        CBORVector("1818", 24, notation: "24"),
        CBORVector("1819", 25, notation: "25"),
        CBORVector("1864", 100, notation: "100"),
        CBORVector("1903e8", 1000, notation: "1000"),
        CBORVector("1a000f4240", 1_000_000, notation: "1000000"),
        CBORVector("1b000000e8d4a51000", 1_000_000_000_000, notation: "1000000000000"),
        CBORVector("1bffffffffffffffff", .unsigned(.max), notation: "18446744073709551615"),
        CBORVector("c249010000000000000000", .tagged(2, .bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))),
        CBORVector("3bffffffffffffffff", .negative(.max), notation: "-18446744073709551616"),
        CBORVector("c349010000000000000000", .tagged(3, .bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))),
        CBORVector("20", -1, notation: "-1"),
        CBORVector("29", -10, notation: "-10"),
        CBORVector("3863", -100, notation: "-100"),
        CBORVector("3903e7", -1000, notation: "-1000"),
        CBORVector("f90000", .float(0), notation: "0.0"),
        CBORVector("f98000", .float(-0.0), notation: "-0.0"),
        CBORVector("f93c00", .float(1), notation: "1.0"),
        CBORVector("fb3ff199999999999a", .float(1.1), notation: "1.1"),
        CBORVector("f93e00", .float(1.5), notation: "1.5"),
        CBORVector("f97bff", .float(65504), notation: "65504.0"),
        CBORVector("fa47c35000", .float(100_000), notation: "100000.0"),
        CBORVector("fa7f7fffff", .float(3.4028234663852886e+38), notation: "3.4028234663852886e+38"),
        CBORVector("fb7e37e43c8800759c", .float(1.0e+300)),
        CBORVector("f90001", .float(5.960464477539063e-8)),
        CBORVector("f90400", .float(0.00006103515625)),
        CBORVector("f9c400", .float(-4), notation: "-4.0"),
        CBORVector("fbc010666666666666", .float(-4.1), notation: "-4.1"),
        CBORVector("f97c00", .float(.infinity), notation: "Infinity"),
        CBORVector("f97e00", .float(.nan), notation: "NaN"),
        CBORVector("f9fc00", .float(-.infinity), notation: "-Infinity"),
        CBORVector("fa7f800000", .float(.infinity), deterministic: false, notation: "Infinity"),
        CBORVector("fa7fc00000", .float(.nan), deterministic: false, notation: "NaN"),
        CBORVector("faff800000", .float(-.infinity), deterministic: false, notation: "-Infinity"),
        CBORVector("fb7ff0000000000000", .float(.infinity), deterministic: false, notation: "Infinity"),
        CBORVector("fb7ff8000000000000", .float(.nan), deterministic: false, notation: "NaN"),
        CBORVector("fbfff0000000000000", .float(-.infinity), deterministic: false, notation: "-Infinity"),
        CBORVector("f4", false, notation: "false"),
        CBORVector("f5", true, notation: "true"),
        CBORVector("f6", .null, notation: "null"),
        CBORVector("f7", .undefined, notation: "undefined"),
        CBORVector("f0", .simple(16), notation: "simple(16)"),
        CBORVector("f8ff", .simple(255), notation: "simple(255)"),
        CBORVector(
            "c074323031332d30332d32315432303a30343a30305a", .tagged(0, "2013-03-21T20:04:00Z"),
            notation: "0(\"2013-03-21T20:04:00Z\")"),
        CBORVector("c11a514b67b0", .tagged(1, 1_363_896_240), notation: "1(1363896240)"),
        CBORVector("c1fb41d452d9ec200000", .tagged(1, .float(1_363_896_240.5)), notation: "1(1363896240.5)"),
        CBORVector("d74401020304", .tagged(23, .bytes([1, 2, 3, 4])), notation: "23(h'01020304')"),
        CBORVector(
            "d818456449455446", .tagged(24, .bytes([0x64, 0x49, 0x45, 0x54, 0x46])), notation: "24(h'6449455446')"),
        CBORVector(
            "d82076687474703a2f2f7777772e6578616d706c652e636f6d", .tagged(32, "http://www.example.com"),
            notation: "32(\"http://www.example.com\")"),
        CBORVector("40", .bytes([]), notation: "h''"),
        CBORVector("4401020304", .bytes([1, 2, 3, 4]), notation: "h'01020304'"),
        CBORVector("60", "", notation: "\"\""),
        CBORVector("6161", "a", notation: "\"a\""),
        CBORVector("6449455446", "IETF", notation: "\"IETF\""),
        CBORVector("62225c", "\"\\", notation: "\"\\\"\\\\\""),
        CBORVector("62c3bc", "\u{fc}", notation: "\"\u{fc}\""),
        CBORVector("63e6b0b4", "\u{6c34}", notation: "\"\u{6c34}\""),
        CBORVector("64f0908591", "\u{10151}", notation: "\"\u{10151}\""),
        CBORVector("80", [], notation: "[]"),
        CBORVector("83010203", [1, 2, 3], notation: "[1, 2, 3]"),
        CBORVector("8301820203820405", [1, [2, 3], [4, 5]], notation: "[1, [2, 3], [4, 5]]"),
        CBORVector("98190102030405060708090a0b0c0d0e0f101112131415161718181819", .array((1...25).map { .integer($0) })),
        CBORVector("a0", .map([]), notation: "{}"),
        CBORVector("a201020304", .map([CBORPair(1, 2), CBORPair(3, 4)]), notation: "{1: 2, 3: 4}"),
        CBORVector("a26161016162820203", .map(["a": 1, "b": [2, 3]]), notation: "{\"a\": 1, \"b\": [2, 3]}"),
        CBORVector("826161a161626163", ["a", .map(["b": "c"])], notation: "[\"a\", {\"b\": \"c\"}]"),
        CBORVector(
            "a56161614161626142616361436164614461656145", .map(["a": "A", "b": "B", "c": "C", "d": "D", "e": "E"]),
            notation: "{\"a\": \"A\", \"b\": \"B\", \"c\": \"C\", \"d\": \"D\", \"e\": \"E\"}"),
        CBORVector("5f42010243030405ff", .bytes([1, 2, 3, 4, 5]), deterministic: false),
        CBORVector("7f657374726561646d696e67ff", "streaming", deterministic: false),
        CBORVector("9fff", [], deterministic: false),
        CBORVector("9f018202039f0405ffff", [1, [2, 3], [4, 5]], deterministic: false),
        CBORVector("9f01820203820405ff", [1, [2, 3], [4, 5]], deterministic: false),
        CBORVector("83018202039f0405ff", [1, [2, 3], [4, 5]], deterministic: false),
        CBORVector("83019f0203ff820405", [1, [2, 3], [4, 5]], deterministic: false),
        CBORVector(
            "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff", .array((1...25).map { .integer($0) }),
            deterministic: false),
        CBORVector("bf61610161629f0203ffff", .map(["a": 1, "b": [2, 3]]), deterministic: false),
        CBORVector("826161bf61626163ff", ["a", .map(["b": "c"])], deterministic: false),
        CBORVector("bf6346756ef563416d7421ff", .map(["Fun": true, "Amt": -2]), deterministic: false),
    ]

    /// RFC 8949, appendix F: bytes that are not well-formed, by kind.
    static let notWellFormed: [String: [String]] = [
        "the head ends early": [
            "18", "19", "1a", "1b", "1901", "1a0102", "1b01020304050607", "38", "58", "78", "98", "9a01ff00", "b8",
            "d8",
            "f8", "f900", "fa0000", "fb000000",
        ],
        "a string is short": [
            "41", "61", "5affffffff00", "5bffffffffffffffff010203", "7affffffff00", "7b7fffffffffffffff010203",
        ],
        "entries are missing": ["81", "818181818181818181", "8200", "a1", "a20102", "a100", "a2000000"],
        "a tag has no content": ["c0"],
        "a string is not closed": ["5f4100", "7f6100"],
        "an array or map is not closed": [
            "9f", "9f0102", "bf", "bf01020102", "819f", "9f8000", "9f9f9f9f9fffffffff", "9f819f819f9fffffff",
        ],
        "the additional information is reserved": [
            "1c", "1d", "1e", "3c", "3d", "3e", "5c", "5d", "5e", "7c", "7d", "7e", "9c", "9d", "9e", "bc", "bd", "be",
            "dc", "dd", "de", "fc", "fd", "fe",
        ],
        "a simple value is too wide": ["f800", "f801", "f818", "f81f"],
        "a chunk has the wrong type": [
            "5f00ff", "5f21ff", "5f6100ff", "5f80ff", "5fa0ff", "5fc000ff", "5fe0ff", "7f4100ff",
        ],
        "a chunk has no definite length": ["5f5f4100ffff", "7f7f6100ffff"],
        "a break ends nothing": ["ff"],
        "a break is inside a definite item": [
            "81ff", "8200ff", "a1ff", "a1ff00", "a100ff", "a20000ff", "9f81ff", "9f829f819f9fffffffff",
        ],
        "a map ends with a key": ["bf00ff", "bf000000ff"],
        "a number has no length": ["1f", "3f", "df"],
    ]
}

/// The bytes of hexadecimal digits.
func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
}
