internal import SelloBytes
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata

/// The fields of a file's metadata that the rules for traces read, collected in one pass over the layout: no picture data, no media data.
struct FileFields {
    /// The fields, in the order of the layout.
    private(set) var fields: [MetadataField] = []
    /// What the first XMP packet says of the label; `nil` where there is none that can be read.
    private(set) var copy: XMPLabelCopy?
    /// Blocks that could not be read, and why.
    private(set) var unread: [Undetermined] = []

    private let source: any ByteSource
    private let limits: Limits
    private var budget = FieldLimits.totalByteCount
    private var hasPacket = false

    /// Collects.
    ///
    /// What cannot be read is named in ``unread`` and passed over.
    init(_ layout: any ContainerLayout, in source: any ByteSource, limits: Limits) {
        self.source = source
        self.limits = limits
        let metadata = layout.metadata
        for location in metadata.prefix(FieldLimits.blockCount) { take(location) }
        if metadata.count > FieldLimits.blockCount { noteTooMany() }
        switch layout {
        case is JPEGLayout: takeBesides(jpeg: layout)
        case let movie as BMFFLayout: takeLists(of: movie.tree)
        default: break
        }
    }

    // MARK: Blocks

    private mutating func take(_ location: MetadataLocation) {
        guard let place = location.pieces.first.map({ $0.lowerBound..<$0.lowerBound + location.byteCount }) else {
            return
        }
        do throws(AssetError) {
            switch location.kind {
            case .xmp, .extendedXMP: try takeXMP(location, place)
            case .exif:
                add(
                    try ExifBlock(parsing: try read(location), limits: limits).traceFields(
                        carrier: location.carrier, at: place))
            case .text: try takeText(location, place)
            case .photoshop: break
            }
        } catch {
            // The first packet speaks for the file; where even that is gone, its label is too.
            if location.kind == .xmp { hasPacket = true }
            note(error.reason, location.carrier)
        }
    }

    private mutating func takeXMP(_ location: MetadataLocation, _ place: Range<Int>) throws(AssetError) {
        // The first packet is read whatever its size: the label's copy may be in it.
        let isFirst = location.kind == .xmp && !hasPacket
        guard isFirst || location.byteCount <= budget else { throw Self.tooMuch }
        budget = max(0, budget - location.byteCount)
        let packet = try XMPPacket(at: location, in: source, limits: limits)
        if isFirst {
            copy = XMPLabelCopy(packet)
            hasPacket = true
        }
        add(packet.traceFields(carrier: location.carrier, at: place))
    }

    private mutating func takeText(_ location: MetadataLocation, _ place: Range<Int>) throws(AssetError) {
        guard location.carrier != "COM" else {
            add([MetadataField(.jpegComment, "COM", try read(location), carrier: location.carrier, at: place)])
            return
        }
        let chunk = try read(location)
        guard let keyword = PNGTextField.keyword(chunk) else { return }
        if let block = RawProfile.exif(chunk, isCompressed: location.isCompressed, limits: limits) {
            add(try ExifBlock(parsing: block, limits: limits).traceFields(carrier: location.carrier, at: place))
            return
        }
        guard
            let text = try PNGTextField.text(
                chunk, carrier: location.carrier, limit: min(FieldLimits.valueByteCount, budget))
        else { return }
        if text.count > chunk.count { budget -= text.count - chunk.count }
        add([MetadataField(.pngText, keyword, text, carrier: location.carrier, at: place)])
    }

    // MARK: What is no block of a layout

    /// Segments that belong to no standard, and what stands behind the picture.
    private mutating func takeBesides(jpeg layout: any ContainerLayout) {
        let stores = layout.stores.map(\.extent)
        let parts = layout.parts.lazy.filter { part in
            Self.unusualSegments.contains(part.name) && !stores.contains { $0.overlaps(part.range) }
        }
        do throws(AssetError) {
            for part in parts.prefix(Self.segmentLimit) where part.range.count > 8 {
                let content = part.range.dropFirst(4)
                guard try source.bytes(content.prefix(4), limit: 4).elementsEqual("AIGC".utf8) else { continue }
                let location = MetadataLocation(kind: .text, pieces: [content], carrier: part.name)
                add([MetadataField(.jpegSegment, part.name, try read(location), carrier: part.name, at: content)])
            }
            if layout.damage == nil { add(try SamsungTrailer.fields(of: source)) }
        } catch {
            note(error.reason, "JPEG")
        }
    }

    /// Those that are left of APP0 to APP15 once the ones that a standard has filled are gone.
    private static let unusualSegments: Set<String> = [
        "APP3", "APP4", "APP5", "APP6", "APP7", "APP8", "APP9", "APP10", "APP11", "APP12", "APP15",
    ]
    private static let segmentLimit = 64

    /// The lists of a movie: in `moov/udta/meta` and `moov/meta`, and QuickTime's own texts in `moov/udta`.
    private mutating func takeLists(of tree: BMFFTree) {
        guard let movie = tree.firstRoot(Self.moov) else { return }
        do throws(AssetError) {
            for child in tree.children(of: movie) {
                if tree[child].type == Self.meta { try takeList(of: child, in: tree) }
                guard tree[child].type == Self.udta else { continue }
                for inner in tree.children(of: child).prefix(FieldLimits.count) {
                    let box = tree[inner]
                    if box.type == Self.meta { try takeList(of: inner, in: tree) }
                    // Apple's texts begin with a ©.
                    guard box.type >> 24 == 0xA9, box.payload.count <= 1 << 16 else { continue }
                    let text = ItemListFields.userText(
                        try read(box.payload), type: box.type, carrier: "udta", at: box.payload)
                    add([text].compactMap(\.self))
                }
            }
        } catch {
            note(error.reason, "moov")
        }
    }

    private mutating func takeList(of meta: Int, in tree: BMFFTree) throws(AssetError) {
        guard let list = tree.firstChild(Self.ilst, of: meta) else { return }
        let keys = tree.firstChild(Self.keys, of: meta)
        let range = tree[list].payload
        guard range.count <= FieldLimits.listByteCount else { throw Self.tooMuch }
        // With keys the items are numbered; Apple's programs write both kinds, told apart by the handler.
        let names = try keys.map { key throws(AssetError) in try read(tree[key].payload) }
        add(ItemListFields.items(try read(range), keys: names, carrier: "ilst", at: range))
    }

    private static let moov: UInt32 = 0x6D6F_6F76
    private static let udta: UInt32 = 0x7564_7461
    private static let meta: UInt32 = 0x6D65_7461
    private static let ilst: UInt32 = 0x696C_7374
    private static let keys: UInt32 = 0x6B65_7973

    // MARK: Budget

    private mutating func read(_ location: MetadataLocation) throws(AssetError) -> [UInt8] {
        guard location.byteCount <= budget else { throw Self.tooMuch }
        budget -= location.byteCount
        return try location.bytes(of: source, limits: limits)
    }

    private mutating func read(_ range: Range<Int>) throws(AssetError) -> [UInt8] {
        guard range.count <= budget else { throw Self.tooMuch }
        budget -= range.count
        return try source.bytes(range, limit: FieldLimits.totalByteCount)
    }

    private static var tooMuch: AssetError {
        AssetError(.limitExceeded, "there is more metadata than is read to look for traces")
    }

    private mutating func add(_ found: [MetadataField]) {
        let room = FieldLimits.count - fields.count
        fields += found.prefix(room)
        if found.count > room { noteTooMany() }
    }

    private mutating func note(_ reason: String, _ carrier: String) {
        note(
            en: "\(carrier) was not searched for traces: \(reason)",
            es: "\(carrier) no se examinó en busca de rastros, porque no se pudo leer")
    }

    private mutating func noteTooMany() {
        note(
            en: "the file has more fields of metadata than are searched for traces",
            es: "el archivo tiene más campos de metadatos de los que se examinan en busca de rastros")
    }

    private mutating func note(en english: String, es spanish: String) {
        if unread.count < Self.noteLimit { unread.append(Undetermined(subject: "traces", en: english, es: spanish)) }
    }

    private static let noteLimit = 8
}
