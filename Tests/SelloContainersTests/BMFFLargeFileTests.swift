import SelloBytes
import SelloContainers
import Testing

/// Files around 4 GiB, which make their bytes on demand.
@Suite struct BMFFLargeFileTests {
    private let mark = Int(UInt32.max) + 1

    /// A file of `ftyp`, `header` made for the place of the media, and an `mdat` with a 64-bit size.
    private func source(_ byteCount: Int, brand: String = "isom", _ header: (Int) -> [UInt8]) -> SparseSource {
        let ftyp = Box.ftyp(brand)
        let at = ftyp.count + header(0).count
        let mdat = Box.u32(1) + Box.code("mdat") + Box.u64(UInt64(byteCount - at))
        return SparseSource(byteCount: byteCount, known: [(0, ftyp + header(at + 16) + mdat)])
    }

    private func rewritten(_ source: SparseSource, storeByteCount: Int = 1000) throws -> (PlannedSource, BMFFLayout) {
        let rewrite = try BMFFLayout(reading: source, limits: Limits()).rewrite(
            RewriteRequest(storeByteCount: storeByteCount), of: source, limits: Limits())
        let new = try PlannedSource(rewrite, of: source, store: Box.store(storeByteCount))
        try BMFFRewriting.comparePointers(source, new)
        let layout = try BMFFLayout(reading: new, limits: Limits())
        let roots = layout.tree.roots.map {
            Rewrite.RootBox(
                type: layout.tree[$0].type, range: layout.tree[$0].range, isStore: layout.tree[$0].usertype == .c2pa)
        }
        #expect(roots == rewrite.rootBoxes)
        return (new, layout)
    }

    private func count(_ type: String, _ layout: BMFFLayout) -> Int {
        layout.tree.boxes.count { FourCC.text($0.type) == type }
    }

    @Test(arguments: [(-1046, 0), (-1045, 1), (-1, 1)])
    func aTableIsWidenedWhenItMustBeAndNotBefore(distance: Int, widened: Int) throws {
        // The C2PA box has 45 bytes beside the store.
        let large = source(mark + 5000) { start in
            Box.group(
                "moov", Box.trak(Box.stco([UInt32(start), UInt32(mark + distance)])),
                Box.trak(Box.stco([UInt32(start + 9)])))
        }
        let (_, layout) = try rewritten(large)
        #expect(count("co64", layout) == widened)
        #expect(count("stco", layout) == 2 - widened)
    }

    @Test func wideningOneTableMayCallForAnother() throws {
        // The first grows by 8 bytes, which pushes the second over, and so on: each 8 bytes nearer to the mark than the store alone needs.
        let large = source(mark + 5000) { start in
            let tracks = (0..<20).flatMap { index in
                Box.trak(Box.stco([UInt32(start), UInt32(mark - 1045 - 8 * index)]))
            }
            return Box.group("moov", tracks)
        }
        let (_, layout) = try rewritten(large)
        #expect(count("co64", layout) == 20)
        #expect(count("stco", layout) == 0)
    }

    @Test func aLongChainOfWideningsEnds() throws {
        let large = source(mark + 500_000) { start in
            Box.group("moov", (0..<3000).flatMap { Box.trak(Box.stco([UInt32(mark - 1045 - 4 * $0)])) })
        }
        let found = try BMFFLayout(reading: large, limits: Limits())
        let rewrite = try found.rewrite(RewriteRequest(storeByteCount: 1000), of: large, limits: Limits())
        #expect(rewrite.map(UInt64(mark)) == UInt64(mark + 1045 + 3000 * 4))
    }

    @Test func auxiliaryInformationIsWidenedByItsVersion() throws {
        let large = source(mark + 5000) { start in
            Box.group(
                "moov",
                Box.trak(
                    Box.full(
                        "saio", flags: 1,
                        Box.code("cenc") + Box.u32(0) + Box.u32(2) + Box.u32(UInt32(start)) + Box.u32(.max))))
        }
        let (new, layout) = try rewritten(large)
        var window = Window(new)
        let index = try #require(layout.tree.boxes.firstIndex { FourCC.text($0.type) == "saio" })
        #expect(try layout.tree.versionAndFlags(of: index, in: &window) == (1, 1))
    }

    @Test(arguments: [(4, 0), (4, 4), (0, 4), (8, 4)])
    func itemsGetWiderNumbers(offset: Int, base: Int) throws {
        let place = UInt64(mark - 3)
        func items(_ start: Int) -> [Box.Item] {
            if offset == 0 {
                return [
                    .init(id: 1, base: place, extents: [[0, 2]]), .init(id: 2, base: UInt64(start), extents: [[0, 2]]),
                ]
            }
            let first: Box.Item =
                base > 0 ? .init(id: 1, base: place - 9, extents: [[9, 2]]) : .init(id: 1, extents: [[place, 2]])
            return [first, .init(id: 2, extents: [[UInt64(start), 7]])]
        }
        let large = source(mark + 5000, brand: "heic") { start in
            Box.meta(Box.iloc(version: 1, offset: offset, length: 4, base: base, items(start)))
        }
        let (new, layout) = try rewritten(large)
        let offsets = try MediaPointers(new).pointers.map(\.offset)
        // The table itself grows by four bytes for each number that is made wider.
        let media = try #require(layout.tree.boxes.last).payload.lowerBound
        let growth =
            media - (try #require(try BMFFLayout(reading: large, limits: Limits()).tree.boxes.last).payload.lowerBound)
        #expect(offsets == [mark - 3 + growth, media])
        #expect(growth == 1045 + (offset == 4 ? 8 : 0) + (base == 4 ? 8 : 0))
    }

    @Test func anItemTableWithoutAFieldForThePlaceIsRefused() throws {
        let bytes =
            Box.ftyp("heic")
            + Box.meta(Box.iloc(version: 0, offset: 0, length: 4, base: 0, [.init(id: 1, extents: [[0, 5]])]))
        // The item is the start of the file: it stays, unless the box is put before it.
        #expect(try BMFFRewriting.refusal(bytes) == nil)
        let quickTime = Box.raw("wide", []) + bytes.dropFirst(16)
        #expect(try BMFFRewriting.refusal(quickTime)?.code == .unsupported)
    }

    @Test func randomAccessTablesWith32BitsAreRefusedOver4GiB() throws {
        let large = source(mark + 5000) { _ in
            Box.group(
                "mfra", Box.full("tfra", Box.u32(1) + Box.u32(0) + Box.u32(1) + Box.u32(0) + Box.u32(.max) + [1, 1, 1]))
        }
        #expect(throws: AssetError(.unsupported, at: 24, "")) {
            try BMFFLayout(reading: large, limits: Limits()).rewrite(
                RewriteRequest(storeByteCount: 1000), of: large, limits: Limits())
        }
    }

    @Test func aBoxThatGrowsOver4GiBGetsA64BitSize() throws {
        // The packet lies in an `idat` of exactly the largest 32-bit size.
        let ftyp = Box.ftyp("heic")
        let items =
            Box.u32(0) + Box.pitm(1)
            + Box.iinf(Box.infe(1, "hvc1"), Box.infe(2, "mime", contentType: "application/rdf+xml"))
            + Box.iloc(
                version: 1, offset: 4, length: 4, base: 0,
                [
                    .init(id: 1, method: 1, extents: [[0, 5], [100, 5]]), .init(id: 2, method: 1, extents: [[40, 10]]),
                ])
        let size = 16 + items.count + Int(UInt32.max)
        let meta = Box.large("meta", items + Box.u32(.max) + Box.code("idat"), size: UInt64(size))
        let large = SparseSource(
            byteCount: ftyp.count + size + 8, known: [(0, ftyp + meta), (ftyp.count + size, Box.raw("free", []))])
        let packet = Box.packet("a packet of more than ten bytes")
        let rewrite = try BMFFLayout(reading: large, limits: Limits()).rewrite(
            RewriteRequest(xmp: packet, storeByteCount: 1000), of: large, limits: Limits())
        let new = try PlannedSource(rewrite, of: large, store: Box.store(1000))
        try BMFFRewriting.comparePointers(large, new)
        let layout = try BMFFLayout(reading: new, limits: Limits())
        #expect(layout.tree.boxes.suffix(2).map(\.sizeForm) == [.large, .compact])
        #expect(try layout.metadata.first?.bytes(of: new, limits: Limits()) == packet)
    }
}
