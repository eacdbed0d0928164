package import SelloBytes

extension ManifestStore {
    /// An assertion of a manifest, by their labels.
    package struct AssertionName: Sendable, Hashable {
        package let manifest: String
        package let assertion: String

        package init(manifest: String, assertion: String) {
            self.manifest = manifest
            self.assertion = assertion
        }

        /// The absolute reference to it.
        package var uri: String { JUMBFURI.absolute(manifest, Manifest.assertionStoreLabel, assertion) }
    }

    /// How an assertion is taken out (spec 2.4, §6.8).
    package enum RedactionForm: Sendable {
        /// Its box goes.
        case removed
        /// Its box stays as large as it was and holds zeros, so that nothing behind it moves.
        case emptied
    }

    /// The store's bytes without what some assertions held.
    ///
    /// - Parameters:
    ///   - names: The assertions.
    ///   - form: How they are taken out.
    /// - Returns: The bytes; everything else is as it was, byte for byte.
    /// - Throws: ``AssetError`` `.unsupported` where one is not in the store in the open: compressed, in a manifest whose name stands twice,
    ///   or too small to be emptied.
    package func redacting(_ names: Set<AssertionName>, _ form: RedactionForm) throws(AssetError) -> [UInt8] {
        var targets: [Int: AssertionName] = [:]
        for name in names {
            guard let manifest = manifest(labelled: name.manifest), manifest.compressedBox == nil,
                let box = manifest.assertionStore.flatMap({ tree.child(of: $0, labelled: name.assertion) })
            else { throw AssetError(.unsupported, "\(name.uri) is not stored where it could be taken out") }
            targets[box] = name
        }
        if form == .emptied {
            var bytes = tree.copy(tree.boxes[0].range)
            for (box, name) in targets { try Self.empty(tree, box, name, &bytes) }
            return bytes
        }
        let touched = Set(targets.keys.flatMap { [tree.boxes[$0].parent, parent(of: tree.boxes[$0].parent)] })
        func rebuilt(_ index: Int) -> [UInt8] {
            let box = tree.boxes[index]
            guard index == 0 || touched.contains(index) else { return tree.copy(box.range) }
            // The description with its salt, then what is left: depth is that of assertions, three.
            let description = tree.copy(tree.boxes[index + 1].range)
            let content = tree.children(of: index).filter { targets[$0] == nil }.map { rebuilt($0) }
            return JUMBFWriter.box(JUMBFBox.superbox, [description] + content)
        }
        return rebuilt(0)
    }

    private func parent(of box: Int?) -> Int? { box.flatMap { tree.boxes[$0].parent } }

    private static func empty(
        _ tree: JUMBFTree, _ index: Int, _ name: AssertionName, _ bytes: inout [UInt8]
    ) throws(AssetError) {
        let box = tree.boxes[index]
        let description = tree.boxes[index + 1]
        let content = description.range.upperBound..<box.range.upperBound
        let head = 8 + redactionIdentifier.count
        guard content.count >= head, let size = UInt32(exactly: content.count) else {
            throw AssetError(.unsupported, "\(name.uri) is too small to be emptied in its place")
        }
        var writer = ByteWriter(capacity: content.count)
        writer.write(size)
        writer.write(JUMBFBox.uuid)
        writer.write(redactionIdentifier)
        writer.write([UInt8](repeating: 0, count: content.count - head))
        bytes.replaceSubrange(content, with: writer.bytes)
        // What the box is of is a UUID now, and its description says so.
        let type = JUMBFType.uuid.bytes
        let place = description.payload.lowerBound
        bytes.replaceSubrange(place..<place + type.count, with: type)
    }
}
