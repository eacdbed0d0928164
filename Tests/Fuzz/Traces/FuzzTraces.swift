import FuzzSupport
import SelloBytes
import SelloMetadata

/// Claims: no metadata trap the readers of traces, ranges lie in the input, what is shown can be seen, a TC260 label is read back as it is written.
@c(LLVMFuzzerTestOneInput)
public func fuzzTraces(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    guard let kind = bytes.first else { return 0 }
    TraceClaims.check(kind, Array(bytes.dropFirst()))
    return 0
}

enum TraceClaims {
    /// The first byte says what the rest is taken for.
    static func check(_ kind: UInt8, _ bytes: [UInt8]) {
        let range = 0..<bytes.count
        switch kind {
        case UInt8(ascii: "t"), UInt8(ascii: "z"), UInt8(ascii: "i"):
            let carrier = [UInt8(ascii: "t"): "tEXt", UInt8(ascii: "z"): "zTXt"][kind] ?? "iTXt"
            guard let keyword = PNGTextField.keyword(bytes),
                let text = try? PNGTextField.text(bytes, carrier: carrier, limit: 1 << 16)
            else { return }
            check([MetadataField(.pngText, keyword, text, carrier: carrier, at: range)])
        case UInt8(ascii: "e"):
            guard let block = try? ExifBlock(parsing: bytes, limits: Limits()) else { return }
            check(block.traceFields(carrier: "APP1", at: range))
        case UInt8(ascii: "x"):
            guard let packet = try? XMPPacket(parsing: bytes, limits: Limits()) else { return }
            check(packet.traceFields(carrier: "APP1", at: range))
            checkWriting(packet)
        case UInt8(ascii: "l"): check(ItemListFields.items(bytes, keys: nil, carrier: "ilst", at: range))
        case UInt8(ascii: "k"):
            let half = bytes.count / 2
            let list = Array(bytes[half...])
            check(ItemListFields.items(list, keys: Array(bytes[..<half]), carrier: "ilst", at: range))
        case UInt8(ascii: "u"):
            check([ItemListFields.userText(bytes, type: 0xA974_6F6F, carrier: "udta", at: range)].compactMap(\.self))
        case UInt8(ascii: "s"):
            let found = (try? SamsungTrailer.fields(of: MemorySource(bytes))) ?? []
            claim(
                found.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count },
                "a block behind a picture lies in the file")
            check(found)
        case UInt8(ascii: "n"):
            guard let comment = NovelAIComment(bytes) else { return }
            claim(comment.message.allSatisfy { (0x20...0x7E).contains($0) }, "the signed text is one line of ASCII")
            claim(
                JSONItem(comment.message, nesting: 17) != nil || comment.message.count > JSONItem.byteLimit,
                "it is JSON")
        case UInt8(ascii: "h"): _ = try? StealthText(bytes)
        default:
            for place in MetadataField.Place.allCases {
                check(
                    ["parameters", "UserComment", "COM", "AIGC", "Comment"].map {
                        MetadataField(place, $0, bytes, carrier: "", at: range)
                    })
            }
        }
    }

    private static func check(_ fields: [MetadataField]) {
        for field in fields {
            let excerpt = field.excerpt
            claim(excerpt.unicodeScalars.count <= 161, "an excerpt is short")
            claim(
                !excerpt.unicodeScalars.contains { [.control, .format].contains($0.properties.generalCategory) },
                "an excerpt steers nothing")
        }
        let found = SignalMatcher.findings(in: fields)
        claim(found.allSatisfy { fields.contains($0.field) }, "a trace is one of the fields")
        for label in TC260Finding.all(in: fields).map(\.label) {
            guard let json = try? label.json() else { continue }
            let field = MetadataField(.pngText, "AIGC", Array(json.utf8), carrier: "tEXt", at: 0..<1)
            let read = TC260Finding.all(in: [field]).map(\.label)
            claim(read == [label], "a label is read back as it was written")
        }
    }

    private static func checkWriting(_ packet: consuming XMPPacket) {
        var packet = packet
        let label = TC260Label(["Label": "1", "ContentProducer": "a", "ProduceID": "b"])
        guard (try? packet.write(label)) != nil, let written = try? packet.serialized() else { return }
        guard let read = try? XMPPacket(parsing: written, limits: Limits()) else { return }
        let found = TC260Finding.all(in: read.traceFields(carrier: "", at: 0..<1)).filter { $0.form != .properties }
        claim(!found.isEmpty, "a label that was written is there")
        claim(!TC260Finding.conflict(found), "copies of a label that was written agree")
    }
}
