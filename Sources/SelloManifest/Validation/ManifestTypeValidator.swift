/// Validates what a manifest of its kind must have and may not have (checklist §18 B, steps 16 and 17).
struct ManifestTypeValidator {
    let store: ManifestStore

    func validate(_ found: inout ManifestValidation) {
        if found.manifest.kind == .update {
            checkUpdate(&found)
        } else {
            checkStandard(&found)
        }
    }

    private func checkStandard(_ found: inout ManifestValidation) {
        let manifest = found.manifest
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

    /// An update manifest adds to its parent's and leaves the content alone (spec 2.4, §11.2.3).
    private func checkUpdate(_ found: inout ManifestValidation) {
        let manifest = found.manifest
        // Counted by label, not by what could be read: a broken ingredient beside the parent is one too many.
        let ingredients = manifest.assertions.filter { AssertionLabel.ingredients.contains($0.type) }
        let parent = found.ingredients.first?.assertion
        if ingredients.count != 1 || parent?.relationship != .parentOf || parent?.activeManifest == nil {
            found.results.fail(
                .manifestUpdateWrongParents, manifest.claimURI,
                "an update manifest has one ingredient, its parent with a manifest; this one has "
                    + (ingredients.count == 1 ? "another ingredient than that" : "\(ingredients.count) ingredients"))
        } else if let parent, parent.version == 3, parent.claimSignature == nil {
            found.results.fail(
                .manifestUpdateInvalid, manifest.claimURI,
                "the parent of the update manifest is recorded without its signature")
        }
        for assertion in manifest.assertions
        where AssertionLabel.bindsContent(assertion.type) || assertion.type.hasPrefix("c2pa.thumbnail.") {
            found.results.fail(
                .manifestUpdateInvalid, manifest.claimURI,
                "an update manifest, which leaves the content alone, holds \(assertion.label)")
        }
        for name in Set(found.actions.flatMap { $0.assertion.actions.map(\.name) }).sorted()
        where !Self.actions.contains(name) {
            found.results.fail(
                .manifestUpdateInvalid, manifest.claimURI,
                "an update manifest, which leaves the content alone, says \(name)")
        }
    }

    /// What an update manifest may say that was done.
    private static let actions: Set<String> = [
        "c2pa.edited.metadata", "c2pa.opened", "c2pa.published", "c2pa.redacted",
    ]
}
