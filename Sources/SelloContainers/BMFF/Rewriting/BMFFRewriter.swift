import SelloBytes

/// Works a new file out.
///
/// First what was asked for: boxes that go, the box that comes, the packet that changes. Then every table of absolute offsets. How
/// wide the tables must be depends on where everything lies, and that in turn on how wide they are, so the outline is worked
/// out until nothing changes any more. Then every change is written down with the final places.
struct BMFFRewriter: ~Copyable {
    private let tree: BMFFTree
    private let source: any ByteSource
    private let limits: Limits
    private var window: Window

    private let insertion: Int
    private let inserted: [Inserted]
    private let removedRoots: Set<Int>
    /// What was asked for, ``insertion`` included.
    private let requested: [BMFFEdit]
    private let edited: EditedRanges
    private let xmpItem: (iloc: Int, item: UInt32, at: Int)?
    private let xmpByteCount: Int
    /// Where the packet lies in the new file when it has media data of its own.
    private let xmpPlace: Int?

    /// The `mdat` boxes whose header is to have sixteen bytes.
    private let wideMediaData: [Int]

    private var tables: [OffsetCarrier] = []
    private var locations: [MovingLocations] = []

    /// A root box that comes.
    private struct Inserted {
        let type: UInt32
        let pieces: [Rewrite.Piece]
        var isStore = false
        var byteCount: Int { pieces.reduce(0) { $0 + $1.byteCount } }
    }

    init(
        _ layout: BMFFLayout, _ request: RewriteRequest, _ source: any ByteSource, _ limits: Limits
    ) throws(AssetError) {
        let tree = layout.tree
        self.tree = tree
        self.source = source
        self.limits = limits
        window = Window(source)
        insertion = Self.insertion(in: tree)
        var edits: [BMFFEdit] = []
        // All C2PA boxes go: the old store travels on inside the new one. Boxes of purpose `merkle` belong to the old store's hash, and the
        // new one is of the whole file; a reader that found them would look for trees that the new hash does not have.
        var removed = Set(tree.roots.filter { tree[$0].usertype == .c2pa })
        for box in removed { edits.append(BMFFEdit(tree[box].range, [UInt8](), in: nil)) }
        var inserted: [Inserted] = []
        if request.storeByteCount > 0 {
            let header = try ContentProvenanceBox.header(storeByteCount: request.storeByteCount)
            inserted.append(
                Inserted(
                    type: FourCC.uuid, pieces: [.literal(header), .store(0..<request.storeByteCount)], isStore: true))
        }
        var xmpItem: (iloc: Int, item: UInt32, at: Int)?
        var xmpPlace: Int?
        if let packet = request.xmp {
            let xmp = try XMPEdits(packet, layout.fileMetadata, tree)
            edits += xmp.edits
            removed.formUnion(xmp.removed)
            xmpItem = xmp.replaced
            if xmp.needsBox {
                inserted.append(Inserted(type: FourCC.uuid, pieces: [.literal(try Self.xmpBox(packet))]))
            } else if xmp.needsMediaData {
                // Nothing before the insertion moves, so that its place is known.
                let box = try Self.mediaData(packet, isWide: request.widensMediaData)
                xmpPlace = insertion + inserted.reduce(0) { $0 + $1.byteCount } + box.count - packet.count
                inserted.append(Inserted(type: FourCC.mdat, pieces: [.literal(box)]))
            }
        }
        edits.append(BMFFEdit(insertion..<insertion, inserted.flatMap(\.pieces), in: nil))
        edited = try EditedRanges(edits)
        requested = edits
        removedRoots = removed
        // Samples of a fragment lie at a distance from it that a wider header would change.
        let widens = request.widensMediaData && tree.firstRoot(FourCC.moof) == nil
        wideMediaData =
            widens ? tree.roots.filter { tree[$0].type == FourCC.mdat && !removed.contains($0) } : []
        self.inserted = inserted
        self.xmpItem = xmpItem
        xmpByteCount = request.xmp?.count ?? 0
        self.xmpPlace = xmpPlace
    }

    /// Plans the new file.
    mutating func plan() throws(AssetError) -> Rewrite {
        try findTables()
        try findLocations()
        let shape = try settle()
        var edits = requested
        for table in tables { edits += table.edits }
        for location in locations {
            edits.append(
                BMFFEdit(
                    location.table.range, try location.payload(shape.map, edited: edited).bytes,
                    in: location.table.box))
        }
        edits += try MovieFragments(tree, shape, edited).edits(&window)
        edits += try SegmentIndexes(tree, shape).edits(&window)
        edits += try headers(shape)
        return try assemble(edits, shape)
    }

    /// Directly after `ftyp`, which must come first; at the file's start where there is none or it comes too late.
    ///
    /// The box must stand before any `moov` and `mdat` (C2PA 2.4, A.5.1).
    private static func insertion(in tree: BMFFTree) -> Int {
        for root in tree.roots {
            switch tree[root].type {
            case FourCC.ftyp: return tree[root].range.upperBound
            case FourCC.moov, FourCC.mdat, FourCC.moof, FourCC.meta: return 0
            default: continue
            }
        }
        return 0
    }

    private static func mediaData(_ packet: [UInt8], isWide: Bool) throws(AssetError) -> [UInt8] {
        guard let size = UInt32(exactly: packet.count + 8) else {
            throw AssetError(.limitExceeded, "an XMP packet of \(packet.count) bytes does not fit a box")
        }
        var writer = ByteWriter(capacity: packet.count + 16)
        writer.write(isWide ? 1 : size)
        writer.write(FourCC.mdat)
        if isWide { writer.write(UInt64(size) + 8) }
        writer.write(packet)
        return writer.bytes
    }

    private static func xmpBox(_ packet: [UInt8]) throws(AssetError) -> [UInt8] {
        guard let size = UInt32(exactly: packet.count + 24) else {
            throw AssetError(.limitExceeded, "an XMP packet of \(packet.count) bytes does not fit a box")
        }
        var writer = ByteWriter(capacity: packet.count + 24)
        writer.write(size)
        writer.write(FourCC.uuid)
        writer.write(BMFFUserType.xmp.high)
        writer.write(BMFFUserType.xmp.low)
        writer.write(packet)
        return writer.bytes
    }

    // MARK: - What holds absolute offsets

    private mutating func findTables() throws(AssetError) {
        var tracks = TrackData(tree)
        for (index, box) in tree.boxes.enumerated() {
            guard let parent = box.parent else { continue }
            switch box.type {
            case FourCC.stco, FourCC.co64, FourCC.saio:
                guard tree[parent].type == FourCC.stbl, try tracks.isInside(parent, &window) else { continue }
            case FourCC.tfra:
                guard tree[parent].type == FourCC.mfra else { continue }
            default: continue
            }
            tables.append(try OffsetCarrier(box: index, of: tree, &window, edited: edited))
        }
    }

    private mutating func findLocations() throws(AssetError) {
        var budget = limits.metadataByteCount
        var seen: Set<Int> = []
        for (index, box) in tree.boxes.enumerated() where box.type == FourCC.iloc {
            guard let meta = box.parent, tree[meta].type == FourCC.meta else { continue }
            guard seen.insert(meta).inserted else {
                throw AssetError(.contradictory, at: box.range.lowerBound, "one “meta” has two “iloc” boxes")
            }
            budget -= box.range.count
            guard budget >= 0 else {
                throw AssetError(
                    .limitExceeded, at: box.range.lowerBound,
                    "the tables of items are over the limit of \(limits.metadataByteCount) bytes")
            }
            var surroundings = ItemLocations.Surroundings(
                idat: tree.firstChild(FourCC.idat, of: meta).map { tree[$0].payload },
                references: try DataReferences(in: meta, of: tree, &window))
            if let xmpItem, xmpItem.iloc == index {
                surroundings.replaced = (xmpItem.item, xmpItem.at, xmpByteCount, xmpPlace)
            }
            let table = try ItemLocations(box: index, of: tree, source, limits: limits)
            locations.append(
                try MovingLocations(table, surroundings, payloadByteCount: table.range.count, edited: edited))
        }
    }

    // MARK: - Where everything lies

    /// Works the outline out until all offsets fit their tables.
    ///
    /// Tables only ever become wider, so this ends. A hostile file could have each widening call for one more; after a few
    /// rounds every table is widened that any outline could call for.
    private mutating func settle() throws(AssetError) -> BMFFShape {
        var round = 0
        while true {
            let shape = BMFFShape(changes, tree, wide: wideMediaData)
            var isDone = true
            for index in tables.indices where tables[index].needsWidth(shape.map) {
                guard tables[index].canWiden else {
                    throw AssetError(
                        .unsupported, at: tree[tables[index].box].range.lowerBound,
                        "“\(FourCC.text(tree[tables[index].box].type))” holds 32-bit offsets, and the new file needs larger ones"
                    )
                }
                tables[index].isWide = true
                isDone = false
            }
            for index in locations.indices where try locations[index].widen(shape.map, edited: edited) {
                isDone = false
            }
            if isDone { return shape }
            round += 1
            if round == 8 { widenAllThatMightNeedIt() }
        }
    }

    private mutating func widenAllThatMightNeedIt() {
        var most = tree.boxes.count * 8
        for edit in requested { most += max(0, edit.delta) }
        for table in tables { most += table.cost }
        for location in locations { most += location.table.range.count * 2 }
        for index in tables.indices where tables[index].canWiden && tables[index].mayNeedWidth(growth: UInt64(most)) {
            tables[index].isWide = true
        }
    }

    private var changes: [BMFFShape.Change] {
        var changes = requested.map { BMFFShape.Change(range: $0.range, delta: $0.delta, box: $0.box) }
        changes += tables.compactMap(\.change)
        changes += locations.map {
            BMFFShape.Change(range: $0.table.range, delta: $0.byteCount - $0.table.range.count, box: $0.table.box)
        }
        return changes
    }

    // MARK: - Writing it down

    /// New headers for boxes that change their size or their type.
    private func headers(_ shape: BMFFShape) throws(AssetError) -> [BMFFEdit] {
        var types: [Int: UInt32] = [:]
        for table in tables { if let type = table.newType { types[table.box] = type } }
        var changed = Set(shape.growth.filter { $0.value != 0 }.keys).union(types.keys)
        // A box of size 0 that something now follows gets its real size. Only `ftyp` can: nothing else is added to.
        var closed: Int?
        if let last = tree.roots.first(where: { tree[$0].range.upperBound == insertion }), !inserted.isEmpty,
            tree[last].sizeForm == .open
        {
            closed = last
            changed.insert(last)
        }
        var edits: [BMFFEdit] = []
        for index in changed {
            let box = tree[index]
            let size = box.range.count + (shape.growth[index] ?? 0)
            let isLarge = box.sizeForm == .large || shape.widened.contains(index)
            guard size >= box.headerByteCount, index != closed || size <= Int(UInt32.max) else {
                throw AssetError(.contradictory, at: box.range.lowerBound, "a box cannot have \(size) bytes")
            }
            var writer = ByteWriter(capacity: 16)
            let isOpen = box.sizeForm == .open && index != closed
            // It fits: a box that grew out of 32 bits is among the widened ones.
            writer.write(isLarge ? 1 : isOpen ? 0 : UInt32(truncatingIfNeeded: size))
            writer.write(types[index] ?? box.type)
            if isLarge { writer.write(UInt64(size)) }
            let end = box.range.lowerBound + (box.sizeForm == .large ? 16 : 8)
            edits.append(BMFFEdit(box.range.lowerBound..<end, writer.bytes, in: index))
        }
        return edits
    }

    private func assemble(_ edits: [BMFFEdit], _ shape: BMFFShape) throws(AssetError) -> Rewrite {
        var pieces: [Rewrite.Piece] = []
        var storePieces = 0..<0
        var rootBoxes: [Rewrite.RootBox] = []
        var at = 0
        var written = 0
        func copy(to end: Int) {
            guard end > at else { return }
            pieces.append(.source(at..<end))
            written += end - at
        }
        let sorted = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        for edit in sorted {
            guard edit.range.lowerBound >= at else {
                throw AssetError(.contradictory, at: edit.range.lowerBound, "two tables of the file share bytes")
            }
            copy(to: edit.range.lowerBound)
            if edit.box == nil, edit.range == insertion..<insertion {
                var start = written
                storePieces = pieces.count..<pieces.count + (inserted.first?.isStore == true ? 2 : 0)
                for box in inserted {
                    rootBoxes.append(
                        Rewrite.RootBox(
                            type: box.type, range: start..<start + box.byteCount, isStore: box.isStore))
                    start += box.byteCount
                }
            }
            pieces += edit.pieces
            written += edit.byteCount
            at = edit.range.upperBound
        }
        copy(to: source.byteCount)
        for root in tree.roots where !removedRoots.contains(root) {
            let box = tree[root]
            guard let start = Int(exactly: shape.map(UInt64(box.range.lowerBound))) else { continue }
            let size = box.range.count + (shape.growth[root] ?? 0)
            rootBoxes.append(Rewrite.RootBox(type: box.type, range: start..<start + size, isStore: false))
        }
        rootBoxes.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Rewrite(pieces: pieces, storePieces: storePieces, rootBoxes: rootBoxes, map: shape.map)
    }
}
