import Sello

/// Stamps what a model made, and returns the identifier to keep in your records.
func stamp(_ output: String, as stamped: String, with signer: any Signer) async throws -> UniqueIdentifier {
    let system = SGILabel.System(name: "Example Imager", version: "1.0", resource: "https://imager.example.com")
    let stamp = Stamp(system: system, provider: "Example Works")
    let file = try AtomicFile(path: stamped, existing: .refuse)
    let receipt = try await Stamper(signer: signer).stamp(FileSource(path: output), with: stamp, to: file)
    try file.commit()
    return receipt.label.id
}
