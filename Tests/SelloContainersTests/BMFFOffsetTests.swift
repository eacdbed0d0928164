import SelloBytes
import SelloContainers
import Testing

/// One carrier an offset table, decoded before and after.
@Suite struct BMFFOffsetTests {
    /// A file of `ftyp`, a `moov` or `meta` made for a place of the media, and an `mdat`.
    static func file(_ brand: String = "isom", media: [UInt8] = Box.media(400), _ header: (Int) -> [UInt8]) -> [UInt8] {
        let ftyp = Box.ftyp(brand)
        let start = ftyp.count + header(0).count + 8
        return ftyp + header(start) + Box.raw("mdat", media)
    }

    private func pointers(_ bytes: [UInt8]) throws -> [MediaPointers.Pointer] {
        try MediaPointers(MemorySource(bytes)).pointers
    }

    @Test func chunkOffsetsMoveInMoviesOfBothOrders() throws {
        let offsets = [0, 8, 100, 399]
        let first = Self.file { start in Box.group("moov", Box.trak(Box.stco(offsets.map { UInt32(start + $0) }))) }
        let mdat = Box.raw("mdat", Box.media(400))
        let last = Box.ftyp("isom") + mdat + Box.group("moov", Box.trak(Box.co64(offsets.map { UInt64(24 + $0) })))
        for bytes in [first, last] {
            let new = try BMFFRewriting.written(bytes, storeByteCount: 77)
            let moved = try zip(pointers(bytes), pointers(new)).map { $1.offset - $0.offset }
            #expect(moved == [122, 122, 122, 122])
        }
    }

    @Test func severalMediaBoxesAndOpenOnesKeepTheirChunks() throws {
        func moov(_ one: Int, _ two: Int) -> [UInt8] {
            Box.group("moov", Box.trak(Box.stco([UInt32(one), UInt32(two)])), Box.trak(Box.co64([UInt64(two) + 3])))
        }
        let ftyp = Box.ftyp("isom")
        let one = ftyp.count + moov(0, 0).count + 8
        let bytes =
            ftyp + moov(one, one + 50 + 16) + Box.raw("mdat", Box.media(50)) + Box.raw("free", [])
            + Box.raw("mdat", Box.media(60, seed: 3), size: 0)
        let new = try BMFFRewriting.written(bytes)
        #expect(try pointers(new).count == 3)
        let last = try BMFFLayout(reading: MemorySource(new), limits: Limits()).tree.boxes.last
        #expect(last?.sizeForm == .open)
    }

    @Test func anOffsetBeforeTheNewBoxStaysAndOnePastTheEndMovesWithItsNeighbours() throws {
        let bytes = Self.file { start in Box.group("moov", Box.trak(Box.stco([4, 8, 16, UInt32(start), 4_000_000]))) }
        let new = try BMFFRewriting.written(bytes, storeByteCount: 55)
        let moved = try pointers(new).map(\.offset)
        let old = try pointers(bytes).map(\.offset)
        #expect(zip(old, moved).map { $1 - $0 } == [0, 0, 100, 100, 100])
    }

    @Test(arguments: [
        ("one entry, this file", [UInt32(1)], [1], true), ("one entry, another", [0], [1], false),
        ("two entries, this file used", [0, 1], [2, 2], true), ("two entries, another used", [0, 1], [1], false),
        ("an index that is not there", [0, 1], [9], true), ("no sample description", [0, 1], [], true),
    ]) func offsetsIntoAnotherFileStay(_: String, flags: [UInt32], used: [Int], moves: Bool) throws {
        let dref = Box.full("dref", Box.u32(UInt32(flags.count)) + flags.flatMap { Box.full("url ", flags: $0, []) })
        let entries = used.flatMap { Box.raw("mp4a", [0, 0, 0, 0, 0, 0] + Box.u16($0)) }
        let stsd = Box.full("stsd", Box.u32(UInt32(used.count)) + entries)
        let bytes = Self.file { start in
            Box.group(
                "moov", Box.trak(Box.stco([UInt32(start)]), dref: dref, stsd: stsd), Box.trak(Box.stco([UInt32(start)]))
            )
        }
        let source = MemorySource(bytes)
        let layout = try BMFFLayout(reading: source, limits: Limits())
        let rewrite = try layout.rewrite(RewriteRequest(storeByteCount: 55), of: source, limits: Limits())
        let new = try MediaPointers(PlannedSource(rewrite, of: source, store: Box.store(55))).pointers.map(\.offset)
        let old = try pointers(bytes).map(\.offset)
        #expect(zip(old, new).map { $1 - $0 } == [moves ? 100 : 0, 100])
    }

    @Test func aTrackInTwoFilesIsRefused() throws {
        let dref = Box.full("dref", Box.u32(2) + Box.full("url ", flags: 1, []) + Box.full("url ", []))
        let entries = [1, 2].flatMap { Box.raw("mp4a", [0, 0, 0, 0, 0, 0] + Box.u16($0)) }
        let trak = Box.trak(Box.stco([0]), dref: dref, stsd: Box.full("stsd", Box.u32(2) + entries))
        #expect(try BMFFRewriting.refusal(Box.ftyp("isom") + Box.group("moov", trak))?.code == .unsupported)
    }

    @Test(arguments: [UInt8(0), 1], [UInt32(0), 1])
    func auxiliaryInformationOfTracksMoves(version: UInt8, flags: UInt32) throws {
        let bytes = Self.file { start in
            let kind = flags == 1 ? Box.code("cenc") + Box.u32(0) : []
            let offsets = [start + 5, start + 90].flatMap { Box.number(UInt64($0), version == 0 ? 4 : 8) }
            return Box.group(
                "moov", Box.trak(Box.full("saio", version: version, flags: flags, kind + Box.u32(2) + offsets)))
        }
        let new = try BMFFRewriting.written(bytes)
        #expect(try pointers(new).count == 2)
    }

    @Test func tablesMayHaveBytesBehindThemAndNoEntries() throws {
        let bytes = Self.file { start in
            Box.group(
                "moov", Box.trak(Box.full("stco", Box.u32(1) + Box.u32(UInt32(start)) + [1, 2, 3])),
                Box.trak(Box.stco([])))
        }
        let new = try BMFFRewriting.written(bytes)
        #expect(try pointers(new).count == 1)
        #expect(BMFFRewriting.count("\u{1}\u{2}\u{3}", in: new) == 1)
    }

    @Test(arguments: [
        Box.group("moov", Box.trak(Box.full("stco", Box.u32(2) + Box.u32(9)))),
        Box.group("moov", Box.trak(Box.full("stco", Box.u32(.max)))),
        Box.group("moov", Box.trak(Box.full("co64", [0, 0]))),
        Box.group("moov", Box.trak(Box.raw("stco", []))),
        Box.group("moov", Box.trak(Box.full("saio", flags: 1, Box.u32(1)))),
        Box.group("mfra", Box.full("tfra", Box.u32(1) + Box.u32(0) + Box.u32(1))),
        Box.meta(Box.full("iloc", [0x33, 0, 0, 0])), Box.meta(Box.full("iloc", version: 3, [0x44, 0, 0, 0])),
        Box.meta(Box.full("iloc", [0x44, 0, 0, 9])), Box.meta(Box.full("iloc", [0x44, 0])),
        Box.meta(Box.full("iloc", [0, 0, 0, 1] + Box.u16(1) + Box.u16(0) + Box.u16(60000))),
    ]) func tablesThatLieAreRefused(box: [UInt8]) throws {
        let error = try BMFFRewriting.refusal(Box.ftyp("isom") + box)
        #expect(error?.code == .malformed || error?.code == .truncated)
        #expect(error?.offset.map { $0 > 15 } == true)
    }

    // MARK: - Items

    @Test(arguments: [UInt8(0), 1, 2], [4, 8])
    func itemsMoveByTheirOffsetsOrTheirBase(version: UInt8, offset: Int) throws {
        for base in [0, 4, 8] {
            for (baseValue, index) in [(0, 0), (0, 4), (100, 0), (100, 8)] where base > 0 || baseValue == 0 {
                func items(_ start: Int) -> [Box.Item] {
                    let from = UInt64(start - baseValue)
                    let base = UInt64(baseValue)
                    return [
                        .init(id: 1, base: base, extents: [[from, 10], [from + 40, 20]]),
                        .init(id: 2, method: version == 0 ? 0 : 1, extents: [[3, 9]]), .init(id: 3, extents: []),
                        .init(id: 4, base: base, extents: [[from + 399, 1]]),
                    ]
                }
                let bytes = Self.file("avif") { start in
                    let iloc = Box.iloc(
                        version: version, offset: offset, length: 4, base: base, index: version == 0 ? 0 : index,
                        items(max(start, 200)))
                    return Box.meta(Box.raw("idat", Box.media(30, seed: 5)), iloc)
                }
                let new = try BMFFRewriting.written(bytes)
                #expect(try pointers(new).count == 4)
            }
        }
    }

    @Test(arguments: [4, 8], [0, 4])
    func itemsWithoutOffsetsMoveByTheirBase(base: Int, length: Int) throws {
        let bytes = Self.file("heic") { start in
            Box.meta(
                Box.iloc(
                    version: 1, offset: 0, length: length, base: base,
                    [.init(id: 1, base: UInt64(start), extents: [[0, length == 0 ? 0 : 9]])]))
        }
        let new = try BMFFRewriting.written(bytes)
        #expect(try pointers(new).count == 1)
    }

    @Test func anItemThatIsTheWholeFileStaysSo() throws {
        let bytes = Self.file("heic") { _ in
            Box.meta(Box.iloc(version: 0, offset: 0, length: 0, base: 0, [.init(id: 1, extents: [[0, 0]])]))
        }
        #expect(try pointers(try BMFFRewriting.written(bytes)).map(\.offset) == [0])
    }

    @Test func itemsOfTracksAndMoviesMove() throws {
        let bytes = Self.file { start in
            func meta(_ at: Int) -> [UInt8] {
                Box.raw(
                    "meta",
                    Box.hdlr("mdta")
                        + Box.iloc(
                            version: 0, offset: 4, length: 4, base: 0,
                            [.init(id: 1, extents: [[UInt64(start + at), 5]])]))
            }
            return Box.group("moov", meta(0), Box.group("trak", meta(50)), Box.group("meco", meta(60)))
        }
        #expect(try pointers(try BMFFRewriting.written(bytes)).count == 3)
    }

    @Test func itemsInAnotherFileStay() throws {
        let dinf = Box.group(
            "dinf",
            Box.full(
                "dref",
                Box.u32(3) + Box.full("url ", []) + Box.full("url ", flags: 1, [])
                    + Box.full("imdt", flags: 1, Box.u32(1))))
        let bytes = Self.file("heic") { start in
            Box.meta(
                dinf,
                Box.iloc(
                    version: 0, offset: 4, length: 4, base: 0,
                    (0...4).map { .init(id: UInt32($0), reference: $0, extents: [[UInt64(start), 5]]) }))
        }
        let source = MemorySource(bytes)
        let rewrite = try BMFFLayout(reading: source, limits: Limits()).rewrite(
            RewriteRequest(storeByteCount: 55), of: source, limits: Limits())
        let new = try MediaPointers(PlannedSource(rewrite, of: source, store: Box.store(55))).pointers.map(\.offset)
        #expect(zip(try pointers(bytes).map(\.offset), new).map { $1 - $0 } == [100, 0, 100, 0, 100])
    }

    @Test func twoItemTablesInOneBoxAreRefused() throws {
        let iloc = Box.iloc(version: 0, offset: 4, length: 4, base: 0, [])
        #expect(try BMFFRewriting.refusal(Box.ftyp("heic") + Box.meta(iloc, iloc))?.code == .contradictory)
    }

    // MARK: - Offsets into what goes

    @Test func mediaInsideTheOldManifestAreRefused() throws {
        let old = Box.c2paStore(Box.store(100))
        func refusal(_ offset: Int) throws -> AssetError? {
            try BMFFRewriting.refusal(
                Box.ftyp("isom") + old + Box.group("moov", Box.trak(Box.stco([UInt32(offset)]))) + Box.raw("mdat", [1]))
        }
        #expect(try refusal(16)?.code == .contradictory)
        #expect(try refusal(16 + old.count - 1)?.code == .contradictory)
        #expect(try refusal(15) == nil)
        #expect(try refusal(16 + old.count) == nil)
        let item = Box.meta(Box.iloc(version: 0, offset: 4, length: 4, base: 0, [.init(id: 1, extents: [[0, 17]])]))
        #expect(try BMFFRewriting.refusal(Box.ftyp("heic") + old + item)?.code == .contradictory)
    }
}
