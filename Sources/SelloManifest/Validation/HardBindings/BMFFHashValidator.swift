internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Checks a BMFF hash: a digest over the boxes of the file but for some, or Merkle trees over parts of them (checklist §13.3).
struct BMFFHashValidator {
    let context: BindingContext

    func validate(
        _ value: CBORValue, _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) {
        guard let layout = context.asset.layout as? BMFFLayout else {
            return found.fail(.assertionBMFFHashMismatch, "a BMFF hash stands in a file that has no boxes")
        }
        guard let binding = BMFFHash(value) else {
            return found.fail(
                .assertionBMFFHashMalformed,
                "the BMFF hash has no exclusions, or one that is none, or a Merkle tree that contradicts itself")
        }
        guard checkPlace(layout, binding, &found) else { return }
        let matcher = BMFFExclusionMatcher(tree: layout.tree, source: context.asset.source)
        guard let boxes = try matcher.hashedBoxes(binding.exclusions) else {
            return found.fail(.assertionBMFFHashMalformed, "an exclusion of the BMFF hash breaks the rules")
        }
        var coverage: [Range<Int>] = []
        if let hash = binding.hash {
            guard let algorithm = context.algorithm(binding.algorithm) else {
                return found.fail(.algorithmUnsupported, "the BMFF hash uses a digest that C2PA does not allow")
            }
            for plan in boxes.plans() {
                coverage += plan.ranges
                found.coverage = plan
                guard try context.holds(plan, hash, algorithm, of: "file", &found, progress) else {
                    return found.fail(
                        .assertionBMFFHashMismatch,
                        "the asset is not the one that was signed: its boxes were changed after signing")
                }
            }
        }
        if !binding.trees.isEmpty {
            let trees = MerkleTrees(context: context, binding: binding, layout: layout, boxes: boxes)
            coverage += try trees.validate(&found, progress)
        } else if binding.hash == nil {
            found.fail(.assertionBMFFHashMismatch, "the BMFF hash holds no digest")
        }
        guard !found.hasFailed else { return }
        let plan = DigestPlan(covering: coverage)
        found.coverage = plan
        found.pass(.assertionBMFFHashMatch, "the asset is the one that was signed")
        try context.checkMedia(layout, context.asset.source, plan, &found)
        noteExclusions(binding, &found)
    }

    /// The C2PA boxes for Merkle trees: every C2PA box is left out of the hash, so that one that belongs to no tree was put there by
    /// anybody, and one that the manifest's box points at must be there.
    private func checkPlace(_ layout: BMFFLayout, _ binding: BMFFHash, _ found: inout BindingFindings) -> Bool {
        guard !binding.trees.isEmpty || layout.merkleBoxes.isEmpty else {
            found.fail(
                .assertionBMFFHashMismatch,
                "the file has a C2PA box for a Merkle tree, and the manifest has no tree")
            return false
        }
        // Many writers leave 0 there though there are such boxes.
        let offset = context.asset.location?.merkleOffset ?? 0
        guard offset == 0 || layout.merkleBoxes.first.map({ UInt64($0.range.lowerBound) }) == offset else {
            found.fail(
                .assertionBMFFHashMismatch,
                "the manifest's box says that the first C2PA box for a Merkle tree is at byte \(offset), where it is not"
            )
            return false
        }
        return true
    }

    private func noteExclusions(_ binding: BMFFHash, _ found: inout BindingFindings) {
        var expected = BMFFHash.mandatoryExclusions + ["/free", "/skip"].map { BMFFHash.Exclusion(xpath: $0) }
        // What a tree covers is not left out.
        if !binding.trees.isEmpty { expected.append(BMFFHash.mediaDataExclusion) }
        if binding.exclusions.contains(where: { !expected.contains($0) }) {
            found.note(
                .assertionBMFFHashAdditionalExclusions,
                "the BMFF hash leaves out more boxes than the standard asks for; those can be changed unseen")
        }
    }
}

extension BindingContext {
    /// What is played must be what was signed: media in an excluded box could be swapped under an intact signature.
    func checkMedia(
        _ layout: BMFFLayout, _ source: any ByteSource, _ plan: DigestPlan, _ found: inout BindingFindings
    ) throws(AssetError) {
        let faults = try layout.mediaFaults(
            in: plan.gaps(upTo: source.byteCount), of: source, limits: options.limits)
        if let fault = faults.first(where: { $0.code == .contradictory }) {
            found.fail(.uncoveredMedia, "\(fault)")
        } else if let fault = faults.first {
            found.leaveOpen(
                Sentence(
                    en: "whether all media lie in bytes that the hash covers: \(fault)",
                    es: "si todo lo que se ve y se oye está en bytes que la firma protege"))
        }
    }
}
