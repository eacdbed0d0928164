/// Follows the ingredients of the active manifest and validates each manifest once, however the graph is drawn: a diamond costs
/// no more than a line, a cycle ends (checklist §15.6, §15.7).
struct IngredientsValidator {
    let store: ManifestStore
    let validator: ManifestValidator
    let digests: DigestCache

    func validate(_ found: inout StoreValidation) {
        var judged: Set<String> = [found.active]
        var waiting: [(label: String, above: RecordedAbove?)] = [(found.active, nil)]
        var at = 0
        while at < waiting.count {
            let above = waiting[at].above
            guard let owner = found.manifests[waiting[at].label] else { break }
            at += 1
            for (label, ingredient) in owner.ingredients {
                guard let reference = ingredient.activeManifest else {
                    if ingredient.relationship != .inputTo {
                        let url = owner.manifest.assertionURI(label)
                        var delta = found.startDelta()
                        delta.note(
                            .ingredientUnknownProvenance, url,
                            "the ingredient came without a manifest; where it is from is not known")
                        found.add(delta, at: url) { above?.remove(from: &$0, at: url) }
                    }
                    continue
                }
                if let box = timeStampManifest(reference) {
                    // Nobody reads one; but what was recorded must be what is passed over, or any manifest could be made one and be gone.
                    if !matches(reference, box, owner) {
                        var delta = found.startDelta()
                        delta.fail(
                            .ingredientManifestMismatch, reference.url,
                            "the ingredient's manifest is not the one that was recorded: it is marked as a time-stamp")
                        found.add(delta, at: owner.manifest.assertionURI(label))
                    }
                    continue
                }
                var delta = found.startDelta()
                let target = resolve(reference, owner, &delta)
                if let target {
                    check(reference, target, ingredient, owner, &delta)
                    if delta.hasFailure { found.misled.insert(owner.manifest.label) }
                    // What is wrong with a manifest is told once, at the first ingredient that leads to it: repeating it
                    // for each would let a small file ask for endless reports.
                    if var validation = found.manifests[target.label], judged.insert(target.label).inserted {
                        validation.results.room.limit(to: found.room.left - delta.room.taken)
                        validator.validate(&validation)
                        found.room.limit(to: found.room.left - validation.results.room.taken)
                        delta.merge(validation.results)
                        found.manifests[target.label] = validation
                        waiting.append((target.label, RecordedAbove.adding(ingredient, to: above)))
                    }
                }
                let url = owner.manifest.assertionURI(label)
                found.add(delta, at: url) {
                    $0.remove(recordedIn: ingredient, of: target)
                    above?.remove(from: &$0, at: url)
                }
            }
        }
    }

    /// The box of the time-stamp manifest that a reference means; `nil` where it means none.
    private func timeStampManifest(_ reference: HashedURI) -> Int? {
        guard let uri = JUMBFURI(reference.url), uri.isAbsolute, uri.labels.count == 1 else { return nil }
        return store.timeStampManifests[uri.labels[0]]
    }

    private func resolve(
        _ reference: HashedURI, _ owner: ManifestValidation, _ delta: inout ValidationResults
    ) -> Manifest? {
        guard let manifest = store.manifest(of: reference, in: owner.manifest) else {
            delta.fail(.ingredientManifestMissing, reference.url, "the ingredient's manifest is not in the store")
            return nil
        }
        return manifest
    }

    /// The manifest-hash method; for a manifest of which something was redacted, the claim-signature method (checklist §15.7, §15.8).
    private func check(
        _ reference: HashedURI, _ target: Manifest, _ ingredient: IngredientAssertion, _ owner: ManifestValidation,
        _ delta: inout ValidationResults
    ) {
        // Only version 3 records the signature; of others nothing is left to compare but the digest that no longer fits.
        if validator.redactions.touch(target), let signature = ingredient.claimSignature {
            checkSignature(signature, target, owner, &delta)
            return
        }
        if matches(reference, target.hashedBox, owner) {
            delta.pass(
                .ingredientManifestValidated, target.uri, "the ingredient's manifest is the one that was recorded")
            return
        }
        // Before 1.1 the digest was one of the claim's bytes; millions of pictures have such parents. The claim lists all else.
        if ingredient.version < 3, matchesClaim(reference, target, owner) { return }
        delta.fail(
            .ingredientManifestMismatch, target.uri, "the ingredient's manifest is not the one that was recorded")
        if let signature = ingredient.claimSignature { checkSignature(signature, target, owner, &delta) }
    }

    private func checkSignature(
        _ signature: HashedURI, _ target: Manifest, _ owner: ManifestValidation, _ delta: inout ValidationResults
    ) {
        guard let found = store.resolve(signature.url, in: owner.manifest), found.box == target.signature else {
            delta.fail(
                .ingredientClaimSignatureMissing, signature.url,
                "the signature recorded for the ingredient is not one of its manifest in the store")
            return
        }
        if matches(signature, found.box, owner) {
            delta.pass(
                .ingredientClaimSignatureValidated, target.signatureURI,
                "the signature of the ingredient's claim is the one that was recorded")
        } else {
            delta.fail(
                .ingredientClaimSignatureMismatch, target.signatureURI,
                "the ingredient's signature is not the one that was recorded")
        }
    }

    private func matchesClaim(_ reference: HashedURI, _ target: Manifest, _ owner: ManifestValidation) -> Bool {
        guard let claim = target.claims.first, let algorithm = owner.algorithm(of: reference) else { return false }
        return digests.contentDigest(of: claim, algorithm) == reference.hash
    }

    private func matches(_ reference: HashedURI, _ box: Int, _ owner: ManifestValidation) -> Bool {
        owner.algorithm(of: reference).map { digests.digest(of: box, $0) == reference.hash } ?? false
    }
}

extension StoreValidation {
    /// Findings of an ingredient that are still to be made, with the room that is left.
    fileprivate func startDelta() -> ValidationResults {
        var delta = ValidationResults()
        delta.room.limit(to: room.left)
        return delta
    }

    /// Adds what was found at an ingredient; where there is no room for any of it, it is counted.
    ///
    /// - Parameters:
    ///   - delta: The findings.
    ///   - url: The absolute reference to the ingredient assertion.
    ///   - excuse: Takes out what was recorded before.
    fileprivate mutating func add(
        _ delta: ValidationResults, at url: String, excusing excuse: (inout ValidationResults) -> Void = { _ in }
    ) {
        room.limit(to: room.left - delta.room.taken)
        var delta = delta
        excuse(&delta)
        guard delta.isListed else { return omitted += delta.omitted }
        delta.tellOmitted(at: url)
        deltas.append(IngredientDelta(ingredientAssertionURI: url, validationDeltas: delta))
    }
}

/// What ingredients above recorded of deeper ones, on the way that led to a manifest (spec 2.4, `ingredientDeltas`).
///
/// A list, so that a manifest costs what its own ingredient recorded and no more. What stands beside the way counts for nothing: whoever made
/// one ingredient may not excuse another.
private final class RecordedAbove: Sendable {
    private let findings: [String: Set<ValidationResults.Finding>]
    private let above: RecordedAbove?

    /// - Returns: What is above already, where the ingredient recorded nothing.
    static func adding(_ ingredient: IngredientAssertion, to above: RecordedAbove?) -> RecordedAbove? {
        ingredient.deltas.isEmpty ? above : RecordedAbove(ingredient, above)
    }

    private init(_ ingredient: IngredientAssertion, _ above: RecordedAbove?) {
        var findings: [String: Set<ValidationResults.Finding>] = [:]
        for delta in ingredient.deltas {
            findings[delta.ingredientAssertionURI, default: []].formUnion(delta.validationDeltas.findings)
        }
        self.findings = findings
        self.above = above
    }

    /// Takes out what was recorded of the ingredient at a URI.
    func remove(from delta: inout ValidationResults, at url: String) {
        var next: RecordedAbove? = self
        while let recorded = next, !delta.isEmpty {
            if let known = recorded.findings[url] { delta.remove(known) }
            next = recorded.above
        }
    }
}

extension ValidationResults {
    /// Takes out what the ingredient assertion recorded when the ingredient was added (checklist §15.4: same code and URL).
    ///
    /// Older software recorded references as they stand in the ingredient's manifest, without its name.
    mutating func remove(recordedIn ingredient: IngredientAssertion, of manifest: Manifest?) {
        var known: Set<Finding> = []
        for results in [ingredient.results].compactMap({ $0 }) + ingredient.deltas.map(\.validationDeltas) {
            known.formUnion(results.findings)
        }
        if let manifest {
            let named = known.compactMap { finding -> Finding? in
                guard let uri = JUMBFURI(finding.url), !uri.isAbsolute else { return nil }
                return Finding(code: finding.code, url: ([manifest.uri] + uri.labels).joined(separator: "/"))
            }
            known.formUnion(named)
        }
        remove(known)
    }

    fileprivate mutating func remove(_ known: Set<Finding>) {
        guard !known.isEmpty else { return }
        remove { known.contains(Finding($0)) }
    }

    fileprivate var findings: [Finding] { (success + informational + failure).map(Finding.init) }

    fileprivate struct Finding: Hashable {
        let code: StatusCode
        let url: String

        init(_ status: ValidationStatus) { self.init(code: status.code, url: status.url) }

        init(code: StatusCode, url: String) {
            self.code = code
            self.url = url
        }
    }
}
