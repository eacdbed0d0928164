import Forging
import Sello
import SelloBytes
import SelloCBOR
import SelloManifest

/// A history of manifests drawn at will: who was made from whom, what each says, and what each recorded of the others.
struct HistoryForger {
    /// A manifest of the history.
    struct Node {
        /// Its actions; a parent's `c2pa.opened` is added by itself.
        var actions: [CBORValue] = []
        /// Its label of ours.
        var label: SGILabel?
        /// What it was made of: the places of other nodes, which must come earlier.
        var ingredients: [Ingredient] = []
        /// References to what it takes out of others.
        var redacted: [String] = []
        /// The templates of its actions.
        var templates: [CBORValue] = []
    }

    /// A way from a node to one that stands before it.
    struct Ingredient {
        var node: Int?
        var relationship = Relationship.parentOf
        /// Codes of faults that were recorded.
        var faults: [String] = []
        /// How it came to be, for one without a manifest.
        var sourceType: DigitalSourceType?
    }

    static func name(_ index: Int) -> String { "urn:c2pa:f0000000-0000-4000-8000-\(index + 100_000_000_000)" }

    /// An action.
    static func action(_ name: String, _ term: String? = nil, ingredient: Int? = nil) -> CBORValue {
        .map([
            "action": .text(name),
            "digitalSourceType": term.flatMap { DigitalSourceType($0) }.map { .text($0.rawValue) },
            "parameters": ingredient.map { .map(["ingredients": [ForgedReference.assertion(Self.label($0))]]) },
        ])
    }

    /// The action that takes a part of an earlier node out again.
    static func removal(of place: Int, from node: Int) -> CBORValue {
        let part = ForgedReference.to("self#jumbf=/c2pa/\(name(node))/c2pa.assertions/\(label(place))")
        return .map([
            "action": "c2pa.removed", "parameters": .map(["ingredients": [part]]),
            "digitalSourceType": DigitalSourceType("humanEdits").map { .text($0.rawValue) },
        ])
    }

    private static func label(_ place: Int) -> String {
        place == 0 ? AssertionLabel.ingredient : "\(AssertionLabel.ingredient)__\(place)"
    }

    /// The store of a history, the last node active.
    static func store(_ nodes: [Node]) throws -> [UInt8] {
        let asset = ForgedAsset(beside: Carriers.png)
        var store = ForgedStore()
        for (index, node) in nodes.enumerated() {
            var manifest = try PlainAsset.manifest([PlainAsset.binding(try Digest.of(Carriers.png, .sha256))])
            manifest.label = name(index)
            var actions = node.actions
            for (place, ingredient) in node.ingredients.enumerated() {
                manifest.created.append(ForgedAssertion(label(place), value(of: ingredient)))
                if ingredient.relationship == .parentOf {
                    actions.insert(action("c2pa.opened", ingredient: place), at: 0)
                }
            }
            if !actions.isEmpty {
                manifest.created.append(
                    ForgedAssertion(
                        AssertionLabel.actions,
                        .map([
                            "actions": .array(actions),
                            "templates": node.templates.isEmpty ? nil : .array(node.templates),
                        ])))
            }
            if let label = node.label { manifest.created.append(ForgedAssertion(SGILabel.assertionLabel, label.cbor)) }
            if !node.redacted.isEmpty {
                manifest.claim("redacted_assertions", .array(node.redacted.map { .text($0) }))
            }
            try store.add(manifest, for: asset)
        }
        return store.bytes
    }

    private static func value(of ingredient: Ingredient) -> CBORValue {
        let failures = ingredient.faults.map { CBORValue.map(["code": .text($0), "url": "self#jumbf=/c2pa/x"]) }
        let results = CBORValue.map([
            "activeManifest": .map(["success": [], "informational": [], "failure": .array(failures)])
        ])
        return .map([
            "relationship": .text(ingredient.relationship.rawValue),
            "activeManifest": ingredient.node.map { ForgedReference.manifest(name($0)) },
            "claimSignature": ingredient.node.map { ForgedReference.signature(name($0)) },
            "validationResults": ingredient.node == nil && ingredient.faults.isEmpty ? nil : results,
            "digitalSourceType": ingredient.sourceType.map { .text($0.rawValue) },
        ])
    }

    /// The report of a history.
    static func report(_ nodes: [Node]) throws -> VerificationReport {
        try Verifier(options: ValidationOptions(moment: StampRulesTests.moment)).verify(
            MemorySource(Carriers.png), manifest: store(nodes))
    }
}
