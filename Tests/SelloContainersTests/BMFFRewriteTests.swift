import SelloBytes
import SelloContainers
import Testing

/// Where boxes go and what becomes of those around them.
@Suite struct BMFFRewriteTests {
    private let old = Box.packet("the old packet")
    private let new = Box.packet("the new packet, which is longer")

    private func types(_ bytes: [UInt8]) throws -> [String] {
        let tree = try BMFFTree(reading: MemorySource(bytes), limits: Limits())
        return tree.roots.map { index in
            switch tree[index].usertype {
            case .c2pa: "C2PA"
            case .xmp: "XMP"
            default: FourCC.text(tree[index].type)
            }
        }
    }

    private func movie(_ user: [UInt8] = []) -> [UInt8] {
        BMFFOffsetTests.file { start in
            Box.group("moov", user, Box.trak(Box.stco([UInt32(start), UInt32(start + 70)])))
        }
    }

    @Test func aFileThatOnlyItsStoreMakesOneIsRefused() throws {
        let store = Box.c2paStore(Box.store(100))
        let late = store + Box.raw("jumb", [1]) + Box.ftyp("isom")
        for (bytes, count) in [(late, 100), (late, 0), (store + Box.raw("jumb", [1]), 0), (store, 0)] {
            let source = MemorySource(bytes)
            let layout = try BMFFLayout(reading: source, limits: Limits())
            #expect(throws: AssetError(.malformed, at: 0, "")) {
                try layout.rewrite(RewriteRequest(storeByteCount: count), of: source, limits: Limits())
            }
        }
        // With the new store where the old one stood, it stays one; and so does a file of which the rest is one.
        #expect(try types(try BMFFRewriting.written(store + Box.raw("jumb", [1]))) == ["C2PA", "jumb"])
        #expect(try types(try BMFFRewriting.written(store + Box.ftyp("isom"))) == ["ftyp", "C2PA"])
    }

    @Test func aStoreOfNoBytesAtTheEndHasAnEmptyPlaceThere() throws {
        let source = MemorySource(Box.ftyp("isom"))
        let layout = try BMFFLayout(reading: source, limits: Limits())
        let rewrite = try layout.rewrite(RewriteRequest(storeByteCount: 0), of: source, limits: Limits())
        #expect(rewrite.storeExtent == 16..<16)
    }

    @Test func theStoreStandsAfterTheFileTypeAndTheNewPacketAfterTheStore() throws {
        let bytes = try BMFFRewriting.written(movie(), xmp: new)
        #expect(try types(bytes) == ["ftyp", "C2PA", "XMP", "moov", "mdat"])
        let header = Array(bytes[16..<16 + 45])
        #expect(
            header == Box.u32(1045) + Box.code("uuid") + Box.u64(BMFFUserType.c2pa.high)
                + Box.u64(BMFFUserType.c2pa.low)
                + Box.u32(0) + Array("manifest\0".utf8) + Box.u64(0))
        #expect(try types(try BMFFRewriting.written(movie(), storeByteCount: 0)) == ["ftyp", "moov", "mdat"])
        #expect(
            try types(try BMFFRewriting.written(movie(), xmp: new, storeByteCount: 0)) == [
                "ftyp", "XMP", "moov", "mdat",
            ])
    }

    @Test func withoutAFileTypeThatComesFirstTheStoreStandsAtTheStart() throws {
        let mdat = Box.raw("mdat", Box.media(90))
        let moov = Box.group("moov", Box.trak(Box.stco([20])))
        let bare = Box.raw("wide", []) + mdat + moov
        let once = try BMFFRewriting.written(bare)
        #expect(try types(once) == ["C2PA", "wide", "mdat", "moov"])
        #expect(try types(try BMFFRewriting.written(once)) == ["C2PA", "wide", "mdat", "moov"])
        #expect(
            try types(try BMFFRewriting.written(mdat + Box.ftyp("qt  ") + moov)) == ["C2PA", "mdat", "ftyp", "moov"])
        #expect(
            try types(
                try BMFFRewriting.written(Box.raw("skip", []) + Box.ftyp("qt  ") + Box.raw("free", Box.media(9)) + mdat)
            ) == ["skip", "ftyp", "C2PA", "free", "mdat"])
    }

    @Test func aFileTypeOfSizeZeroGetsItsRealSize() throws {
        let ftyp = Box.raw("ftyp", Box.code("isom") + Box.u32(0), size: 0)
        #expect(try types(try BMFFRewriting.written(ftyp)) == ["ftyp", "C2PA"])
        #expect(try BMFFRewriting.written(ftyp, storeByteCount: 0) == ftyp)
    }

    @Test func allOldManifestsGo() throws {
        let store = Box.store(300)
        let boxes = [
            Box.c2paStore(store), Box.c2paStore(store, purpose: "original"), Box.c2pa("merkle", [1]),
            Box.c2pa("nonsense", [1]), Box.c2paStore(store, purpose: "update"),
        ]
        let bytes =
            Box.ftyp("isom") + boxes[0] + Box.raw("free", [1]) + boxes[1] + Box.raw("skip", [2]) + boxes[2] + boxes[3]
            + Box.raw("mdat", [3]) + boxes[4]
        let new = try BMFFRewriting.written(bytes)
        #expect(try types(new) == ["ftyp", "C2PA", "free", "skip", "mdat"])
        #expect(try types(try BMFFRewriting.written(bytes, storeByteCount: 0)) == ["ftyp", "free", "skip", "mdat"])
    }

    @Test func aPacketInABoxIsReplacedWhereItLies() throws {
        let movie = movie()
        for packet in [old, []] {
            let bytes = movie + Box.uuid(.xmp, packet) + Box.raw("free", [])
            let written = try BMFFRewriting.written(bytes, xmp: new)
            #expect(try types(written) == ["ftyp", "C2PA", "moov", "mdat", "XMP", "free"])
            #expect(BMFFRewriting.count("<x:xmpmeta", in: written) == 1)
            #expect(BMFFRewriting.count("old packet", in: written) == 0)
        }
    }

    @Test func aPacketInABoxOfSizeZeroIsReplaced() throws {
        let written = try BMFFRewriting.written(movie() + Box.uuid(.xmp, old, size: 0), xmp: new)
        #expect(try types(written).last == "XMP")
        #expect(BMFFRewriting.count("old packet", in: written) == 0)
    }

    @Test(arguments: ["qt  ", "isom"]) func onlyOnePacketIsLeft(brand: String) throws {
        let user = Box.group("udta", Box.raw("name", [1]), Box.raw("XMP_", old), Box.raw("XMP_", old), [0, 0, 0, 0])
        let moov = Box.group("moov", Box.group("mvhd", [1, 2]), user)
        let bytes = Box.ftyp(brand) + Box.uuid(.xmp, old) + moov + Box.uuid(.xmp, old)
        let written = try BMFFRewriting.written(bytes, xmp: new)
        #expect(BMFFRewriting.count("<x:xmpmeta", in: written) == 1)
        #expect(try types(written) == (brand == "qt  " ? ["ftyp", "C2PA", "moov"] : ["ftyp", "C2PA", "XMP", "moov"]))
        // Untouched where no packet is given.
        #expect(BMFFRewriting.count("old packet", in: try BMFFRewriting.written(bytes)) == 4)
    }

    @Test func aPacketInUserDataMovesTheMediaBehindIt() throws {
        for packet in [new, Box.packet("n"), Box.packet(String(repeating: "x", count: 70_000))] {
            let written = try BMFFRewriting.written(movie(Box.group("udta", Box.raw("XMP_", old))), xmp: packet)
            #expect(BMFFRewriting.count("<x:xmpmeta", in: written) == 1)
        }
    }

    // MARK: - Packets in items

    private struct Picture {
        var version: UInt8 = 0
        var method = 0
        var stretches = [(20, 30)]
        var pictureAt = [(0, 20), (60, 30)]
        var base = 0
        var offset = 4
        var encoding: String?
        var more: [UInt8] = []

        /// A picture whose first item is the image and whose second is its packet.
        func bytes() -> [UInt8] {
            var media = Box.media(400)
            let iinf = Box.iinf(
                Box.infe(1, "hvc1"), Box.infe(2, "mime", contentType: "application/rdf+xml", encoding: encoding))
            func header(_ start: Int) -> [UInt8] {
                let origin = method == 1 ? 0 : start
                func extents(_ list: [(Int, Int)], _ origin: Int) -> [[UInt64]] {
                    list.map { [UInt64(origin + $0.0), UInt64($0.1)] }
                }
                let iloc = Box.iloc(
                    version: version, offset: offset, length: 4, base: base,
                    [
                        .init(id: 1, extents: extents(pictureAt, start)),
                        .init(id: 2, method: method, extents: extents(stretches, origin)),
                    ])
                let idat = method == 1 ? Box.raw("idat", Box.media(90, seed: 4)) : []
                return Box.meta(Box.pitm(1), iinf, idat, iloc, more)
            }
            for (at, count) in stretches where method == 0 {
                let text = Array("old packet ".utf8)
                for index in at..<min(at + count, media.count) { media[index] = text[(index - at) % text.count] }
            }
            return BMFFOffsetTests.file("heic", media: media, header)
        }
    }

    @Test(arguments: [UInt8(0), 1, 2], [0, 4, 8]) func aPacketInAnItemIsReplacedInMediaData(version: UInt8, base: Int)
        throws
    {
        for offset in [4, 8] {
            for packet in [new, Box.packet("short"), Box.packet(String(repeating: "x", count: 70_000))] {
                let picture = Picture(version: version, base: base, offset: offset).bytes()
                let written = try BMFFRewriting.written(picture, xmp: packet)
                let old = try BMFFLayout(reading: MemorySource(picture), limits: Limits())
                let room = old.metadata.first { $0.kind == .xmp }?.byteCount ?? 0
                let own = packet.count > room ? ["mdat"] : []
                #expect(try types(written) == ["ftyp", "C2PA"] + own + ["meta", "mdat"])
                #expect(BMFFRewriting.count("<x:xmpmeta", in: written) == 1)
                #expect(BMFFRewriting.count("old packet", in: written) == 0)
                // The media data of the picture changes its size only where the packet shrinks in it.
                let sizes = try [picture, written].map { bytes in
                    try BMFFTree(reading: MemorySource(bytes), limits: Limits()).boxes.last?.range.count ?? 0
                }
                #expect(sizes[1] == (packet.count > room ? sizes[0] : sizes[0] - room + packet.count))
            }
        }
    }

    @Test func aPacketInMediaDataOfSizeZeroIsReplacedAndTheSizeStays() throws {
        var picture = Picture().bytes()
        let mdat = try #require(BMFFTree(reading: MemorySource(picture), limits: Limits()).boxes.last).range.lowerBound
        picture.replaceSubrange(mdat..<mdat + 4, with: Box.u32(0))
        let written = try BMFFRewriting.written(picture, xmp: new)
        let last = try #require(BMFFTree(reading: MemorySource(written), limits: Limits()).boxes.last)
        #expect(last.sizeForm == .open)
        #expect(BMFFRewriting.count("old packet", in: written) == 0)
    }

    @Test func aPacketInStretchesBecomesOne() throws {
        let picture = Picture(
            stretches: [(100, 20), (20, 15), (300, 100)], pictureAt: [(0, 20), (40, 60), (120, 180)]
        ).bytes()
        let written = try BMFFRewriting.written(picture, xmp: new)
        #expect(BMFFRewriting.count("old packet", in: written) == 0)
        let layout = try BMFFLayout(reading: MemorySource(written), limits: Limits())
        #expect(layout.metadata.first?.pieces.count == 1)
        #expect(written.count == picture.count + 1045 - 135 + new.count - 16)
    }

    @Test func aPacketInTheItemDataBoxIsReplacedThere() throws {
        let picture = Picture(version: 1, method: 1, stretches: [(0, 30)], more: []).bytes()
        _ = try BMFFRewriting.written(picture, xmp: new)
        // Another item in `idat` behind the packet.
        let iinf = Box.iinf(Box.infe(2, "mime", contentType: "application/rdf+xml"), Box.infe(3, "grid"))
        let iloc = Box.iloc(
            version: 1, offset: 4, length: 4, base: 0,
            [
                .init(id: 2, method: 1, extents: [[14, 30]]), .init(id: 3, method: 1, extents: [[44, 8], [0, 14]]),
            ])
        let bytes = Box.ftyp("heic") + Box.meta(iinf, iloc, Box.raw("idat", Box.media(60)))
        let written = try BMFFRewriting.written(bytes, xmp: new)
        #expect(try MediaPointers(MemorySource(written)).pointers.count == 3)
    }

    @Test func aPacketOfAnotherPictureStaysAndANewOneGoesIntoABox() throws {
        let cdsc = Box.full("iref", Box.raw("cdsc", Box.u16(2) + Box.u16(1) + Box.u16(9)))
        let written = try BMFFRewriting.written(Picture(more: cdsc).bytes(), xmp: new)
        #expect(try types(written) == ["ftyp", "C2PA", "XMP", "meta", "mdat"])
        #expect(BMFFRewriting.count("old packet", in: written) == 2)
    }

    @Test func aBoxBesideAnItemGoes() throws {
        let written = try BMFFRewriting.written(Picture().bytes() + Box.uuid(.xmp, old), xmp: new)
        #expect(try types(written) == ["ftyp", "C2PA", "mdat", "meta", "mdat"])
    }

    @Test func packetsInItemsThatCannotBeReplacedAreRefused() throws {
        func code(_ bytes: [UInt8]) throws -> AssetError.Code? { try BMFFRewriting.refusal(bytes, xmp: new)?.code }
        #expect(try code(Picture(stretches: [(10, 30)]).bytes()) == .contradictory)  // shared with the picture
        #expect(try code(Picture(stretches: [(20, 30), (45, 10)], pictureAt: [(0, 5)]).bytes()) == .contradictory)
        #expect(try code(Picture(encoding: "gzip").bytes()) == .unsupported)
        #expect(try code(Picture(version: 1, method: 2).bytes()) == .unsupported)
        #expect(try code(Picture(stretches: [(390, 30)]).bytes()) == .unsupported)  // past the end
        #expect(try code(Picture(stretches: [(20, 0)]).bytes()) == .unsupported)
        let source = Box.full("iref", Box.raw("iloc", Box.u16(1) + Box.u16(1) + Box.u16(2)))
        #expect(try code(Picture(more: source).bytes()) == .unsupported)
        var inTheTable = Picture().bytes()
        let place = try #require(
            BMFFLayout(reading: MemorySource(inTheTable), limits: Limits()).metadata.first?.pieces.first)
        // The same bytes inside a `free` box.
        let mdat = try #require(BMFFTree(reading: MemorySource(inTheTable), limits: Limits()).boxes.last).range
            .lowerBound
        inTheTable.replaceSubrange(mdat + 4..<mdat + 8, with: Box.code("free"))
        #expect(place.lowerBound > mdat)
        #expect(try code(inTheTable) == .unsupported)
    }

    // MARK: - What is refused

    @Test func exifAndEmptyPacketsAreRefused() throws {
        let source = MemorySource(movie())
        let layout = try BMFFLayout(reading: source, limits: Limits())
        for (request, code) in [
            (RewriteRequest(exif: [1], storeByteCount: 1), AssetError.Code.unsupported),
            (RewriteRequest(xmp: [], storeByteCount: 1), .malformed),
            (RewriteRequest(storeByteCount: Int(UInt32.max)), .limitExceeded),
            (RewriteRequest(storeByteCount: .max), .limitExceeded),
        ] {
            #expect { _ = try layout.rewrite(request, of: source, limits: Limits()) } throws: {
                ($0 as? AssetError)?.code == code
            }
        }
        let most = try layout.rewrite(
            RewriteRequest(storeByteCount: Int(UInt32.max) - 45), of: source, limits: Limits())
        #expect(most.byteCount > Int(UInt32.max))
    }

    @Test(arguments: [
        (Box.ftyp("isom") + Box.raw("mdat", [1], size: 10), AssetError.Code.truncated),
        (Box.ftyp("crx ") + Box.raw("mdat", [1]), .unsupported),
        (Box.ftyp("qt  ") + Box.group("moov", Box.raw("cmov", [1])), .unsupported),
        (Box.raw("moof", []) + Box.raw("mdat", [1]), .unsupported),
    ]) func filesThatCannotBeWrittenAnewAreRefused(bytes: [UInt8], code: AssetError.Code) throws {
        #expect(try BMFFRewriting.refusal(bytes)?.code == code)
    }
}
