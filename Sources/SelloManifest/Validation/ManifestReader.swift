internal import SelloBytes
internal import SelloCBOR

/// Reads what a manifest must be read for before it is judged: its claim, and the ingredients that lead on (checklist §18 B,
/// steps 6 to 8, and §15.6).
struct ManifestReader {
    let store: ManifestStore
    let limits: Limits

    func read(_ manifest: Manifest) -> ManifestValidation {
        var found = ManifestValidation(manifest)
        if manifest.kind == .compressed {
            refuse(manifest, &found)
        } else if readClaim(&found) {
            readIngredients(&found)
        }
        return found
    }

    private func refuse(_ manifest: Manifest, _ found: inout ManifestValidation) {
        if let fault = manifest.fault, fault.code != .unsupported {
            found.results.fail(
                .manifestCompressedInvalid, manifest.uri, "the compressed manifest cannot be read: \(fault)")
        } else {
            found.notChecked(
                Sentence(en: "a compressed manifest", es: "un manifiesto comprimido"), manifest.uri)
        }
    }

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
            value = try store.cbor(in: box, limits: limits)
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

    /// Keeps the ingredients that the claim lists; what is wrong with others is told with the rest of the assertions.
    private func readIngredients(_ found: inout ManifestValidation) {
        let manifest = found.manifest
        let ingredients = manifest.assertions.filter { AssertionLabel.ingredients.contains($0.type) }
        guard !ingredients.isEmpty, let claim = found.claim else { return }
        let listed = Set(claim.assertions.compactMap { store.resolve($0.url, in: manifest)?.box })
        for assertion in ingredients where listed.contains(assertion.box) {
            guard store.tree.boxes[assertion.box].description?.type == .cbor,
                let value = try? store.cbor(in: assertion.box, limits: limits)
            else { continue }
            found.values[assertion.label] = value
            guard let ingredient = IngredientAssertion(value, label: assertion.type) else { continue }
            found.ingredients.append((assertion.label, ingredient))
        }
    }
}
