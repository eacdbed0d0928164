import SelloBytes
import SelloContainers

/// A rewrite carried out in memory and read back, with what must hold for every one of them.
struct Rewritten {
    let bytes: [UInt8]
    let layout: any ContainerLayout
    let metadata: [Block]
    private let plan: Rewrite

    struct Block: Equatable, CustomStringConvertible {
        let kind: MetadataLocation.Kind
        let bytes: [UInt8]
        let isCompressed: Bool
        var description: String { "\(kind) of \(bytes.count) bytes" }
    }

    /// - Returns: `nil` where the file cannot carry what is asked for.
    init?(_ old: any ContainerLayout, _ bytes: [UInt8], _ request: RewriteRequest) {
        let source = MemorySource(bytes)
        guard let plan = try? old.rewrite(request, of: source, limits: LayoutClaims.limits) else { return nil }
        let sink = MemorySink()
        let covered = DigestPlan(byteCount: plan.byteCount, excluding: [plan.storeExtent])
        let store = request.storeByteCount > 0 ? StandInStore.bytes(request.storeByteCount) : []
        do {
            let digest = try plan.write(from: source, to: sink, hashing: covered, .sha256)
            try plan.fill(store, in: sink)
            self.bytes = sink.bytes
            claim(self.bytes.count == plan.byteCount, "the new file has the size that was planned")
            claim(try covered.digest(of: sink, .sha256) == digest, "what was hashed is what was written")
            layout = try Container.read(sink, limits: LayoutClaims.limits)
        } catch { fatalError("The claim does not hold: what is planned can be written and read back: \(error)") }
        claim(layout.format == old.format, "the format stays")
        if layout.format == .bmff { claim(layout.mediaType == old.mediaType, "the media type stays") }
        claim(layout.damage == nil, "a rewritten file is whole")
        metadata = Self.contents(layout, self.bytes)
        self.plan = plan
        checkStore(plan, store)
        Self.checkMap(plan)
        checkRoots(plan)
    }

    static func contents(_ layout: any ContainerLayout, _ bytes: [UInt8]) -> [Block] {
        layout.metadata.map { location in
            Block(
                kind: location.kind, bytes: location.pieces.flatMap { bytes[$0] }, isCompressed: location.isCompressed)
        }
    }

    /// Whether nothing that a block of the old file is made of, nor what stands before it and says where it begins, was written anew: in a
    /// hostile file both may lie in a table of offsets.
    func copiesAll(of location: MetadataLocation) -> Bool {
        location.pieces.allSatisfy { piece in
            let whole = max(0, piece.lowerBound - 10)..<piece.upperBound
            return plan.pieces.contains { if case .source(let range) = $0 { range.contains(whole) } else { false } }
        }
    }

    private func checkStore(_ plan: Rewrite, _ store: [UInt8]) {
        guard !store.isEmpty else {
            claim(layout.stores.isEmpty && plan.storeExtent.isEmpty, "nothing is left of a store")
            return
        }
        claim(layout.stores.count == 1, "there is one store, not \(layout.stores.count)")
        guard let found = layout.stores.first else { return }
        claim(found.purpose == .manifest && found.fault == nil, "the store is sound")
        claim(found.extent == plan.storeExtent, "the store lies where it was planned")
        claim(found.pieces.flatMap { bytes[$0] } == store, "the store is read back as it was written")
    }

    /// What is copied lies where the map says.
    private static func checkMap(_ plan: Rewrite) {
        var at = 0
        for piece in plan.pieces {
            if case .source(let range) = piece {
                claim(plan.map(UInt64(range.lowerBound)) == UInt64(at), "the map leads to what was copied")
                claim(
                    plan.map(UInt64(range.upperBound - 1)) == UInt64(at + range.count - 1),
                    "the map leads to the end of what was copied")
            }
            at += piece.byteCount
        }
    }

    /// The root boxes that a hash is planned from are those of the new file.
    private func checkRoots(_ plan: Rewrite) {
        guard let layout = layout as? BMFFLayout else {
            claim(plan.rootBoxes.isEmpty, "only BMFF files have root boxes")
            return
        }
        let found = layout.tree.roots.map { root in
            let box = layout.tree[root]
            return Rewrite.RootBox(
                type: box.type, range: box.range,
                isStore: layout.stores.contains { $0.extent == box.range && $0.extent == plan.storeExtent })
        }
        claim(found == plan.rootBoxes, "the root boxes are those that were planned")
    }
}
