import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import Testing

/// A manifest with another that it was made from, each forged at will.
struct Chain {
    static let parentName = "urn:c2pa:f0000000-0000-4000-8000-000000000001"

    /// The manifest below.
    var parent = Forger()
    /// The manifest above.
    var child = Forger()
    /// What becomes of the parent's box after the child was signed.
    var changeParent: ([UInt8]) throws -> [UInt8] = { $0 }
    /// What the ingredient says besides the references.
    var ingredientFields: [CBORPair] = []
    /// The ingredient's label.
    var ingredientLabel = AssertionLabel.ingredient
    var relationship = "parentOf"
    /// What the child's actions say; by default that the parent was opened.
    var actions: ((HashedURI) -> CBORValue)?

    static func sound() throws -> Chain {
        var chain = Chain()
        chain.parent.name = parentName
        chain.parent.created = [try Forger.binding(), Forger.created, Forger.assertion("org.tests.note", "a note")]
        chain.child.created = [try Forger.binding()]
        return chain
    }

    /// A chain whose active manifest is an update.
    static func update() throws -> Chain {
        var chain = try sound()
        chain.child.created = []
        chain.child.type = .updateManifest
        return chain
    }

    /// The reference to an assertion of the parent.
    static func uri(_ label: String) -> String {
        "self#jumbf=/c2pa/\(parentName)/c2pa.assertions/\(label)"
    }

    /// The reference to a box that is ready.
    static func reference(_ label: String, _ box: [UInt8]) throws -> HashedURI {
        HashedURI(
            url: "self#jumbf=c2pa.assertions/\(label)",
            hash: try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256))
    }

    func store() async throws -> [UInt8] {
        let below = try await parent.manifest()
        let tree = try ManifestStore(
            JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [below]), limits: Limits())
        let found = try #require(tree.active)
        let signature = try #require(found.signature)
        var ingredient: [CBORPair] = [CBORPair("relationship", .text(relationship))]
        let manifest = HashedURI(url: found.uri, hash: try tree.tree.digest(of: found.hashedBox, .sha256)).cbor
        if ingredientLabel == AssertionLabel.ingredient {
            let claimSignature = HashedURI(
                url: found.signatureURI, hash: try tree.tree.digest(of: signature, .sha256))
            ingredient += [
                CBORPair("activeManifest", manifest), CBORPair("claimSignature", claimSignature.cbor),
                CBORPair(
                    "validationResults",
                    .map(["activeManifest": .map(["success": [], "informational": [], "failure": []])])),
            ]
        } else {
            ingredient += [
                CBORPair("c2pa_manifest", manifest), CBORPair("dc:title", "a"), CBORPair("dc:format", "image/png"),
            ]
        }
        let replaced = Set(ingredientFields.map(\.key))
        let value = CBORValue.map(
            (ingredient.filter { !replaced.contains($0.key) } + ingredientFields).filter { $0.value != .undefined })
        let assertion = Forger.assertion(ingredientLabel, value)
        let reference = try Self.reference(assertion.label, assertion.box)
        var above = child
        let opened = CBORValue.map([
            "actions": .array([
                .map(["action": "c2pa.opened", "parameters": .map(["ingredients": .array([reference.cbor])])])
            ])
        ])
        above.created.append(assertion)
        above.created.append(Forger.assertion(AssertionLabel.actions, actions?(reference) ?? opened))
        above.earlier.append(try changeParent(below))
        return try await above.store()
    }

    /// The findings, for an asset without a store of its own.
    func validate(bound: Bool = true) async throws -> StoreValidation {
        let store = try ManifestStore(try await store(), limits: Limits())
        let asset = BoundAsset(layout: PlainLayout(), source: MemorySource(Forger.asset), location: nil)
        return try #require(
            try StoreValidator(store, options: ValidationOptions(moment: Forger.moment)).validate(bound ? asset : nil))
    }
}

extension StoreValidation {
    /// The failures of the active manifest but the one of trust: code and reference.
    var faults: [String] { Self.list(activeResults.failure) }

    /// The new failures at ingredients but the one of trust.
    var faultsBelow: [String] { deltas.flatMap { Self.list($0.validationDeltas.failure) } }

    private static func list(_ failures: [ValidationStatus]) -> [String] {
        failures.filter { $0.code != .signingCredentialUntrusted }.map { "\($0.code.rawValue) \($0.url)" }
    }
}

/// A layout of bytes that no format claims, with no store in them.
struct PlainLayout: ContainerLayout {
    let format = ContainerFormat.png
    let mediaType = "image/png"
    let byteCount = Forger.asset.count
    let stores: [StoreLocation] = []
    let metadata: [MetadataLocation] = []
    let parts: [Part] = []

    func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        throw AssetError(.unsupported, "nothing is written here")
    }
}
