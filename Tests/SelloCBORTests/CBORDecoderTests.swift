import SelloBytes
import SelloCBOR
import Testing

@Suite struct CBORDecoderTests {
    @Test(
        arguments: [
            ("1800", 0), ("190017", 23), ("1a00000001", 1), ("1b0000000000000001", 1), ("3800", -1), ("3900ff", -256),
        ] as [(String, Int)]) func takesIntegersWiderThanNeeded(_ hex: String, _ number: Int) throws
    {
        #expect(try CBORDecoder.decode(bytes(hex)).intValue == number)
    }

    @Test func takesUnsortedKeysAndKeepsTheirOrder() throws {
        let value = try CBORDecoder.decode(bytes("a2626262016161f6"))
        #expect(value == .map(["bb": 1, "a": .null]))
        #expect(value["bb"] == 1)
        #expect(value["a"] == nil)
    }

    @Test(arguments: [
        "a2616101616102",  // the same text
        "a200011800f6",  // 0 and a wider 0
        "bf616101616102ff",
        "a27f6161ff01616102",  // in chunks and whole
        "81a2f97e0001fa7fc0000102",  // NaN is NaN
    ]) func refusesAKeyGivenTwice(_ hex: String) {
        #expect(failure { _ = try CBORDecoder.decode(bytes(hex)) }?.code == .malformed)
    }

    @Test func refusesAKeyGivenTwiceInALargeMap() throws {
        for count in [2, 15, 16, 17, 18, 300] {
            let pairs = (0..<count).map { CBORPair(.integer($0), .null) }
            let encoded = CBOREncoder.encode(.map(pairs))
            #expect(try CBORDecoder.decode(encoded) == .map(pairs))
            // An open map of the same entries and the first key again.
            let body: [UInt8] = pairs.flatMap { CBOREncoder.encode($0.key) + [0xF6] as [UInt8] }
            #expect(
                failure { _ = try CBORDecoder.decode([0xBF] + body + [0x00, 0xF6, 0xFF] as [UInt8]) }?.code
                    == .malformed)
        }
    }

    @Test func tellsKeysApartThatOnlyUnicodeTakesForEqual() throws {
        // K and KELVIN SIGN; a composed and a decomposed e with acute.
        let value = try CBORDecoder.decode(bytes("a4614b0163e284aa0262c3a90363" + "65cc81" + "04"))
        #expect(value["K"] == 1)
        #expect(value["\u{212A}"] == 2)
        #expect(value["\u{e9}"] == 3)
        #expect(value["e\u{301}"] == 4)
        #expect(CBORValue.text("\u{212A}") != "K")
    }

    @Test(arguments: [
        "61ff", "62c080", "63eda080", "64f4908080", "62c328", "7f61c361bcff",
    ]) func refusesTextThatIsNotUTF8(_ hex: String) {
        #expect(failure { _ = try CBORDecoder.decode(bytes(hex), base: 7) }.map { $0.code == .malformed } == true)
    }

    @Test func trailingBytesAreAnErrorUnlessAskedFor() throws {
        let error = failure { _ = try CBORDecoder.decode(bytes("830102030000"), base: 10) }
        #expect(error == AssetError(.malformed, at: 14, ""))
        let (value, consumed) = try CBORDecoder.decodePrefix(bytes("830102030000"))
        #expect(value == [1, 2, 3])
        #expect(consumed == 4)
    }

    @Test(arguments: ["81", "a100", "c6", "9f", "bf00"]) func depthIsTakenAtTheLimitAndRefusedPastIt(_ opening: String)
    {
        let closing = opening.hasPrefix("9f") || opening.hasPrefix("bf") ? [UInt8(0xFF)] : []
        for limit in [0, 1, 5, 32] {
            var limits = Limits()
            limits.nesting = limit
            func nested(_ depth: Int) -> [UInt8] {
                Array(repeatElement(bytes(opening), count: depth).joined()) + [0x00]
                    + Array(repeatElement(closing, count: depth).joined())
            }
            #expect(failure { _ = try CBORDecoder.decode(nested(limit), limits: limits) } == nil)
            #expect(failure { _ = try CBORDecoder.decode(nested(limit + 1), limits: limits) }?.code == .nestedTooDeep)
        }
    }

    @Test func aMillionOpeningsAreRefusedWithoutRecursion() {
        let error = failure { _ = try CBORDecoder.decode([UInt8](repeating: 0x81, count: 1_000_000)) }
        #expect(error?.code == .nestedTooDeep)
    }

    @Test func itemsAreTakenUpToTheLimit() {
        var limits = Limits()
        limits.cborItemCount = 10
        let nine = [UInt8(0x89)] + [UInt8](repeating: 0, count: 9)
        let ten = [UInt8(0x8A)] + [UInt8](repeating: 0, count: 10)
        #expect(failure { _ = try CBORDecoder.decode(nine, limits: limits) } == nil)
        #expect(failure { _ = try CBORDecoder.decode(ten, limits: limits) }?.code == .limitExceeded)
    }

    @Test(arguments: [
        "9bffffffffffffffff", "9b7fffffffffffffff00", "bbffffffffffffffff0000", "bb4000000000000000",
        "5b7fffffffffffffff",
        "7bffffffffffffffff", "9affffffff", "ba80000000",
    ]) func hugeCountsAreRefusedBeforeAnythingIsMade(_ hex: String) {
        #expect(failure { _ = try CBORDecoder.decode(bytes(hex)) }?.code == .truncated)
    }

    @Test func everyHalfFloatIsReadAndWrittenBack() throws {
        for bits in UInt16.min...UInt16.max {
            let encoded: [UInt8] = [0xF9, UInt8(bits >> 8), UInt8(bits & 0xFF)]
            let value = try CBORDecoder.decode(encoded)
            guard let number = value.doubleValue else { Issue.record("no float for \(bits)"); return }
            if number.isNaN {
                #expect(CBOREncoder.encode(value) == [0xF9, 0x7E, 0x00])
            } else {
                #expect(CBOREncoder.encode(value) == encoded)
            }
        }
    }

    @Test(arguments: [
        (1.0.nextUp, 9), (65504.0, 3), (65505.0, 5), (65536.0, 5), (5.960464477539063e-8, 3),
        (0x1p-25, 5), (6.097555160522461e-5, 3), (1e-45, 9), (Double(Float.leastNonzeroMagnitude), 5),
        (16_777_217, 9), (Double.greatestFiniteMagnitude, 9), (Double.leastNonzeroMagnitude, 9),
    ]) func floatsTakeTheFewestBytesThatKeepThem(_ number: Double, _ count: Int) throws {
        let encoded = CBOREncoder.encode(.float(number))
        #expect(encoded.count == count)
        #expect(try CBORDecoder.decode(encoded).doubleValue == number)
    }
}
