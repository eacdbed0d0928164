import SelloBytes
import SelloContainers
import Testing

@Suite struct BMFFLayoutTests {
    private func layout(_ bytes: [UInt8]) throws(AssetError) -> BMFFLayout {
        try BMFFLayout(reading: MemorySource(bytes), limits: Limits())
    }

    @Test(arguments: [
        (["qt  "], "video/quicktime"), (["M4A ", "mp42"], "audio/mp4"), (["M4B "], "audio/mp4"),
        (["heic", "mif1"], "image/heic"), (["mif1", "heic"], "image/heic"), (["mif1", "heix"], "image/heic"),
        (["mif1", "miaf"], "image/heif"), (["avif", "mif1"], "image/avif"), (["mif1", "avif"], "image/avif"),
        (["avis"], "image/avif"), (["isom", "mp42"], "video/mp4"), (["mp42", "qt  "], "video/quicktime"),
        (["crx "], "image/x-canon-cr3"), (["iso6", "dash"], "video/mp4"),
    ]) func namesTheMediaTypeByBrands(brands: [String], type: String) throws {
        let ftyp = Box.raw("ftyp", Box.code(brands[0]) + Box.u32(0) + brands.dropFirst().flatMap(Box.code))
        #expect(try layout(ftyp).mediaType == type)
    }

    @Test(arguments: [
        (["soun"], "audio/mp4"), (["soun", "vide"], "video/mp4"), (["vide"], "video/mp4"), ([], "video/mp4"),
        (["soun", "text"], "audio/mp4"),
    ])
    func namesTheMediaTypeByTracksWhereBrandsDoNotTell(handlers: [String], type: String) throws {
        let tracks = handlers.flatMap { Box.group("trak", Box.group("mdia", Box.hdlr($0))) }
        // The handler of a `meta` is none of a track.
        let moov = Box.group("moov", tracks, Box.full("meta", Box.hdlr("vide")))
        #expect(try layout(Box.ftyp("isom") + moov).mediaType == type)
    }

    @Test(arguments: ["ftyp", "wide", "moov", "mdat", "free", "skip", "pnot", "styp", "moof", "sidx"])
    func recognizesTheFirstBoxOf(type: String) {
        #expect(BMFFLayout.recognizes(Box.raw(type, [UInt8](repeating: 0, count: 8))))
        #expect(BMFFLayout.recognizes(Box.raw(type, [])))
    }

    @Test func recognizesNothingElse() {
        for head in [
            [], Array(Box.ftyp("isom").prefix(7)), Box.raw("JXL ", [1, 2, 3, 4, 5, 6, 7, 8]), Box.uuid(.xmp, []),
        ] {
            #expect(!BMFFLayout.recognizes(Array(head.prefix(16))))
        }
        #expect(BMFFLayout.recognizes(Array(Box.uuid(.c2pa, []).prefix(16))))
        #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try layout([]) }
        #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try layout(Box.uuid(.xmp, [1])) }
        #expect(throws: AssetError(.malformed, at: 0, "")) { try layout(Box.raw("ftyp", [1, 2, 3, 4, 5, 6, 7])) }
    }

    @Test func aQuickTimeFileNeedsNoFileTypeAndASegmentIsNone() throws {
        let movie = try layout(Box.raw("wide", []) + Box.raw("mdat", [1]) + Box.group("moov", []))
        #expect(movie.mediaType == "video/quicktime")
        #expect(!movie.isMediaSegment)
        for first in ["styp", "moof", "sidx"] {
            let segment = try layout(Box.raw(first, [UInt8](repeating: 0, count: 8)) + Box.raw("mdat", [1]))
            #expect(segment.isMediaSegment)
            #expect(segment.mediaType == "video/mp4")
        }
    }

    @Test func findsTheStoresAndTheirPadding() throws {
        let store = Box.store(50)
        let bytes =
            Box.ftyp("isom") + Box.c2paStore(store, purpose: "original", padding: 9)
            + Box.c2pa("merkle", [0xA0, 0, 0]) + Box.c2paStore(store, purpose: "update")
            + Box.c2pa("update", store + [0, 0])
        let found = try layout(bytes)
        #expect(found.stores.map(\.purpose) == [.original, .update, .update])
        for location in found.stores {
            #expect(location.fault == nil)
            #expect(try location.bytes(of: MemorySource(bytes), limits: Limits()) == store)
        }
        #expect(found.stores[0].extent == 16..<16 + 24 + 4 + 9 + 8 + 50 + 9)
        #expect(found.merkleBoxes.count == 1)
        #expect(Array(bytes[found.merkleBoxes[0].payload]) == [0xA0, 0, 0])
    }

    @Test func readsStoresWithLargeAndOpenSizes() throws {
        let large = Box.u32(1) + Box.code("jumb") + Box.u64(20) + [1, 2, 3, 4]
        let open = Box.u32(0) + Box.code("jumb") + [1, 2, 3]
        let bytes = Box.ftyp("isom") + Box.c2paStore(large, padding: 3) + Box.c2paStore(open)
        let found = try layout(bytes)
        #expect(try found.stores.map { try $0.bytes(of: MemorySource(bytes), limits: Limits()) } == [large, open])
    }

    @Test(arguments: [
        ("an unknown purpose", Box.c2pa("Manifest", Box.u64(0) + Box.store(20)), AssetError.Code.malformed),
        ("a purpose without its NUL", Box.uuid(.c2pa, Box.u32(0) + Array("manifest".utf8)), .malformed),
        ("no purpose", Box.uuid(.c2pa, Box.u32(0)), .malformed), ("nothing", Box.uuid(.c2pa, []), .malformed),
        ("no store", Box.c2pa("manifest", Box.u64(0)), .malformed),
        ("a store where the offset belongs", Box.c2pa("manifest", Box.store(20)), .malformed),
        ("half an offset", Box.c2pa("manifest", [0, 0, 0]), .malformed),
        ("something else", Box.c2pa("manifest", Box.u64(0) + Box.raw("free", [])), .malformed),
        ("a store that is cut", Box.c2pa("manifest", Box.u64(0) + Box.u32(21) + Box.code("jumb") + [0]), .truncated),
        (
            "a store of 2⁶⁴ − 1 bytes",
            Box.c2pa("manifest", Box.u64(0) + Box.u32(1) + Box.code("jumb") + Box.u64(.max)), .truncated
        ),
        (
            "a store smaller than its header", Box.c2pa("manifest", Box.u64(0) + Box.u32(7) + Box.code("jumb")),
            .malformed
        ),
    ]) func aC2PABoxThatYieldsNoStoreIsAFaultAndNotNothing(_: String, box: [UInt8], code: AssetError.Code) throws {
        let found = try layout(Box.ftyp("isom") + box)
        #expect(found.stores.count == 1)
        #expect(found.stores.first?.fault == AssetError(code, at: 16, ""))
        #expect(found.stores.first?.extent == 16..<16 + box.count)
        #expect(found.stores.first?.pieces == [])
    }

    @Test func aThousandManifestsOrPacketsAreEnough() throws {
        for box in [Box.uuid(.c2pa, []), Box.uuid(.xmp, [])] {
            let most = Box.ftyp("isom") + [[UInt8]](repeating: box, count: 1024).flatMap { $0 }
            _ = try layout(most)
            #expect { _ = try layout(most + box) } throws: { ($0 as? AssetError)?.code == .limitExceeded }
        }
    }

    @Test func aC2PABoxInsideAnotherBoxIsNone() throws {
        #expect(try layout(Box.ftyp("isom") + Box.group("moov", Box.c2paStore(Box.store(20)))).stores.isEmpty)
    }

    @Test func findsXMPInItsThreePlacesTheOneForTheFormatFirst() throws {
        let inUserData = Box.group("moov", Box.group("udta", Box.raw("XMP_", [1, 2])))
        let inBox = Box.uuid(.xmp, [3, 4, 5])
        for (brand, carriers) in [("isom", ["uuid", "XMP_"]), ("qt  ", ["XMP_", "uuid"])] {
            let found = try layout(Box.ftyp(brand) + inUserData + inBox).metadata
            #expect(found.map(\.carrier) == carriers)
            #expect(found.allSatisfy { $0.kind == .xmp })
        }
        // An `XMP_` elsewhere is none.
        #expect(try layout(Box.ftyp("qt  ") + Box.group("moov", Box.raw("XMP_", [1]))).metadata.isEmpty)
    }

    private func picture(
        iinf: [UInt8], items: [Box.Item], version: UInt8 = 0, idat: [UInt8]? = nil, more: [UInt8] = []
    ) -> [UInt8] {
        let iloc = Box.iloc(version: version, offset: 4, length: 4, base: 4, items)
        return Box.ftyp("heic", "mif1")
            + Box.meta(Box.pitm(1), iinf, iloc, idat.map { Box.raw("idat", $0) } ?? [], more)
            + Box.raw("mdat", Box.media(100))
    }

    @Test func findsItemsOfXMPAndExifInSeveralStretchesAndInIdat() throws {
        let tiff = Box.u32(3) + [9, 9, 9] + Array("MM\0*".utf8)
        let iinf = Box.iinf(
            Box.infe(1, "hvc1"), Box.infe(2, "Exif"), Box.infe(3, "mime", contentType: "application/rdf+xml"))
        let bytes = picture(
            iinf: iinf,
            items: [
                .init(id: 1, extents: [[0, 0]]),
                .init(id: 2, method: 1, base: 2, extents: [[0, 5], [5, 6]]),
                .init(id: 3, method: 0, base: 100, extents: [[10, 3], [20, 4]]),
            ], version: 1, idat: [0, 0] + tiff)
        let found = try layout(bytes)
        #expect(found.metadata.map(\.kind) == [.xmp, .exif])
        #expect(found.metadata[0].pieces == [110..<113, 120..<124])
        #expect(found.metadata[0].carrier == "mime")
        #expect(try found.metadata[1].bytes(of: MemorySource(bytes), limits: Limits()) == Array("MM\0*".utf8))
    }

    @Test func stepsOverAnExifHeaderThatIsNotCounted() throws {
        let item = Box.u32(0) + Array("Exif\0\0MM".utf8)
        let bytes = picture(
            iinf: Box.iinf(Box.infe(2, "Exif")), items: [.init(id: 2, method: 1, extents: [[0, 12]])], version: 1,
            idat: item)
        #expect(try layout(bytes).metadata.first?.bytes(of: MemorySource(bytes), limits: Limits()) == Array("MM".utf8))
    }

    @Test(arguments: [
        ("past the end", Box.Item(id: 2, base: 4_000_000_000, extents: [[1, 2]])),
        ("without a length", Box.Item(id: 2, base: 0, extents: [[10, 0]])),
        ("without stretches", Box.Item(id: 2, extents: [])),
        ("in another file", Box.Item(id: 2, reference: 1, extents: [[10, 2]])),
        ("in an idat that is missing", Box.Item(id: 2, method: 1, extents: [[0, 2]])),
        ("in another item", Box.Item(id: 2, method: 2, extents: [[0, 2]])),
    ]) func anItemThatLiesNowhereIsNoMetadata(_: String, item: Box.Item) throws {
        let outside = Box.group("dinf", Box.full("dref", Box.u32(1) + Box.full("url ", [1])))
        let bytes = picture(
            iinf: Box.iinf(Box.infe(2, "mime", contentType: "application/rdf+xml")), items: [item], version: 1,
            more: outside)
        #expect(try layout(bytes).metadata.isEmpty)
    }

    @Test func thePacketOfAnotherPictureIsKeptApart() throws {
        let iinf = Box.iinf(
            Box.infe(2, "mime", contentType: "application/rdf+xml"),
            Box.infe(3, "mime", contentType: "application/rdf+xml"),
            Box.infe(4, "mime", contentType: "text/plain"))
        let cdsc = Box.full(
            "iref",
            Box.raw("cdsc", Box.u16(2) + Box.u16(1) + Box.u16(9))
                + Box.raw("cdsc", Box.u16(3) + Box.u16(1) + Box.u16(1)))
        let items = [2, 3, 4].map { Box.Item(id: UInt32($0), extents: [[UInt64($0 * 10), 5]]) }
        let found = try layout(picture(iinf: iinf, items: items, more: cdsc))
        #expect(found.metadata.map(\.pieces) == [[30..<35]])
        #expect(found.otherItemMetadata.map(\.pieces) == [[20..<25]])
    }

    @Test func listsEveryPartWithItsDepth() throws {
        let parts = try layout(Box.ftyp("isom") + Box.group("moov", Box.raw("\u{A9}nam", [])) + [1, 2]).parts
        #expect(parts.map(\.name) == ["ftyp", "moov", "©nam", "trailing bytes"])
        #expect(parts.map(\.depth) == [0, 0, 1, 0])
        #expect(parts.last?.range == 32..<34)
    }

    @Test func printsCodesThatAreNoText() {
        #expect(FourCC.text(0x0041_FF20) == "\\x00Aÿ ")
        #expect(FourCC.code("©nam") == 0xA96E_616D)
        for text in ["abc", "abcde", "ab€d"] { #expect(FourCC.code(text) == nil) }
    }

    @Test(arguments: [0, 1, 5000]) func paddingBehindAStoreHoldsNothing(_ zeros: Int) throws {
        func fault(_ padding: [UInt8]) throws -> AssetError? {
            let fields: [UInt8] = [UInt8](repeating: 0, count: 8) + Box.store(40) + padding
            return try #require(try layout(Box.ftyp("isom") + Box.c2pa("manifest", fields)).stores.first).fault
        }
        let padding = [UInt8](repeating: 0, count: zeros)
        #expect(try fault(padding) == nil)
        #expect(try fault(padding + [1])?.code == .malformed)
        #expect(try fault([1] + padding)?.code == .malformed)
    }
}
