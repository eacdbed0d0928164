internal import SelloBytes
internal import SelloCBOR

/// Validates one manifest by itself: claim, signature, assertions, type rules (checklist §18 B).
///
/// What lies outside it, the content and the ingredients, is the business of ``StoreValidator``.
struct ManifestValidator {
    let store: ManifestStore
    let options: ValidationOptions
    let digests: DigestCache

    func validate(_ manifest: Manifest) -> ManifestValidation {
        var found = ManifestValidation(manifest)
        guard manifest.kind != .compressed else {
            found.notChecked("a compressed manifest", manifest.uri)
            return found
        }
        guard readClaim(&found) else { return found }
        SignatureValidator(store: store, options: options).validate(&found)
        AssertionValidator(store: store, limits: options.limits, digests: digests).validate(&found)
        checkType(&found)
        ActionsValidator.validate(&found, store: store, digests: digests)
        if let redacted = found.claim?.redactedAssertions, !redacted.isEmpty {
            found.notChecked("a redaction", manifest.claimURI)
        }
        noteOpenQuestions(&found)
        return found
    }

    /// Standard assertions and actions whose own rules this version does not check: they are what was signed, and no more is said of
    /// them.
    private func noteOpenQuestions(_ found: inout ManifestValidation) {
        for type in Set(found.manifest.assertions.map(\.type)).sorted()
        where Self.unjudged.contains(type) {
            found.undetermined.append(
                Undetermined(
                    subject: type.hasPrefix("cawg.") ? "identity" : "assertions",
                    reason: "the content of \(type) is not judged by this version; it is what was signed"))
        }
        for name in Set(found.actions.flatMap { $0.assertion.actions.map(\.name) }).sorted()
        where Self.unjudgedActions.contains(name) {
            found.undetermined.append(
                Undetermined(subject: "actions", reason: "the rules of \(name) are not checked by this version"))
        }
    }

    private static let unjudged: Set<String> = [
        "c2pa.soft-binding", "c2pa.time-stamp", "c2pa.certificate-status", "c2pa.cloud-data",
        "c2pa.external-reference", "c2pa.metadata", "cawg.identity",
    ]

    private static let unjudgedActions: Set<String> = [
        "c2pa.removed", "c2pa.redacted", "c2pa.translated", "c2pa.watermarked", "c2pa.watermarked.bound",
    ]

    /// Steps 6 to 8.
    private func readClaim(_ found: inout ManifestValidation) -> Bool {
        let manifest = found.manifest
        guard let box = manifest.claims.first else {
            found.results.fail(.claimMissing, manifest.uri, "the manifest has no claim")
            return false
        }
        guard manifest.claims.count == 1 else {
            found.results.fail(.claimMultiple, manifest.uri, "the manifest has \(manifest.claims.count) claims")
            return false
        }
        // The label is signed by nobody; what it says of the version must be one of the two that there are.
        guard let label = store.tree.boxes[box].description?.label,
            label == Claim.label(version: 1) || label == Claim.label(version: 2)
        else {
            found.results.fail(.claimMalformed, manifest.claimURI, "the claim's label is not one that C2PA has")
            return false
        }
        let value: CBORValue
        do {
            value = try store.cbor(in: box, limits: options.limits)
        } catch {
            found.results.fail(.claimCBORInvalid, manifest.claimURI, "the claim is not well-formed CBOR: \(error)")
            return false
        }
        found.claimValue = value
        guard let claim = Claim(value, version: manifest.claimVersion) else {
            found.results.fail(.claimMalformed, manifest.claimURI, "the claim lacks a field that it must have")
            return false
        }
        found.claim = claim
        return true
    }

    /// Steps 16 and 17, for standard manifests.
    private func checkType(_ found: inout ManifestValidation) {
        let manifest = found.manifest
        guard manifest.kind == .standard else {
            found.notChecked("an update manifest", manifest.uri)
            return
        }
        func boxes(_ references: [HashedURI]?) -> Set<Int> {
            Set((references ?? []).compactMap { store.resolve($0.url, in: manifest)?.box })
        }
        let listed = boxes(found.claim?.assertions)
        // The signer itself must bind: what it merely gathered is somebody else's word (checklist §5.4).
        let created = boxes(found.claim?.createdAssertions)
        let bindings = manifest.assertions.filter {
            listed.contains($0.box) && AssertionLabel.hardBindings.contains($0.type)
        }
        if !bindings.contains(where: { created.contains($0.box) }) {
            // The first BMFF hash leaves out where boxes lie; the standard has it ignored (spec 2.4, §18.6.1).
            let isFirst = manifest.assertions.contains { $0.type == AssertionLabel.bmffHashV1 }
            found.results.fail(
                .claimHardBindingsMissing, manifest.claimURI,
                isFirst
                    ? "the manifest binds to its content by \(AssertionLabel.bmffHashV1) alone, which the standard has ignored"
                    : "the manifest does not bind to any content")
        } else if bindings.count > 1 {
            found.results.fail(
                .assertionMultipleHardBindings, JUMBFURI.absolute(manifest.label, Manifest.assertionStoreLabel),
                "the manifest binds to its content in \(bindings.count) ways; only one is allowed")
        }
        if found.ingredients.count(where: { $0.assertion.relationship == .parentOf }) > 1 {
            found.results.fail(.manifestMultipleParents, manifest.claimURI, "the manifest names more than one parent")
        }
    }
}
