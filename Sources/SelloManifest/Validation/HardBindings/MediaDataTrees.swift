internal import SelloBytes
internal import SelloContainers
internal import Synchronization

/// Merkle trees over the `mdat` boxes of a file, one tree a box: blocks of media data are hashed by several threads at once.
struct MediaDataTrees {
    let trees: MerkleTrees
    let names: [MerkleMap.Name: Int]

    private var source: any ByteSource { trees.context.asset.source }

    func validate(_ found: inout BindingFindings, _ progress: (Int) -> Void) throws(AssetError) -> [Range<Int>] {
        let media = trees.layout.tree.mediaData
        guard media.count == trees.binding.trees.count else {
            found.fail(
                .assertionBMFFHashMalformed,
                "the BMFF hash has \(trees.binding.trees.count) Merkle trees for \(media.count) boxes of media data")
            return []
        }
        guard let places = try places(&found) else { return [] }
        var numbers: [UInt64: Int] = [:]
        for (number, tree) in trees.binding.trees.enumerated() { numbers[tree.name.localID] = number }
        var covered: [Range<Int>] = []
        for (index, box) in media.enumerated() {
            guard let number = numbers[UInt64(index)] else {
                found.fail(.assertionBMFFHashMalformed, "the media data box \(index) has no Merkle tree")
                return []
            }
            let tree = trees.binding.trees[number]
            guard tree.rowLevel == 0 || !places[number].isEmpty else {
                found.fail(
                    .assertionBMFFHashMalformed,
                    "the Merkle tree of the media data box \(index) is not stored to its leaves, and the file has no box that leads there"
                )
                return []
            }
            guard places[number].isEmpty || places[number].count == tree.leafCount else {
                found.fail(
                    .assertionBMFFHashMalformed,
                    "the Merkle tree of the media data box \(index) has \(tree.leafCount) leaves and \(places[number].count) boxes that lead to them"
                )
                return []
            }
            guard let span = try validate(tree, over: box, index, places[number], &found, progress) else { return [] }
            covered.append(span)
        }
        return covered
    }

    /// For each tree its C2PA boxes, leaf by leaf; `nil` where one is out of place.
    private func places(_ found: inout BindingFindings) throws(AssetError) -> [[MerkleBox]]? {
        var places = [[MerkleBox]](repeating: [], count: trees.binding.trees.count)
        for box in trees.layout.merkleBoxes {
            guard let (tree, proof) = try trees.proof(box, of: source, names) else {
                found.fail(
                    .assertionBMFFHashMismatch,
                    "the C2PA box at byte \(box.range.lowerBound) belongs to none of the manifest's Merkle trees")
                return nil
            }
            guard proof.location == UInt64(places[tree].count) else {
                found.fail(
                    .assertionBMFFHashMismatch,
                    "the C2PA box at byte \(box.range.lowerBound) speaks of block \(proof.location), where \(places[tree].count) is due"
                )
                return nil
            }
            places[tree].append(box)
        }
        return places
    }

    /// - Returns: The bytes that the tree covers; `nil` where something failed.
    private func validate(
        _ tree: MerkleMap, over box: BMFFBox, _ number: Int, _ places: [MerkleBox], _ found: inout BindingFindings,
        _ progress: (Int) -> Void
    ) throws(AssetError) -> Range<Int>? {
        if case .whole = tree.blocks, tree.leafCount > 1 {
            found.notChecked(
                Sentence(
                    en: "a Merkle tree over the chunks of a track or the items of a picture, as of C2PA 2.0,",
                    es:
                        "un árbol de Merkle sobre los trozos de una pista o los elementos de una imagen, como desde C2PA 2.0"
                ))
            return nil
        }
        // The standard's blocks begin with the payload; the reference's sixteen bytes into the box, whatever the header has (trap 3).
        var spans = [box.payload]
        if box.headerByteCount == 8, box.range.count > 16 { spans.append(box.range.dropFirst(16)) }
        let fitting = spans.compactMap { MerkleBlocks(tree, over: $0) }
        guard var blocks = fitting.first else {
            let code: StatusCode =
                MerkleBlocks.count(tree, in: box.payload) < tree.leafCount
                ? .assertionBMFFHashMismatch : .assertionBMFFHashMalformed
            found.fail(
                code,
                "the blocks of the Merkle tree do not add up to the \(box.payload.count) bytes of the media data box \(number)"
            )
            return nil
        }
        let worker = LeafWorker(trees: trees, tree: tree, source: source, boxes: places)
        if fitting.count > 1 {
            var hasher = try BlockHasher(source, trees.algorithm(tree), byteCount: blocks.range(0).count)
            for candidate in fitting where try worker.check(0, candidate, &hasher).holds {
                blocks = candidate
                break
            }
        }
        let chosen = blocks
        let records = trees.context.options.recordsDigests
        let state = Mutex((failed: Int?.none, digests: [BindingDigest]()))
        let results = Shared(state)
        let perPart = chosen.leavesPerPart
        let url = found.url
        try ParallelWork(threads: chosen.isLarge ? trees.context.options.threads : 1).run(
            parts: (tree.leafCount - 1) / perPart + 1, progress: progress
        ) { share throws(AssetError) in
            var hasher = try BlockHasher(worker.source, worker.algorithm, byteCount: chosen.span.count)
            while let part = share.next() {
                let leaves = part * perPart..<min((part + 1) * perPart, tree.leafCount)
                for leaf in leaves {
                    let check = try worker.check(leaf, chosen, &hasher, upTo: leaves.upperBound)
                    if records {
                        let digest = check.record(
                            url, "leaf \(leaf) of media data box \(number)", worker.algorithm, leaf, tree.leafCount)
                        results.value.withLock { $0.digests.append(digest) }
                    }
                    guard check.holds else {
                        results.value.withLock { $0.failed = min($0.failed ?? leaf, leaf) }
                        share.stop()
                        break
                    }
                }
                share.advance(chosen.range(leaves).count)
            }
        }
        let (failed, digests) = results.value.withLock { $0 }
        found.digests += digests.sorted { ($0.leaf?.index ?? 0) < ($1.leaf?.index ?? 0) }
        if let failed {
            found.fail(
                .assertionBMFFHashMismatch,
                "the asset is not the one that was signed: its media data were changed in bytes \(chosen.range(failed))"
            )
            return nil
        }
        return chosen.span
    }
}

/// A value without copies that closures on several threads share.
final class Shared<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
