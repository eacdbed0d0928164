internal import SelloBytes
internal import SelloCBOR

/// Validates that a manifest's assertions are those that its claim lists, and that the standard ones are well-formed
/// (checklist §18 B, steps 19 to 23).
struct AssertionValidator {
    let store: ManifestStore
    let limits: Limits
    let digests: DigestCache
    let redactions: Redactions

    func validate(_ found: inout ManifestValidation) {
        let manifest = found.manifest
        var listed: Set<Int> = []
        for reference in found.claim?.assertions ?? [] {
            if let box = check(reference, &found) { listed.insert(box) }
        }
        if !manifest.strays.isEmpty {
            found.results.fail(
                .assertionUndeclared, JUMBFURI.absolute(manifest.label, Manifest.assertionStoreLabel),
                "the assertion store holds a box without a label, which no claim can list")
        }
        var redacted: Set<String> = []
        let known = Set(found.ingredients.map(\.label))
        let timeStampCount = manifest.assertions.count { $0.type == AssertionLabel.timeStamp }
        for assertion in manifest.assertions {
            guard listed.contains(assertion.box) else {
                found.results.fail(
                    .assertionUndeclared, manifest.assertionURI(assertion.label),
                    "the manifest stores an assertion that its claim does not list")
                continue
            }
            if redactions.contains(assertion.label, of: manifest) {
                redacted.insert(assertion.label)
                checkRedacted(assertion, &found)
            } else if !known.contains(assertion.label) {
                // Ingredients were read with the lineage, since they lead on.
                read(assertion, timeStampCount, &found)
            }
        }
        if !redacted.isEmpty { found.ingredients.removeAll { redacted.contains($0.label) } }
    }

    /// Checks one reference of the claim; gives back the box that it means.
    private func check(_ reference: HashedURI, _ found: inout ManifestValidation) -> Int? {
        let manifest = found.manifest
        let label = JUMBFURI(reference.url)?.labels.last ?? reference.url
        let url = manifest.assertionURI(label)
        guard let (owner, box) = store.resolve(reference.url, in: manifest) else {
            if isRedacted(reference, of: manifest) { return nil }
            found.results.fail(.assertionMissing, url, "the claim lists an assertion that is not there")
            return nil
        }
        guard owner.box == manifest.box, store.tree.boxes[box].parent == manifest.assertionStore else {
            found.results.fail(
                .assertionOutsideManifest, reference.url, "the claim lists an assertion of another manifest")
            return nil
        }
        // What it held is gone, and its digest with it; what is left is judged below.
        if isRedacted(reference, of: manifest) { return box }
        guard let algorithm = found.algorithm(of: reference) else {
            found.results.fail(.algorithmUnsupported, url, "the digest of this assertion is not one that C2PA allows")
            return box
        }
        guard digests.digest(of: box, algorithm) == reference.hash else {
            found.results.fail(.assertionHashedURIMismatch, url, "the assertion is not the one that was signed")
            return box
        }
        found.results.pass(.assertionHashedURIMatch, url, "the assertion is the one that was signed")
        return box
    }

    private func isRedacted(_ reference: HashedURI, of manifest: Manifest) -> Bool {
        Redactions.target(of: reference.url, in: manifest).map {
            $0.manifest == manifest.label && redactions.contains($0.assertion, of: manifest)
        } ?? false
    }

    private func checkRedacted(_ assertion: Manifest.Assertion, _ found: inout ManifestValidation) {
        found.values[assertion.label] = nil
        guard !store.isEmptied(assertion.box) else { return }
        found.results.fail(
            .assertionNotRedacted, found.manifest.assertionURI(assertion.label),
            "the assertion was redacted, and still holds something")
    }

    /// The assertions that lead out of the manifest, all of which the standard has in CBOR.
    private static let needed = AssertionLabel.hardBindings.union(AssertionLabel.ingredients)

    /// Decodes one assertion and keeps what later steps need.
    private func read(
        _ assertion: Manifest.Assertion, _ timeStampCount: Int, _ found: inout ManifestValidation
    ) {
        let url = found.manifest.assertionURI(assertion.label)
        let type = assertion.type
        let form = store.tree.boxes[assertion.box].description?.type
        if type == AssertionLabel.timeStamp, form != .cbor {
            found.results.fail(.assertionTimeStampMalformed, url, "the assertion of time-stamps is not in CBOR")
        }
        switch form {
        case .cbor:
            do {
                found.values[assertion.label] = try store.cbor(in: assertion.box, limits: limits)
            } catch {
                found.results.fail(.assertionCBORInvalid, url, "the assertion is not well-formed CBOR: \(error)")
                if type == AssertionLabel.timeStamp {
                    found.results.fail(.assertionTimeStampMalformed, url, "the time-stamps in it cannot be read")
                }
                return
            }
        case .json:
            guard let payload = store.tree.content(of: assertion.box, JUMBFBox.json),
                JSONSyntax.isWellFormed(store.tree.bytes.rawBytes.extracting(payload), nesting: limits.nesting)
            else {
                found.results.fail(.assertionJSONInvalid, url, "the assertion is not well-formed JSON")
                return
            }
        default: break
        }
        guard let value = found.values[assertion.label] else {
            // Passing over one of these would leave the content unbound, or a parent unread.
            if Self.needed.contains(type) {
                found.notChecked(
                    Sentence(
                        en: "the assertion \(type) in another form than CBOR",
                        es: "la aserción \(type) en otra forma que CBOR"), url)
            }
            return
        }
        if type == AssertionLabel.timeStamp {
            if let fault = TimeStampAssertion.fault(value, of: timeStampCount) {
                found.results.fail(.assertionTimeStampMalformed, url, fault)
            }
        } else if AssertionLabel.ingredients.contains(type) {
            // A sound one was read with the lineage.
            found.results.fail(
                .assertionIngredientMalformed, url,
                "the ingredient lacks its relationship, or the results of its validation")
        } else if AssertionLabel.allActions.contains(type) {
            guard let actions = Actions(value) else {
                found.results.fail(.assertionActionMalformed, url, "the assertion holds no list of actions")
                return
            }
            found.actions.append((assertion.label, actions))
        }
    }
}
