import Fixtures
import Sello
import SelloBytes
import SelloMetadata
import SelloSigning
import Testing

/// A small picture in memory.
struct TestPixels: PixelSource {
    var width: Int
    var height: Int
    var hasAlpha = true
    /// Red, green, blue and alpha of each pixel.
    var bytes: [UInt8]
    /// Gives that many bytes too few.
    var missing = 0

    init(width: Int, height: Int, bytes: [UInt8]? = nil) {
        (self.width, self.height) = (width, height)
        self.bytes =
            bytes ?? (0..<4 * width * height).map { UInt8(truncatingIfNeeded: $0 &* 31) | ($0 % 4 == 3 ? 1 : 0) }
    }

    func pixels(inRows rows: Range<Int>) throws(AssetError) -> [UInt8] {
        Array(bytes[4 * width * rows.lowerBound..<4 * width * rows.upperBound].dropLast(missing))
    }

    var colours: [UInt8] { bytes.indices.filter { $0 % 4 != 3 }.map { bytes[$0] } }

    /// Writes bits into alpha, column by column.
    mutating func hide(_ text: [UInt8]) {
        for index in 0..<8 * text.count {
            let bit = text[index / 8] >> UInt8(7 - index % 8) & 1
            let place = 4 * ((index % height) * width + index / height) + 3
            bytes[place] = bytes[place] & 0xFE | bit
        }
    }
}

/// NovelAI's signature over pixels, and text hidden in alpha.
@Suite struct NovelAITests {
    private struct Key {
        let signer: LocalSigner
        let bytes: [UInt8]

        /// A pair of the tests; the key's bytes stand in the certificate behind its algorithm.
        init() throws {
            let made = try DevelopmentCredentials.create(
                algorithm: .ed25519, organization: "Tests", at: StampRulesTests.moment)
            signer = try LocalSigner(certificates: made.chain, key: made.key, at: StampRulesTests.moment)
            let der = signer.certificateChain[0]
            let head: [UInt8] = [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
            let place = try #require(der.indices.first { der[$0...].starts(with: head) }) + head.count
            bytes = Array(der[place..<place + 32])
        }
    }

    private static let settings =
        #"{"prompt": "caf\u00e9, 1girl", "steps": 28, "scale": 5.0, "seed": 12345678901234567890, "noise": 1e-05, "a": [true, null, {}]"#

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = Array(bytes[start..<min(start + 3, bytes.count)])
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 { text.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : "=") }
        }
        return text
    }

    @Test func aSignatureIsVerifiedOverPixelsAndSettings() async throws {
        let key = try Key()
        let pixels = TestPixels(width: 40, height: 30)
        let signature = try await key.signer.sign(pixels.colours + Array((Self.settings + "}").utf8))
        // White space and escapes as any writer has them.
        let comment = Array(
            (Self.settings.replacing("\": ", with: "\" :\n") + ",\"signed_hash\":\"\(Self.base64(signature))\"}").utf8)
        let check = NovelAISignature(publicKey: key.bytes)
        #expect(check.verify(comment: comment, pixels: pixels) == .valid)
        // Within a comment of a comment as well.
        let inner = String(decoding: comment, as: UTF8.self).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
        #expect(check.verify(comment: Array("{\"Comment\": \"\(inner)\"}".utf8), pixels: pixels) == .valid)

        var changed = pixels
        changed.bytes[17] ^= 1
        #expect(check.verify(comment: comment, pixels: changed) == .mismatch)
        var alpha = pixels
        alpha.bytes[3] ^= 1
        #expect(check.verify(comment: comment, pixels: alpha) == .valid)
        let other = String(decoding: comment, as: UTF8.self).replacing("28", with: "29")
        #expect(check.verify(comment: Array(other.utf8), pixels: pixels) == .mismatch)
        #expect(NovelAISignature().verify(comment: comment, pixels: pixels) == .mismatch)
    }

    @Test func whatCannotBeCheckedIsUndetermined() throws {
        let signed = Array(#"{"signed_hash": "AAAA"}"#.utf8)
        var short = TestPixels(width: 4, height: 4)
        #expect(NovelAISignature().verify(comment: signed, pixels: short) == .mismatch)
        #expect(NovelAISignature().verify(comment: Array("{}".utf8), pixels: short) == .absent)
        #expect(NovelAISignature().verify(comment: Array("x".utf8), pixels: short) == .absent)
        func isUndetermined(_ verdict: NovelAISignature.Verdict) -> Bool {
            if case .undetermined = verdict { true } else { false }
        }
        #expect(isUndetermined(NovelAISignature(publicKey: [1]).verify(comment: signed, pixels: short)))
        short.missing = 1
        #expect(isUndetermined(NovelAISignature().verify(comment: signed, pixels: short)))
        for (width, height) in [(0, 4), (1 << 40, 1 << 40), (1 << 13, 1 << 13), (-1, 4)] {
            var large = TestPixels(width: 1, height: 1)
            (large.width, large.height) = (width, height)
            #expect(isUndetermined(NovelAISignature().verify(comment: signed, pixels: large)))
        }
    }

    @Test func hiddenTextIsReadFromAlpha() throws {
        let settings = Array("a duck\nSteps: 15, Sampler: Euler a, Seed: 2".utf8)
        let object = Array(#"{"Software": "NovelAI", "Comment": "{}"}"#.utf8)
        func announced(_ name: String, _ content: [UInt8], bits: Int? = nil) -> [UInt8] {
            let count = bits ?? 8 * content.count
            return Array(name.utf8) + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + content
        }
        func gzip(_ bytes: [UInt8]) -> [UInt8] {
            var sum: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                sum ^= UInt32(byte)
                for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
            }
            func little(_ value: UInt32) -> [UInt8] {
                (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
            }
            return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + TraceCarrier.block(bytes) + little(~sum)
                + little(UInt32(bytes.count))
        }
        func found(_ hidden: [UInt8]) throws -> SynthesisFinding {
            var pixels = TestPixels(width: 33, height: 37)
            pixels.hide(hidden)
            return try TraceCarrier.synthesis(Carriers.png, knowing: Circumstances(pixels: pixels))
        }
        for text in [announced("stealth_pnginfo", settings), announced("stealth_pngcomp", gzip(settings))] {
            let finding = try found(text)
            #expect(finding.generators == ["Stable Diffusion WebUI"])
            #expect(finding.evidence.map(\.technique) == [.hiddenText])
        }
        #expect(try found(announced("stealth_pngcomp", gzip(object))).generators == ["NovelAI"])
        #expect(try found(announced("stealth_pngxxxx", settings)).evidence.isEmpty)
        for broken in [announced("stealth_pnginfo", settings, bits: 1 << 20), announced("stealth_pngcomp", settings)] {
            let finding = try found(broken)
            #expect(finding.evidence.isEmpty && finding.undetermined.map(\.subject) == ["hiddenText"])
        }
    }

    @Test func withoutPixelsItIsSaidThatTheyAreNeeded() throws {
        let comment = TraceCarrier.Field(.pngText, "Comment", #"{"prompt": "a", "signed_hash": "AAAA"}"#)
        for (_, bytes) in try TraceCarrier.files([comment]) {
            let found = try TraceCarrier.synthesis(bytes)
            #expect(found.verdict == .traces)
            #expect(found.undetermined.contains { $0.subject == "pixelSignature" })
            let checked = try TraceCarrier.synthesis(
                bytes, knowing: Circumstances(pixels: TestPixels(width: 2, height: 2)))
            #expect(checked.evidence.contains { $0.technique == .pixelSignature && $0.trust == .unproven })
        }
    }

    @Test(.enabled(if: Fixtures.has("signals/png/sdmetadata-novelai-curated.png")))
    func aPictureOfNovelAIsOwnIsVerifiedWithItsKey() throws {
        let bytes = try Fixtures.bytes("signals/png/sdmetadata-novelai-curated.png")
        var pixels = try PNGPixels.decode(bytes)
        let found = try TraceCarrier.synthesis(bytes, knowing: Circumstances(pixels: pixels))
        #expect(
            found.evidence.first { $0.technique == .pixelSignature }.map { [$0.isForgeable, $0.trust == .trusted] } == [
                false, true,
            ])
        #expect(found.evidence.contains { $0.technique == .hiddenText && $0.generator == "NovelAI" })
        pixels.bytes[0] ^= 1
        let changed = try TraceCarrier.synthesis(bytes, knowing: Circumstances(pixels: pixels))
        #expect(changed.evidence.allSatisfy { $0.isForgeable })
    }

    @Test(.enabled(if: Fixtures.has("signals/png/sdparsers-AUTOMATIC1111-automatic1111_stealth.png")))
    func hiddenTextOfAnothersPictureIsRead() throws {
        let bytes = try Fixtures.bytes("signals/png/sdparsers-AUTOMATIC1111-automatic1111_stealth.png")
        let found = try TraceCarrier.synthesis(bytes, knowing: Circumstances(pixels: try PNGPixels.decode(bytes)))
        #expect(found.generators == ["Stable Diffusion WebUI"])
    }
}

/// Decodes PNGs of eight-bit RGBA without interlace (ISO 15948, 9), which is all that these tests need.
enum PNGPixels {
    static func decode(_ file: [UInt8]) throws -> TestPixels {
        var at = 8
        var size = (width: 0, height: 0)
        var stream: [UInt8] = []
        while at + 12 <= file.count {
            func number(_ place: Int) -> Int { file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
            let (count, type) = (number(at), String(decoding: file[at + 4..<at + 8], as: UTF8.self))
            if type == "IHDR" {
                size = (number(at + 8), number(at + 12))
                try #require(file[at + 16..<at + 18].elementsEqual([8, 6]))
            }
            if type == "IDAT" { stream += file[at + 8..<at + 8 + count] }
            at += 12 + count
        }
        let lines = try Inflate.zlib(stream, limit: (4 * size.width + 1) * size.height)
        let width = 4 * size.width
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * size.height)
        var above = [UInt8](repeating: 0, count: width)
        for row in 0..<size.height {
            let start = row * (width + 1)
            let filter = lines[start]
            var line = Array(lines[start + 1..<start + 1 + width])
            for index in 0..<width {
                let left = index < 4 ? 0 : Int(line[index - 4])
                let corner = index < 4 ? 0 : Int(above[index - 4])
                let up = Int(above[index])
                let predicted: Int
                switch filter {
                case 1: predicted = left
                case 2: predicted = up
                case 3: predicted = (left + up) / 2
                case 4:
                    let estimate = left + up - corner
                    let distances = (abs(estimate - left), abs(estimate - up), abs(estimate - corner))
                    predicted =
                        distances.0 <= distances.1 && distances.0 <= distances.2
                        ? left : distances.1 <= distances.2 ? up : corner
                default: predicted = 0
                }
                line[index] = UInt8(truncatingIfNeeded: Int(line[index]) + predicted)
            }
            pixels += line
            above = line
        }
        return TestPixels(width: size.width, height: size.height, bytes: pixels)
    }
}
