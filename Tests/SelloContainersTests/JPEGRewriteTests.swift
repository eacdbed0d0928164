import SelloBytes
import SelloContainers
import Testing

@Suite struct JPEGRewriteTests {
    static let plain = JPEGBuilder.make {
        $0.jfif()
        $0.exif(tiff(1))
        $0.xmp("<old/>")
        $0.extendedXMP("A", whole: 3, offset: 0, "abc")
        $0.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8))
        $0.tables()
        $0.picture()
        $0.raw(Array("trailer".utf8))
    }

    @Test func changesNothingWhereNothingIsAsked() throws {
        let rewritten = try Rewritten(jpeg: Self.plain)
        #expect(rewritten.bytes == Self.plain)
        #expect(rewritten.plan.map.isIdentity)
        #expect(rewritten.plan.storeExtent.isEmpty)
        let stored = try Rewritten(jpeg: Self.plain, store: FakeStore.bytes(50))
        #expect(rewritten.plan.storeExtent.lowerBound == stored.plan.storeExtent.lowerBound)
    }

    @Test(arguments: [
        38, 39, 40, 41, 65524, 65525, 65526, 65527, 131_041, 131_042, 131_043, 131_044, 196_559, 196_560, 204_800,
    ])
    func givesBackAStoreOfAnySize(_ count: Int) throws {
        let store = FakeStore.bytes(count)
        let rewritten = try Rewritten(jpeg: Self.plain, store: store)
        let layout = try jpegLayout(rewritten.bytes)
        #expect(try layout.onlyStore(of: MemorySource(rewritten.bytes)) == store)
        let extent = rewritten.plan.storeExtent
        #expect(layout.stores.first?.extent == extent)
        // Without the run of segments it is the old file, byte for byte.
        #expect(Array(rewritten.bytes[..<extent.lowerBound] + rewritten.bytes[extent.upperBound...]) == Self.plain)
        let segments = layout.parts.filter { extent.overlaps($0.range) }
        #expect(segments.allSatisfy { $0.name == "APP11" && $0.range.count <= 65537 })
        #expect(segments.count == (count <= 65525 ? 1 : 1 + (count - 65525 + 65516) / 65517))
        #expect(segments.reduce(0) { $0 + $1.range.count } == extent.count)
        // A second stamp takes the first store away.
        let again = try Rewritten(jpeg: rewritten.bytes, store: FakeStore.bytes(77))
        #expect(try Rewritten(jpeg: again.bytes).bytes == Self.plain)
    }

    @Test(arguments: [1, 7, 37, -1])
    func refusesASizeThatNoStoreHas(_ count: Int) throws {
        let layout = try jpegLayout(Self.plain)
        #expect(throws: AssetError(.unsupported, "")) {
            try layout.rewrite(
                RewriteRequest(storeByteCount: count), of: MemorySource(Self.plain), limits: Limits())
        }
    }

    @Test func refusesAStoreOverTheLimit() throws {
        let layout = try jpegLayout(Self.plain)
        var limits = Limits()
        limits.storeByteCount = 1000
        let source = MemorySource(Self.plain)
        #expect(throws: AssetError(.limitExceeded, "")) {
            try layout.rewrite(RewriteRequest(storeByteCount: 1001), of: source, limits: limits)
        }
        let plan = try layout.rewrite(RewriteRequest(storeByteCount: 1000), of: source, limits: limits)
        #expect(plan.storeExtent.count == 1012)
    }

    @Test func mapsOldPlacesToNewOnes() throws {
        let rewritten = try Rewritten(
            jpeg: Self.plain, xmp: Array("<a new one/>".utf8), exif: tiff(3, count: 40), store: FakeStore.bytes(300))
        for part in try jpegLayout(Self.plain).parts where !["APP1"].contains(part.name) {
            let new = Int(rewritten.plan.map(UInt64(part.range.lowerBound)))
            #expect(rewritten.bytes[new...].starts(with: Self.plain[part.range]))
        }
    }

    /// What stands in a file's header, in short.
    static func outline(_ bytes: [UInt8]) throws -> String {
        let layout = try jpegLayout(bytes)
        return layout.parts.map { part in
            let content = bytes[part.range].dropFirst(4)
            if layout.stores.contains(where: { $0.extent.overlaps(part.range) }) { return "store" }
            if content.starts(with: "Exif".utf8) { return "exif" }
            if content.starts(with: "http://ns.adobe.com/xap".utf8) { return "xmp" }
            if content.starts(with: "http://ns.adobe.com/xmp".utf8) { return "more" }
            if content.starts(with: "MPF".utf8) { return "MPF" }
            return part.name
        }.joined(separator: " ")
    }

    /// A file and the outline of the new file, after SOI and before SOF0.
    private static func placed(_ outline: String, _ build: (inout JPEGBuilder) -> Void) -> PlacedFile {
        PlacedFile(
            testDescription: outline,
            bytes: JPEGBuilder.make {
                build(&$0)
                $0.picture()
            })
    }

    static let mpf = MultiPicture.index(isLittleEndian: false, [0, 500])

    @Test(arguments: [
        placed("exif xmp store") { _ in },
        placed("APP0 exif xmp store") { $0.jfif() },
        placed("APP0 APP0 exif xmp store DQT") {
            $0.jfif()
            $0.segment(0xE0, Array("JFXX\0".utf8))
            $0.tables()
        },
        placed("exif xmp store DQT") {
            $0.exif(tiff(1))
            $0.tables()
        },
        placed("exif APP0 xmp store") {
            $0.exif(tiff(1))
            $0.jfif()
            $0.xmp("<x/>")
        },
        placed("exif xmp APP0 store COM") {
            $0.xmp("<x/>")
            $0.jfif()
            $0.segment(0xFE, [1])
        },
        placed("APP0 xmp exif store APP13 APP2 DQT") {
            $0.jfif()
            $0.xmp("<x/>")
            $0.exif(tiff(1))
            $0.segment(0xED, [1])
            $0.segment(0xE2, [1])
            $0.tables()
        },
        placed("APP0 exif xmp more more store DQT") {
            $0.jfif()
            $0.exif(tiff(1))
            $0.xmp("<x/>")
            $0.extendedXMP("A", whole: 2, offset: 0, "a")
            $0.extendedXMP("A", whole: 2, offset: 1, "b")
            $0.tables()
        },
        placed("exif xmp store MPF DQT") {
            $0.segment(0xE2, mpf); $0.tables()
        },
        placed("exif xmp store MPF APP2") {
            $0.exif(tiff(1))
            $0.segment(0xE2, mpf)
            $0.segment(0xE2, [1])
        },
        placed("exif store MPF xmp DQT") {
            $0.exif(tiff(1))
            $0.segment(0xE2, mpf)
            $0.xmp("<x/>")
            $0.tables()
        },
        placed("exif xmp store DQT COM") {
            $0.tables()
            $0.segment(0xFE, [2])
        },
        placed("APP0 exif store DQT xmp") {
            $0.jfif()
            $0.tables()
            $0.xmp("<x/>")
        },
        placed("APP0 exif xmp store APP1") {
            $0.store(FakeStore.bytes(100))
            $0.jfif()
            $0.segment(0xE1, [1])
        },
        placed("xmp store stray exif") {
            $0.store(FakeStore.bytes(100))
            $0.raw([1, 2])
            $0.exif(tiff(4))
        },
        placed("APP0 stray exif xmp store APP1") {
            $0.jfif()
            $0.raw([1, 2])
            $0.exif(tiff(4))
            $0.segment(0xE1, [1])
        },
    ])
    func putsWhatIsNewWhereReadersLookForIt(_ file: PlacedFile) throws {
        let xmp = Array("<new/>".utf8)
        let store = FakeStore.bytes(90, seed: 1)
        let rewritten = try Rewritten(jpeg: file.bytes, xmp: xmp, exif: tiff(7), store: store)
        let source = MemorySource(rewritten.bytes)
        let layout = try jpegLayout(rewritten.bytes)
        #expect(try Self.outline(rewritten.bytes) == "SOI \(file.testDescription) SOF0 scan")
        #expect(try layout.contents(.xmp, of: source) == [xmp])
        #expect(try layout.contents(.exif, of: source) == [tiff(7)])
        #expect(try layout.onlyStore(of: source) == store)
    }

    @Test func refusesToLeaveAFileThatIsNoJPEGAnyMore() throws {
        let bytes = JPEGBuilder.make {
            $0.store(FakeStore.bytes(100))
            $0.raw([1, 2])
            $0.picture()
        }
        #expect(throws: AssetError(.malformed, at: 114, "")) { try Rewritten(jpeg: bytes) }
        #expect(try Rewritten(jpeg: bytes, store: FakeStore.bytes(101)).bytes.count == bytes.count + 1)
    }

    @Test func leavesNoSecondPacketBehind() throws {
        let bytes = JPEGBuilder.make {
            $0.xmp("<one/>")
            $0.xmp("<two/>")
            $0.segment(0xFE, [1])
            $0.raw([0xFF])
            $0.xmp("<three/>")
            // Left alone, the fill byte above and this one would make a marker.
            $0.raw([0xDA, 0])
            $0.picture()
        }
        let rewritten = try Rewritten(jpeg: bytes, xmp: Array("<new/>".utf8), store: FakeStore.bytes(60))
        let source = MemorySource(rewritten.bytes)
        #expect(try jpegLayout(rewritten.bytes).contents(.xmp, of: source) == [Array("<new/>".utf8)])
        #expect(try Self.outline(rewritten.bytes) == "SOI xmp COM store stray SOF0 scan")
        // Where XMP is left alone, so are all the packets.
        let untouched = try Rewritten(jpeg: bytes, store: FakeStore.bytes(60))
        #expect(try jpegLayout(untouched.bytes).contents(.xmp, of: MemorySource(untouched.bytes)).count == 3)
    }

    @Test func trimsThePaddingOfAPacketThatIsTooLarge() throws {
        let begin = "<?xpacket begin=\"\"?><x>", end = "<?xpacket end=\"w\"?>"
        let body = String(repeating: "y", count: 65502 - begin.utf8.count - 5 - end.utf8.count)
        let packet = begin + body + "</x>"
        let padded = packet + String(repeating: "   \n", count: 500) + end
        let rewritten = try Rewritten(jpeg: Self.plain, xmp: Array((padded + "\n\0").utf8), store: FakeStore.bytes(60))
        let source = MemorySource(rewritten.bytes)
        let expected = Array((packet + "\n" + end).utf8)
        #expect(expected.count == 65502)
        #expect(try jpegLayout(rewritten.bytes).contents(.xmp, of: source) == [expected])
        // One byte more does not fit.
        let larger = begin + "y" + body + "</x>" + String(repeating: " ", count: 100) + end
        #expect(throws: AssetError(.limitExceeded, "")) {
            try Rewritten(jpeg: Self.plain, xmp: Array(larger.utf8))
        }
        // A packet that fits keeps its padding.
        let small = Array((begin + "</x>" + String(repeating: " ", count: 2000) + end).utf8)
        let kept = try Rewritten(jpeg: Self.plain, xmp: small)
        #expect(try jpegLayout(kept.bytes).contents(.xmp, of: MemorySource(kept.bytes)) == [small])
    }

    @Test func refusesBlocksThatDoNotFit() throws {
        let largest = tiff(1, count: 65527)
        let rewritten = try Rewritten(jpeg: Self.plain, exif: largest)
        #expect(try jpegLayout(rewritten.bytes).contents(.exif, of: MemorySource(rewritten.bytes)) == [largest])
        #expect(throws: AssetError(.limitExceeded, "")) { try Rewritten(jpeg: Self.plain, exif: largest + [0]) }
        let packet = [UInt8](repeating: 0x41, count: 65503)
        #expect(throws: AssetError(.limitExceeded, "")) { try Rewritten(jpeg: Self.plain, xmp: packet) }
    }

    /// A file of two pictures with things before and behind the index.
    static func twoPictures(isLittleEndian: Bool, storeBehind: Bool) throws -> (bytes: [UInt8], second: [UInt8]) {
        let second = JPEGBuilder.make {
            $0.segment(0xFE, Array("second".utf8))
            $0.picture()
        }
        func first(_ distance: UInt32) -> [UInt8] {
            JPEGBuilder.make {
                $0.exif(tiff(1))
                if !storeBehind { $0.store(FakeStore.bytes(120)) }
                $0.segment(0xE2, MultiPicture.index(isLittleEndian: isLittleEndian, [0, distance, 0x7FFF_0000]))
                if storeBehind { $0.store(FakeStore.bytes(120)) }
                $0.xmp("<x/>")
                $0.picture()
            }
        }
        let draft = first(1)
        let header = try #require(draft.indices.first { draft[$0...].starts(with: "MPF".utf8) }) + 4
        return (first(UInt32(draft.count - header)) + second, second)
    }

    @Test(arguments: [false, true], [false, true])
    func otherPicturesAreFoundAgain(_ isLittleEndian: Bool, _ storeBehind: Bool) throws {
        let (bytes, second) = try Self.twoPictures(isLittleEndian: isLittleEndian, storeBehind: storeBehind)
        func find(_ bytes: [UInt8]) throws -> [UInt8] {
            let index = try #require(MultiPicture(in: bytes))
            try #require(index.pictures.count == 3)
            #expect(index.pictures[0].offset == 0 && index.pictures[0].size == 50)
            return Array(bytes[index.pictures[1].offset...])
        }
        #expect(try find(bytes) == second)
        for (xmp, exif, store) in [
            (nil, nil, []), (nil, nil, FakeStore.bytes(100)), (Array("<longer/>".utf8), nil, []),
            ([], tiff(2, count: 100), FakeStore.bytes(70000)), (Array("<longer still/>".utf8), tiff(2), []),
        ] as [([UInt8]?, [UInt8]?, [UInt8])] {
            let rewritten = try Rewritten(jpeg: bytes, xmp: xmp, exif: exif, store: store)
            #expect(try find(rewritten.bytes) == second)
            // A pointer that leads nowhere is nothing to repair.
            let nowhere = try #require(MultiPicture(in: rewritten.bytes)).pictures[2].offset
            let header = try #require(rewritten.bytes.indices.first { rewritten.bytes[$0...].starts(with: "MPF".utf8) })
            #expect(nowhere == 0x7FFF_0000 + header + 4)
        }
    }

    @Test func anIndexThatNobodyCanReadStaysAsItIs() throws {
        let good = MultiPicture.index(isLittleEndian: true, [0, 40])
        for content in (4..<good.count).map({ Array(good[..<$0]) })
            + [
                MultiPicture.index(isLittleEndian: true, [0, 40], count: .max),
                Array("MPF\0".utf8) + tiff(1), Array("MPF\0".utf8) + [1, 2, 3, 4, 5, 6, 7, 8, 9],
                Array("MPF\0MM\0*".utf8) + [0xFF, 0xFF, 0xFF, 0xFF],
            ]
        {
            let bytes = JPEGBuilder.make {
                $0.segment(0xE2, content)
                $0.store(FakeStore.bytes(60))
                $0.picture()
            }
            let segment = JPEGBuilder.make { $0.segment(0xE2, content) }.dropFirst(2)
            let rewritten = try Rewritten(jpeg: bytes)
            #expect(rewritten.bytes.dropFirst(2).starts(with: segment))
        }
    }
}
