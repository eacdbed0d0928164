import SelloBytes
import SelloContainers
import Testing

@Suite struct PNGRewriteTests {
    static let plain = PNGBuilder.make {
        $0.header()
        $0.chunk("gAMA", [0, 0, 0, 1])
        $0.chunk("tEXt", Array("Title\0x".utf8), checksum: 1)
        $0.imageData()
        $0.imageData()
        $0.chunk("tIME", [7, 0xE9, 1, 1, 1, 1, 1])
        $0.chunk("IEND")
        $0.raw(Array("trailer".utf8))
    }

    @Test func changesNothingWhereNothingIsAsked() throws {
        let rewritten = try Rewritten(png: Self.plain)
        #expect(rewritten.bytes == Self.plain)
        #expect(rewritten.plan.map.isIdentity)
        #expect(rewritten.plan.storeExtent == 33..<33)
    }

    @Test(arguments: [1, 38, 65525, 65526, 131_042, 204_800])
    func givesBackAStoreOfAnySize(_ count: Int) throws {
        let store = Array(FakeStore.bytes(max(38, count)).prefix(count))
        let rewritten = try Rewritten(png: Self.plain, store: store)
        let layout = try pngLayout(rewritten.bytes)
        #expect(try layout.onlyStore(of: MemorySource(rewritten.bytes)) == store)
        let extent = rewritten.plan.storeExtent
        #expect(extent == 33..<33 + 12 + count)
        #expect(layout.stores.first?.extent == extent)
        #expect(Array(rewritten.bytes[..<extent.lowerBound] + rewritten.bytes[extent.upperBound...]) == Self.plain)
        let expected = PNGBuilder.make { $0.chunk("caBX", store) }.dropFirst(8)
        #expect(rewritten.bytes[extent] == Array(expected)[...])
        let again = try Rewritten(png: rewritten.bytes, store: FakeStore.bytes(77))
        #expect(try Rewritten(png: again.bytes).bytes == Self.plain)
    }

    @Test func refusesSizesThatNoStoreHas() throws {
        let layout = try pngLayout(Self.plain)
        let source = MemorySource(Self.plain)
        var limits = Limits()
        limits.storeByteCount = 1000
        for (count, code) in [(-1, AssetError.Code.unsupported), (1001, .limitExceeded)] {
            #expect(throws: AssetError(code, "")) {
                try layout.rewrite(RewriteRequest(storeByteCount: count), of: source, limits: limits)
            }
        }
        #expect(
            try layout.rewrite(RewriteRequest(storeByteCount: 1000), of: source, limits: limits).byteCount
                == Self.plain.count + 1012)
    }

    /// What stands in a file, in short.
    static func outline(_ bytes: [UInt8]) throws -> String {
        try pngLayout(bytes).parts.dropFirst().map { part in
            bytes[part.range].dropFirst(8).starts(with: "XML:com".utf8) ? "XMP" : part.name
        }.joined(separator: " ")
    }

    /// A file and the outline of the new file, after IHDR.
    private static func placed(_ outline: String, _ build: (inout PNGBuilder) -> Void) -> PlacedFile {
        PlacedFile(
            testDescription: outline,
            bytes: PNGBuilder.make {
                $0.header()
                build(&$0)
            })
    }

    static let compressed = Array("XML:com.adobe.xmp\0\u{1}\0\0\0deflated".utf8)

    @Test(arguments: [
        placed("caBX XMP eXIf IDAT IEND") {
            $0.imageData()
            $0.chunk("IEND")
        },
        placed("caBX XMP PLTE eXIf IDAT IEND rest") {
            $0.chunk("PLTE", [1, 2, 3])
            $0.imageData()
            $0.chunk("caBX", FakeStore.bytes(90))
            $0.chunk("IEND")
            $0.raw([5])
        },
        placed("caBX gAMA XMP eXIf IDAT IEND") {
            $0.chunk("caBX", FakeStore.bytes(90))
            $0.chunk("gAMA", [1])
            $0.xmp("<old/>")
            $0.imageData()
            $0.chunk("IEND")
        },
        placed("caBX XMP acTL fcTL IDAT fcTL fdAT eXIf IEND") {
            $0.chunk("acTL")
            $0.chunk("fcTL")
            $0.imageData()
            $0.chunk("fcTL")
            $0.chunk("fdAT")
            $0.chunk("eXIf", tiff(1))
            $0.chunk("IEND")
        },
        placed("caBX XMP eXIf IDAT IEND") {
            // Neither has all its fields, and neither stays behind.
            $0.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0en".utf8))
            $0.chunk("iTXt", Array("XML:com.adobe.xmp".utf8))
            $0.chunk("eXIf", tiff(1))
            $0.imageData()
            $0.chunk("IEND")
        },
        placed("caBX eXIf IDAT XMP tEXt IEND") {
            $0.imageData()
            $0.chunk("iTXt", compressed)
            $0.chunk("tEXt", Array("a\0b".utf8))
            $0.xmp("<second/>")
            $0.chunk("IEND")
        },
    ])
    func putsWhatIsNewWhereReadersLookForIt(_ file: PlacedFile) throws {
        let xmp = Array("<new/>".utf8)
        let store = FakeStore.bytes(90, seed: 1)
        let rewritten = try Rewritten(png: file.bytes, xmp: xmp, exif: tiff(7), store: store)
        let source = MemorySource(rewritten.bytes)
        let layout = try pngLayout(rewritten.bytes)
        #expect(try Self.outline(rewritten.bytes) == "IHDR \(file.testDescription)")
        #expect(try layout.contents(.xmp, of: source) == [xmp])
        #expect(try layout.contents(.exif, of: source) == [tiff(7)])
        #expect(try layout.onlyStore(of: source) == store)
        // Chunks of ours have the checksum that the definition gives.
        for location in layout.metadata {
            let part = try #require(
                layout.parts.first { $0.range.contains(location.pieces[0].lowerBound) && $0.count == 1 })
            let chunk = rewritten.bytes[part.range]
            let stored = chunk.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            #expect(stored == PNGBuilder.slowChecksum(Array(chunk.dropFirst(4).dropLast(4))))
        }
        // What is not replaced is all there, in order.
        func others(_ bytes: [UInt8]) throws -> [[UInt8]] {
            let layout = try pngLayout(bytes)
            return layout.parts.filter { part in
                part.name != "caBX"
                    && !bytes[part.range].dropFirst(8).starts(with: "XML:com.adobe.xmp".utf8)
                    && !layout.metadata.contains { $0.kind == .exif && part.range.contains($0.pieces[0].lowerBound) }
            }.map { Array(bytes[$0.range]) }
        }
        #expect(try others(rewritten.bytes) == others(file.bytes))
    }

    @Test func packetsStayWhereXMPIsLeftAlone() throws {
        let bytes = PNGBuilder.make {
            $0.header()
            $0.xmp("<one/>")
            $0.chunk("iTXt", Self.compressed)
            $0.imageData()
            $0.chunk("IEND")
        }
        let rewritten = try Rewritten(png: bytes, exif: tiff(1), store: FakeStore.bytes(60))
        #expect(try pngLayout(rewritten.bytes).contents(.xmp, of: MemorySource(rewritten.bytes)).count == 2)
        #expect(try Rewritten(png: rewritten.bytes).bytes.count == bytes.count + 12 + 14)
    }

    /// An index with distances from its own chunk.
    static func index(_ distances: [UInt32], count: UInt32? = nil) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(count ?? UInt32(distances.count))
        for distance in distances {
            writer.write(UInt64(0x0000_0001_0000_0002))
            writer.write(distance)
        }
        return writer.bytes
    }

    @Test func applesIndexPointsAtTheSameDataAgain() throws {
        let between = Array("Comment\0between".utf8)
        let bytes = PNGBuilder.make {
            $0.header()
            // Its own 40 bytes, and the three chunks before the image data.
            $0.chunk("iDOT", Self.index([0x7000_0000, UInt32(40 + (12 + between.count) + 12 + (12 + 22))]))
            $0.chunk("tEXt", between)
            $0.chunk("caBX", [])
            $0.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8))
            $0.imageData()
            $0.chunk("IEND")
        }
        func target(_ bytes: [UInt8]) throws -> Int {
            let part = try #require(pngLayout(bytes).parts.first { $0.name == "iDOT" })
            let chunk = bytes[part.range]
            let stored = chunk.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            #expect(stored == PNGBuilder.slowChecksum(Array(chunk.dropFirst(4).dropLast(4))))
            let distances = [0, 1].map { entry in
                chunk.dropFirst(8 + 4 + 12 * entry + 8).prefix(4).reduce(0) { $0 << 8 | Int($1) }
            }
            #expect(distances[0] == 0x7000_0000)
            return part.range.lowerBound + distances[1]
        }
        let data = PNGBuilder.make { $0.imageData() }.dropFirst(8)
        #expect(bytes[try target(bytes)...].starts(with: data))
        for (xmp, store) in [
            (nil, []), (Array("<a/>".utf8), []), (nil, FakeStore.bytes(300)), ([], FakeStore.bytes(50)),
        ]
            as [([UInt8]?, [UInt8])]
        {
            let rewritten = try Rewritten(png: bytes, xmp: xmp, store: store)
            #expect(rewritten.bytes[try target(rewritten.bytes)...].starts(with: data))
        }
    }

    @Test func anIndexOfAnotherShapeStaysAsItIs() throws {
        for data in [
            [], [0, 0, 0, 2], Self.index([40], count: 2), Self.index([40, 60], count: 1), Self.index([40]) + [0],
            Self.index([], count: .max),
        ] {
            let bytes = PNGBuilder.make {
                $0.header()
                $0.chunk("iDOT", data)
                $0.chunk("caBX", FakeStore.bytes(60))
                $0.imageData()
                $0.chunk("IEND")
            }
            let rewritten = try Rewritten(png: bytes)
            let chunk = PNGBuilder.make { $0.chunk("iDOT", data) }.dropFirst(8)
            #expect(rewritten.bytes.dropFirst(33).starts(with: chunk))
        }
    }
}
