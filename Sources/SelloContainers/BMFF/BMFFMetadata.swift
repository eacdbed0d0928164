import SelloBytes

/// The metadata of a file in its standard places (XMP specification part 3; ISO 23008-12, A.2).
struct BMFFMetadata: Sendable {
    /// What carries an XMP packet that speaks of the file.
    enum XMPCarrier: Sendable {
        /// A `uuid` box at the root or an `XMP_` box in `moov/udta`.
        case box(Int)
        /// A `mime` item of the file's `meta` box.
        case item(MetaItems.Entry, iloc: Int)
    }

    /// Everything that speaks of the file; the packet of the first carrier comes first.
    private(set) var locations: [MetadataLocation] = []
    /// What speaks of other pictures in the file, such as a gain map.
    private(set) var otherItems: [MetadataLocation] = []
    /// Every carrier of an XMP packet, the one to be written first.
    private(set) var xmpCarriers: [XMPCarrier] = []

    /// Looks for metadata.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` for more packets than any real file has, or what the source throws; metadata that
    ///   cannot be read is passed over.
    init(
        in tree: BMFFTree, isQuickTime: Bool, _ source: any ByteSource, _ window: inout Window, limits: Limits
    ) throws(AssetError) {
        var exif: [MetadataLocation] = []
        if let meta = tree.firstRoot(FourCC.meta) {
            let items = try MetaItems(meta: meta, of: tree, source, &window, limits: limits)
            for entry in items.entries {
                if entry.item.kind == .xmp, entry.isOfPrimary, let iloc = items.iloc {
                    xmpCarriers.append(.item(entry, iloc: iloc))
                }
                guard let location = try Self.location(of: entry, &window) else { continue }
                if !entry.isOfPrimary {
                    otherItems.append(location)
                } else if entry.item.kind == .exif {
                    exif.append(location)
                } else {
                    locations.append(location)
                }
            }
        }
        var boxes: [Int] = []
        for moov in tree.roots where tree[moov].type == FourCC.moov {
            for udta in tree.children(of: moov) where tree[udta].type == FourCC.udta {
                boxes += tree.children(of: udta).filter { tree[$0].type == FourCC.xmp }
            }
        }
        let uuids = tree.roots.filter { tree[$0].usertype == .xmp }
        guard boxes.count + uuids.count <= 1 << 10 else {
            throw AssetError(
                .limitExceeded, at: uuids.first.map { tree[$0].range.lowerBound },
                "the file has over \(1 << 10) XMP boxes")
        }
        // QuickTime's own place comes first in QuickTime files, MPEG-4's in all others.
        boxes = isQuickTime ? boxes + uuids : uuids + boxes
        for box in boxes {
            xmpCarriers.append(.box(box))
            locations.append(
                MetadataLocation(kind: .xmp, pieces: [tree[box].payload], carrier: FourCC.text(tree[box].type)))
        }
        locations += exif
    }

    private static func location(
        of entry: MetaItems.Entry, _ window: inout Window
    ) throws(AssetError) -> MetadataLocation? {
        guard var pieces = entry.ranges, !entry.item.isProtected else { return nil }
        if entry.item.kind == .exif {
            guard let skipped = try tiffOffset(in: pieces, &window) else { return nil }
            pieces = drop(skipped, from: pieces)
            guard !pieces.isEmpty else { return nil }
            return MetadataLocation(kind: .exif, pieces: pieces, carrier: "Exif")
        }
        guard [[], Array("deflate".utf8)].contains(entry.item.encoding) else { return nil }
        return MetadataLocation(
            kind: .xmp, pieces: pieces, carrier: "mime", isCompressed: !entry.item.encoding.isEmpty)
    }

    /// How many bytes of an `Exif` item stand before the TIFF header: the item begins with their number less four.
    ///
    /// Some writers put JPEG's `Exif\0\0` there and do not count it.
    private static func tiffOffset(in pieces: [Range<Int>], _ window: inout Window) throws(AssetError) -> Int? {
        guard let first = pieces.first, first.count >= 4 else { return nil }
        var skipped = 4 + Int(try window.read(UInt32.self, at: first.lowerBound))
        if skipped == 4, first.count >= 10,
            try window.bytes(at: first.lowerBound + 4, count: 6) == [0x45, 0x78, 0x69, 0x66, 0, 0]
        {
            skipped = 10
        }
        return skipped
    }

    private static func drop(_ count: Int, from pieces: [Range<Int>]) -> [Range<Int>] {
        var left = count
        var rest: [Range<Int>] = []
        for piece in pieces {
            let cut = min(left, piece.count)
            left -= cut
            if cut < piece.count { rest.append(piece.lowerBound + cut..<piece.upperBound) }
        }
        return rest
    }
}
