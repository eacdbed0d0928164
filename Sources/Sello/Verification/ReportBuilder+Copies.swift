internal import SelloManifest
internal import SelloMetadata

/// Whether what the file says of itself unsigned agrees with its active manifest.
extension ReportBuilder {
    /// The step that says that copies disagree; none where they agree, or there is no manifest to disagree with.
    func copiesStep(_ label: LabelFinding?, _ metadata: FileFields) -> [LabelStep] {
        let copy = metadata.copy
        guard let validation = evidence.validation, let active = validation.manifests[validation.active] else {
            return []
        }
        var fields = (label?.copies ?? []).filter { $0.agreement == .conflicts }.map(\.place.rawValue)
        let signed = label?.sourceType ?? signedSourceType(validation)
        if fields.isEmpty, let signed, let text = copy?.sourceType {
            let found = DigitalSourceType(text) ?? DigitalSourceType(rawValue: text)
            // Two words for much the same are no contradiction: only a model here and none there is.
            if signed.namesModel != found.namesModel, !signed.isOpen, !found.isOpen { fields.append("xmp") }
        }
        let implicit = TC260Finding.all(in: metadata.fields)
        let isDenied = signed.map { !$0.namesModel && !$0.isOpen } ?? false
        if TC260Finding.conflict(implicit) || isDenied && implicit.contains(where: { $0.label.level == .synthetic }) {
            fields.append("tc260")
        }
        guard !fields.isEmpty else { return [] }
        return [
            LabelStep(
                active.manifest.label, nil, .copies, .copiesDisagree, before: signed,
                after: copy?.sourceType.map { DigitalSourceType($0) ?? DigitalSourceType(rawValue: $0) },
                fields: fields)
        ]
    }

    /// What the manifests say of the content: the weightiest statement, or how the active manifest's content began.
    private func signedSourceType(_ validation: StoreValidation) -> DigitalSourceType? {
        if let statement = SyntheticBySignature(validation).statements.first(where: { $0.subject == .content }) {
            return statement.sourceType
        }
        return validation.manifests[validation.active]?.signedSourceTypes.first {
            Action.inceptions.contains($0.action)
        }?.type
    }
}

extension DigitalSourceType {
    /// Whether it leaves open if a model was at work.
    fileprivate var isOpen: Bool {
        ["composite", "virtualRecording", "screenCapture", "digitalArt"].contains(term)
    }
}
