internal import SelloManifest

/// Compares the labels along the chain of parents (`Spec/sgi-label.md`, "Continuity").
enum LabelChainJudge {
    static func judge(
        _ lineage: [(manifest: ManifestValidation, label: SGILabel?)]
    ) -> VerificationReport.LabelChain {
        guard lineage.count > 1 else {
            // A parent that could not be followed is a parent all the same.
            guard let parent = lineage.first?.manifest.parent else { return .none }
            return parent.recordsFault ? .brokenBefore : .unlabelled
        }
        if let parent = lineage.first?.manifest.parent, parent.recordsFault { return .brokenBefore }
        // A label that a later manifest took out is gone without a trace but this.
        if lineage.contains(where: \.manifest.redactsLabel) { return .dropped }
        // From the newest to the oldest: each label is compared with the one of its parent.
        var verdict = VerificationReport.LabelChain.unlabelled
        for (newer, older) in zip(lineage.map(\.label), lineage.map(\.label).dropFirst()) {
            guard let older else { continue }
            guard let newer, newer.id == older.id else { return .dropped }
            verdict = newer.sourceType.strength < older.sourceType.strength ? .weakened : .kept
            if verdict == .weakened { return verdict }
        }
        return verdict
    }
}

extension ManifestValidation {
    /// Whether it takes a label out of a manifest below.
    fileprivate var redactsLabel: Bool {
        claim?.redactedAssertions.contains { uri in
            uri.split(separator: "/").last.map { String($0).assertionType == SGILabel.assertionLabel } ?? false
        } ?? false
    }

    /// The ingredient that is the parent.
    var parent: IngredientAssertion? { ingredients.first { $0.assertion.relationship == .parentOf }?.assertion }
}

extension IngredientAssertion {
    /// Whether its manifest, or one that this leads to, did not hold when it was added.
    var recordsFault: Bool {
        results?.hasFault == true || deltas.contains(where: \.validationDeltas.hasFault)
    }
}
