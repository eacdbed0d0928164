import SelloBytes

/// An item that holds metadata, as `iinf` names it (ISO 14496-12, 8.11.6).
struct MetadataItem: Sendable, Hashable {
    /// The number by which other boxes speak of it.
    let id: UInt32
    /// XMP or Exif.
    let kind: MetadataLocation.Kind
    /// Whether its bytes are encrypted.
    let isProtected: Bool
    /// How its bytes are packed (`deflate`, `gzip`), or empty.
    let encoding: [UInt8]

    /// The items of an `iinf` that hold XMP or Exif; entries that cannot be read are passed over.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` for more such items than any real file has, or what the source throws.
    static func all(
        in iinf: BMFFBox, _ window: inout Window, limits: Limits
    ) throws(AssetError) -> [MetadataItem] {
        let payload = iinf.payload
        guard payload.count >= 8 else { return [] }
        let version = try window.read(UInt8.self, at: payload.lowerBound)
        var at = payload.lowerBound + (version == 0 ? 6 : 8)
        var items: [MetadataItem] = []
        var count = 0
        while payload.upperBound - at >= 8 {
            let size = Int(try window.read(UInt32.self, at: at))
            guard size >= 8, size <= payload.upperBound - at else { break }
            if try window.read(UInt32.self, at: at + 4) == FourCC.infe,
                let item = try MetadataItem(at + 8..<at + size, &window)
            {
                guard items.count < 1 << 12 else {
                    throw AssetError(.limitExceeded, at: at, "the file has over \(1 << 12) items of metadata")
                }
                items.append(item)
            }
            count += 1
            guard count < limits.unitCount else {
                throw AssetError(.limitExceeded, at: at, "the file has over \(limits.unitCount) items")
            }
            at += size
        }
        return items
    }

    /// Reads one entry; `nil` where it is of something else.
    private init?(_ payload: Range<Int>, _ window: inout Window) throws(AssetError) {
        guard payload.count >= 12 else { return nil }
        let version = try window.read(UInt8.self, at: payload.lowerBound)
        let wide = version >= 3
        let typeAt = payload.lowerBound + 4 + (wide ? 4 : 2) + 2
        // Versions 0 and 1 have no type: the content type alone tells.
        var type = FourCC.mime
        if version >= 2 {
            guard payload.upperBound - typeAt >= 4 else { return nil }
            type = try window.read(UInt32.self, at: typeAt)
        }
        guard type == FourCC.mime || type == FourCC.exif else { return nil }
        // Names are a few letters; an entry with more than fits here is of nothing we know.
        let bytes = try window.bytes(at: payload.lowerBound, upTo: min(payload.count, 1 << 10))
        guard let fields = try? Self.fields(bytes, version: version, isMIME: type == FourCC.mime) else { return nil }
        id = fields.id
        isProtected = fields.protection != 0
        encoding = fields.encoding
        if type == FourCC.exif {
            kind = .exif
        } else if fields.contentType == Array("application/rdf+xml".utf8) {
            kind = .xmp
        } else {
            return nil
        }
    }

    private struct Fields {
        var id: UInt32
        var protection: UInt16
        var contentType: [UInt8] = []
        var encoding: [UInt8] = []
    }

    private static func fields(_ bytes: [UInt8], version: UInt8, isMIME: Bool) throws(AssetError) -> Fields {
        var cursor = ByteCursor(bytes.rawBytes)
        try cursor.skip(4)
        let id = version >= 3 ? try cursor.read(UInt32.self) : UInt32(try cursor.read(UInt16.self))
        var fields = Fields(id: id, protection: try cursor.read(UInt16.self))
        if version >= 2 { try cursor.skip(4) }
        guard isMIME else { return fields }
        _ = try cursor.terminated()  // item_name
        fields.contentType = try cursor.terminated()
        // Optional; a missing NUL at its end is forgiven.
        let rest = cursor.copied()
        fields.encoding = Array(rest.prefix { $0 != 0 })
        return fields
    }
}
