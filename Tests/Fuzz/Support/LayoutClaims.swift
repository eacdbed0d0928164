import SelloBytes
package import SelloContainers

/// What must hold for the layout of any file, and for every new file that is planned from one.
package enum LayoutClaims {
    /// Reads the bytes and claims everything about them.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - format: Files of other formats are passed over.
    package static func check(_ bytes: [UInt8], as format: ContainerFormat) {
        let source = MemorySource(bytes)
        let layout: any ContainerLayout
        do {
            layout = try Container.read(source, limits: limits)
        } catch {
            checkPlace(error, bytes.count)
            return
        }
        guard layout.format == format else { return }
        checkPlaces(layout)
        checkHashBoxes(layout, source)
        // One kind of new file for each input keeps an execution short; the fuzzer changes sizes all the time.
        if bytes.count.isMultiple(of: 2) { checkStores(layout, bytes) } else { checkMetadata(layout, bytes) }
    }

    static let limits = Limits()

    /// Boxes of a box hash rise, lie in the file, and end; between those of a PNG lies nothing.
    private static func checkHashBoxes(_ layout: any ContainerLayout, _ source: MemorySource) {
        let store = layout.stores.first?.extent
        func check(_ boxes: inout some HashBoxes & ~Copyable) {
            var end = 0
            var hasStore = false
            while let box = try? boxes.next(expecting: "SOI") {
                claim(box.range.lowerBound >= end && !box.range.isEmpty, "a box begins after the one before it")
                claim(box.range.upperBound <= source.byteCount, "a box lies in the file")
                claim(boxes.end == box.range.upperBound, "the walk ends with its last box")
                if layout.format == .png { claim(box.range.lowerBound == end, "chunks lie side by side") }
                if box.name == HashBox.store {
                    claim(box.range == store && !hasStore, "the store is one box")
                    hasStore = true
                }
                end = box.range.upperBound
            }
        }
        switch layout.format {
        case .png:
            var boxes = PNGHashBoxes(source, store: store)
            check(&boxes)
        case .jpeg:
            var boxes = JPEGHashBoxes(source, store: store, splitsScans: source.byteCount.isMultiple(of: 2))
            check(&boxes)
        case .bmff: break
        }
    }

    private static func checkPlace(_ error: AssetError, _ byteCount: Int) {
        if let offset = error.offset { claim((0...byteCount).contains(offset), "an error names a place of the file") }
        claim(!error.reason.isEmpty, "an error says what is wrong")
    }

    /// Everything lies inside the file, parts in order and not over each other, pieces inside what carries them.
    private static func checkPlaces(_ layout: any ContainerLayout) {
        let whole = 0..<layout.byteCount
        var end = 0
        for part in layout.parts {
            claim(part.range.isEmpty || whole.contains(part.range), "\(part.name) lies in the file")
            guard part.depth == 0 else { continue }
            claim(part.range.lowerBound >= end, "\(part.name) begins after the part before it")
            end = part.range.upperBound
        }
        for store in layout.stores {
            claim(whole.contains(store.extent), "a store lies in the file")
            for piece in store.pieces {
                claim(piece.isEmpty || store.extent.contains(piece), "a piece of a store lies in what carries it")
            }
            if let fault = store.fault { checkPlace(fault, layout.byteCount) }
        }
        for block in layout.metadata {
            for piece in block.pieces { claim(piece.isEmpty || whole.contains(piece), "metadata lies in the file") }
        }
        if let damage = layout.damage { checkPlace(damage, layout.byteCount) }
    }

    /// A store that is put in is found again, once; with it the file may be rewritten as if it had never been there; taken out,
    /// it leaves nothing.
    private static func checkStores(_ layout: any ContainerLayout, _ bytes: [UInt8]) {
        guard let small = Rewritten(layout, bytes, RewriteRequest(storeByteCount: 100)) else { return }
        let metadata = Rewritten.contents(layout, bytes)
        for (block, location) in zip(metadata, layout.metadata) where small.copiesAll(of: location) {
            claim(small.metadata.contains(block), "metadata is left as it was: \(metadata), now \(small.metadata)")
        }
        claim(
            layout.format == .bmff || small.metadata.map(\.kind) == metadata.map(\.kind),
            "metadata is left where it was: \(metadata), now \(small.metadata)")
        let large = Rewritten(layout, bytes, RewriteRequest(storeByteCount: 200))
        let grown = Rewritten(small.layout, small.bytes, RewriteRequest(storeByteCount: 200))
        claim(
            large?.bytes == grown?.bytes,
            "a store that was there before makes no difference: \(outline(large, layout, bytes)), now \(outline(grown, small.layout, small.bytes))"
        )
        let without = Rewritten(small.layout, small.bytes, RewriteRequest(storeByteCount: 0))
        // Something must stay before stray bytes at the start of a JPEG file, and before boxes that no BMFF file begins with.
        let isHeld = layout.parts.contains { $0.name == "stray" } || small.layout.stores.first?.extent.lowerBound == 0
        claim(without != nil || isHeld, "a store that was put in can be taken out")
    }

    /// Metadata that is put in is found again, the only block of its kind; put in once more, it changes nothing.
    private static func checkMetadata(_ layout: any ContainerLayout, _ bytes: [UInt8]) {
        var request = RewriteRequest(xmp: packet, storeByteCount: 100)
        if layout.format != .bmff { request.exif = exif }
        guard let first = Rewritten(layout, bytes, request) else { return }
        claim(first.metadata.filter { $0.kind == .xmp }.map(\.bytes) == [packet], "there is one packet, ours")
        if let exif = request.exif {
            let blocks = first.metadata.filter { $0.kind == .exif }.map(\.bytes)
            claim(blocks.first == exif, "the first Exif block is ours")
        }
        guard let again = Rewritten(first.layout, first.bytes, request) else {
            fatalError("The claim does not hold: what was written can be written again: \(outline(first))")
        }
        // Where a second packet was taken out, or stray bytes stood at the start of a JPEG file, the store moves once more.
        guard again.bytes != first.bytes else { return }
        claim(
            layout.format == .jpeg,
            "what is written twice is written as it was: \(outline(first)), now \(outline(again))")
        let settled = Rewritten(again.layout, again.bytes, request)
        claim(settled?.bytes == again.bytes && again.bytes.count == first.bytes.count, "writing again comes to an end")
    }

    /// The outline of a new file, or why there is none.
    private static func outline(_ new: Rewritten?, _ old: any ContainerLayout, _ bytes: [UInt8]) -> String {
        if let new { return outline(new) }
        do throws(AssetError) {
            _ = try old.rewrite(RewriteRequest(storeByteCount: 200), of: MemorySource(bytes), limits: limits)
            return "none"
        } catch { return "\(error)" }
    }

    private static func outline(_ file: Rewritten) -> String {
        file.layout.parts.map { "\($0.name) \($0.range)" }.joined(separator: ", ")
    }

    private static let packet = Array("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>".utf8)
    private static let exif: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
}

extension Range<Int> {
    func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
