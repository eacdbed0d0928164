import Forging
import SelloBytes
import SelloCBOR
import SelloManifest

/// Sound files, from which every pair starts.
enum Standard {
    /// The name of a manifest by its number.
    static func name(_ number: Int) -> String {
        "urn:c2pa:f0000000-0000-4000-8000-" + String(repeating: "0", count: 12 - String(number).count) + String(number)
    }

    static let capture = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    static let actions = "c2pa.actions.v2"
    static let ingredient = "c2pa.ingredient.v3"

    /// An actions assertion.
    static func actions(_ list: [CBORValue], label: String = actions) -> ForgedAssertion {
        ForgedAssertion(label, .map(["actions": .array(list), "allActionsIncluded": true]))
    }

    static let createdAction = CBORValue.map(["action": "c2pa.created", "digitalSourceType": .text(capture)])
    static let created = actions([createdAction])

    /// The action that opens a parent.
    static func opened(_ label: String = ingredient) -> CBORValue {
        action("c2pa.opened", ingredients: [ForgedReference.assertion(label)])
    }

    static func action(
        _ name: String, ingredients: [CBORValue] = [], parameters: [(String, CBORValue)] = []
    ) -> CBORValue {
        var all = parameters.map { CBORPair(.text($0.0), $0.1) }
        if !ingredients.isEmpty { all.append(CBORPair("ingredients", .array(ingredients))) }
        return .map(["action": .text(name), "parameters": all.isEmpty ? nil : .map(all)])
    }

    /// A manifest that made its content.
    static func manifest(_ number: Int = 1, _ binding: ForgedAssertion = ForgedBinding.data()) -> ForgedManifest {
        ForgedManifest(name(number), created: [binding, created])
    }

    /// What an ingredient recorded: nothing but the parts that must be there.
    static let recorded = CBORValue.map([
        "activeManifest": .map(["success": [], "informational": [], "failure": []])
    ])

    /// An ingredient with a manifest.
    static func ingredient(
        _ number: Int, _ relationship: String = "parentOf", label: String = ingredient
    ) -> ForgedAssertion {
        ForgedAssertion(
            label,
            .map([
                "relationship": .text(relationship), "dc:title": "an ingredient", "dc:format": "image/png",
                "activeManifest": ForgedReference.manifest(name(number)),
                "claimSignature": ForgedReference.signature(name(number)), "validationResults": recorded,
            ]))
    }

    /// A manifest that opened another.
    static func child(
        _ number: Int, of parent: Int, _ binding: ForgedAssertion = ForgedBinding.data()
    ) -> ForgedManifest {
        ForgedManifest(name(number), created: [binding, actions([opened()]), ingredient(parent)])
    }

    /// A manifest that leaves the content alone.
    static func update(_ number: Int, of parent: Int, _ more: [ForgedAssertion] = []) -> ForgedManifest {
        var manifest = ForgedManifest(name(number), created: [ingredient(parent)] + more)
        manifest.type = .updateManifest
        return manifest
    }

    static let png = Scene(file: ForgedFile(ForgedPNG(), [manifest()]))
    static let jpeg = Scene(file: ForgedFile(ForgedJPEG(), [manifest()]))
    static let movie = Scene(file: ForgedFile(ForgedBMFF(), [manifest(1, ForgedBinding.bmff())]))
    /// A PNG whose manifest opened another.
    static let edited = Scene(file: ForgedFile(ForgedPNG(), [manifest(1), child(2, of: 1)]))
    /// A PNG whose manifest was added to.
    static let updated = Scene(file: ForgedFile(ForgedPNG(), [manifest(1), update(2, of: 1)]))

    /// The absolute URL of an assertion of a manifest.
    static func url(_ assertion: String, of number: Int = 1) -> String {
        JUMBFURI.absolute(name(number), "c2pa.assertions", assertion)
    }
    static func claim(_ number: Int = 1) -> String { JUMBFURI.absolute(name(number), "c2pa.claim.v2") }
    static func signature(_ number: Int = 1) -> String { JUMBFURI.absolute(name(number), "c2pa.signature") }
    static func manifestURL(_ number: Int = 1) -> String { JUMBFURI.absolute(name(number)) }
    static func store(_ number: Int = 1) -> String { JUMBFURI.absolute(name(number), "c2pa.assertions") }
}
