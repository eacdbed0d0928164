import Sello

/// Signs with a key that never leaves its service.
struct RemoteSigner: Signer {
    let algorithm = SigningAlgorithm.es256
    let certificateChain: [[UInt8]]
    let maximumSignatureSize = 64
    let service: @Sendable ([UInt8]) async throws -> [UInt8]

    init(chain: [UInt8], service: @escaping @Sendable ([UInt8]) async throws -> [UInt8]) throws {
        certificateChain = try Certificate.all(pem: chain).map(\.der)
        self.service = service
    }

    func sign(_ message: [UInt8]) async throws(SigningError) -> [UInt8] {
        do { return try await service(message) } catch {
            throw SigningError(.signingFailed, "the signing service gave no signature: \(error)")
        }
    }
}

/// Stamps a file that was edited by software which dropped the manifest.
func stampEdited(_ edited: String, from original: String, as stamped: String, with signer: any Signer) async throws {
    var stamp = Stamp()
    stamp.parent = Stamp.Ingredient(try FileSource(path: original), title: "original")
    stamp.actions = ["c2pa.cropped"]
    stamp.sourceType = .humanEdits
    let file = try AtomicFile(path: stamped, existing: .refuse)
    _ = try await Stamper(signer: signer).stamp(FileSource(path: edited), with: stamp, to: file)
    try file.commit()
}
