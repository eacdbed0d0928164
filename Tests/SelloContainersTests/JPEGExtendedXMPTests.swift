import SelloBytes
import SelloContainers
import Testing

/// Extended XMP as it is written.
@Suite struct JPEGExtendedXMPTests {
    private func rewritten(_ bytes: [UInt8], content: [UInt8], replacing: Character? = nil) throws -> Rewritten {
        let source = MemorySource(bytes)
        let layout = try JPEGLayout(reading: source, limits: Limits())
        let old = try replacing.map { name in
            try #require(
                layout.metadata.first {
                    $0.kind == .extendedXMP
                        && (try? source.bytes($0.pieces[0].lowerBound - 40..<$0.pieces[0].lowerBound - 39, limit: 1))
                            == [name.asciiValue ?? 0]
                })
        }
        let extended = ExtendedXMP(
            content: content, name: String(repeating: "E", count: 32), replacing: old)
        return try Rewritten(
            layout, source,
            RewriteRequest(xmp: Array("<packet/>".utf8), extendedXMP: extended, storeByteCount: 50),
            store: FakeStore.bytes(50))
    }

    @Test(arguments: [1, 65399, 65400, 65401, 200_000])
    func itStandsBehindThePacketInPartsOfItsOwn(_ count: Int) throws {
        let content = (0..<count).map { UInt8($0 % 251) }
        for bytes in [
            JPEGRewriteTests.plain,
            JPEGBuilder.make {
                $0.tables(); $0.picture()
            },
        ] {
            let new = try rewritten(bytes, content: content)
            let layout = try jpegLayout(new.bytes)
            let written = try layout.contents(.extendedXMP, of: MemorySource(new.bytes))
            #expect(written.contains(content))
            let names = layout.parts.map(\.name)
            #expect(names.filter { $0 == "APP1" }.count >= 1 + (count + 65399) / 65400)
            #expect(try layout.contents(.xmp, of: MemorySource(new.bytes)) == [Array("<packet/>".utf8)])
            let places = layout.metadata.filter { $0.kind == .xmp || $0.kind == .extendedXMP }.map(\.pieces)
            #expect(places[0][0].upperBound < places[1][0].lowerBound)
            #expect(try layout.onlyStore(of: MemorySource(new.bytes)) == FakeStore.bytes(50))
        }
    }

    @Test func itReplacesItsPredecessorAndNoOther() throws {
        let bytes = JPEGBuilder.make {
            $0.xmp("<old/>")
            $0.extendedXMP("A", whole: 6, offset: 0, "abc")
            $0.extendedXMP("B", whole: 3, offset: 0, "xyz")
            $0.extendedXMP("A", whole: 6, offset: 3, "def")
            $0.tables()
            $0.picture()
        }
        let new = try rewritten(bytes, content: [1, 2, 3], replacing: "A")
        let layout = try jpegLayout(new.bytes)
        let contents = try layout.contents(.extendedXMP, of: MemorySource(new.bytes))
        #expect(contents == [[1, 2, 3], Array("xyz".utf8)])
        // Every segment says how long the whole is, and where it belongs.
        let piece = try #require(layout.metadata.first { $0.kind == .extendedXMP }?.pieces.first)
        let header = new.bytes[piece.lowerBound - 40..<piece.lowerBound]
        #expect(Array(header) == Array(String(repeating: "E", count: 32).utf8) + [0, 0, 0, 3, 0, 0, 0, 0])
    }
}
