package import SelloBytes
package import SelloCBOR

/// Gathers a manifest: its assertions in order, and the manifests of its ingredients.
package struct ManifestBuilder: Sendable {
    /// The manifest's URN.
    package let label: String
    /// The identifier of the asset's new state.
    package let instanceID: String
    /// The software that makes the claim.
    package let generator: GeneratorInfo
    /// The asset's title.
    package var title: String?
    /// Ready assertion boxes, in the order of the claim.
    private(set) var assertions: [(label: String, box: [UInt8], reference: HashedURI)] = []
    /// Assertions of other manifests that this one takes out of them, as absolute references.
    package var redactions: [String] = []
    /// The boxes of the ingredients' stores, in order, each once.
    private(set) var ingredientBoxes: [[UInt8]] = []
    private var instances: [String: Int] = [:]
    private var ingredientDigests: [String: [UInt8]] = [:]

    /// Starts a manifest with a URN of its own (spec 2.4, §8.1).
    package init(instanceID: String, generator: GeneratorInfo, title: String? = nil) {
        label = "urn:c2pa:\(UniqueIdentifier.random())"
        self.instanceID = instanceID
        self.generator = generator
        self.title = title
    }

    /// Adds a CBOR assertion; the second of a label becomes `label__1` (spec 2.4, §6.4).
    ///
    /// - Returns: The reference to it from inside this manifest.
    package mutating func add(_ label: String, _ value: CBORValue) throws(AssetError) -> HashedURI {
        let count = instances[label, default: 0]
        instances[label] = count + 1
        let full = count == 0 ? label : "\(label)__\(count)"
        let box = JUMBFWriter.cbor(.cbor, label: full, CBOREncoder.encode(value))
        let reference = try Self.reference(to: full, box)
        assertions.append((full, box, reference))
        return reference
    }

    /// Adds the manifests of an ingredient's store, with whatever else it holds, byte for byte.
    ///
    /// - Returns: References to its active manifest and to that manifest's signature.
    /// - Throws: ``AssetError`` `.contradictory` where another ingredient brought a different manifest of the same name, `.malformed` where
    ///   no reference leads to its active manifest.
    package mutating func add(_ store: ManifestStore) throws(AssetError) -> (
        manifest: HashedURI, signature: HashedURI?
    )? {
        if let active = store.active, store.resolve(active.uri, in: active)?.box != active.box {
            throw AssetError(
                .malformed,
                "the manifest “\(active.label)” has a name that another one has too, or that no reference can hold;"
                    + " start from an intact file, or one without a manifest")
        }
        for (label, bytes) in store.rawChildren {
            guard let label else {
                ingredientBoxes.append(bytes)
                continue
            }
            let digest = try Digest.of(bytes, .sha256)
            if let known = ingredientDigests[label] {
                guard known == digest else {
                    throw AssetError(
                        .contradictory,
                        "two ingredients hold different manifests of the name \(label); stamp with one of them only")
                }
            } else {
                ingredientDigests[label] = digest
                ingredientBoxes.append(bytes)
            }
        }
        guard let active = store.active else { return nil }
        func reference(_ uri: String, _ box: Int) throws(AssetError) -> HashedURI {
            HashedURI(url: uri, algorithm: "sha256", hash: try store.tree.digest(of: box, .sha256))
        }
        return (
            try reference(active.uri, active.hashedBox),
            try active.signature.map { box throws(AssetError) in try reference(active.signatureURI, box) }
        )
    }

    /// The claim's bytes (spec 2.4, §10.2).
    ///
    /// - Parameter binding: The reference to the hard binding, which stands first; `nil` for a manifest without one.
    /// - Returns: The map, encoded.
    func claim(binding: HashedURI?) -> [UInt8] {
        let references = [binding].compactMap(\.self) + assertions.map(\.reference)
        return CBOREncoder.encode(
            .map([
                "instanceID": .text(instanceID),
                "claim_generator_info": generator.cbor,
                "signature": .text("self#jumbf=/c2pa/\(label)/c2pa.signature"),
                "created_assertions": .array(references.map(\.cbor)),
                "redacted_assertions": redactions.isEmpty ? nil : .array(redactions.map { .text($0) }),
                "dc:title": title.map { .text($0) },
                "alg": "sha256",
            ]))
    }

    /// The manifest's box.
    ///
    /// - Parameters:
    ///   - type: Standard or update.
    ///   - binding: The box of the hard binding, which stands first; `nil` for a manifest without one.
    ///   - claim: What ``claim(binding:)`` made.
    ///   - signature: The signature of the claim.
    /// - Returns: The box.
    func manifest(_ type: JUMBFType, binding: [UInt8]?, claim: [UInt8], signature: [UInt8]) -> [UInt8] {
        JUMBFWriter.superbox(
            type, label: label,
            content: [
                JUMBFWriter.superbox(
                    .assertionStore, label: Manifest.assertionStoreLabel,
                    content: [binding].compactMap(\.self) + assertions.map(\.box)),
                JUMBFWriter.cbor(.claim, label: Claim.label(version: 2), claim),
                JUMBFWriter.cbor(.claimSignature, label: "c2pa.signature", signature),
            ])
    }

    /// The reference to an assertion box of this manifest.
    static func reference(to label: String, _ box: [UInt8]) throws(AssetError) -> HashedURI {
        HashedURI(
            url: "self#jumbf=\(Manifest.assertionStoreLabel)/\(label)",
            hash: try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256))
    }
}
