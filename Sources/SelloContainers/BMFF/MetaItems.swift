import SelloBytes

/// The metadata among the items of the file's own `meta` box: XMP and Exif of HEIF and AVIF pictures (ISO 23008-12, A.2).
struct MetaItems: Sendable {
    /// One item, with its place.
    struct Entry: Sendable {
        /// What it is.
        let item: MetadataItem
        /// Where its bytes lie; `nil` where that cannot be told.
        let ranges: [Range<Int>]?
        /// Whether it speaks of the picture that the file shows, rather than of a gain map or another one beside it.
        let isOfPrimary: Bool
        /// Whether other items are cut out of it.
        let isSource: Bool
    }

    /// The index of the `iloc` box.
    private(set) var iloc: Int?
    /// The items, in the order of `iinf`.
    private(set) var entries: [Entry] = []

    init() {}

    /// Reads a `meta` box; parts that are missing or broken leave the list shorter, since none of this keeps a file from being verified.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded`, or what the source throws.
    init(
        meta: Int, of tree: BMFFTree, _ source: any ByteSource, _ window: inout Window, limits: Limits
    ) throws(AssetError) {
        var first: [UInt32: Int] = [:]
        for child in tree.children(of: meta) where first[tree[child].type] == nil { first[tree[child].type] = child }
        guard let iinf = first[FourCC.iinf], let iloc = first[FourCC.iloc] else { return }
        let items = try MetadataItem.all(in: tree[iinf], &window, limits: limits)
        guard !items.isEmpty else { return }
        self.iloc = iloc
        let wanted = Set(items.map(\.id))
        let idat = first[FourCC.idat].map { tree[$0].payload }
        let references = try DataReferences(in: meta, of: tree, &window)
        var places: [UInt32: [Range<Int>]] = [:]
        do throws(AssetError) {
            let locations = try ItemLocations(box: iloc, of: tree, source, limits: limits)
            try locations.forEach { item throws(AssetError) in
                guard wanted.contains(item.id), places[item.id] == nil, item.extents.count <= 1 << 10 else { return }
                places[item.id] = ItemLocations.ranges(
                    of: item, idat: idat, references: references, byteCount: source.byteCount)
            }
        } catch {
            guard [.malformed, .truncated].contains(error.code) else { throw error }
        }
        var primary: UInt32?
        if let pitm = first[FourCC.pitm] { primary = try Self.primary(tree[pitm], &window) }
        var links = ItemReferences()
        if let iref = first[FourCC.iref] {
            links = ItemReferences(
                payload: try source.bytes(tree[iref].payload, limit: limits.metadataByteCount), wanted: wanted,
                primary: primary)
        }
        entries = items.map { item in
            Entry(
                item: item, ranges: places[item.id],
                // An item that describes nothing in particular describes the file.
                isOfPrimary: primary == nil || links.describesPrimary[item.id] ?? true,
                isSource: links.sources.contains(item.id))
        }
    }

    private static func primary(_ pitm: BMFFBox, _ window: inout Window) throws(AssetError) -> UInt32? {
        let payload = pitm.payload
        guard payload.count >= 6 else { return nil }
        if try window.read(UInt8.self, at: payload.lowerBound) == 0 {
            return UInt32(try window.read(UInt16.self, at: payload.lowerBound + 4))
        }
        return payload.count >= 8 ? try window.read(UInt32.self, at: payload.lowerBound + 4) : nil
    }
}
