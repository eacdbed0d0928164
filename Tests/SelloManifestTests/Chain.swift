import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge
import Testing

/// A manifest with another that it was made from, each forged at will.
struct Chain {
    static let parentName = "urn:c2pa:f0000000-0000-4000-8000-000000000001"

    /// The manifest below.
    var parent = ForgedManifest(parentName, created: [])
    /// The manifest above.
    var child = ForgedManifest(PlainAsset.name, created: [])
    /// Manifests that nothing leads to.
    var others: [ForgedManifest] = []
    /// What becomes of the parent's box after the child was signed.
    var changeParent: ([UInt8]) throws -> [UInt8] = { $0 }
    /// What the ingredient says besides the references.
    var ingredientFields: [CBORPair] = []
    /// The ingredient's label.
    var ingredientLabel = AssertionLabel.ingredient
    var relationship = "parentOf"
    /// What the child's actions say of the ingredient; by default that it was opened.
    var actions: ((_ ingredient: CBORValue) -> CBORValue)?

    static func sound() throws -> Chain {
        var chain = Chain()
        chain.parent.created = [
            try PlainAsset.binding(), PlainAsset.created, ForgedAssertion("org.tests.note", "a note"),
        ]
        chain.child.created = [try PlainAsset.binding()]
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

    func store() throws -> [UInt8] {
        let asset = ForgedAsset(beside: PlainAsset.bytes)
        var store = ForgedStore()
        for manifest in others + [parent] { try store.add(manifest, for: asset) }
        var ingredient: [CBORPair] = [CBORPair("relationship", .text(relationship))]
        if ingredientLabel == AssertionLabel.ingredient {
            ingredient += [
                CBORPair("activeManifest", ForgedReference.manifest(parent.label)),
                CBORPair("claimSignature", ForgedReference.signature(parent.label)),
                CBORPair(
                    "validationResults",
                    .map(["activeManifest": .map(["success": [], "informational": [], "failure": []])])),
            ]
        } else {
            ingredient += [
                CBORPair("c2pa_manifest", ForgedReference.manifest(parent.label)), CBORPair("dc:title", "a"),
                CBORPair("dc:format", "image/png"),
            ]
        }
        let replaced = Set(ingredientFields.map(\.key))
        let value = CBORValue.map(
            (ingredient.filter { !replaced.contains($0.key) } + ingredientFields).filter { $0.value != .undefined })
        let reference = ForgedReference.assertion(ingredientLabel)
        let opened = CBORValue.map([
            "actions": [.map(["action": "c2pa.opened", "parameters": .map(["ingredients": [reference]])])]
        ])
        var above = child
        above.created.append(ForgedAssertion(ingredientLabel, value))
        above.created.append(ForgedAssertion(AssertionLabel.actions, actions?(reference) ?? opened))
        try store.add(above, for: asset)
        try store.change(parent.label, changeParent)
        return store.bytes
    }

    /// The findings, for an asset without a store of its own.
    func validate(bound: Bool = true) throws -> StoreValidation {
        let store = try ManifestStore(try store(), limits: Limits())
        guard !bound else { return try #require(try PlainAsset.validate(store)) }
        return try #require(
            try StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(nil))
    }
}
