internal import SelloBytes
internal import SelloManifest

/// What may be taken out of a manifest, and what may not.
struct RedactionRules {
    private let validation: StoreValidation

    init(_ validation: StoreValidation) { self.validation = validation }

    /// The assertions that redactions name.
    ///
    /// - Throws: ``StampError`` `.refused` with `redactionForbidden` for what must stay, and `redactionUnknown` for what is not there.
    func names(of redactions: [Update.Redaction]) throws(StampError) -> Set<ManifestStore.AssertionName> {
        var names: Set<ManifestStore.AssertionName> = []
        for redaction in redactions {
            if let reason = reasonToStay(redaction) {
                throw .refused(.redactionForbidden, "\(redaction.assertion) may not be taken out: \(reason)")
            }
            guard let manifest = validation.manifests[redaction.manifest]?.manifest,
                manifest.assertions.contains(where: { $0.label == redaction.assertion })
            else {
                throw .refused(
                    .redactionUnknown,
                    "\(redaction.manifest) holds no \(redaction.assertion) that the file's manifest leads to")
            }
            names.insert(ManifestStore.AssertionName(manifest: redaction.manifest, assertion: redaction.assertion))
        }
        return names
    }

    private func reasonToStay(_ redaction: Update.Redaction) -> String? {
        let type = redaction.assertion.assertionType
        if type == SGILabel.assertionLabel || Self.labels.contains(type) || holdsLabel(redaction) {
            return "no service shall enable the removal of a label for synthetic content"
        }
        if AssertionLabel.allActions.contains(type) { return "the standard lets nobody hide what was done" }
        if AssertionLabel.bindsContent(type) { return "it binds the manifest to its content" }
        if type == "c2pa.soft-binding" || type.hasPrefix("c2pa.watermark") {
            return "it is how a work is found again that lost its label"
        }
        if type == AssertionLabel.timeStamp || type == AssertionLabel.certificateStatus {
            return "signatures hold by it when their certificates have expired, and labels by the signatures"
        }
        let ingredient = validation.manifests[redaction.manifest]?.ingredients.first {
            $0.label == redaction.assertion
        }
        if let ingredient, isNamedByAction(ingredient.label, of: redaction.manifest) {
            return "an action, which has to stay, names it"
        }
        if ingredient?.assertion.activeManifest != nil { return "it leads to the manifest of what this was made from" }
        return nil
    }

    /// Assertions that are labels for synthetic content: the standard's and two producers' own.
    private static let labels: Set<String> = [
        AssertionLabel.aiDisclosure, "com.adobe.generative-ai", "c2pa.ai_generated_content",
    ]

    /// Fields of signed metadata that say how the content came to be, or identify it.
    private static let labelFields: Set<String> = [
        "DigitalSourceType", "AISystemUsed", "AISystemVersionUsed", "DigImageGUID", "ImageUniqueID", "LabelID", "AIGC",
    ]

    /// Whether an assertion of metadata, or what is said of an ingredient without a manifest, is a label.
    private func holdsLabel(_ redaction: Update.Redaction) -> Bool {
        guard let found = validation.manifests[redaction.manifest] else { return false }
        if found.signedSourceType(of: redaction.assertion)?.namesModel == true { return true }
        let url = found.manifest.assertionURI(redaction.assertion)
        return SignedMetadata.fields(of: found, in: validation.store, limits: Limits()).contains { field in
            field.assertion == url && Self.labelFields.contains(field.localName)
        }
    }

    private func isNamedByAction(_ label: String, of manifest: String) -> Bool {
        validation.manifests[manifest]?.actions.contains { _, assertion in
            assertion.actions.contains { action in
                action.ingredients.contains { JUMBFURI($0.url)?.labels.last == label }
            }
        } ?? false
    }
}
