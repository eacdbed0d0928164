import SelloBytes
import SelloContainers
import Testing

@Suite struct BMFFTreeTests {
    private func tree(_ bytes: [UInt8], _ limits: Limits = Limits()) throws(AssetError) -> BMFFTree {
        try BMFFTree(reading: MemorySource(bytes), limits: limits)
    }

    private func outline(_ bytes: [UInt8]) throws -> [String] {
        try tree(bytes).boxes.map {
            "\($0.depth) \(FourCC.text($0.type)) \($0.range.lowerBound)..<\($0.range.upperBound) \($0.sizeForm)"
        }
    }

    @Test func readsSizesOf32BitsOf64BitsAndToTheEnd() throws {
        let bytes = Box.ftyp("isom") + Box.large("free", [1, 2]) + Box.raw("mdat", [3, 4, 5], size: 0)
        #expect(
            try outline(bytes) == ["0 ftyp 0..<16 compact", "0 free 16..<34 large", "0 mdat 34..<45 open"])
        let payload = try tree(bytes)[1].payload
        #expect(payload == 32..<34)
    }

    @Test func findsTheBoxesInsideContainersAndNowhereElse() throws {
        let bytes =
            Box.group("moov", Box.group("trak", Box.raw("tkhd", [0])), Box.raw("mvhd", Box.raw("trak", [])))
            + Box.raw("free", Box.raw("moov", []))
        let found = try tree(bytes)
        #expect(found.boxes.map { FourCC.text($0.type) } == ["moov", "trak", "tkhd", "mvhd", "free"])
        #expect(Array(found.roots) == [0, 4])
        #expect(Array(found.children(of: 0)) == [1, 3])
        #expect(Array(found.children(of: 4)).isEmpty)
        #expect(found.path(of: 2).map(FourCC.text) == ["moov", "trak", "tkhd"])
        #expect(found.innermost(holding: 24..<25) == 2)
        #expect(found.innermost(holding: 16..<26) == 0)
        #expect(found.innermost(holding: 0..<bytes.count) == nil)
    }

    @Test func tellsMetaWithVersionFromQuickTimesWithout() throws {
        let handler = Box.hdlr("mdta")
        let both = Box.full("meta", handler) + Box.raw("meta", handler) + Box.raw("meta", [0, 0, 0, 0])
        #expect(
            try tree(both).boxes.map { "\($0.depth) \(FourCC.text($0.type))" }
                == ["0 meta", "1 hdlr", "0 meta", "1 hdlr", "0 meta"])
    }

    @Test func readsTheTypeOfUUIDBoxes() throws {
        let bytes =
            Box.uuid(.xmp, [1, 2, 3])
            + Box.large("uuid", Box.u64(BMFFUserType.c2pa.high) + Box.u64(BMFFUserType.c2pa.low))
        let found = try tree(bytes)
        #expect(found[0].usertype == .xmp)
        #expect(found[0].payload == 24..<27)
        #expect(found[1].usertype == .c2pa)
        #expect(found[1].headerByteCount == 32)
        let none = try tree(Box.ftyp("isom"))[0].usertype
        #expect(none == nil)
    }

    @Test func readsVersionAndFlagsOnDemand() throws {
        let bytes = Box.full("tfhd", version: 3, flags: 0x02_0001, []) + Box.raw("free", [1])
        let found = try tree(bytes)
        var window = Window(MemorySource(bytes))
        let read = try found.versionAndFlags(of: 0, in: &window)
        #expect(read.version == 3)
        #expect(read.flags == 0x02_0001)
        #expect(throws: AssetError(.truncated, at: 20, "")) { try found.versionAndFlags(of: 1, in: &window) }
    }

    struct Fault: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]
        var error: AssetError
    }

    @Test(arguments: [
        Fault(
            testDescription: "a box past the end", bytes: Box.raw("free", [1], size: 10),
            error: AssetError(.truncated, at: 0, "")),
        Fault(
            testDescription: "a box past its parent",
            bytes: Box.group("moov", Box.raw("trak", [], size: 9)) + Box.ftyp("a   "),
            error: AssetError(.malformed, at: 8, "")),
        Fault(
            testDescription: "an mdat past its parent",
            bytes: Box.group("moov", Box.raw("mdat", [], size: 9)) + Box.ftyp("a   "),
            error: AssetError(.malformed, at: 8, "")),
        Fault(
            testDescription: "a box smaller than its header", bytes: Box.raw("free", [], size: 7),
            error: AssetError(.malformed, at: 0, "")),
        Fault(
            testDescription: "a 64-bit size smaller than its header", bytes: Box.large("free", [], size: 15),
            error: AssetError(.malformed, at: 0, "")),
        Fault(
            testDescription: "a 64-bit size cut off", bytes: Box.u32(1) + Box.code("free") + [0, 0, 0],
            error: AssetError(.truncated, at: 0, "")),
        Fault(
            testDescription: "a size of 2⁶⁴ − 1", bytes: Box.large("free", [], size: .max),
            error: AssetError(.truncated, at: 0, "")),
        Fault(
            testDescription: "a uuid box without its type", bytes: Box.raw("uuid", [1, 2, 3]),
            error: AssetError(.malformed, at: 0, "")),
        Fault(
            testDescription: "an open uuid box without its type", bytes: Box.raw("uuid", [1, 2, 3], size: 0),
            error: AssetError(.malformed, at: 0, "")),
    ]) func refuses(_ fault: Fault) {
        #expect(throws: fault.error) { try tree(fault.bytes) }
    }

    @Test(arguments: [UInt64(100), .max, .max - 7, UInt64(Int.max)])
    func clampsAnMdatThatIsLongerThanTheFile(size: UInt64) throws {
        let bytes = Box.ftyp("isom") + Box.large("mdat", [1, 2, 3], size: size)
        let mdat = try tree(bytes)[1]
        #expect(mdat.range == 16..<35)
        #expect(mdat.sizeForm == .cut)
    }

    @Test func keepsFewerThanEightBytesAfterTheLastBox() throws {
        let inside = Box.raw("udta", Box.raw("name", []) + [0, 0, 0, 0])
        let found = try tree(Box.group("moov", inside) + Box.raw("free", []) + [1, 2, 3])
        #expect(found.boxes.map { FourCC.text($0.type) } == ["moov", "udta", "name", "free"])
        #expect(found.trailing == 36..<39)
        #expect(try tree(Box.raw("free", [])).trailing.isEmpty)
    }

    @Test func aFaultInPropertiesEndsTheirListAndNothingMore() throws {
        let properties = Box.group("iprp", Box.raw("ipco", Box.raw("ispe", [1]) + Box.raw("pixi", [], size: 99)))
        let found = try tree(Box.full("meta", Box.hdlr("pict") + properties + Box.pitm(1)))
        #expect(found.boxes.map { FourCC.text($0.type) } == ["meta", "hdlr", "iprp", "ipco", "ispe", "pitm"])
    }

    @Test func nestsAsDeepAsTheLimitAndNoDeeper() throws {
        func nested(_ levels: Int) -> [UInt8] {
            (1..<levels).reduce(Box.raw("moov", [])) { inner, _ in Box.group("moov", inner) }
        }
        #expect(try tree(nested(32)).boxes.count == 32)
        #expect(throws: AssetError(.nestedTooDeep, at: 32 * 8, "")) { try tree(nested(33)) }
        var limits = Limits()
        limits.nesting = 2
        #expect(try tree(nested(2), limits).boxes.count == 2)
        #expect(throws: AssetError(.nestedTooDeep, at: 16, "")) { try tree(nested(3), limits) }
    }

    @Test func countsUpToTheLimitAndNoFurther() throws {
        var limits = Limits()
        limits.unitCount = 3
        let box = Box.raw("free", [])
        #expect(try tree(box + box + box, limits).boxes.count == 3)
        #expect(throws: AssetError(.limitExceeded, at: 24, "")) { try tree(box + box + box + box, limits) }
    }

    @Test func takesAHundredThousandBoxesAndReadsNoPayload() throws {
        var bytes = Box.ftyp("isom")
        for index in 0..<50_000 {
            bytes += Box.raw(index % 2 == 0 ? "free" : "moof", []) + Box.group("traf", Box.raw("tfhd", []))
        }
        let found = try tree(bytes)
        #expect(found.boxes.count == 150_001)
        #expect(Array(found.roots).count == 100_001)
        let counting = SparseCounter(
            byteCount: 1 << 40, header: Box.ftyp("isom") + Box.large("mdat", [], size: 1 << 40 - 16))
        _ = try BMFFTree(reading: counting, limits: Limits())
        #expect(counting.count < 64 << 10)
    }
}

/// Counts the bytes that are read of it.
private final class SparseCounter: ByteSource {
    let byteCount: Int
    private let inner: SparseSource
    private nonisolated(unsafe) var read = 0
    var count: Int { unsafe read }

    init(byteCount: Int, header: [UInt8]) {
        self.byteCount = byteCount
        inner = SparseSource(byteCount: byteCount, known: [(0, header)])
    }

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        let got = try inner.read(at: offset, into: &buffer)
        unsafe read += got
        return got
    }
}
