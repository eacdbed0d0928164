import SelloBytes
import SelloContainers
import Testing

@Suite struct JPEGLayoutTests {
    @Test func namesEveryPartInOrderAndLeavesNoByteOut() throws {
        let bytes = JPEGBuilder.make {
            $0.jfif()
            $0.raw([0xFF, 0xFF])
            $0.exif(tiff(1))
            $0.raw([0x00, 0x11, 0xFF, 0x00, 0xFF])
            $0.tables()
            $0.raw([0xFF, 0x01])
            $0.segment(0xFE, Array("hello".utf8))
            $0.picture()
            $0.raw([1, 2, 3])
        }
        let layout = try jpegLayout(bytes)
        let names = layout.parts.map(\.name)
        #expect(
            names == [
                "SOI", "APP0", "fill", "APP1", "stray", "fill", "DQT", "TEM", "COM", "SOF0", "scan",
            ])
        var at = 0
        for part in layout.parts {
            #expect(part.range.lowerBound == at)
            at = part.range.upperBound
        }
        #expect(at == bytes.count && layout.byteCount == bytes.count)
        #expect(layout.damage == nil && layout.stores.isEmpty)
        #expect(layout.format == .jpeg && layout.mediaType == "image/jpeg")
    }

    @Test(
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE0], true), ([0xFF, 0xD8, 0xFF], true), ([0xFF, 0xD8], false), ([], false),
            ([0xFF, 0xD8, 0xFE, 0xFF], false), ([0x89, 0x50, 0x4E, 0x47], false),
        ] as [([UInt8], Bool)])
    func isRecognizedByItsFirstThreeBytes(_ head: [UInt8], _ expected: Bool) {
        #expect(JPEGLayout.recognizes(head) == expected)
        guard !expected else { return }
        #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try jpegLayout(head) }
    }

    @Test func namesMarkersAsTheStandardDoes() throws {
        let names: [(UInt8, String)] = [
            (0x02, "RES"), (0xBF, "RES"), (0xC0, "SOF0"), (0xC3, "SOF3"), (0xC4, "DHT"), (0xC8, "JPG"), (0xC9, "SOF9"),
            (0xCC, "DAC"), (0xCF, "SOF15"), (0xDB, "DQT"), (0xDC, "DNL"), (0xDD, "DRI"), (0xDE, "DHP"), (0xDF, "EXP"),
            (0xE0, "APP0"), (0xEF, "APP15"), (0xF0, "JPG0"), (0xFD, "JPG13"), (0xFE, "COM"),
        ]
        let alone: [(UInt8, String)] = [(0x01, "TEM"), (0xD0, "RST0"), (0xD7, "RST7")]
        let bytes = JPEGBuilder.make {
            for (marker, _) in names { $0.segment(marker, [1]) }
            for (marker, _) in alone { $0.raw([0xFF, marker]) }
            $0.picture()
        }
        let expected = ["SOI"] + names.map(\.1) + alone.map(\.1) + ["SOF0", "scan"]
        #expect(try jpegLayout(bytes).parts.map(\.name) == expected)
    }

    struct Damaged: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let code: AssetError.Code
        let offset: Int

        init(_ name: String, _ code: AssetError.Code, at offset: Int, _ build: (inout JPEGBuilder) -> Void) {
            testDescription = name
            bytes = JPEGBuilder.make {
                $0.exif(tiff(9))
                build(&$0)
            }
            self.code = code
            self.offset = offset
        }
    }

    // The Exif segment before ends at byte 26.
    @Test(arguments: [
        Damaged("nothing follows", .truncated, at: 26) { _ in },
        Damaged("only stray bytes follow", .truncated, at: 30) { $0.raw([1, 2, 0xFF, 0x00]) },
        Damaged("only fill bytes follow", .truncated, at: 28) { $0.raw([0xFF, 0xFF]) },
        Damaged("EOI comes first", .malformed, at: 26) { $0.raw([0xFF, 0xD9]) },
        Damaged("EOI comes first, more follows", .malformed, at: 26) { $0.raw([0xFF, 0xD9, 5]) },
        Damaged("a second SOI", .malformed, at: 27) { $0.raw([0xFF, 0xFF, 0xD8, 0xFF, 0xE0]) },
        Damaged("a length of 0", .malformed, at: 26) { $0.segment(0xDB, [1, 2, 3], length: 0) },
        Damaged("a length of 1", .malformed, at: 26) { $0.segment(0xE2, [1, 2, 3], length: 1) },
        Damaged("a segment one byte too long", .truncated, at: 26) { $0.segment(0xDB, [1, 2, 3], length: 6) },
        Damaged("a scan header too long", .truncated, at: 26) { $0.segment(0xDA, [1, 2], length: 9) },
        Damaged("a marker alone", .truncated, at: 26) { $0.raw([0xFF, 0xDB]) },
        Damaged("half a length", .truncated, at: 26) { $0.raw([0xFF, 0xDB, 0]) },
        Damaged("a reserved marker past the end", .truncated, at: 26) { $0.segment(0x52, [], length: 20300) },
    ])
    func saysWhereItCannotBeWalkedAndKeepsWhatStandsBefore(_ file: Damaged) throws {
        let layout = try jpegLayout(file.bytes)
        #expect(layout.damage == AssetError(file.code, at: file.offset, ""))
        #expect(try layout.contents(.exif, of: MemorySource(file.bytes)) == [tiff(9)])
        #expect(layout.parts.last?.range.upperBound == file.bytes.count)
        #expect(throws: AssetError(file.code, at: file.offset, "")) {
            try Rewritten(jpeg: file.bytes, store: FakeStore.bytes(100))
        }
    }

    @Test func findsMetadataInItsStandardPlaces() throws {
        let bytes = JPEGBuilder.make {
            $0.jfif()
            $0.exif(tiff(1))
            $0.exif(tiff(2))
            $0.xmp("<one/>")
            $0.extendedXMP("A", whole: 9, offset: 3, "def")
            $0.extendedXMP("B", whole: 2, offset: 0, "yz")
            $0.extendedXMP("A", whole: 9, offset: 0, "abc")
            $0.extendedXMP("A", whole: 9, offset: 6, "ghi")
            $0.extendedXMP("A", whole: 9, offset: 6, "ghi")
            $0.segment(0xE1, Array("http://ns.adobe.com/xmp/extension/\0short".utf8))
            $0.segment(0xE1, Array("Exif".utf8))
            $0.segment(0xED, Array("Photoshop 3.0\0".utf8) + [1, 2])
            $0.segment(0xED, Array("Photoshop 3.0\0".utf8) + [3])
            $0.segment(0xED, Array("Adobe_CM".utf8))
            $0.segment(0xED, Array("Photoshop 3.0\0".utf8) + [4])
            $0.segment(0xFE, Array("a comment".utf8))
            $0.segment(0xFE, [])
            $0.picture()
        }
        let source = MemorySource(bytes)
        let layout = try jpegLayout(bytes)
        #expect(try layout.contents(.exif, of: source) == [tiff(1), tiff(2)])
        #expect(try layout.contents(.xmp, of: source) == [Array("<one/>".utf8)])
        #expect(try layout.contents(.extendedXMP, of: source) == [Array("abcdefghi".utf8), Array("yz".utf8)])
        #expect(try layout.contents(.photoshop, of: source) == [[1, 2, 3], [4]])
        #expect(try layout.contents(.text, of: source) == [Array("a comment".utf8), []])
        #expect(
            layout.metadata.map(\.carrier) == ["APP1", "APP1", "APP1", "APP1", "APP1", "APP13", "APP13", "COM", "COM"])
        #expect(layout.metadata.allSatisfy { !$0.isCompressed })
    }

    @Test func joinsAnExifBlockThatGoesOnInTheNextSegment() throws {
        let rest: [UInt8] = [9, 8, 7]
        let bytes = JPEGBuilder.make {
            $0.exif(tiff(1))
            $0.exif(rest)
            $0.exif(rest)
            $0.tables()
            $0.exif(rest)
            $0.picture()
        }
        let source = MemorySource(bytes)
        #expect(try jpegLayout(bytes).contents(.exif, of: source) == [tiff(1) + rest + rest, rest])
        let rewritten = try Rewritten(jpeg: bytes, exif: tiff(5))
        #expect(
            try jpegLayout(rewritten.bytes).contents(.exif, of: MemorySource(rewritten.bytes)) == [tiff(5), rest])
    }

    @Test func keepsToTheLimitOfSegments() throws {
        let bytes = JPEGBuilder.make {
            for _ in 0..<20 { $0.segment(0xFE, []) }
            $0.picture()
        }
        // SOI, 20 comments, SOF and the scan.
        var limits = Limits()
        limits.unitCount = 23
        let layout = try JPEGLayout(reading: MemorySource(bytes), limits: limits)
        #expect(layout.parts.count == 23)
        limits.unitCount = 22
        #expect(throws: AssetError(.limitExceeded, at: bytes.count - 20, "")) {
            try JPEGLayout(reading: MemorySource(bytes), limits: limits)
        }
    }

    @Test func neverTrapsWhereverTheFileIsCut() throws {
        let bytes = JPEGBuilder.make {
            $0.jfif()
            $0.exif(tiff(1))
            $0.xmp("<x/>")
            $0.extendedXMP("A", whole: 3, offset: 0, "abc")
            $0.store(FakeStore.bytes(90), size: 40)
            $0.raw([0xFF, 0xFF, 0x00, 0x01])
            $0.segment(0xE2, Array("MPF\0".utf8) + tiff(0))
            $0.segment(0xED, Array("Photoshop 3.0\0".utf8))
            $0.tables()
            $0.picture()
        }
        let whole = try jpegLayout(bytes)
        let scan = try #require(whole.parts.last?.range.lowerBound)
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            guard count >= 3 else {
                #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try jpegLayout(cut) }
                continue
            }
            let layout = try jpegLayout(cut)
            // SOS has a header of 8 bytes after its marker; with a byte behind it a decoder has something to show.
            let isSound = count > scan + 10
            #expect((layout.damage == nil) == isSound)
            #expect(layout.damage.map { $0.code == .truncated } ?? true)
            #expect(layout.parts.last?.range.upperBound == count)
            if isSound {
                #expect(try Rewritten(jpeg: cut, store: FakeStore.bytes(100)).bytes.count > count - 150)
            } else {
                #expect(throws: AssetError.self) { try Rewritten(jpeg: cut, store: FakeStore.bytes(100)) }
            }
        }
    }
}
