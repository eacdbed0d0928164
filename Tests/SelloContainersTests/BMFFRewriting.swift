import SelloBytes
import SelloContainers
import Testing

/// Writes a file anew for a test, and checks what holds for every rewrite.
enum BMFFRewriting {
    /// The new file, its store filled in.
    ///
    /// Checked on the way: the store reads back, the root boxes are those that the plan names, no old packet is left, and every place
    /// that a table speaks of holds the bytes that it held before (not asked of files whose tables speak of no media).
    static func written(
        _ bytes: [UInt8], xmp: [UInt8]? = nil, storeByteCount: Int = 1000, comparesMedia: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [UInt8] {
        let source = MemorySource(bytes)
        let layout = try BMFFLayout(reading: source, limits: Limits())
        let request = RewriteRequest(xmp: xmp, storeByteCount: storeByteCount)
        let rewrite = try layout.rewrite(request, of: source, limits: Limits())
        let sink = MemorySink()
        _ = try rewrite.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
        let store = storeByteCount > 0 ? Box.store(storeByteCount) : []
        try rewrite.fill(store, in: sink)
        let output = sink.bytes
        #expect(output.count == rewrite.byteCount, sourceLocation: sourceLocation)
        try check(rewrite, MemorySource(output), store, xmp, layout, sourceLocation)
        if comparesMedia { try comparePointers(source, MemorySource(output), sourceLocation) }
        return output
    }

    private static func check(
        _ rewrite: Rewrite, _ output: any ByteSource, _ store: [UInt8], _ xmp: [UInt8]?, _ old: BMFFLayout,
        _ location: SourceLocation
    ) throws {
        let new = try BMFFLayout(reading: output, limits: Limits())
        #expect(new.mediaType == old.mediaType, sourceLocation: location)
        #expect(new.stores.count == (store.isEmpty ? 0 : 1), sourceLocation: location)
        #expect(new.merkleBoxes.isEmpty, sourceLocation: location)
        if let only = new.stores.first {
            #expect(only.purpose == .manifest && only.fault == nil, sourceLocation: location)
            #expect(try only.bytes(of: output, limits: Limits()) == store, sourceLocation: location)
            #expect(only.extent == rewrite.storeExtent, sourceLocation: location)
        }
        let roots = new.tree.roots.map {
            Rewrite.RootBox(
                type: new.tree[$0].type, range: new.tree[$0].range, isStore: new.tree[$0].usertype == .c2pa)
        }
        #expect(roots == rewrite.rootBoxes, sourceLocation: location)
        let packets = new.metadata.filter { $0.kind == .xmp }
        if let xmp {
            #expect(packets.count == 1, sourceLocation: location)
            #expect(try packets.first?.bytes(of: output, limits: Limits()) == xmp, sourceLocation: location)
        } else {
            #expect(packets.count == old.metadata.filter { $0.kind == .xmp }.count, sourceLocation: location)
        }
        // What is neither a manifest nor metadata stands in its old order.
        // A packet that has outgrown its item comes in media data of its own, directly behind the manifest.
        let places = new.metadata.filter { $0.kind == .xmp }.flatMap(\.pieces)
        let moved = new.tree.boxes.firstIndex { box in
            FourCC.text(box.type) == "mdat" && places.contains(box.payload)
        }
        func kept(_ tree: BMFFTree, without left: Int? = nil) -> [UInt32] {
            tree.boxes.enumerated().filter { index, box in
                index != left && box.usertype != .c2pa && box.usertype != .xmp && FourCC.text(box.type) != "XMP_"
            }.map { _, box in FourCC.text(box.type) == "co64" ? FourCC.code("stco") ?? 0 : box.type }
        }
        let isMoved =
            new.tree.boxes.count(where: { FourCC.text($0.type) == "mdat" })
            > old.tree.boxes.count(where: { FourCC.text($0.type) == "mdat" })
        #expect(kept(new.tree, without: isMoved ? moved : nil) == kept(old.tree), sourceLocation: location)
        #expect(new.tree.trailing.count == old.tree.trailing.count, sourceLocation: location)
    }

    /// Compares the bytes at every place that a table speaks of.
    ///
    /// - Returns: How many places there are.
    @discardableResult
    static func comparePointers(
        _ old: any ByteSource, _ new: any ByteSource, _ location: SourceLocation = #_sourceLocation
    ) throws -> Int {
        let before = try MediaPointers(old)
        let after = try MediaPointers(new)
        let packet = try BMFFLayout(reading: old, limits: Limits()).metadata.filter { $0.kind == .xmp }.flatMap(
            \.pieces)
        func matters(_ pointer: MediaPointers.Pointer) -> Bool {
            !packet.contains { $0.contains(pointer.offset) }
        }
        let kept = before.pointers.filter(matters)
        let newPacket = try BMFFLayout(reading: new, limits: Limits()).metadata.filter { $0.kind == .xmp }.flatMap(
            \.pieces)
        let moved = after.pointers.filter { pointer in
            !newPacket.contains { $0.contains(pointer.offset) }
        }
        #expect(kept.count == moved.count, sourceLocation: location)
        for (one, other) in zip(kept, moved) {
            // Eight bytes: a fragment may begin with its own changed numbers soon after.
            let same = try before.bytes(one, 8) == after.bytes(other, 8) && one.table == other.table
            #expect(same, "\(one) became \(other)", sourceLocation: location)
            if !same { break }
        }
        return kept.count
    }

    /// The error of a rewrite that must be refused.
    static func refusal(_ bytes: [UInt8], xmp: [UInt8]? = nil) throws -> AssetError? {
        let source = MemorySource(bytes)
        let layout = try BMFFLayout(reading: source, limits: Limits())
        do throws(AssetError) {
            _ = try layout.rewrite(RewriteRequest(xmp: xmp, storeByteCount: 100), of: source, limits: Limits())
            return nil
        } catch {
            return error
        }
    }

    /// How often a text stands in a file.
    static func count(_ text: String, in bytes: [UInt8]) -> Int {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return 0 }
        return (0...bytes.count - wanted.count).count {
            bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }
}
