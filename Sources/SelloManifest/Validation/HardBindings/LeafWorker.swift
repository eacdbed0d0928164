internal import SelloBytes
internal import SelloContainers

/// Checks leaves of one Merkle tree over media data; shared by threads.
struct LeafWorker: Sendable {
    let tree: MerkleMap
    let algorithm: DigestAlgorithm
    let source: any ByteSource
    /// The C2PA box of each leaf; empty where the stored row is that of the leaves.
    let boxes: [MerkleBox]

    init(trees: MerkleTrees, tree: MerkleMap, source: any ByteSource, boxes: [MerkleBox]) {
        self.tree = tree
        algorithm = trees.algorithm(tree)
        self.source = source
        self.boxes = boxes
    }

    /// Hashes a leaf and follows it to the stored row.
    ///
    /// - Parameters:
    ///   - leaf: Which one.
    ///   - blocks: Where it lies.
    ///   - hasher: The thread's.
    ///   - limit: Up to which leaf bytes may be read ahead.
    /// - Returns: What came of it.
    /// - Throws: ``AssetError`` of the source.
    func check(
        _ leaf: Int, _ blocks: MerkleBlocks, _ hasher: inout BlockHasher, upTo limit: Int? = nil
    ) throws(AssetError) -> LeafCheck {
        let range = blocks.range(leaf)
        let digest = try hasher.digest(
            of: range, readingUpTo: limit.map { blocks.range(leaf..<$0).upperBound } ?? range.upperBound)
        let proof = boxes.isEmpty ? nil : try MerkleProof(at: boxes[leaf].payload, of: source)
        return try LeafCheck(
            tree, leaf, digest, proof: proof?.hashes ?? [], algorithm, pieces: [.range(range)])
    }
}

/// A leaf with the node of the stored row that it leads to.
struct LeafCheck: Sendable {
    let digest: [UInt8]
    let proof: [[UInt8]]
    let pieces: [DigestPlan.Element]
    /// The stored node; empty where the proof fits no leaf.
    let expected: [UInt8]
    /// The node that was computed; empty where the proof fits no leaf.
    let computed: [UInt8]

    init(
        _ tree: MerkleMap, _ leaf: Int, _ digest: [UInt8], proof: [[UInt8]], _ algorithm: DigestAlgorithm,
        pieces: [DigestPlan.Element]
    ) throws(AssetError) {
        self.digest = digest
        self.proof = proof
        self.pieces = pieces
        let found = try MerkleTree.node(
            from: digest, at: leaf, of: tree.leafCount, level: tree.rowLevel, proof: proof, algorithm)
        expected = found.map { tree.row[$0.place] } ?? []
        computed = found?.node ?? []
    }

    /// Whether the leaf is the one that was signed.
    var holds: Bool { !computed.isEmpty && computed == expected }

    func record(
        _ url: String, _ subject: String, fragment: Int? = nil, _ algorithm: DigestAlgorithm, _ leaf: Int, _ count: Int
    ) -> BindingDigest {
        BindingDigest(
            assertion: url, subject: subject, fragment: fragment, algorithm: algorithm, expected: expected,
            computed: computed, pieces: pieces.map { BindingDigest.Piece($0) },
            leaf: BindingDigest.Leaf(index: leaf, count: count, digest: digest, proof: proof))
    }
}
