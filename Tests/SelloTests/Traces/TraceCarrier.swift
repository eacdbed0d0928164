import Sello
import SelloBytes
import SelloContainers
import SelloMetadata

/// Builds small files with one field of metadata each, in every container that has a place for it.
enum TraceCarrier {
    /// A field to put into a file.
    struct Field: Sendable {
        let place: MetadataField.Place
        let key: String
        let value: String

        init(_ place: MetadataField.Place, _ key: String, _ value: String) {
            self.place = place
            self.key = key
            self.value = value
        }
    }

    /// Files with these fields, by the names of what carries them; none for places that no container has together.
    static func files(_ fields: [Field]) throws -> [(name: String, bytes: [UInt8])] {
        let places = Set(fields.map(\.place))
        var files: [(String, [UInt8])] = []
        if places.isSubset(of: [.exif, .xmp, .jpegComment, .jpegSegment, .jpegTrailer]) {
            files.append(("JPEG", try jpeg(fields)))
        }
        if places.isSubset(of: [.exif, .xmp, .pngText]) {
            for kind in places.contains(.pngText) ? ["tEXt", "zTXt", "iTXt"] : ["tEXt"] {
                files.append(("PNG \(kind)", try png(fields, text: kind)))
            }
        }
        if places.isSubset(of: [.xmp, .itemList]) {
            for shape in places.contains(.itemList) ? MovieShape.allCases : [.keys] {
                files.append(("MP4 \(shape)", try movie(fields, shape)))
            }
        }
        return files
    }

    // MARK: JPEG

    private static func jpeg(_ fields: [Field]) throws -> [UInt8] {
        func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
            let size = content.count + 2
            return [0xFF, marker, UInt8(size >> 8), UInt8(size & 0xFF)] + content
        }
        var head: [UInt8] = []
        var tail: [UInt8] = []
        let exif = fields.filter { $0.place == .exif }
        if !exif.isEmpty { head += segment(0xE1, Array("Exif\0\0".utf8) + tiff(exif)) }
        let xmp = fields.filter { $0.place == .xmp }
        if !xmp.isEmpty { head += segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + packet(xmp)) }
        for field in fields {
            switch field.place {
            case .jpegComment: head += segment(0xFE, Array(field.value.utf8))
            case .jpegSegment: head += segment(0xE9, Array(field.value.utf8))
            case .jpegTrailer: tail += Array((field.key + field.value).utf8)
            default: break
            }
        }
        return Array(Carriers.jpeg.prefix(20)) + head + Carriers.jpeg.dropFirst(20) + tail
    }

    // MARK: PNG

    private static func png(_ fields: [Field], text kind: String) throws -> [UInt8] {
        var behind: [UInt8] = []
        var before: [UInt8] = []
        for field in fields where field.place == .pngText {
            let (key, value) = (Array(field.key.utf8) + [0], Array(field.value.utf8))
            let content =
                switch kind {
                case "zTXt": key + [0] + stored(value)
                case "iTXt": key + [0, 0] + Array("en\0\0".utf8) + value
                default: key + value
                }
            // Generators that write their text last are read as well.
            behind += chunk(kind, content)
        }
        let exif = fields.filter { $0.place == .exif }
        if !exif.isEmpty { before += chunk("eXIf", tiff(exif)) }
        let xmp = fields.filter { $0.place == .xmp }
        if !xmp.isEmpty { before += chunk("iTXt", Array("XML:com.adobe.xmp".utf8) + [0, 0, 0, 0, 0] + packet(xmp)) }
        return Array(Carriers.png.prefix(33)) + before + Carriers.png.dropFirst(33).dropLast(12) + behind
            + Carriers.png.suffix(12)
    }

    static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        var checksum = CRC32()
        checksum.update(Array(type.utf8) + data)
        return number(UInt32(data.count)) + Array(type.utf8) + data + number(checksum.value)
    }

    /// A zlib stream that holds the bytes as they are (RFC 1950, RFC 1951, 3.2.4).
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        return [0x78, 0x01] + block(bytes) + number(high << 16 | low)
    }

    /// One stored block, the last.
    static func block(_ bytes: [UInt8]) -> [UInt8] {
        let size = UInt16(bytes.count)
        return [1, UInt8(size & 0xFF), UInt8(size >> 8), UInt8(~size & 0xFF), UInt8(~size >> 8)] + bytes
    }

    // MARK: Movies

    /// Where a movie's list stands.
    enum MovieShape: CaseIterable {
        /// `moov/udta/meta` with `keys`, as ffmpeg's `use_metadata_tags` has it.
        case keys
        /// `moov/meta` with `keys`, as cameras have it.
        case movieKeys
        /// `moov/udta/meta` with names in boxes of their own, iTunes' way for names that it does not know.
        case named
        /// Texts of QuickTime in `udta`, for names of four characters, and the list by type otherwise.
        case quickTime
    }

    private static func movie(_ fields: [Field], _ shape: MovieShape) throws -> [UInt8] {
        let items = fields.filter { $0.place == .itemList }
        let data: (String) -> [UInt8] = { box("data", [0, 0, 0, 1, 0, 0, 0, 0] + Array($0.utf8)) }
        var udta: [UInt8] = []
        var besides: [UInt8] = []
        let handler = box(
            "hdlr", [UInt8](repeating: 0, count: 8) + Array("mdta".utf8) + [UInt8](repeating: 0, count: 13))
        switch shape {
        case .keys, .movieKeys:
            guard !items.isEmpty else { break }
            let keys = items.flatMap { box("mdta", Array($0.key.utf8)) }
            let list = items.enumerated().flatMap { box(type: number(UInt32($0.offset + 1)), data($0.element.value)) }
            let content =
                handler + box("keys", [0, 0, 0, 0] + number(UInt32(items.count)) + keys) + box("ilst", list)
            if shape == .keys { udta += box("meta", [0, 0, 0, 0] + content) } else { besides += box("meta", content) }
        case .named:
            let list = items.flatMap { item in
                box(
                    "----",
                    box("mean", [0, 0, 0, 0] + Array("org.example".utf8))
                        + box("name", [0, 0, 0, 0] + Array(item.key.utf8)) + data(item.value))
            }
            udta += box("meta", [0, 0, 0, 0] + handler + box("ilst", list))
        case .quickTime:
            var list: [UInt8] = []
            for item in items {
                let type = item.key.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
                if type.count == 4, type[0] == 0xA9 {
                    let text = Array(item.value.utf8)
                    udta += box(type: type, [UInt8(text.count >> 8), UInt8(text.count & 0xFF), 0, 0] + text)
                } else {
                    list += box("----", box("name", [0, 0, 0, 0] + Array(item.key.utf8)) + data(item.value))
                }
            }
            if !list.isEmpty { udta += box("meta", [0, 0, 0, 0] + handler + box("ilst", list)) }
        }
        let header = box("mvhd", [UInt8](repeating: 0, count: 100))
        var bytes = box("ftyp", Array("isom".utf8) + [0, 0, 2, 0] + Array("isommp42".utf8))
        // Media data that speak of what only metadata may say.
        bytes += box("mdat", Array("AIGC{\"Label\":\"1\"} firefly PhotoEditor_Re_Edit_Data".utf8))
        bytes += box("moov", header + (udta.isEmpty ? [] : box("udta", udta)) + besides)
        let xmp = fields.filter { $0.place == .xmp }
        guard !xmp.isEmpty else { return bytes }
        return bytes
            + box(
                "uuid",
                [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC]
                    + packet(xmp))
    }

    static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] { box(type: Array(type.utf8), payload) }

    static func box(type: [UInt8], _ payload: [UInt8]) -> [UInt8] {
        number(UInt32(payload.count + 8)) + type + payload
    }

    private static func number(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    // MARK: Exif and XMP

    /// A little-endian TIFF block: texts in IFD0, `UserComment` in the Exif directory.
    static func tiff(_ fields: [Field], comment encode: (String) -> [UInt8] = asciiComment) -> [UInt8] {
        let tags: [String: UInt16] = [
            "ImageDescription": 0x010E, "Make": 0x010F, "Model": 0x0110, "Software": 0x0131, "Artist": 0x013B,
        ]
        func little(_ value: UInt32, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
        }
        func directory(_ entries: [(tag: UInt16, type: UInt32, value: [UInt8])], at place: Int) -> [UInt8] {
            var table = little(UInt32(entries.count), 2)
            var values: [UInt8] = []
            let start = place + 2 + 12 * entries.count + 4
            for entry in entries.sorted(by: { $0.tag < $1.tag }) {
                let count = entry.type == 4 ? 1 : entry.value.count
                table += little(UInt32(entry.tag), 2) + little(entry.type, 2) + little(UInt32(count), 4)
                if entry.value.count <= 4 {
                    table += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
                } else {
                    table += little(UInt32(start + values.count), 4)
                    values += entry.value
                }
            }
            return table + little(0, 4) + values
        }
        var main: [(tag: UInt16, type: UInt32, value: [UInt8])] = fields.compactMap { field in
            tags[field.key].map { ($0, 2, Array(field.value.utf8) + [0]) }
        }
        let comment = fields.first { $0.key == "UserComment" }.map { encode($0.value) }
        if comment != nil { main.append((0x8769, 4, [0, 0, 0, 0])) }
        let first = directory(main, at: 8)
        guard let comment else { return Array("II*\0".utf8) + little(8, 4) + first }
        // The pointer's value is known only now; the directory has the same size with it.
        main[main.count - 1].value = little(UInt32(8 + first.count), 4)
        return Array("II*\0".utf8) + little(8, 4) + directory(main, at: 8)
            + directory([(0x9286, 7, comment)], at: 8 + first.count)
    }

    static func asciiComment(_ text: String) -> [UInt8] { Array("ASCII\0\0\0".utf8) + Array(text.utf8) }

    /// A packet with each field as an element.
    static func packet(_ fields: [Field]) -> [UInt8] {
        Array(packet(fields.map { "<\($0.key)>\(escaped($0.value))</\($0.key)>" }.joined(), attributes: "").utf8)
    }

    /// A packet with each field as an attribute.
    static func attributePacket(_ fields: [Field]) -> [UInt8] {
        Array(packet("", attributes: fields.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()).utf8)
    }

    private static func packet(_ content: String, attributes: String) -> String {
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
        xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"\(attributes)>\(content)</rdf:Description></rdf:RDF></x:xmpmeta>
        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    // MARK: Verifying

    /// What a file shows.
    static func synthesis(_ bytes: [UInt8], knowing: Circumstances = Circumstances()) throws -> SynthesisFinding {
        try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
            MemorySource(bytes), knowing: knowing
        )
        .synthesis
    }
}
