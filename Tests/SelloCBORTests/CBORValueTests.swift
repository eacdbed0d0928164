import SelloCBOR
import Testing

@Suite struct CBORValueTests {
    @Test func mapsKeepTheirOrder() {
        let pairs = [CBORPair(.text("b"), .null), CBORPair(.text("a"), .null)]
        #expect(CBORValue.map(pairs) != CBORValue.map(pairs.reversed()))
    }

    @Test func nullCountsAsAbsent() {
        let map = CBORValue.map(["here": 1, "null": .null, "left out": nil])
        #expect(map["here"] == 1)
        #expect(map["null"] == nil)
        #expect(map.mapValue?.count == 2)
        #expect(CBORValue.text("here")["here"] == nil)
        #expect(CBORValue.map([CBORPair(33, "x")])[33 as CBORValue] == "x")
    }

    @Test func valuesAnswerOnlyForTheirKind() {
        let values: [CBORValue] = [1, -1, .bytes([1]), "a", [1], .map(["a": 1]), true, .float(1), .null, .simple(5)]
        #expect(values.map { $0.unsignedValue != nil } == [true] + Array(repeating: false, count: 9))
        #expect(values.map { $0.intValue } == [1, -1] + Array(repeating: nil, count: 8))
        #expect(values.map { $0.doubleValue } == [1, -1, nil, nil, nil, nil, nil, 1, nil, nil])
        #expect(values.map { $0.bytesValue != nil }.firstIndex(of: true) == 2)
        #expect(values.map { $0.textValue != nil }.firstIndex(of: true) == 3)
        #expect(values.map { $0.arrayValue != nil }.firstIndex(of: true) == 4)
        #expect(values.map { $0.mapValue != nil }.firstIndex(of: true) == 5)
        #expect(values.map { $0.boolValue != nil }.firstIndex(of: true) == 6)
    }

    @Test func integersThatDoNotFitAreNone() {
        #expect(CBORValue.unsigned(.max).intValue == nil)
        #expect(CBORValue.negative(.max).intValue == nil)
        #expect(CBORValue.unsigned(UInt64(Int.max)).intValue == .max)
        #expect(CBORValue.negative(UInt64(Int.max)).intValue == .min)
        #expect(CBORValue.integer(.min) == .negative(UInt64(Int.max)))
        #expect(CBORValue.negative(.max).doubleValue == -0x1p64)
    }

    @Test func tagsCanBeLookedThrough() {
        #expect(CBORValue.tagged(0, .tagged(55799, "x")).untagged == "x")
        #expect(CBORValue.text("x").untagged == "x")
    }

    @Test func floatsAreEqualWhenTheirEncodingIs() {
        #expect(CBORValue.float(.nan) == .float(-.nan))
        #expect(CBORValue.float(0) != .float(-0.0))
        #expect(CBORValue.float(1) != 1)
        #expect(Set<CBORValue>([.float(.nan), .float(-.nan), .unsigned(3), .negative(3)]).count == 3)
    }

    @Test func longByteStringsAreCutInPrint() {
        #expect(CBORValue.bytes([0, 0xAB, 16]).diagnostic(byteLimit: 2) == "h'00ab…' /3 bytes/")
        #expect(CBORValue.bytes([0, 0xAB]).diagnostic(byteLimit: 2) == "h'00ab'")
        #expect(CBORValue.bytes([1]).diagnostic(byteLimit: -1) == "h'…' /1 bytes/")
    }

    @Test func printCannotSteerATerminal() {
        let printed = CBORValue.text("a\u{1B}[2J\u{202E}b\n\u{9B}").diagnostic()
        #expect(printed == "\"a\\u{1b}[2J\\u{202e}b\\n\\u{9b}\"")
    }
}
