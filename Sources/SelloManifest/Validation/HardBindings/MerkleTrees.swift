internal import SelloBytes
internal import SelloContainers

/// Checks the Merkle trees of a BMFF hash: over media data in one piece, or over the fragments of a stream (checklist §13.3).
struct MerkleTrees {
    let context: BindingContext
    let binding: BMFFHash
    let layout: BMFFLayout
    let boxes: BMFFHashedBoxes

    /// Checks all trees.
    ///
    /// - Returns: What of the file the trees cover; of no meaning where something failed.
    func validate(_ found: inout BindingFindings, _ progress: (Int) -> Void) throws(AssetError) -> [Range<Int>] {
        var trees: [MerkleMap.Name: Int] = [:]
        for (index, tree) in binding.trees.enumerated() {
            guard trees.updateValue(index, forKey: tree.name) == nil else {
                found.fail(.assertionBMFFHashMalformed, "two Merkle trees of the BMFF hash have the same name")
                return []
            }
            guard context.algorithm(tree.algorithm, binding.algorithm) != nil else {
                found.fail(.algorithmUnsupported, "a Merkle tree uses a digest that C2PA does not allow")
                return []
            }
        }
        let starts = binding.trees.count { $0.initHash != nil }
        guard starts == 0 || starts == binding.trees.count else {
            found.fail(
                .assertionBMFFHashMalformed,
                "some Merkle trees of the BMFF hash are over fragments and some are over media data in one piece")
            return []
        }
        if starts > 0 { return try FragmentTrees(trees: self, names: trees).validate(&found, progress) }
        guard binding.hash != nil else {
            found.fail(
                .assertionBMFFHashMalformed, "the BMFF hash has Merkle trees over media data, and no digest of the rest"
            )
            return []
        }
        return try MediaDataTrees(trees: self, names: trees).validate(&found, progress)
    }

    /// The digest of a tree; was looked at before.
    func algorithm(_ tree: MerkleMap) -> DigestAlgorithm {
        context.algorithm(tree.algorithm, binding.algorithm) ?? .sha256
    }

    /// The tree that a C2PA box speaks of, with what the box says; `nil` where it is none of these trees'.
    func proof(
        _ box: MerkleBox, of source: any ByteSource, _ names: [MerkleMap.Name: Int]
    ) throws(AssetError) -> (tree: Int, proof: MerkleProof)? {
        guard let proof = try MerkleProof(at: box.payload, of: source), let tree = names[proof.name] else { return nil }
        return (tree, proof)
    }

    /// Whether a leaf leads to the node of the row that is stored.
    ///
    /// - Returns: The findings for the record, too; `nil` where the proof fits no leaf.
    func check(
        _ leaf: [UInt8], at index: Int, of tree: MerkleMap, proof: [[UInt8]]
    ) throws(AssetError) -> (expected: [UInt8], computed: [UInt8])? {
        guard
            let (node, place) = try MerkleTree.node(
                from: leaf, at: index, of: tree.leafCount, level: tree.rowLevel, proof: proof, algorithm(tree))
        else { return nil }
        return (tree.row[place], node)
    }
}
