package import SelloSigning

/// An update manifest in the making: it leaves the content alone, and so needs no hash of it (spec 2.4, §11.2.3).
package struct UpdatePlan: Sendable {
    private let builder: ManifestBuilder
    private let signature: COSESign1Builder

    /// Plans a manifest of the assertions gathered.
    package init(_ builder: ManifestBuilder, signature: COSESign1Builder) {
        self.builder = builder
        self.signature = signature
    }

    /// Makes the manifest's box: claim and signature.
    ///
    /// - Parameter signer: Signs the claim.
    /// - Returns: The box.
    /// - Throws: ``SigningError`` where signing fails, or returns more than it announced.
    package func manifest(signer: any Signer) async throws(SigningError) -> [UInt8] {
        let claim = builder.claim(binding: nil)
        let signed = try await signer.sign(signature.signatureStructure(payload: claim))
        return builder.manifest(
            .updateManifest, binding: nil, claim: claim, signature: try signature.finish(signature: signed))
    }

    /// The store that ends with the manifest.
    ///
    /// - Parameter manifest: What ``manifest(signer:)`` made.
    /// - Returns: The whole store: what the ingredients brought, then the manifest.
    package func store(with manifest: [UInt8]) -> [UInt8] { Self.store(of: builder.ingredientBoxes + [manifest]) }

    /// A store of ready boxes.
    package static func store(of boxes: [[UInt8]]) -> [UInt8] {
        JUMBFWriter.superbox(.manifestStore, label: JUMBFURI.storeLabel, content: boxes)
    }
}
