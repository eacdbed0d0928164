import Fixtures
import Sello
import SelloBytes
import SelloMetadata
import Testing

/// Traces of generators: each found in each container that has a place for it, and nothing imagined.
@Suite struct TraceTests {
    @Test(arguments: TraceCase.all) func aTraceIsFoundAndItsNearMissIsNone(_ trace: TraceCase) throws {
        let files = try TraceCarrier.files(trace.fields)
        #expect(!files.isEmpty)
        let rule = try #require(SignalRules.all.first { $0.id == trace.rule })
        for (name, bytes) in files {
            let found = try TraceCarrier.synthesis(bytes)
            let evidence = found.evidence.filter { $0.rule == trace.rule }
            #expect(!evidence.isEmpty, "\(name)")
            #expect(
                evidence.allSatisfy { $0.isForgeable && $0.trust == .none && !$0.value.isEmpty && !$0.place.isEmpty })
            #expect(found.verdict == (rule.confidence == .low ? .none : .traces), "\(name)")
            if rule.confidence != .low, let generator = rule.generator {
                #expect(found.generators.contains(generator), "\(name)")
            }
        }
        for (name, bytes) in try TraceCarrier.files(trace.miss) {
            let found = try TraceCarrier.synthesis(bytes)
            #expect(found.verdict == .none, "\(name): \(found.evidence.map(\.rule))")
            #expect(found.evidence.isEmpty, "\(name)")
        }
    }

    @Test func everyRuleHasACase() {
        #expect(Set(SignalRules.all.map(\.id)).subtracting(TraceCase.all.map(\.rule)).sorted() == [])
        #expect(Set(SignalRules.all.map(\.id)).count == SignalRules.all.count)
    }

    @Test(arguments: [
        TraceCarrier.Field(.pngText, "Title", "AIGC: the firefly, by Midjourney and Stable Diffusion"),
        .init(.pngText, "Comment", "Created with GIMP"), .init(.exif, "Software", "GIMP 2.10.32"),
        .init(.exif, "ImageDescription", "A Firefly over the Flux of Imagen at Aurora"), .init(.exif, "Artist", "ai"),
        .init(.xmp, "xmp:CreatorTool", "Adobe Photoshop 25.1"), .init(.xmp, "dc:description", "Made with Google AI"),
        .init(.xmp, "photoshop:Credit", "AIGC"),
        .init(.pngText, "prompt", "{\"say\": \"\\\"class_type\\\": \\\"inputs\\\":\"}"),
        .init(.jpegComment, "COM", "Steps: 3"), .init(.jpegSegment, "APP9", "AIGC{\"unrelated\":\"value\"}"),
        .init(.jpegTrailer, "Image_Data", "\"genAIType\":1"), .init(.itemList, "comment", "AIGC"),
        .init(.itemList, "©nam", "Sora"),
        .init(.xmp, "Iptc4xmpExt:DigitalSourceType", "http://example.com/trainedAlgorithmicMedia"),
        .init(.exif, "UserComment", "{\"AIGC\":\"\"}"), .init(.pngText, "AIGC", "a title"),
        .init(.pngText, "AIGC", "{}"),
    ])
    func wordsInTheWrongPlaceAreNoTrace(_ field: TraceCarrier.Field) throws {
        for (name, bytes) in try TraceCarrier.files([field]) {
            let found = try TraceCarrier.synthesis(bytes)
            #expect(found.verdict == .none && found.evidence.isEmpty, "\(name): \(found.evidence)")
        }
    }

    @Test func pictureDataAreNotRead() throws {
        // In a PNG's picture, and in a JPEG's between scan and end.
        let words = Array("AIGC{\"Label\":\"1\"} parameters\0 firefly PhotoEditor_Re_Edit_Data{\"genAIType\":1}".utf8)
        let png =
            Array(Carriers.png.prefix(33)) + TraceCarrier.chunk("IDAT", words) + Carriers.png.suffix(12)
        let jpeg = Array(Carriers.jpeg.dropLast(2)) + words + [0xFF, 0xD9]
        let cut = Array(Carriers.jpeg.dropLast(2)) + words
        for bytes in [png, jpeg, cut] { #expect(try TraceCarrier.synthesis(bytes).evidence.isEmpty) }
    }

    @Test func aSamsungDirectoryIsFollowedHoweverLongTheTrailerIs() throws {
        func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        func file(_ value: String, back: Int? = nil) -> [UInt8] {
            let name = Array(SamsungTrailer.editorKey.utf8)
            let block = [0, 0, 0xA1, 0x0B] + little(name.count) + name + Array(value.utf8)
            let video = [UInt8](repeating: 0x41, count: 200_000)
            let entries =
                [0, 0, 0xA1, 0x0B] + little(back ?? block.count + video.count) + little(block.count)
                + [0, 0, 0x30, 0x0A] + little(video.count) + little(video.count)
            let directory = Array("SEFH".utf8) + little(107) + little(2) + entries
            return Carriers.jpeg + block + video + directory + little(directory.count) + Array("SEFT".utf8)
        }
        let found = try TraceCarrier.synthesis(file("{\"genAIType\":1}"))
        #expect(found.generators == ["Samsung Galaxy AI"])
        #expect(found.evidence.first?.technique == .jpegTrailer)
        #expect(try TraceCarrier.synthesis(file("{\"genAIType\":0}")).evidence.isEmpty)
        for back in [0, 1, 1 << 31] {
            #expect(try TraceCarrier.synthesis(file("{\"genAIType\":1}", back: back)).evidence.isEmpty)
        }
    }

    @Test func commentsAreReadInEveryCode() throws {
        let text = "Steps: 20, Sampler: Euler, Seed: 1 テ"
        let units = Array(text.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let name = Array("UNICODE\0".utf8)
        let forms: [[UInt8]] = [
            name + big, name + little, name + [0xFE, 0xFF] + big, name + [0xFF, 0xFE] + little, name + Array(text.utf8),
            [UInt8](repeating: 0, count: 8) + Array(text.utf8), Array(text.utf8),
            Array("ASCII\0\0\0".utf8) + Array(text.utf8) + [0, 0],
        ]
        for form in forms {
            let block = TraceCarrier.tiff([.init(.exif, "UserComment", "")]) { _ in form }
            let fields = try ExifBlock(parsing: block, limits: Limits()).traceFields(carrier: "APP1", at: 0..<1)
            #expect(fields.map(\.text) == [text])
        }
    }

    @Test func everythingIsReadFromFilesCutAnywhere() throws {
        let fields: [[TraceCarrier.Field]] = [
            [
                .init(.exif, "UserComment", "Steps: 1, Seed: 2"),
                .init(.xmp, "photoshop:Credit", "Made with Google AI"),
                .init(.jpegComment, "COM", "x"), .init(.jpegTrailer, "PhotoEditor_Re_Edit_Data", "{\"genAIType\":1}"),
            ],
            [.init(.pngText, "parameters", "Steps: 1, Seed: 2")], [.init(.itemList, "AIGC", "{\"Label\":\"1\"}")],
        ]
        for (_, bytes) in try fields.flatMap({ try TraceCarrier.files($0) }) {
            for count in 0..<bytes.count {
                // What is left may be no file at all; nothing may trap.
                do { _ = try TraceCarrier.synthesis(Array(bytes.prefix(count))) } catch is AssetError {}
            }
        }
    }

    @Test func moreMetadataThanIsReadIsSaid() throws {
        let chunk = TraceCarrier.chunk("tEXt", Array("a\0b".utf8))
        func file(_ count: Int) -> [UInt8] {
            Array(Carriers.png.dropLast(12)) + (0..<count).flatMap { _ in chunk } + Carriers.png.suffix(12)
        }
        #expect(try TraceCarrier.synthesis(file(1000)).verdict == .none)
        let found = try TraceCarrier.synthesis(file(1100))
        #expect(found.verdict == .undetermined)
        #expect(found.undetermined.contains { $0.subject == "traces" })
        // A text that grows over what is read.
        let bomb = TraceCarrier.chunk("zTXt", Array("parameters\0\0".utf8) + [0x78, 0x9C, 0x01])
        let damaged = Array(Carriers.png.dropLast(12)) + bomb + Carriers.png.suffix(12)
        #expect(try TraceCarrier.synthesis(damaged).verdict == .undetermined)
    }

    @Test func aDeclarationCountsBetweenSignatureAndTraces() throws {
        let traces = try #require(try TraceCarrier.files([.init(.pngText, "Software", "NovelAI")]).first).bytes
        let plain = Carriers.png
        func verdict(_ bytes: [UInt8], _ said: Circumstances.Declaration?) throws -> SynthesisFinding.Verdict {
            try TraceCarrier.synthesis(bytes, knowing: Circumstances(declaration: said)).verdict
        }
        #expect(try verdict(plain, .synthetic) == .declared)
        #expect(try verdict(traces, .synthetic) == .declared)
        #expect(try verdict(traces, .notSynthetic) == .traces)
        #expect(try verdict(plain, .notSynthetic) == .none)
        #expect(try verdict(plain, .unanswered) == .none)
    }

    @Test func aSignedLabelIsSignedUntilABitChanges() async throws {
        let sink = MemorySink()
        let stamp = Stamp(system: SGILabel.System(name: "Imager"), moment: StampRulesTests.moment)
        _ = try await #require(StampRulesTests.stamper).stamp(MemorySource(Carriers.jpeg), with: stamp, to: sink)
        let found = try TraceCarrier.synthesis(sink.bytes, knowing: Circumstances(declaration: .synthetic))
        #expect(found.verdict == .signed)
        #expect(found.generators.contains("Imager"))
        #expect(found.evidence.first.map { [$0.isForgeable, $0.trust == .untrusted] } == [false, true])
        var changed = sink.bytes
        changed[changed.count - 5] ^= 1
        let broken = try TraceCarrier.synthesis(changed)
        #expect(broken.verdict == .traces)
        #expect(broken.evidence.allSatisfy { $0.isForgeable })
        #expect(broken.evidence.contains { $0.trust == .unproven })
    }

    @Test(arguments: Fixtures.names("odd/jpeg", "odd/png", "odd/bmff")) func ordinaryFilesAreQuiet(_ name: String)
        throws
    {
        do {
            let found = try TraceCarrier.synthesis(try Fixtures.bytes(name))
            #expect(found.verdict == .none && found.evidence.isEmpty)
        } catch let error as AssetError {
            #expect(error.code == .truncated)
        }
    }

    @Test func textsOfOthersAreShortenedAndVisible() {
        let hostile = "a\u{1B}[31m\n\n\u{202E}b\u{0}" + String(repeating: "é", count: 500)
        let excerpt = MetadataField.excerpt(of: hostile)
        #expect(excerpt.unicodeScalars.count == 161)
        #expect(excerpt.hasPrefix("a [31m b") && excerpt.hasSuffix("…"))
        #expect(MetadataField.excerpt(of: " x\n") == "x")
    }
}
