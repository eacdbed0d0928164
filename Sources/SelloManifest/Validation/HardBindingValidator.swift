internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers

/// Validates that the asset is the one that was signed (checklist §18 C).
struct HardBindingValidator {
    let asset: BoundAsset
    let store: ManifestStore
    let limits: Limits
    /// Whether update manifests were added since the binding was made, so that the store has grown.
    var isUpdated = false

    /// Validates the active manifest's hard binding.
    ///
    /// - Returns: What the binding covers; `nil` where that cannot be told.
    func validate(
        _ found: inout ManifestValidation, progress: (Int) -> Void
    ) throws(AssetError) -> DigestPlan? {
        let bindings = found.manifest.assertions.filter {
            AssertionLabel.hardBindings.contains($0.type)
        }
        // None or several: said by the type rules.
        guard found.manifest.kind == .standard, bindings.count == 1, let binding = bindings.first else { return nil }
        let label = binding.label
        let url = found.manifest.assertionURI(label)
        guard let value = found.values[label] else { return nil }
        switch binding.type {
        case AssertionLabel.dataHash: return try validateDataHash(value, url, &found, progress)
        case AssertionLabel.bmffHash, AssertionLabel.bmffHashV2:
            return try validateBMFFHash(value, url, &found, progress)
        default:
            found.notChecked("a hard binding of the kind \(label)", url)
            return nil
        }
    }

    private func validateDataHash(
        _ value: CBORValue, _ url: String, _ found: inout ManifestValidation, _ progress: (Int) -> Void
    ) throws(AssetError) -> DigestPlan? {
        guard let binding = DataHash(value) else {
            found.results.fail(.assertionDataHashMalformed, url, "the data hash has an exclusion that is none")
            return nil
        }
        var exclusions: [Range<Int>] = []
        for exclusion in binding.exclusions {
            let (end, overflow) = exclusion.start.addingReportingOverflow(exclusion.length)
            guard !overflow, let lower = Int(exactly: exclusion.start), let upper = Int(exactly: end) else {
                found.results.fail(.assertionDataHashMalformed, url, "an exclusion of the data hash has no end")
                return nil
            }
            guard lower >= exclusions.last?.upperBound ?? 0 else {
                found.results.fail(
                    .assertionDataHashMalformed, url, "the exclusions of the data hash overlap or are out of order")
                return nil
            }
            exclusions.append(lower..<upper)
        }
        if isUpdated { exclusions = grown(exclusions) }
        guard exclusions.last?.upperBound ?? 0 <= asset.layout.byteCount else {
            found.results.fail(
                .assertionDataHashMismatch, url, "the data hash leaves out bytes that the asset does not have")
            return nil
        }
        guard checkStoreExclusion(exclusions, url, &found) else { return nil }
        guard let hash = binding.hash else {
            found.results.fail(.assertionDataHashMismatch, url, "the data hash holds no digest")
            return nil
        }
        guard let algorithm = DigestAlgorithm(rawValue: binding.algorithm ?? found.claim?.algorithm ?? "") else {
            found.results.fail(.algorithmUnsupported, url, "the data hash uses a digest that C2PA does not allow")
            return nil
        }
        let plan = DigestPlan(byteCount: asset.layout.byteCount, excluding: exclusions)
        guard try plan.digest(of: asset.source, algorithm, progress: progress) == hash else {
            found.results.fail(
                .assertionDataHashMismatch, url,
                "the asset is not the one that was signed: its bytes were changed after signing")
            return plan
        }
        found.results.pass(.assertionDataHashMatch, url, "the asset is the one that was signed")
        return plan
    }

    /// The exclusions with the store's as it is now: it begins where it did, and what follows has moved (trap 11).
    private func grown(_ exclusions: [Range<Int>]) -> [Range<Int>] {
        guard let extent = asset.location?.extent,
            let place = exclusions.firstIndex(where: { $0.lowerBound == extent.lowerBound })
        else { return exclusions }
        let growth = extent.count - exclusions[place].count
        let following = exclusions[(place + 1)...].map { range in
            let (lower, overflow) = range.lowerBound.addingReportingOverflow(growth)
            // No place in the asset: refused with those that lie behind its end.
            guard !overflow, lower >= extent.upperBound, range.count <= .max - lower else { return 0..<Int.max }
            return lower..<lower + range.count
        }
        return exclusions[..<place] + [extent] + following
    }

    /// What is left out must be the store, exactly: anything more beside it could be changed unseen (trap 10; the attacks of
    /// "exclusion holds other bytes" and of widened exclusions).
    private func checkStoreExclusion(
        _ exclusions: [Range<Int>], _ url: String, _ found: inout ManifestValidation
    ) -> Bool {
        guard let extent = asset.location?.extent else {
            // A store kept elsewhere needs no hole; a hole would hide bytes.
            guard exclusions.isEmpty else {
                found.results.fail(
                    .assertionDataHashMismatch, url,
                    "the data hash leaves out bytes though the store is not in the asset")
                return false
            }
            return true
        }
        let touching = exclusions.filter { $0.overlaps(extent) }
        guard touching == [extent] else {
            found.results.fail(
                .assertionDataHashMismatch, url,
                "the data hash does not leave out exactly the manifest store, which is at bytes \(extent)")
            return false
        }
        if exclusions.count > 1 {
            found.results.note(
                .assertionDataHashAdditionalExclusions, url,
                "the data hash leaves out more than the manifest store; those bytes can be changed unseen")
        }
        return true
    }

    private func validateBMFFHash(
        _ value: CBORValue, _ url: String, _ found: inout ManifestValidation, _ progress: (Int) -> Void
    ) throws(AssetError) -> DigestPlan? {
        guard let layout = asset.layout as? BMFFLayout else {
            found.results.fail(.assertionBMFFHashMismatch, url, "a BMFF hash stands in a file that has no boxes")
            return nil
        }
        guard let binding = BMFFHash(value) else {
            found.results.fail(
                .assertionBMFFHashMalformed, url, "the BMFF hash has no exclusions, or one that is none")
            return nil
        }
        guard !binding.hasMerkle else {
            found.notChecked("a hard binding by Merkle trees", url)
            return nil
        }
        // Every C2PA box is left out of the hash; one that belongs to no Merkle tree was put there by anybody.
        guard layout.merkleBoxes.isEmpty else {
            found.results.fail(
                .assertionBMFFHashMismatch, url,
                "the file has a C2PA box for a Merkle tree, and the manifest has no tree")
            return nil
        }
        guard let hash = binding.hash else {
            found.results.fail(.assertionBMFFHashMismatch, url, "the BMFF hash holds no digest")
            return nil
        }
        guard let algorithm = DigestAlgorithm(rawValue: binding.algorithm ?? found.claim?.algorithm ?? "") else {
            found.results.fail(.algorithmUnsupported, url, "the BMFF hash uses a digest that C2PA does not allow")
            return nil
        }
        let matcher = BMFFExclusionMatcher(tree: layout.tree, source: asset.source)
        guard let plan = try matcher.plan(binding.exclusions) else {
            found.results.fail(.assertionBMFFHashMalformed, url, "an exclusion of the BMFF hash breaks the rules")
            return nil
        }
        guard try plan.digest(of: asset.source, algorithm, progress: progress) == hash else {
            found.results.fail(
                .assertionBMFFHashMismatch, url,
                "the asset is not the one that was signed: its boxes were changed after signing")
            return plan
        }
        found.results.pass(.assertionBMFFHashMatch, url, "the asset is the one that was signed")
        try checkMedia(layout, plan, url, &found)
        let mandatory = BMFFHash.mandatoryExclusions + ["/free", "/skip"].map { BMFFHash.Exclusion(xpath: $0) }
        if binding.exclusions.contains(where: { !mandatory.contains($0) }) {
            found.results.note(
                .assertionBMFFHashAdditionalExclusions, url,
                "the BMFF hash leaves out more boxes than the standard asks for; those can be changed unseen")
        }
        return plan
    }
    /// What is played must be what was signed: media in an excluded box could be swapped under an intact signature.
    private func checkMedia(
        _ layout: BMFFLayout, _ plan: DigestPlan, _ url: String, _ found: inout ManifestValidation
    ) throws(AssetError) {
        var uncovered: [Range<Int>] = []
        var at = 0
        for range in plan.ranges {
            if at < range.lowerBound { uncovered.append(at..<range.lowerBound) }
            at = max(at, range.upperBound)
        }
        if at < layout.byteCount { uncovered.append(at..<layout.byteCount) }
        let faults = try layout.mediaFaults(in: uncovered, of: asset.source, limits: limits)
        if let fault = faults.first(where: { $0.code == .contradictory }) {
            found.results.fail(.uncoveredMedia, url, "\(fault)")
        } else if let fault = faults.first {
            found.undetermined.append(
                Undetermined(
                    subject: "structure", reason: "whether all media lie in bytes that the hash covers: \(fault)"))
        }
    }
}
