package import SelloBytes
package import SelloContainers
package import SelloSigning

/// A manifest store whose every size is known while its digests and its signature are not.
///
/// Making a file takes four steps: size the store, plan the file around it, write and hash the file, then make the store for real. The
/// sizes depend on one another (the data hash names the store's length in a number whose own length varies), so that the plan looks for the
/// size that fits itself.
package struct StorePlan: Sendable {
    /// How the file is rewritten around the store.
    package let rewrite: Rewrite
    /// The store's size in bytes.
    package let byteCount: Int
    private let builder: ManifestBuilder
    /// How the manifest binds to the file.
    package let binding: HardBinding
    private let padding: Int
    private let signature: COSESign1Builder

    /// Plans store and file.
    ///
    /// - Parameters:
    ///   - builder: The manifest.
    ///   - signature: The signature box, laid out.
    ///   - style: What the manifest is to bind to.
    ///   - rewriting: Plans the file around a store of a size.
    /// - Throws: ``AssetError`` of `rewriting`, or where no size fits.
    package init(
        _ builder: ManifestBuilder, signature: COSESign1Builder, style: HardBinding.Style = .whole,
        rewriting: (_ storeByteCount: Int) throws(AssetError) -> Rewrite
    ) throws(AssetError) {
        let placeholder = [UInt8](repeating: 0, count: signature.byteCount)
        func size(_ binding: HardBinding) throws(AssetError) -> Int {
            try Self.assemble(builder, binding.box(nil, padding: 0), binding, placeholder).count
        }
        var count = try size(.bmff)
        // A BMFF hash has one size. A data hash grows with the numbers in it, which a few rounds settle; should a size fall just
        // between two widths of a number, padding takes up the difference.
        for _ in 0..<8 {
            let rewrite = try rewriting(count)
            let binding = try HardBinding(rewrite, style)
            let needed = try size(binding)
            if needed <= count, let padding = Self.padding(of: binding, filling: count - needed) {
                self.rewrite = rewrite
                byteCount = count
                self.builder = builder
                self.binding = binding
                self.padding = padding
                self.signature = signature
                return
            }
            count = max(needed, count + 1)
        }
        throw AssetError(.limitExceeded, "no size of the manifest store fits this file")
    }

    /// How much padding makes the binding this many bytes larger, which is all that padding changes; `nil` where none does.
    private static func padding(of binding: HardBinding, filling room: Int) -> Int? {
        let bare = binding.box(nil, padding: 0).count
        // Of the room, some goes to the head of the byte string: 1, 2, 4 or 8 bytes more than of an empty one.
        return (0...8).map { room - $0 }.first { $0 >= 0 && binding.box(nil, padding: $0).count - bare == room }
    }

    /// Makes the store: binding, claim, signature.
    ///
    /// - Parameters:
    ///   - digests: What the hard binding covers, hashed.
    ///   - signer: Signs the claim.
    ///   - evidence: What goes beside the signature; the signature box was laid out with room for it.
    /// - Returns: The store, of exactly ``byteCount`` bytes.
    /// - Throws: ``SigningError`` where signing fails, or returns more than it announced.
    package func store(
        binding digests: HardBinding.Digests, signer: any Signer, evidence: SigningEvidence = .none
    ) async throws(SigningError) -> [UInt8] {
        let box = binding.box(digests, padding: padding)
        let claim: [UInt8]
        do { claim = try Self.claim(builder, box, binding) } catch {
            throw SigningError(.signingFailed, "the claim cannot be made: \(error)")
        }
        let content = try await signature.sign(claim, with: signer, evidence)
        do { return try Self.assemble(builder, box, binding, content) } catch {
            throw SigningError(.signingFailed, "the manifest cannot be made: \(error)")
        }
    }

    /// The claim's bytes (spec 2.4, §10.2): binding first, then the assertions in their order.
    private static func claim(
        _ builder: ManifestBuilder, _ bindingBox: [UInt8], _ binding: HardBinding
    ) throws(AssetError) -> [UInt8] {
        builder.claim(binding: try ManifestBuilder.reference(to: binding.label, bindingBox))
    }

    /// The store's bytes: what ingredients brought, then the new manifest, which is thereby the active one.
    private static func assemble(
        _ builder: ManifestBuilder, _ bindingBox: [UInt8], _ binding: HardBinding, _ signature: [UInt8]
    ) throws(AssetError) -> [UInt8] {
        let claim = try claim(builder, bindingBox, binding)
        let manifest = builder.manifest(.standardManifest, binding: bindingBox, claim: claim, signature: signature)
        return JUMBFWriter.superbox(
            .manifestStore, label: JUMBFURI.storeLabel, content: builder.ingredientBoxes + [manifest])
    }
}
