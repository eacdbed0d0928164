import SelloBytes
import SelloContainers
import Testing

@Suite struct PNGLayoutTests {
    @Test func namesEveryPartInOrderAndJoinsNeighbours() throws {
        let bytes = PNGBuilder.make {
            $0.header()
            $0.chunk("gAMA", [0, 0, 0, 1])
            $0.imageData()
            $0.imageData()
            $0.chunk("IDAT")
            $0.chunk("tEXt", Array("Title\0x".utf8))
            $0.imageData()
            $0.chunk("IEND")
            $0.raw([1, 2, 3])
        }
        let layout = try pngLayout(bytes)
        #expect(layout.parts.map(\.name) == ["PNGh", "IHDR", "gAMA", "IDAT", "tEXt", "IDAT", "IEND", "rest"])
        #expect(layout.parts.map(\.count) == [1, 1, 1, 3, 1, 1, 1, 1])
        var at = 0
        for part in layout.parts {
            #expect(part.range.lowerBound == at)
            at = part.range.upperBound
        }
        #expect(at == bytes.count && layout.byteCount == bytes.count)
        #expect(layout.damage == nil && layout.stores.isEmpty)
        #expect(layout.format == .png && layout.mediaType == "image/png")
    }

    @Test func isRecognizedByItsSignature() throws {
        let whole = PNGBuilder().bytes
        #expect(PNGLayout.recognizes(whole + [0, 0]))
        for count in 0..<whole.count {
            #expect(!PNGLayout.recognizes(Array(whole[..<count])))
            var other = whole
            other[count] ^= 0x20
            #expect(!PNGLayout.recognizes(other))
            #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try pngLayout(other) }
        }
    }

    @Test func findsMetadataInItsStandardPlaces() throws {
        let keyword = "XML:com.adobe.xmp"
        let bytes = PNGBuilder.make {
            $0.header()
            $0.xmp("<one/>")
            $0.chunk("iTXt", Array("\(keyword)\0\u{1}\0en\0key\0deflated".utf8))
            $0.chunk("iTXt", Array("\(keyword)\0\0\0en\0unfinished".utf8))
            $0.chunk("iTXt", Array("\(keyword)\0\0".utf8))
            $0.chunk("iTXt", Array(keyword.utf8))
            $0.chunk("iTXt", Array("Title\0\u{1}\0\0\0deflated".utf8))
            $0.chunk("iTXt", Array("Title\0\0\0\0\0plain".utf8))
            $0.chunk("tEXt", Array("\(keyword)\0<text/>".utf8))
            $0.chunk("zTXt", Array("Title\0\0deflated".utf8))
            $0.chunk("eXIf", tiff(1))
            $0.imageData()
            $0.chunk("eXIf", Array("Exif\0\0".utf8) + tiff(2))
            $0.chunk("eXIf", [])
            $0.chunk("iTXt", [])
            $0.chunk("IEND")
        }
        let source = MemorySource(bytes)
        let layout = try pngLayout(bytes)
        #expect(try layout.contents(.xmp, of: source) == [Array("<one/>".utf8), Array("deflated".utf8)])
        #expect(try layout.contents(.exif, of: source) == [tiff(1), tiff(2), []])
        #expect(layout.metadata.filter { $0.kind == .xmp }.map(\.isCompressed) == [false, true])
        let text = layout.metadata.filter { $0.kind == .text }
        #expect(text.map(\.carrier) == ["iTXt", "iTXt", "iTXt", "iTXt", "iTXt", "tEXt", "zTXt", "iTXt"])
        #expect(text.map(\.isCompressed) == [false, false, false, true, false, false, true, false])
        #expect(try layout.contents(.text, of: source)[5] == Array("\(keyword)\0<text/>".utf8))
    }

    @Test func everyChunkOfAStoreIsAStore() throws {
        let one = FakeStore.bytes(50), two = FakeStore.bytes(60, seed: 2)
        let bytes = PNGBuilder.make {
            $0.header()
            $0.chunk("caBX", one)
            $0.chunk("caBX", two, checksum: 5)
            $0.imageData()
            $0.chunk("IEND")
            $0.chunk("caBX", one)
        }
        let layout = try pngLayout(bytes)
        #expect(try layout.stores.map { try $0.bytes(of: MemorySource(bytes), limits: Limits()) } == [one, two])
        #expect(layout.stores.map(\.extent) == [33..<95, 95..<167])
        let rewritten = try Rewritten(png: bytes, store: two)
        #expect(try pngLayout(rewritten.bytes).onlyStore(of: MemorySource(rewritten.bytes)) == two)
    }

    struct Damaged: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let code: AssetError.Code
        let offset: Int

        init(_ name: String, _ code: AssetError.Code, at offset: Int, _ build: (inout PNGBuilder) -> Void) {
            testDescription = name
            bytes = PNGBuilder.make(build)
            self.code = code
            self.offset = offset
        }
    }

    // IHDR ends at byte 33, the Exif chunk after it at 59.
    @Test(arguments: [
        Damaged("IHDR is missing", .malformed, at: 8) {
            $0.chunk("eXIf", tiff(9))
            $0.imageData()
            $0.chunk("IEND")
        },
        Damaged("IHDR is not first", .malformed, at: 8) {
            $0.chunk("eXIf", tiff(9))
            $0.header()
            $0.imageData()
            $0.chunk("IEND")
        },
        Damaged("Apple's mark is not first", .malformed, at: 8) {
            $0.chunk("eXIf", tiff(9))
            $0.chunk("CgBI", [0, 0, 0, 0])
            $0.header()
            $0.imageData()
            $0.chunk("IEND")
        },
        Damaged("there is no picture data", .malformed, at: 59) {
            $0.header()
            $0.chunk("eXIf", tiff(9))
            $0.chunk("IEND")
        },
        Damaged("there is no IEND", .truncated, at: 81) {
            $0.header()
            $0.chunk("eXIf", tiff(9))
            $0.imageData()
        },
        Damaged("half a chunk header is there", .truncated, at: 59) {
            $0.header()
            $0.chunk("eXIf", tiff(9))
            $0.raw([0, 0, 0])
        },
        Damaged("a chunk is one byte too long", .truncated, at: 59) {
            $0.header()
            $0.chunk("eXIf", tiff(9))
            $0.chunk("IDAT", [1, 2, 3], length: 4)
        },
        Damaged("a chunk is longer than any may be", .malformed, at: 59) {
            $0.header()
            $0.chunk("eXIf", tiff(9))
            $0.chunk("IDAT", [1, 2, 3], length: 0x8000_0000)
        },
        Damaged("a chunk has no type", .malformed, at: 59) {
            $0.header()
            $0.chunk("eXIf", tiff(9))
            $0.chunk("ID T")
            $0.chunk("IEND")
        },
    ])
    func saysWhatIsWrongAndKeepsWhatStandsBefore(_ file: Damaged) throws {
        let layout = try pngLayout(file.bytes)
        #expect(layout.damage == AssetError(file.code, at: file.offset, ""))
        #expect(try layout.contents(.exif, of: MemorySource(file.bytes)) == [tiff(9)])
        #expect(layout.parts.last?.range.upperBound == file.bytes.count)
        #expect(throws: AssetError(file.code, at: file.offset, "")) {
            try Rewritten(png: file.bytes, store: FakeStore.bytes(100))
        }
    }

    @Test(
        arguments: [
            (200, AssetError.Code.truncated), (0x7FFF_FFFF, .truncated), (0xFFFF_FFFF, .malformed),
        ] as [(UInt32, AssetError.Code)])
    func aStoreCutOffByTheEndOfTheFileIsThereWithAFault(_ length: UInt32, _ code: AssetError.Code) throws {
        let bytes = PNGBuilder.make {
            $0.header()
            $0.chunk("caBX", FakeStore.bytes(100), length: length)
        }
        let store = try #require(pngLayout(bytes).stores.first)
        #expect(store.fault == AssetError(code, at: 33, ""))
        #expect(store.extent == 33..<bytes.count && store.pieces == [41..<bytes.count])
    }

    @Test func applesMarkMayComeFirst() throws {
        let bytes = PNGBuilder.make {
            $0.chunk("CgBI", [0x50, 0, 0x20, 2])
            $0.header()
            $0.imageData()
            $0.chunk("IEND")
        }
        #expect(try pngLayout(bytes).damage == nil)
        let rewritten = try Rewritten(png: bytes, store: FakeStore.bytes(40))
        #expect(try pngLayout(rewritten.bytes).parts.map(\.name) == ["PNGh", "CgBI", "IHDR", "caBX", "IDAT", "IEND"])
    }

    @Test func aHundredThousandChunksAreOnePart() throws {
        let one = PNGBuilder.make { $0.chunk("IDAT", [7]) }.dropFirst(8)
        var bytes = PNGBuilder.make { $0.header() }
        bytes.reserveCapacity(bytes.count + 100_000 * one.count + 12)
        for _ in 0..<100_000 { bytes += one }
        bytes += PNGBuilder.make { $0.chunk("IEND") }.dropFirst(8)
        let counting = CountingSource(bytes)
        let layout = try PNGLayout(reading: counting, limits: Limits())
        #expect(layout.parts.map(\.count) == [1, 1, 100_000, 1])
        #expect(layout.damage == nil)
        // Headers that lie close together come from one read.
        #expect(counting.readCount < 2000)
        var limits = Limits()
        limits.unitCount = 100_001
        #expect(throws: AssetError(.limitExceeded, at: bytes.count - 12, "")) {
            try PNGLayout(reading: MemorySource(bytes), limits: limits)
        }
    }

    @Test func neverTrapsWhereverTheFileIsCut() throws {
        let bytes = PNGBuilder.make {
            $0.header()
            $0.chunk("caBX", FakeStore.bytes(50))
            $0.xmp("<x/>")
            $0.chunk("eXIf", tiff(1))
            $0.chunk("iDOT", [UInt8](repeating: 0, count: 28))
            $0.chunk("tEXt", Array("a\0b".utf8))
            $0.imageData()
            $0.chunk("IEND")
        }
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            guard count >= 8 else {
                #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try pngLayout(cut) }
                continue
            }
            let layout = try pngLayout(cut)
            #expect(layout.damage?.code == .truncated)
            #expect(layout.parts.last?.range.upperBound == count)
            #expect(throws: AssetError.self) { try Rewritten(png: cut, store: FakeStore.bytes(100)) }
        }
    }
}
