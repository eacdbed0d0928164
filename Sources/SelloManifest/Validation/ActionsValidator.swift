/// Validates the rules of actions that every manifest meets (checklist §16.3 and §16.4).
enum ActionsValidator {
    static func validate(_ found: inout ManifestValidation, store: ManifestStore, digests: DigestCache) {
        guard found.manifest.kind == .standard, let claim = found.claim else { return }
        // Claims of version 1 come from before the rule (2.1 made the opening action mandatory).
        guard claim.version > 1 else { return }
        checkOpening(&found, claim)
        var relationships: [Int: Relationship] = [:]
        for (label, ingredient) in found.ingredients {
            guard let box = found.manifest.assertionStore.flatMap({ store.tree.child(of: $0, labelled: label) }) else {
                continue
            }
            relationships[box] = ingredient.relationship
        }
        for (label, assertion) in found.actions {
            for action in assertion.actions {
                check(action, found.manifest.assertionURI(label), &found, store, digests, relationships)
            }
        }
    }

    /// A standard manifest has exactly one `c2pa.created` or `c2pa.opened`: the first action of the first actions assertion.
    private static func checkOpening(_ found: inout ManifestValidation, _ claim: Claim) {
        let manifest = found.manifest
        let order = claim.assertions.compactMap { JUMBFURI($0.url)?.labels.last }
        let place = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        let sorted = found.actions.sorted { (place[$0.label] ?? .max) < (place[$1.label] ?? .max) }
        guard let first = sorted.first else {
            found.results.fail(
                .assertionActionMalformed, manifest.claimURI,
                "the manifest does not say whether its content was created or opened")
            return
        }
        let url = manifest.assertionURI(first.label)
        let all = sorted.flatMap(\.assertion.actions)
        guard let opening = all.first, Action.inceptions.contains(opening.name) else {
            found.results.fail(
                .assertionActionMalformed, url, "the first action is neither c2pa.created nor c2pa.opened")
            return
        }
        if all.dropFirst().contains(where: { Action.inceptions.contains($0.name) }) {
            found.results.fail(
                .assertionActionMalformed, url, "c2pa.created or c2pa.opened stands more than once")
        }
        if opening.name == "c2pa.created", opening.digitalSourceType == nil {
            found.results.fail(.assertionActionMalformed, url, "c2pa.created has no digital source type")
        }
    }

    private static func check(
        _ action: Action, _ url: String, _ found: inout ManifestValidation, _ store: ManifestStore,
        _ digests: DigestCache, _ known: [Int: Relationship]
    ) {
        let boxes = action.ingredients.map { store.resolve($0.url, in: found.manifest)?.box }
        let relationships = boxes.map { $0.flatMap { known[$0] } }
        let fits =
            switch action.name {
            case "c2pa.opened": relationships.count == 1 && relationships[0] == .parentOf
            case "c2pa.placed": !relationships.isEmpty && relationships.allSatisfy { $0 == .componentOf }
            case "c2pa.transcoded", "c2pa.repackaged": relationships.allSatisfy { $0 == .parentOf }
            default: true
            }
        if !fits {
            found.results.fail(
                .assertionActionIngredientMismatch, url, "\(action.name) does not name the ingredient that it needs")
        }
        for (reference, box) in zip(action.ingredients, boxes) {
            guard let box else { continue }
            guard let algorithm = found.algorithm(of: reference),
                digests.digest(of: box, algorithm) == reference.hash
            else {
                found.results.fail(
                    StatusCode(rawValue: "hashedURI.mismatch"), url,
                    "\(action.name) names an ingredient that is not the one that was signed")
                continue
            }
        }
    }
}
