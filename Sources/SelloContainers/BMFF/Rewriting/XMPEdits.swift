import SelloBytes

/// The changes that put a new XMP packet in the place of the old one, and leave no other that speaks of the file.
struct XMPEdits {
    /// The changes to boxes that carry packets.
    private(set) var edits: [BMFFEdit] = []
    /// Root boxes that go as a whole.
    private(set) var removed: Set<Int> = []
    /// The `iloc` and the item that gets the packet, where an item does.
    private(set) var replaced: (iloc: Int, item: UInt32, at: Int)?
    /// Whether no carrier took the packet, so that a new box must.
    private(set) var needsBox = true
    /// Whether the packet goes into media data of its own, since it has outgrown its place among that of others.
    private(set) var needsMediaData = false

    /// Plans the changes.
    ///
    /// - Parameters:
    ///   - packet: The new packet.
    ///   - metadata: What is there.
    ///   - tree: The boxes.
    /// - Throws: ``AssetError`` `.unsupported` for a packet in an item that cannot be replaced.
    init(_ packet: [UInt8], _ metadata: BMFFMetadata, _ tree: BMFFTree) throws(AssetError) {
        for carrier in metadata.xmpCarriers {
            switch carrier {
            case .item(let entry, let iloc):
                guard needsBox else {
                    throw AssetError(
                        .unsupported, at: tree[iloc].range.lowerBound,
                        "two items hold XMP for the same picture; remove one of them first")
                }
                try replace(entry, iloc, packet, tree)
            case .box(let box) where needsBox:
                edits.append(BMFFEdit(tree[box].payload, packet, in: box))
            case .box(let box):
                edits.append(BMFFEdit(tree[box].range, [UInt8](), in: tree[box].parent))
                if tree[box].parent == nil { removed.insert(box) }
            }
            needsBox = false
        }
    }

    private mutating func replace(
        _ entry: MetaItems.Entry, _ iloc: Int, _ packet: [UInt8], _ tree: BMFFTree
    ) throws(AssetError) {
        func unsupported(_ why: String) -> AssetError {
            AssetError(
                .unsupported, at: tree[iloc].range.lowerBound,
                "the XMP item \(entry.item.id) cannot be replaced: \(why)")
        }
        guard !entry.item.isProtected else { throw unsupported("it is encrypted") }
        guard entry.item.encoding.isEmpty else { throw unsupported("it is compressed") }
        guard !entry.isSource else { throw unsupported("other items are cut out of it") }
        guard let ranges = entry.ranges, let first = ranges.first else {
            throw unsupported("its bytes are not in this file, or overrun it")
        }
        let room = ranges.reduce(0) { $0 + $1.count }
        for (index, range) in ranges.enumerated() {
            guard let box = tree.innermost(holding: range), tree[box].payload.lowerBound <= range.lowerBound,
                tree[box].type == FourCC.mdat || tree[box].type == FourCC.idat
            else { throw unsupported("its bytes are in no box for data") }
            if tree[box].type == FourCC.mdat, packet.count > room {
                // Media data keeps its size and its place: the packet moves out, and nothing of the old one is left to be found.
                edits.append(BMFFEdit(range, [UInt8](repeating: 0, count: range.count), in: box))
                needsMediaData = true
            } else {
                // The first stretch takes the whole packet; the others go.
                edits.append(BMFFEdit(range, index == 0 ? packet : [], in: box))
            }
        }
        guard !needsMediaData || ranges.allSatisfy({ tree.innermost(holding: $0).map { tree[$0].type } == FourCC.mdat })
        else { throw unsupported("its bytes are spread over boxes of several kinds") }
        replaced = (iloc, entry.item.id, first.lowerBound)
    }
}
