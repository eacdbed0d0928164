internal import SelloBytes
internal import SelloCBOR

/// Validates the form of assertions that speak of what is elsewhere (checklist §17, §18 B step 22).
///
/// Nothing is fetched: what they refer to is no part of the validation.
struct AssertionFormValidator {
    let store: ManifestStore
    let limits: Limits

    func validate(_ found: inout ManifestValidation) {
        let created = Set((found.claim?.createdAssertions ?? []).compactMap { JUMBFURI($0.url)?.labels.last })
        for assertion in found.manifest.assertions {
            let url = found.manifest.assertionURI(assertion.label)
            if assertion.type.hasSuffix(".metadata"), assertion.type != "c2pa.assertion.metadata",
                store.tree.boxes[assertion.box].description?.type == .json
            {
                checkMetadata(assertion, url, &found)
            }
            guard let value = found.values[assertion.label] else { continue }
            switch assertion.type {
            case "c2pa.cloud-data": checkCloudData(value, url, &found)
            case "c2pa.external-reference":
                // What is elsewhere can change: no signer may call it its own (checklist §5.4). Version 1 has no such lists.
                if found.claim?.version != 1, created.contains(assertion.label) {
                    found.results.fail(
                        .assertionExternalReferenceCreated, url,
                        "an external reference stands among what the signer made")
                }
                checkExternalReference(value, url, &found)
            case AssertionLabel.softBinding: checkSoftBinding(value, url, &found)
            case "c2pa.asset-ref":
                let references = value["references"]?.arrayValue ?? []
                let isSound =
                    !references.isEmpty && references.allSatisfy { $0["reference"]?["uri"]?.untagged.textValue != nil }
                if !isSound { note("an asset reference holds no address", url, &found) }
            case "c2pa.asset-type", "c2pa.asset-type.v2":
                let types = value["types"].map { $0.arrayValue ?? [] } ?? [value]
                let isSound = types.allSatisfy { $0["type"]?.textValue != nil }
                if !isSound { note("an asset type names no type", url, &found) }
            default: break
            }
        }
    }

    private func checkCloudData(_ value: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        let location = value["location"]
        guard let label = value["label"]?.textValue, let size = value["size"]?.unsignedValue, size > 0,
            let address = location?["url"]?.untagged.textValue, address.isWebAddress,
            location?["alg"]?.textValue != nil, location?["hash"]?.byteString != nil
        else {
            found.results.fail(
                .assertionCloudDataMalformed, url,
                "cloud data lacks its label, its size, or an address with a digest and the digest's name")
            return
        }
        let type = label.assertionType
        if AssertionLabel.bindsContent(type) {
            found.results.fail(.assertionCloudDataHardBinding, url, "the hard binding \(label) is kept elsewhere")
        } else if AssertionLabel.allActions.contains(type), found.manifest.kind == .update {
            found.results.fail(
                .assertionCloudDataActions, url, "the actions of an update manifest are kept elsewhere")
        }
    }

    private func checkExternalReference(_ value: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        guard let location = value["location"], let address = location["url"]?.untagged.textValue, address.isWebAddress,
            (location["hash"] == nil) == (location["alg"] == nil)
        else {
            found.results.fail(
                .assertionExternalReferenceMalformed, url, "an external reference has no address that can be used")
            return
        }
        guard let label = value["label"]?.textValue else { return }
        let type = label.assertionType
        if AssertionLabel.bindsContent(type) || type.hasPrefix(AssertionLabel.ingredientV1)
            || AssertionLabel.allActions.contains(type) || type == "c2pa.cloud-data"
            || type == "c2pa.external-reference"
        {
            found.results.fail(
                .assertionExternalReferenceMalformed, url, "\(label) is not allowed to be kept elsewhere")
        }
    }

    /// The standard has no code for a soft binding that is none, or of an algorithm that is not in C2PA's list (spec 2.4, §18.10), and asks
    /// nobody to refuse it.
    private func checkSoftBinding(_ value: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        let blocks = value["blocks"]?.arrayValue ?? []
        let algorithm = value["alg"]?.textValue ?? found.claimValue?["alg_soft"]?.textValue
        let isSound =
            algorithm != nil && !blocks.isEmpty
            && blocks.allSatisfy { $0["scope"]?.mapValue != nil && $0["value"] != nil }
        if !isSound { note("a soft binding lacks its algorithm, or a block with a scope and a value", url, &found) }
        if let algorithm, SoftBindingAlgorithm(named: algorithm) == nil {
            found.results.note(
                .unlistedSoftBinding, url,
                "the soft binding's algorithm \(algorithm.prefix(80)) is not in C2PA's list of \(SoftBindingAlgorithm.listDate)"
            )
        }
    }

    /// Metadata that the signer vouches for (spec 2.4, §18.15): fields of namespaces that the assertion names.
    ///
    /// Until 2.2 a field that `c2pa.metadata` may not hold made the manifest invalid; 2.4 tolerates it.
    private func checkMetadata(
        _ assertion: Manifest.Assertion, _ url: String, _ found: inout ManifestValidation
    ) {
        guard let payload = store.tree.content(of: assertion.box, JUMBFBox.json), payload.count <= JSONItem.byteLimit
        else { return }
        // What is no JSON at all was told before.
        guard let item = JSONItem(store.tree.copy(payload), nesting: limits.nesting) else { return }
        guard case .object(let members) = item, case .object(let context)? = members["@context"] else {
            note("metadata does not name its namespaces (@context)", url, &found)
            return
        }
        guard assertion.type == "c2pa.metadata" else { return }
        let disallowed = members.keys.filter { key in
            guard !key.hasPrefix("@") else { return false }
            let prefix = key.prefix { $0 != ":" }
            return !(Self.namespaces.contains(String(prefix)) && context[String(prefix)]?.text != nil)
        }
        for key in disallowed.sorted().prefix(8) {
            found.results.note(
                .assertionMetadataDisallowed, url, "\(key) is not a field that this assertion may hold")
        }
    }

    /// The prefixes of the namespaces that `c2pa.metadata` is made of (spec 2.4, appendix B).
    private static let namespaces: Set<String> = [
        "xmp", "xmpMM", "xmpTPg", "xmpDM", "crs", "pdf", "dc", "Iptc4xmpCore", "Iptc4xmpExt", "exif", "exifEX",
        "photoshop", "tiff", "plus",
    ]

    private func note(_ what: String, _ url: String, _ found: inout ManifestValidation) {
        found.results.note(.malformedAssertion, url, what)
    }
}

extension String {
    /// Whether this is an address that could be fetched.
    fileprivate var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}
