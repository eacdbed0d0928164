import Sello

/// Who signed what on the way to this copy, newest first.
func history(of copy: String) throws -> [String] {
    let report = try Verifier().verify(FileSource(path: copy))
    let steps = report.manifests.reversed().map { manifest in
        let label = manifest.sgiLabel.map { "label \($0.id)" } ?? "no label"
        let signer = manifest.signer?.commonName ?? "unknown signer"
        return "\(signer): \(manifest.actions.joined(separator: ", ")); \(label)"
    }
    return ["state: \(report.state.rawValue), label along the chain: \(report.chain.rawValue)"] + steps
}
