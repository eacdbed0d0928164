package import SelloBytes
package import SelloContainers
internal import SelloCBOR

/// How a new manifest binds to its content.
package enum HardBinding: Sendable, Hashable {
    /// `c2pa.hash.data`, leaving out one range.
    case data(excluding: Range<Int>)
    /// `c2pa.hash.bmff.v3` with the mandatory exclusions.
    case bmff
    /// The same, with a Merkle tree over each box of media data.
    case merkle([MediaDataTree])
    /// The same without a digest of the whole, with Merkle trees over the fragments that follow the file.
    case stream(StreamTrees)

    /// What a new manifest is to bind to, besides what its file calls for.
    package enum Style: Sendable, Hashable {
        /// The file as a whole.
        case whole
        /// Media data in blocks of this many bytes.
        case blocks(Int)
        /// The fragments that follow the file.
        case stream(StreamTrees)
    }

    /// The digests that a binding holds.
    package struct Digests: Sendable, Hashable {
        /// Of what ``HardBinding/plan(_:)`` covers.
        package var hash: [UInt8]
        /// Of the blocks of each tree.
        package var leaves: [[[UInt8]]] = []

        package init(hash: [UInt8], leaves: [[[UInt8]]] = []) {
            self.hash = hash
            self.leaves = leaves
        }
    }

    /// The binding for a new file.
    ///
    /// - Parameters:
    ///   - rewrite: The file.
    ///   - style: What the manifest is to bind to.
    /// - Throws: ``AssetError`` `.limitExceeded` where there would be too many blocks, `.unsupported` for a stream that does not begin with an
    ///   initialisation segment.
    package init(_ rewrite: Rewrite, _ style: Style = .whole) throws(AssetError) {
        if case .stream(let trees) = style {
            guard !rewrite.rootBoxes.isEmpty, !Self.hasFragments(rewrite) else {
                throw AssetError(
                    .unsupported, at: 0, "a stream begins with an initialisation segment, which has no fragments")
            }
            self = .stream(trees)
            return
        }
        guard !rewrite.rootBoxes.isEmpty else {
            self = .data(excluding: rewrite.storeExtent)
            return
        }
        guard case .blocks(let blockByteCount) = style, Self.takesTrees(rewrite) else {
            self = .bmff
            return
        }
        var trees: [MediaDataTree] = []
        for box in rewrite.rootBoxes where box.type == MediaDataTree.boxType {
            trees.append(try MediaDataTree(over: box.range, number: trees.count, blockByteCount: blockByteCount))
        }
        self = .merkle(trees)
    }

    /// Whether media data may have trees: there are some, and they are no fragments, which have trees of another kind.
    private static func takesTrees(_ rewrite: Rewrite) -> Bool {
        rewrite.rootBoxes.contains { $0.type == MediaDataTree.boxType }
            && !hasFragments(rewrite)
    }

    private static func hasFragments(_ rewrite: Rewrite) -> Bool {
        rewrite.rootBoxes.contains { $0.type == BMFFTree.fragmentType }
    }

    /// The label of its assertion.
    package var label: String {
        switch self {
        case .data: AssertionLabel.dataHash
        case .bmff, .merkle, .stream: AssertionLabel.bmffHash
        }
    }

    /// The assertion box.
    ///
    /// - Parameters:
    ///   - digests: The digests; `nil` while sizes are being worked out.
    ///   - padding: How many bytes `pad` holds, for a data hash.
    /// - Returns: The box with its header.
    func box(_ digests: Digests?, padding: Int) -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: 32)
        let hash = digests?.hash ?? zeros
        let value =
            switch self {
            case .data(let range): DataHash.cbor(excluding: range, hash: hash, padding: padding)
            case .bmff: BMFFHash.cbor(hash: hash)
            case .stream(let trees): BMFFHash.cbor(hash: nil, trees: trees.maps(initHash: hash))
            case .merkle(let trees):
                BMFFHash.cbor(
                    hash: hash,
                    trees: trees.enumerated().map { index, tree in
                        tree.map(digests?.leaves[index] ?? [[UInt8]](repeating: zeros, count: tree.leafCount))
                    })
            }
        return JUMBFWriter.cbor(.cbor, label: label, CBOREncoder.encode(value))
    }

    /// What the digest of the binding covers of the new file.
    package func plan(_ rewrite: Rewrite) -> DigestPlan {
        let hasTrees: Bool
        switch self {
        case .data(let store): return DigestPlan(byteCount: rewrite.byteCount, excluding: [store])
        case .bmff, .stream: hasTrees = false
        case .merkle: hasTrees = true
        }
        // Each root box that is hashed is preceded by its offset (checklist §13.3).
        var plan = DigestPlan()
        for box in rewrite.rootBoxes where !box.isLeftOutOfHash {
            plan.append(number: UInt64(box.range.lowerBound))
            plan.append(
                hasTrees && box.type == MediaDataTree.boxType
                    ? box.range.prefix(MediaDataTree.headerByteCount) : box.range)
        }
        // Bytes after the last box belong to no box, and are hashed as they are.
        plan.append((rewrite.rootBoxes.last?.range.upperBound ?? 0)..<rewrite.byteCount)
        return plan
    }

    /// Hashes the blocks of every tree, several at once.
    ///
    /// - Parameters:
    ///   - source: The new file.
    ///   - threads: How many threads may work.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The digests of each tree's blocks.
    /// - Throws: ``AssetError`` of the source.
    package func leaves(
        of source: any ByteSource, threads: Int, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> [[[UInt8]]] {
        guard case .merkle(let trees) = self else { return [] }
        var leaves: [[[UInt8]]] = []
        for tree in trees { leaves.append(try tree.leaves(of: source, threads: threads, progress: progress)) }
        return leaves
    }
}

extension Rewrite.RootBox {
    /// Whether one of the three mandatory exclusions names it.
    var isLeftOutOfHash: Bool {
        isStore || type == 0x6674_7970 /* ftyp */ || type == 0x6D66_7261 /* mfra */
    }
}
