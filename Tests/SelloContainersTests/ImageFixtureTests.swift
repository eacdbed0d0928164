import Fixtures
import SelloBytes
import SelloContainers
import Testing

/// Real files, where they are there: each is read, rewritten in several ways, and put together again.
@Suite struct ImageFixtureTests {
    static let jpegs = Fixtures.names("odd/jpeg", "c2pa/jpeg", "hostile/jpeg")
    static let pngs = Fixtures.names("odd/png", "c2pa/png", "hostile/png")

    static let requests: [(xmp: [UInt8]?, exif: [UInt8]?, store: [UInt8])] = [
        (nil, nil, FakeStore.bytes(100)), (Array("<x:xmpmeta/>".utf8), tiff(1, count: 50), FakeStore.bytes(131_042)),
        (Array("<x:xmpmeta/>".utf8), nil, []),
    ]

    /// Everything that a rewrite has no business with: parts that carry neither a store nor what was replaced.
    static func others(
        _ layout: some ContainerLayout, _ bytes: [UInt8], but kinds: Set<MetadataLocation.Kind>
    ) -> [[UInt8]] {
        let replaced = layout.metadata.filter { kinds.contains($0.kind) }.flatMap(\.pieces).map(\.lowerBound)
        return layout.parts.filter { part in
            !layout.stores.contains { $0.extent.overlaps(part.range) }
                && !replaced.contains { part.range.contains($0) }
        }.map { Array(bytes[$0.range]) }
    }

    static func check(
        _ bytes: [UInt8], _ name: String, layout: some ContainerLayout, damage: AssetError?,
        _ read: ([UInt8]) throws -> some ContainerLayout
    ) throws {
        let source = MemorySource(bytes)
        #expect(layout.parts.first?.range.lowerBound == 0 && layout.parts.last?.range.upperBound == bytes.count)
        for request in requests {
            func rewritten() throws -> Rewritten {
                try Rewritten(
                    layout, source,
                    RewriteRequest(xmp: request.xmp, exif: request.exif, storeByteCount: request.store.count),
                    store: request.store)
            }
            if let damage {
                #expect(throws: damage) { try rewritten() }
                continue
            }
            let result = try rewritten()
            let new = try read(result.bytes)
            let newSource = MemorySource(result.bytes)
            if request.store.isEmpty {
                #expect(new.stores.isEmpty)
            } else {
                #expect(try new.onlyStore(of: newSource) == request.store)
                #expect(new.stores.first?.extent == result.plan.storeExtent)
            }
            var kinds: Set<MetadataLocation.Kind> = []
            if let xmp = request.xmp {
                kinds.insert(.xmp)
                #expect(try new.contents(.xmp, of: newSource) == [xmp])
            }
            if let exif = request.exif {
                kinds.insert(.exif)
                #expect(try new.contents(.exif, of: newSource).first == exif)
            }
            // The index of a multi-picture file is the one part that may have other bytes: its pointers.
            if MultiPicture(in: bytes) == nil {
                #expect(others(new, result.bytes, but: kinds) == others(layout, bytes, but: kinds), "\(name)")
            }
        }
    }

    private func check<Layout: ContainerLayout>(
        _ name: String, recognizes: ([UInt8]) -> Bool, read: ([UInt8]) throws -> Layout,
        rewrite: ([UInt8]) throws -> Rewritten
    ) throws {
        let bytes = try Fixtures.bytes(name)
        guard recognizes(bytes) else {
            #expect(throws: AssetError(.unrecognizedFormat, at: 0, "")) { try read(bytes) }
            return
        }
        let layout = try read(bytes)
        try Self.check(bytes, name, layout: layout, damage: layout.damage, read)
        if layout.damage == nil, layout.stores.isEmpty { #expect(try rewrite(bytes).bytes == bytes) }
    }

    @Test(arguments: jpegs) func jpegFilesKeepTheirParts(_ name: String) throws {
        try check(name, recognizes: JPEGLayout.recognizes, read: jpegLayout) {
            try Rewritten(jpeg: $0)
        }
    }

    @Test(arguments: pngs) func pngFilesKeepTheirParts(_ name: String) throws {
        try check(name, recognizes: PNGLayout.recognizes, read: pngLayout) { try Rewritten(png: $0) }
    }

    @Test(arguments: Fixtures.names("c2pa/jpeg", "c2pa/png"))
    func storesOfRealFilesAreFoundWhole(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let stores = JPEGLayout.recognizes(bytes) ? try jpegLayout(bytes).stores : try pngLayout(bytes).stores
        // These name a store that lies elsewhere, or had theirs removed.
        let without = ["cloud", "remote-url", "no-manifest"]
        guard !without.contains(where: name.contains) else {
            #expect(stores.isEmpty)
            return
        }
        let store = try #require(stores.count == 1 ? stores.first : nil)
        let read = try store.bytes(of: MemorySource(bytes), limits: Limits())
        #expect(read[..<4].reduce(0) { $0 << 8 | Int($1) } == read.count)
        #expect(Array(read[4..<8]) == Array("jumb".utf8))
    }

    @Test(
        arguments: [
            "odd/jpeg/pillow-frozenpond.mpo", "odd/jpeg/libavif-seine-sdr-gainmap-srgb.jpg",
            "odd/jpeg/libavif-apple-gainmap-new.jpg", "c2pa/jpeg/made-carrier-mpo.jpg",
            "c2pa/jpeg/nikon-z9-sample-expired.jpeg",
        ].filter(Fixtures.has))
    func furtherPicturesOfRealFilesAreFoundAgain(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        func further(_ bytes: [UInt8]) throws -> [[UInt8]] {
            let index = try #require(MultiPicture(in: bytes))
            return index.pictures.dropFirst().map { Array(bytes[$0.offset..<$0.offset + $0.size]) }
        }
        let pictures = try further(bytes)
        #expect(!pictures.isEmpty && pictures.allSatisfy { $0.starts(with: [0xFF, 0xD8, 0xFF]) })
        for request in Self.requests {
            let rewritten = try Rewritten(jpeg: bytes, xmp: request.xmp, exif: request.exif, store: request.store)
            #expect(try further(rewritten.bytes) == pictures)
        }
    }

    @Test(
        arguments: (jpegs + pngs).filter { (try? Fixtures.bytes($0).count).map { $0 < 4096 } ?? false })
    func smallFilesNeverTrapWhereverTheyAreCut(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            if JPEGLayout.recognizes(cut) {
                let layout = try jpegLayout(cut)
                #expect(layout.parts.last?.range.upperBound == count)
            } else if PNGLayout.recognizes(cut) {
                let layout = try pngLayout(cut)
                #expect(layout.parts.last?.range.upperBound == count)
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func anyBytesThatCanBeRewrittenGiveBackTheStore(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let jpeg = JPEGBuilder.make {
            $0.jfif()
            $0.exif(tiff(1))
            $0.store(FakeStore.bytes(130), size: 60)
            $0.xmp("<x/>")
            $0.segment(0xE2, MultiPicture.index(isLittleEndian: true, [0, 200]))
            $0.raw([0xFF, 0, 0xFF, 0xFF])
            $0.xmp("<y/>")
            $0.tables()
            $0.picture()
        }
        let png = PNGBuilder.make {
            $0.header()
            $0.chunk("iDOT", PNGRewriteTests.index([40, 50]))
            $0.chunk("caBX", FakeStore.bytes(60))
            $0.xmp("<x/>")
            $0.chunk("eXIf", tiff(1))
            $0.imageData()
            $0.chunk("IEND")
        }
        let store = FakeStore.bytes(100, seed: 77)
        let xmp = Array("<z/>".utf8)
        var rewritten = 0
        for round in 0..<4000 {
            var bytes = round % 2 == 0 ? jpeg : png
            for _ in 0...Int(random.next() % 6) {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes[at] = 0xFF
                case 2: bytes.remove(at: at)
                default: bytes.insert([0, 0xFF, 0xEB, 0xD8, 0xE1][Int(random.next() % 5)], at: at)
                }
            }
            let exif = round % 3 == 0 ? tiff(2) : nil
            let isJPEG = round % 2 == 0
            let new: Rewritten
            do {
                new =
                    try isJPEG
                    ? Rewritten(jpeg: bytes, xmp: xmp, exif: exif, store: store)
                    : Rewritten(png: bytes, xmp: xmp, exif: exif, store: store)
            } catch is AssetError { continue }
            rewritten += 1
            let source = MemorySource(new.bytes)
            let layout: any ContainerLayout = try isJPEG ? jpegLayout(new.bytes) : pngLayout(new.bytes)
            #expect(try layout.onlyStore(of: source) == store)
            #expect(try layout.contents(.xmp, of: source) == [xmp])
            if let exif { #expect(try layout.contents(.exif, of: source).first == exif) }
            // What was written can be rewritten.
            let again =
                try isJPEG ? Rewritten(jpeg: new.bytes, store: store) : Rewritten(png: new.bytes, store: store)
            #expect(again.bytes.count == new.bytes.count)
        }
        #expect(rewritten > 500)
    }
}

/// A small generator of numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
