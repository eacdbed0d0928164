internal import SelloBytes
internal import SelloCBOR

/// Validates what is said of the original that was kept beside the content or inside the manifest (spec 2.4, alternative content
/// representation).
struct AlternativeContentValidator {
    let store: ManifestStore
    let digests: DigestCache

    func validate(_ found: inout ManifestValidation) {
        let assertions = found.manifest.assertions.filter { $0.type == AssertionLabel.alternativeContent }
        for (number, assertion) in assertions.enumerated() {
            guard let value = found.values[assertion.label] else { continue }
            let url = found.manifest.assertionURI(assertion.label)
            if number > 0 {
                found.results.fail(
                    .alternativeContentMalformed, url,
                    "\(assertions.count) assertions speak of the original, where one is allowed")
                continue
            }
            check(value, url, &found)
        }
    }

    private func check(_ value: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        switch (value["multiAssetPartIndex"], value["embeddedOriginalPreservationImage"]) {
        case (let index?, nil): checkPart(index, url, &found)
        case (nil, let reference?): checkEmbedded(reference, url, &found)
        default:
            found.results.fail(
                .alternativeContentMalformed, url, "the original is said to be in two places, or in none")
        }
    }

    private func checkPart(_ index: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        let parts = found.manifest.assertions.first { $0.type == AssertionLabel.multiAssetHash }
            .flatMap { found.values[$0.label]?["parts"]?.arrayValue }
        guard let parts, let index = index.intValue, parts.indices.contains(index) else {
            found.results.fail(
                .alternativeContentMalformed, url,
                "the original is said to be a part of the file that the manifest does not list")
            return
        }
        found.results.pass(.alternativeContentMatch, url, "the original is one of the parts that the manifest lists")
    }

    private func checkEmbedded(_ value: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        guard let reference = HashedURI(value) else {
            found.results.fail(.alternativeContentMalformed, url, "the original is named without its digest")
            return
        }
        guard let box = store.resolve(reference.url, in: found.manifest)?.box else {
            found.results.fail(.alternativeContentMissing, url, "the original is not there")
            return
        }
        guard let algorithm = found.algorithm(of: reference) else {
            found.results.fail(.algorithmUnsupported, url, "the digest of the original is not one that C2PA allows")
            return
        }
        guard digests.digest(of: box, algorithm) == reference.hash else {
            found.results.fail(.alternativeContentMismatch, url, "the original is not the one that was signed")
            return
        }
        found.results.pass(.alternativeContentMatch, url, "the original is the one that was signed")
    }
}
