internal import SelloBytes
internal import SelloCBOR
internal import SelloManifest
internal import SelloMetadata

/// The simple fields of the metadata that a manifest signs: `c2pa.metadata`, `stds.exif` and their kin, which are JSON-LD.
struct SignedMetadata {
    /// One field.
    struct Field {
        /// The name with its prefix, as it is written.
        let name: String
        /// The namespace that the prefix stands for; `nil` where nothing says.
        let namespace: String?
        let value: String
        let assertion: String

        /// The name without its prefix.
        var localName: String { name.split(separator: ":").last.map(String.init) ?? name }
    }

    private static let types: Set<String> = [
        "c2pa.metadata", "stds.exif", "stds.metadata", "stds.iptc", "stds.iptc.photo-metadata",
    ]

    /// Namespaces by the prefixes that their owners prefer, for assertions that leave the context away.
    private static let namespaces = [
        "dc": "http://purl.org/dc/elements/1.1/", "exif": "http://ns.adobe.com/exif/1.0/",
        "exifEX": "http://cipa.jp/exif/1.0/", "tiff": "http://ns.adobe.com/tiff/1.0/",
        "xmp": "http://ns.adobe.com/xap/1.0/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "aux": "http://ns.adobe.com/exif/1.0/aux/", "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    ]

    /// The most assertions that are read; more than a few have a purpose of their own.
    private static let assertionLimit = 16
    /// The most fields that are compared.
    private static let limit = 1 << 10

    /// The fields of a manifest; none for the many manifests that sign no metadata.
    static func fields(of found: ManifestValidation, in store: ManifestStore, limits: Limits) -> [Field] {
        var fields: [Field] = []
        for assertion in found.manifest.assertions.filter({ types.contains($0.type) }).prefix(assertionLimit) {
            let url = found.manifest.assertionURI(assertion.label)
            // What was changed is no longer what was signed.
            guard found.results.success.contains(where: { $0.code == .assertionHashedURIMatch && $0.url == url }) else {
                continue
            }
            if let payload = store.tree.content(of: assertion.box, JUMBFBox.json) {
                guard case .object(let members) = JSONItem(Array(store.tree.bytes[payload]), nesting: limits.nesting)
                else { continue }
                let context = members["@context"]
                for member in members.sorted(by: { $0.key < $1.key }) {
                    guard let value = value(member.value) else { continue }
                    fields.append(field(member.key, context: context, value, url))
                }
            } else if case .map(let pairs)? = found.values[assertion.label] {
                for pair in pairs {
                    guard let name = pair.key.textValue, let value = pair.value.untagged.textValue else { continue }
                    fields.append(field(name, context: nil, value, url))
                }
            }
            if fields.count > limit { return Array(fields.prefix(limit)) }
        }
        return fields
    }

    private static func field(_ name: String, context: JSONItem?, _ value: String, _ url: String) -> Field {
        let prefix = name.split(separator: ":").first.map(String.init) ?? ""
        return Field(
            name: name, namespace: context?[prefix]?.text ?? namespaces[prefix], value: value, assertion: url)
    }

    /// A single value; `nil` for what is no simple one.
    private static func value(_ item: JSONItem) -> String? {
        switch item {
        case .text(let text): text
        case .literal(let number): number == "null" ? nil : number
        case .array(let items): items.count == 1 ? value(items[0]) : nil
        case .object: item["@value"].flatMap { value($0) } ?? item["x-default"].flatMap { value($0) }
        }
    }
}

/// Compares what was signed with what stands in the file.
struct ContradictionFinder {
    let fields: [SignedMetadata.Field]

    /// Names of Exif's text fields by tag (CIPA DC-008).
    private static let exifNames: [UInt16: [String]] = [
        0x010E: ["ImageDescription"], 0x010F: ["Make"], 0x0110: ["Model"], 0x0131: ["Software"],
        0x0132: ["DateTime", "ModifyDate"], 0x013B: ["Artist"], 0x8298: ["Copyright"],
        0x9003: ["DateTimeOriginal"], 0x9004: ["DateTimeDigitized", "CreateDate"],
        0x9010: ["OffsetTime"], 0x9011: ["OffsetTimeOriginal"], 0x9012: ["OffsetTimeDigitized"],
        0xA420: ["ImageUniqueID"], 0xA430: ["CameraOwnerName"], 0xA431: ["BodySerialNumber"], 0xA433: ["LensMake"],
        0xA434: ["LensModel"], 0xA435: ["LensSerialNumber"],
    ]
    private static let exifPrefixes = ["exif", "exifEX", "tiff"]

    /// What Exif says else.
    func contradictions(in block: ExifBlock, isProtected: Bool) -> [MetadataContradiction] {
        var values: [String: String] = [:]
        for field in block.fields where field.directory != "IFD1" && field.entry.type == 2 {
            let text = String(decoding: field.value.prefix { $0 != 0 }, as: UTF8.self)
            for name in Self.exifNames[field.entry.tag] ?? [] where values[name] == nil { values[name] = text }
        }
        return fields.compactMap { field in
            guard let prefix = field.name.split(separator: ":").first, Self.exifPrefixes.contains(String(prefix)),
                let found = values[field.localName], !Self.agree(field.value, found)
            else { return nil }
            return contradiction(field, found, .exif, isProtected)
        }
    }

    /// What XMP says else.
    func contradictions(in packet: borrowing XMPPacket, isProtected: Bool) throws(AssetError) -> [MetadataContradiction]
    {
        struct Name: Hashable {
            let namespace: String
            let name: String
        }
        // One walk over the packet, however many fields there are. Of a list, its first item counts.
        var values: [Name: String] = [:]
        for property in try packet.properties() where !property.path.utf8.contains(UInt8(ascii: "/")) {
            let path = property.path
            let name = Name(
                namespace: property.namespace, name: path.hasSuffix("[1]") ? String(path.dropLast(3)) : path)
            if values[name] == nil { values[name] = property.value }
        }
        return fields.compactMap { field in
            guard let namespace = field.namespace,
                let found = values[Name(namespace: namespace, name: field.localName)],
                !Self.agree(field.value, found)
            else { return nil }
            return contradiction(field, found, .xmp, isProtected)
        }
    }

    private func contradiction(
        _ field: SignedMetadata.Field, _ found: String, _ place: MetadataContradiction.Place, _ isProtected: Bool
    ) -> MetadataContradiction {
        MetadataContradiction(
            field: field.name, signed: field.value, assertion: field.assertion, found: found, place: place,
            isProtected: isProtected)
    }

    /// Whether two values say the same: Exif and XMP write times and fractions in ways of their own.
    static func agree(_ one: String, _ other: String) -> Bool {
        let (one, other) = (trimmed(one), trimmed(other))
        if one == other { return true }
        if let first = digits(one), let second = digits(other) {
            // One may be to the day or the second, with or without its zone: where both speak, they must agree.
            let count = min(first.count, second.count, 14)
            return first.prefix(count) == second.prefix(count)
        }
        if let first = number(one), let second = number(other) {
            return abs(first - second) <= 0.001 * max(abs(first), abs(second))
        }
        return false
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\0" }
        let scalars = text.unicodeScalars.drop(while: isSpace)
        guard let end = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[...end])
    }

    /// The digits of a time such as `2023:02:12 10:00:00` or `2023-02-12T10:00:00Z`; `nil` for anything else.
    private static func digits(_ text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        let separators: Set<UInt8> = [UInt8(ascii: ":"), UInt8(ascii: "-")]
        guard bytes.count >= 10, separators.contains(bytes[4]), separators.contains(bytes[7]) else { return nil }
        // What follows the seconds is their fraction and the zone.
        let digits = bytes.prefix(19).filter { (0x30...0x39).contains($0) }
        return digits.count >= 8 ? digits : nil
    }

    private static func number(_ text: String) -> Double? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap({ Double(String($0)) }), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return first }
        guard let second = Double(String(parts[1])), second != 0 else { return nil }
        return first / second
    }
}
