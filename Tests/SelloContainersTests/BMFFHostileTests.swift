import SelloBytes
import SelloContainers
import Testing

/// Broken bytes: nothing traps, and what is written anew at all reads back.
@Suite struct BMFFHostileTests {
    /// A file with every box that the reader or the rewriter looks into.
    static let everything: [UInt8] = {
        let cdsc = Box.full("iref", Box.raw("cdsc", Box.u16(2) + Box.u16(1) + Box.u16(1)))
        func make(_ start: Int, _ moof: Int) -> [UInt8] {
            let iloc = Box.iloc(
                version: 1, offset: 4, length: 4, base: 4, index: 4,
                [
                    .init(id: 1, base: UInt64(start), extents: [[0, 20], [60, 10]]),
                    .init(id: 2, extents: [[UInt64(start + 20), 30]]), .init(id: 3, method: 1, extents: [[0, 12]]),
                ])
            let iinf = Box.iinf(
                Box.infe(1, "hvc1"), Box.infe(2, "mime", contentType: "application/rdf+xml"), Box.infe(3, "Exif"))
            let dinf = Box.group("dinf", Box.selfContained)
            let meta = Box.meta(
                Box.pitm(1), dinf, iinf, iloc, cdsc, Box.raw("idat", Box.u32(0) + Array("MM\0*abcd".utf8)))
            let saio = Box.full("saio", flags: 1, Box.code("cenc") + Box.u32(0) + Box.u32(1) + Box.u32(UInt32(start)))
            let stsd = Box.full("stsd", Box.u32(1) + Box.raw("avc1", [0, 0, 0, 0, 0, 0, 0, 1]))
            let user = Box.group("udta", Box.raw("XMP_", [1, 2, 3]), [0, 0, 0, 0])
            let moov = Box.group(
                "moov", Box.trak(Box.stco([UInt32(start)]) + saio, stsd: stsd), Box.trak(Box.co64([UInt64(start)])),
                user)
            let sidx = Box.full(
                "sidx",
                Box.u32(1) + Box.u32(1) + Box.u32(0) + Box.u32(0) + Box.u16(0) + Box.u16(1) + Box.u32(50) + Box.u32(0)
                    + Box.u32(0))
            let tfhd = Box.full("tfhd", flags: 1, Box.u32(1) + Box.u64(UInt64(moof)))
            let traf = Box.group(
                "traf", tfhd, Box.full("trun", flags: 1, Box.u32(1) + Box.u32(90)),
                Box.full("saio", Box.u32(1) + Box.u32(0)))
            let tfra = Box.full(
                "tfra", Box.u32(1) + Box.u32(0) + Box.u32(1) + Box.u32(0) + Box.u32(UInt32(moof)) + [1, 1, 1])
            let front = Box.ftyp("heic", "mif1") + Box.c2paStore(Box.store(40), padding: 3) + meta + moov + sidx
            return front + Box.group("moof", traf) + Box.raw("mdat", Box.media(100)) + Box.uuid(.xmp, [4, 5])
                + Box.group("mfra", tfra)
                + Box.c2pa("merkle", [1, 2]) + [9, 9]
        }
        let tree = try? BMFFTree(reading: MemorySource(make(0, 0)), limits: Limits())
        func place(_ type: String) -> Range<Int> { tree?.boxes.first { FourCC.text($0.type) == type }?.range ?? 0..<0 }
        return make(place("mdat").lowerBound + 8, place("moof").lowerBound)
    }()

    private func tryEverything(_ bytes: [UInt8]) throws -> Bool {
        do {
            _ = try BMFFRewriting.written(bytes, xmp: Box.packet("new"), storeByteCount: 100, comparesMedia: false)
            return true
        } catch is AssetError {
            return false
        }
    }

    @Test func theWholeFileIsWrittenAnew() throws {
        _ = try BMFFRewriting.written(Self.everything)
        _ = try BMFFRewriting.written(Self.everything, xmp: Box.packet("new"))
        #expect(try MediaPointers(MemorySource(Self.everything)).pointers.count == 12)
    }

    @Test func cutAtEveryByteItIsReadOrRefused() throws {
        for count in 0..<Self.everything.count { _ = try tryEverything(Array(Self.everything.prefix(count))) }
    }

    @Test func withEachByteChangedItIsReadOrRefused() throws {
        var written = 0
        for index in Self.everything.indices {
            for value in [0, 1, 0x7F, 0xFF] as [UInt8] {
                var bytes = Self.everything
                bytes[index] = value
                if try tryEverything(bytes) { written += 1 }
            }
        }
        #expect(written > Self.everything.count)
    }

    @Test func withManyBytesChangedItIsReadOrRefused() throws {
        var state: UInt64 = 42
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let interesting: [[UInt8]] = [
            Box.u32(0), Box.u32(1), Box.u32(7), Box.u32(8), Box.u32(16), Box.u32(.max), Box.u32(.max - 100),
            Box.u32(0x7FFF_FFFF),
            Box.code("moov"), Box.code("meta"), Box.code("iloc"), Box.code("stco"), Box.code("saio"), Box.code("uuid"),
            Box.code("mdat"), Box.code("moof"), Box.code("XMP_"), Box.u64(.max), Box.u64(1 << 32 - 50),
        ]
        for _ in 0..<3000 {
            var bytes = Self.everything
            for _ in 0...next(4) {
                let at = next(bytes.count - 8)
                switch next(4) {
                case 0: bytes[at] = UInt8(next(256))
                case 1:
                    let piece = interesting[next(interesting.count)]
                    bytes.replaceSubrange(at..<at + piece.count, with: piece)
                case 2: bytes.removeSubrange(at..<min(at + next(40), bytes.count))
                default: bytes.insert(contentsOf: bytes[at..<min(at + next(200), bytes.count)], at: next(bytes.count))
                }
                if bytes.count < 16 { break }
            }
            _ = try tryEverything(bytes)
        }
    }

    @Test func aHundredThousandTablesAndBoxesAreRewrittenInOnePass() throws {
        var moov: [UInt8] = []
        for index in 0..<20_000 { moov += Box.trak(Box.stco([UInt32(index)])) }
        let bytes = Box.ftyp("isom") + Box.group("moov", moov) + Box.raw("mdat", [1])
        let written = try BMFFRewriting.written(bytes, comparesMedia: false)
        #expect(written.count == bytes.count + 1045)
    }
}
