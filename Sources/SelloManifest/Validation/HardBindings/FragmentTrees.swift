internal import SelloBytes
internal import SelloContainers
internal import Synchronization

/// Merkle trees over the fragments of a stream: in this file, or in files of their own beside it.
///
/// What stands before the first fragment has a digest of its own in every tree. A fragment's leaf is hashed as a file is: root boxes with
/// their offsets (trap 4).
struct FragmentTrees {
    let trees: MerkleTrees
    let names: [MerkleMap.Name: Int]

    private var context: BindingContext { trees.context }

    /// One fragment that is to be checked.
    private struct Fragment: Sendable {
        /// Its number beside the asset; `nil` for one in it.
        let file: Int?
        let source: any ByteSource
        let plan: DigestPlan
        let boxes: [MerkleBox]
    }

    /// What came of one fragment: the leaves that it is said to be, and which of them it is not.
    private struct Outcome: Sendable {
        var leaves: [(tree: Int, location: UInt64)] = []
        var fault: (code: StatusCode, reason: String)?
        var digests: [BindingDigest] = []
        var open: [Sentence] = []
    }

    func validate(_ found: inout BindingFindings, _ progress: (Int) -> Void) throws(AssetError) -> [Range<Int>] {
        let plans = trees.boxes.plans(beginningAt: BMFFTree.fragmentType)
        guard let start = plans.first else { return [] }
        // Once for each digest: there may be very many trees.
        var known: [DigestAlgorithm: [UInt8]] = [:]
        for tree in trees.binding.trees {
            let algorithm = trees.algorithm(tree)
            let expected = tree.initHash ?? []
            let holds: Bool
            if let digest = known[algorithm] {
                holds = digest == expected
            } else {
                holds = try context.holds(start, expected, algorithm, of: "initialisation segment", &found, progress)
                if holds { known[algorithm] = expected }
            }
            guard holds else {
                found.fail(
                    .assertionBMFFHashMismatch,
                    "the asset is not the one that was signed: what stands before its first fragment was changed")
                return []
            }
        }
        guard let inside = fragments(plans.dropFirst(), &found) else { return [] }
        let files = context.asset.fragments
        let outcomes = try work(inside, files, found.url, progress)
        var next = [UInt64](repeating: 0, count: trees.binding.trees.count)
        for (number, outcome) in outcomes.enumerated() {
            found.digests += outcome.digests
            for reason in outcome.open { found.leaveOpen(reason) }
            let name = number < inside.count ? "fragment \(number)" : "fragment file \(number - inside.count)"
            // Each leaf once and in order: a fragment that was taken away cannot be replaced by a copy of another.
            for (tree, location) in outcome.leaves {
                guard location == next[tree] else {
                    found.fail(
                        .assertionBMFFHashMismatch,
                        "\(name) says that it is number \(location) of its track, where number \(next[tree]) is due")
                    return []
                }
                next[tree] += 1
            }
            if let fault = outcome.fault {
                found.fail(fault.code, "\(name): \(fault.reason)")
                return []
            }
        }
        var missing = 0
        for (tree, count) in zip(trees.binding.trees, next) where count < UInt64(tree.leafCount) {
            missing += 1
            guard missing <= 8 else { break }
            guard inside.isEmpty else {
                found.fail(
                    .assertionBMFFHashMismatch,
                    "the asset has \(count) fragments of a track that had \(tree.leafCount) when it was signed")
                return []
            }
            found.leaveOpen(
                Sentence(
                    en:
                        "of the \(tree.leafCount) fragments of track \(tree.name.localID), \(UInt64(tree.leafCount) - count) were not handed over",
                    es:
                        "de los \(tree.leafCount) fragmentos de la pista \(tree.name.localID), no se entregaron \(UInt64(tree.leafCount) - count)"
                ))
        }
        return plans.flatMap(\.ranges)
    }

    /// The fragments in this file, each with the C2PA boxes that stand before it.
    private func fragments(_ plans: ArraySlice<DigestPlan>, _ found: inout BindingFindings) -> [Fragment]? {
        let tree = trees.layout.tree
        let starts = tree.roots.lazy.map { tree[$0] }.filter { $0.type == BMFFTree.fragmentType }.map(
            \.range.lowerBound)
        var boxes = trees.layout.merkleBoxes[...]
        var fragments: [Fragment] = []
        for (plan, start) in zip(plans, starts) {
            let own = boxes.prefix { $0.range.lowerBound < start }
            boxes = boxes.dropFirst(own.count)
            fragments.append(Fragment(file: nil, source: context.asset.source, plan: plan, boxes: Array(own)))
        }
        if let left = boxes.first {
            found.fail(
                .assertionBMFFHashMismatch,
                "the C2PA box at byte \(left.range.lowerBound) stands before no fragment, and so belongs to no Merkle tree"
            )
            return nil
        }
        return fragments
    }

    private func work(
        _ inside: [Fragment], _ files: [any ByteSource], _ url: String, _ progress: (Int) -> Void
    ) throws(AssetError) -> [Outcome] {
        let count = inside.count + files.count
        let results = Shared(Mutex([Int: Outcome]()))
        let perPart = max(1, min(64, count / 64))
        let me = self
        try ParallelWork(threads: context.options.threads).run(
            parts: (count + perPart - 1) / perPart, progress: progress
        ) {
            share throws(AssetError) in
            while let part = share.next() {
                for number in part * perPart..<min((part + 1) * perPart, count) {
                    let outcome =
                        number < inside.count
                        ? try me.check(inside[number], url, share)
                        : try me.check(files[number - inside.count], number - inside.count, url, share)
                    results.value.withLock { $0[number] = outcome }
                    if outcome.fault != nil {
                        share.stop()
                        break
                    }
                }
            }
        }
        let outcomes = results.value.withLock { $0 }
        // After a fault there are gaps; all before it are there.
        var list: [Outcome] = []
        for number in 0..<count {
            guard let outcome = outcomes[number] else { break }
            list.append(outcome)
            if outcome.fault != nil { break }
        }
        return list
    }

    /// Checks a file of the stream.
    private func check(
        _ source: any ByteSource, _ number: Int, _ url: String, _ share: ParallelWork.Share
    ) throws(AssetError) -> Outcome {
        var outcome = Outcome()
        let layout: BMFFLayout
        do throws(AssetError) {
            layout = try BMFFLayout(reading: source, limits: context.options.limits)
        } catch {
            guard error.code != .readFailed, error.code != .changedWhileReading else { throw error }
            outcome.fault = (.assertionBMFFHashMismatch, "it cannot be read: \(error)")
            return outcome
        }
        guard layout.stores.isEmpty else {
            outcome.fault = (.assertionBMFFHashMismatch, "it has a manifest store of its own")
            return outcome
        }
        let matcher = BMFFExclusionMatcher(tree: layout.tree, source: source)
        guard let plan = try matcher.hashedBoxes(trees.binding.exclusions)?.plans().first else {
            outcome.fault = (.assertionBMFFHashMalformed, "an exclusion of the BMFF hash breaks the rules")
            return outcome
        }
        outcome = try check(
            Fragment(file: number, source: source, plan: plan, boxes: layout.merkleBoxes), url, share)
        guard outcome.fault == nil else { return outcome }
        var media = BindingFindings(url: url)
        try context.checkMedia(layout, source, plan, &media)
        outcome.open = media.undetermined.map(\.sentence)
        if let fault = media.results.failure.first { outcome.fault = (fault.code, fault.explanation) }
        return outcome
    }

    private func check(
        _ fragment: Fragment, _ url: String, _ share: ParallelWork.Share
    ) throws(AssetError) -> Outcome {
        var outcome = Outcome()
        guard !fragment.boxes.isEmpty else {
            outcome.fault = (
                .assertionBMFFHashMalformed, "it has no C2PA box that says which leaf of which Merkle tree it is"
            )
            return outcome
        }
        var known: [DigestAlgorithm: [UInt8]] = [:]
        for box in fragment.boxes {
            guard let (number, proof) = try trees.proof(box, of: fragment.source, names) else {
                outcome.fault = (
                    .assertionBMFFHashMismatch,
                    "its C2PA box at byte \(box.range.lowerBound) belongs to none of the manifest's Merkle trees"
                )
                return outcome
            }
            let tree = trees.binding.trees[number]
            let algorithm = trees.algorithm(tree)
            outcome.leaves.append((number, proof.location))
            guard let location = Int(exactly: proof.location), location < tree.leafCount else {
                outcome.fault = (
                    .assertionBMFFHashMismatch,
                    "its C2PA box says that it is number \(proof.location) of a track that had \(tree.leafCount) when it was signed"
                )
                return outcome
            }
            let digest: [UInt8]
            if let one = known[algorithm] {
                digest = one
            } else {
                var hasher = try BlockHasher(
                    fragment.source, algorithm, byteCount: fragment.plan.coveredByteCount)
                digest = try hasher.digest(of: fragment.plan)
                known[algorithm] = digest
                share.advance(fragment.plan.coveredByteCount)
            }
            let check = try LeafCheck(
                tree, location, digest, proof: proof.hashes, algorithm, pieces: fragment.plan.elements)
            if context.options.recordsDigests {
                outcome.digests.append(
                    check.record(
                        url, "fragment \(location) of track \(tree.name.localID)", fragment: fragment.file, algorithm,
                        location, tree.leafCount))
            }
            guard check.holds else {
                outcome.fault = (.assertionBMFFHashMismatch, "it is not the one that was signed")
                return outcome
            }
        }
        return outcome
    }
}
