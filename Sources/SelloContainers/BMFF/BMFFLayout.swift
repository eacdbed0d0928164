package import SelloBytes

/// Where everything lies in an ISO base media or QuickTime file (ISO 14496-12): MP4, M4A, MOV, HEIC, AVIF.
package struct BMFFLayout: ContainerLayout {
    /// ``ContainerFormat/bmff``.
    package var format: ContainerFormat { .bmff }
    /// The media type by brands, and by tracks where the brands do not tell sound from pictures.
    package let mediaType: String
    /// How many bytes the file has.
    package let byteCount: Int
    /// The boxes.
    package let tree: BMFFTree
    /// The manifest stores in C2PA boxes at the root, faulty ones included.
    package let stores: [StoreLocation]
    /// The C2PA boxes of purpose `merkle` at the root, in the order of the file.
    package let merkleBoxes: [MerkleBox]
    /// Whether the file is a part of a stream, to be read after an initialisation segment that is elsewhere.
    package let isMediaSegment: Bool
    let fileMetadata: BMFFMetadata
    let brands: [UInt32]

    /// Reads the layout of a file.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - limits: The most that it may cost.
    /// - Throws: ``AssetError`` `.unrecognizedFormat` for bytes that ``recognizes(_:)`` does not take, those of
    ///   ``BMFFTree/init(reading:limits:)``, or what the source throws.
    package init(reading source: any ByteSource, limits: Limits) throws(AssetError) {
        var window = Window(source, size: 4 << 10)
        guard Self.recognizes(try window.bytes(at: 0, upTo: 16)) else {
            throw AssetError(.unrecognizedFormat, at: 0, "this is no ISO base media or QuickTime file")
        }
        let tree = try BMFFTree(reading: source, limits: limits)
        var fileType: FileTypeBox?
        var stores: [StoreLocation] = []
        var merkleBoxes: [MerkleBox] = []
        for root in tree.roots {
            let box = tree[root]
            if box.type == FourCC.ftyp, fileType == nil { fileType = try FileTypeBox(box, &window) }
            guard box.usertype == .c2pa else { continue }
            switch try ContentProvenanceBox(box, &window) {
            case .store(let store):
                guard stores.count < 1 << 10 else {
                    throw AssetError(
                        .limitExceeded, at: box.range.lowerBound, "the file has over \(1 << 10) C2PA boxes")
                }
                stores.append(store)
            case .merkle(let merkle): merkleBoxes.append(merkle)
            }
        }
        let hasMovie = tree.firstRoot(FourCC.moov) != nil
        let isSegment =
            !hasMovie && tree.boxes.first.map { [FourCC.styp, FourCC.moof, FourCC.sidx].contains($0.type) } == true
        if let type = fileType?.mediaType {
            mediaType = type
        } else if fileType == nil, !isSegment {
            mediaType = "video/quicktime"
        } else {
            mediaType = try Self.holdsOnlySound(tree, &window) ? "audio/mp4" : "video/mp4"
        }
        fileMetadata = try BMFFMetadata(
            in: tree, isQuickTime: mediaType == "video/quicktime", source, &window, limits: limits)
        brands = fileType?.brands ?? []
        byteCount = source.byteCount
        self.tree = tree
        self.stores = stores
        self.merkleBoxes = merkleBoxes
        isMediaSegment = isSegment
    }

    /// Whether a file that begins with these bytes is of this family.
    ///
    /// - Parameter head: The first 16 bytes, or all where there are fewer.
    /// - Returns: Whether the first box is `ftyp`, one of those that QuickTime files without `ftyp` begin with, one that media segments
    ///   begin with, or a C2PA box, which is where ours stands in a QuickTime file without `ftyp`.
    package static func recognizes(_ head: [UInt8]) -> Bool {
        guard head.count >= 8 else { return false }
        func word(_ at: Int) -> UInt64 { head[at..<at + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        let type = UInt32(truncatingIfNeeded: word(0))
        return beginsFile(type, isStore: type == FourCC.uuid && head.count >= 16 && word(8) == BMFFUserType.c2pa.high)
    }

    /// Whether a file of this family may begin with a box of a type.
    static func beginsFile(_ type: UInt32, isStore: Bool) -> Bool {
        switch type {
        case FourCC.ftyp, FourCC.wide, FourCC.moov, FourCC.mdat, FourCC.free, FourCC.skip, FourCC.pnot,
            FourCC.styp, FourCC.moof, FourCC.sidx:
            true
        default: isStore
        }
    }

    /// Every block of metadata that speaks of the file; the XMP packet that a rewrite replaces comes before any other.
    package var metadata: [MetadataLocation] { fileMetadata.locations }

    /// Metadata of other pictures in the file than the one it shows, such as the XMP of a gain map.
    package var otherItemMetadata: [MetadataLocation] { fileMetadata.otherItems }

    /// Whether another picture of the file has XMP of its own.
    package var hasOtherPictures: Bool { otherItemMetadata.contains { $0.kind == .xmp } }

    /// Every box, and what lies behind the last one.
    package var parts: [Part] {
        var parts = tree.boxes.map { Part(name: FourCC.text($0.type), range: $0.range, depth: $0.depth) }
        if !tree.trailing.isEmpty { parts.append(Part(name: "trailing bytes", range: tree.trailing)) }
        return parts
    }

    private static func holdsOnlySound(_ tree: BMFFTree, _ window: inout Window) throws(AssetError) -> Bool {
        var sounds = false
        for box in tree.boxes where box.type == FourCC.hdlr && box.payload.count >= 12 {
            guard let parent = box.parent, tree[parent].type == FourCC.mdia else { continue }
            switch try window.read(UInt32.self, at: box.payload.lowerBound + 8) {
            case FourCC.soun: sounds = true
            case FourCC.vide: return false
            default: break
            }
        }
        return sounds
    }
}
