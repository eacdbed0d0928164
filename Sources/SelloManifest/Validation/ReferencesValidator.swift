internal import SelloBytes
internal import SelloCBOR

/// Validates what assertions and the claim refer to (checklist §18 B, step 24): that it is there, and that it is what was signed.
///
/// The references to an ingredient's manifest and signature are the business of ``IngredientsValidator``; what `metadata` holds is never
/// judged (spec 2.4).
struct ReferencesValidator {
    let store: ManifestStore
    let digests: DigestCache
    let redactions: Redactions

    func validate(_ found: inout ManifestValidation) {
        if let icon = found.claimValue?["claim_generator_info"] {
            check(icon, found.manifest.claimURI, &found)
        }
        for assertion in found.manifest.assertions {
            guard assertion.type.hasPrefix("c2pa."), !Self.others.contains(assertion.type),
                !AssertionLabel.bindsContent(assertion.type), let value = found.values[assertion.label]
            else { continue }
            check(value, found.manifest.assertionURI(assertion.label), &found)
        }
    }

    /// Assertions with references of another kind.
    private static let others: Set<String> = [
        "c2pa.time-stamp", "c2pa.certificate-status", "c2pa.cloud-data", "c2pa.external-reference",
    ]

    /// Fields that are judged elsewhere, or nowhere.
    private static let skipped: Set<String> = [
        "activeManifest", "c2pa_manifest", "claimSignature", "validationResults", "validationStatus", "metadata",
    ]

    /// Fields that are references wherever they stand.
    private static let references: Set<String> = ["thumbnail", "icon"]

    private func check(_ value: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        switch value {
        case .array(let items): for item in items { check(item, url, &found) }
        case .tagged(_, let content): check(content, url, &found)
        case .map(let pairs):
            if let reference = value["url"]?.untagged.textValue, reference.hasPrefix("self#jumbf=") {
                checkReference(reference, value, url, &found)
                return
            }
            for pair in pairs {
                guard case .text(let key) = pair.key, !Self.skipped.contains(key) else { continue }
                // That an ingredient is missing is told with the action that needs it.
                if key == "parameters" {
                    for case let reference? in [pair.value["ingredients"], pair.value["ingredient"]] {
                        for item in reference.arrayValue ?? [reference] {
                            guard let text = item["url"]?.untagged.textValue,
                                store.resolve(text, in: found.manifest) != nil
                            else { continue }
                            checkReference(text, item, url, &found)
                        }
                    }
                    if let related = pair.value["relatedAssertions"] { check(related, url, &found) }
                } else if Self.references.contains(key), pair.value["url"] == nil, case .map = pair.value {
                    found.results.fail(.hashedURIMissing, url, "the reference to the \(key) names nothing")
                } else {
                    check(pair.value, url, &found)
                }
            }
        default: break
        }
    }

    private func checkReference(
        _ reference: String, _ value: CBORValue, _ url: String, _ found: inout ManifestValidation
    ) {
        if redactions.contains(reference, from: found.manifest, in: store) { return }
        guard let target = store.resolve(reference, in: found.manifest) else {
            found.results.fail(.hashedURIMissing, url, "the assertion refers to \(reference), which is not there")
            return
        }
        guard let hashed = HashedURI(value) else {
            found.results.fail(.hashedURIMismatch, url, "the reference to \(reference) has no digest")
            return
        }
        guard let algorithm = found.algorithm(of: hashed) else {
            found.results.fail(
                .algorithmUnsupported, url, "the digest of \(reference) is not one that C2PA allows")
            return
        }
        if digests.digest(of: target.box, algorithm) != hashed.hash {
            found.results.fail(.hashedURIMismatch, url, "\(reference) is not what it was when this was signed")
        }
    }
}
