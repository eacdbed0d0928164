import Sello

/// What to show beside an upload.
func caption(for upload: String, trusting anchors: TrustAnchors) throws -> String {
    let report = try Verifier(options: ValidationOptions(anchors: anchors)).verify(FileSource(path: upload))
    guard let found = report.label else { return "No label. That does not make it a photograph." }
    let what = found.sourceType?.term ?? "nothing of its origin"
    guard found.standing == .signed else { return "Says \(what), but nothing proves it." }
    let signer = report.signer?.organization ?? "a signer without a name"
    return "Says \(what), signed by \(signer) (\(report.state.rawValue))."
}
