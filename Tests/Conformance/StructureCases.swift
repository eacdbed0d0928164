import Forging
import SelloCBOR

/// The claim's fields, and references from it.
enum StructureCases {
    static let claim = Standard.claim()
    static let malformed = "claim.malformed"

    static let fields = ["instanceID", "signature", "created_assertions", "claim_generator_info"].map { key in
        Case(
            "PRED-STRU-008", "the claim has \(key), or not", Standard.png, lie: { $0.active.claim(key, nil) },
            malformed,
            claim)
    }

    static let forms = [
        Case(
            "PRED-STRU-008", "the claim's software has a name, or not", Standard.png,
            lie: { $0.active.claim("claim_generator_info", .map(["version": "1"])) }, malformed, claim),
        Case(
            "PRED-STRU-008", "the claim's software is a map, or a list of one", Standard.png,
            lie: { $0.active.claim("claim_generator_info", [.map(["name": "Forger"])]) }, malformed, claim),
        Case(
            "PRED-STRU-008", "the list of assertions that the signer made is empty, or not", Standard.png,
            lie: { scene in
                scene.active.gathered = scene.active.created
                scene.active.created = []
            }, malformed, claim),
    ]

    /// A PNG whose software has an icon.
    static let pictured: Scene = {
        var scene = Standard.png
        scene.active.created.append(.file("c2pa.icon", "image/png", [1, 2, 3]))
        scene.active.claim(
            "claim_generator_info", .map(["name": "Forger", "icon": ForgedReference.assertion("c2pa.icon")]))
        return scene
    }()

    /// The software with an icon of some reference.
    static func icon(_ url: String, _ hash: [UInt8]?) -> @Sendable (inout Scene) -> Void {
        { scene in
            let icon = CBORValue.map(["url": .text(url), "hash": hash.map { .bytes($0) }])
            scene.active.claim("claim_generator_info", .map(["name": "Forger", "icon": icon]))
        }
    }

    static let wrong = [UInt8](repeating: 5, count: 32)

    static let references = [
        Case(
            "PRED-STRU-009", "the icon of the software is there, or not", pictured,
            lie: icon("self#jumbf=c2pa.assertions/c2pa.icon__1", wrong), "hashedURI.missing", claim),
        Case(
            "PRED-STRU-009", "the icon of the software is the one that was signed, or another", pictured,
            lie: icon("self#jumbf=c2pa.assertions/c2pa.icon", wrong), "hashedURI.mismatch", claim),
        Case(
            "PRED-STRU-009", "the icon of the software comes with a digest, or without", pictured,
            lie: icon("self#jumbf=c2pa.assertions/c2pa.icon", nil), "hashedURI.mismatch", claim),
        Case(
            "PRED-STRU-018", "the reference of an ingredient leads to its picture, or nowhere", illustrated,
            lie: thumbnail("self#jumbf=c2pa.assertions/c2pa.thumbnail.ingredient__1", wrong), "hashedURI.missing",
            Standard.url(Standard.ingredient, of: 2)),
        Case(
            "PRED-STRU-018", "the reference of an ingredient has an address, or none", illustrated,
            lie: { scene in
                let reference = CBORValue.map(["hash": .bytes(wrong)])
                scene.active[Standard.ingredient].value =
                    scene.active[Standard.ingredient].value.setting("thumbnail", reference)
            }, "hashedURI.missing", Standard.url(Standard.ingredient, of: 2)),
        Case(
            "PRED-STRU-018", "the reference of an action that needs no ingredient leads to one, or nowhere",
            Standard.edited,
            honest: editing(ForgedReference.assertion(Standard.ingredient)),
            lie: editing(
                .map(["url": "self#jumbf=c2pa.assertions/c2pa.ingredient.v3__1", "hash": .bytes(wrong)])),
            "hashedURI.missing", Standard.url(Standard.actions, of: 2)),
    ]

    /// The parent was opened, and something done with an ingredient.
    static func editing(_ reference: CBORValue) -> @Sendable (inout Scene) -> Void {
        { scene in
            scene.active[Standard.actions] = Standard.actions([
                Standard.opened(), Standard.action("c2pa.edited", ingredients: [reference]),
            ])
        }
    }

    /// An ingredient with a picture of it.
    static let illustrated: Scene = {
        var scene = Standard.edited
        scene.active.created.append(.file("c2pa.thumbnail.ingredient", "image/png", [1, 2, 3]))
        scene.active[Standard.ingredient].value =
            scene.active[Standard.ingredient].value.setting(
                "thumbnail", ForgedReference.assertion("c2pa.thumbnail.ingredient"))
        return scene
    }()

    /// The ingredient with a picture of some reference.
    static func thumbnail(_ url: String, _ hash: [UInt8]?) -> @Sendable (inout Scene) -> Void {
        { scene in
            let picture = CBORValue.map(["url": .text(url), "hash": hash.map { .bytes($0) }])
            scene.active[Standard.ingredient].value =
                scene.active[Standard.ingredient].value.setting("thumbnail", picture)
        }
    }

    static let all = fields + forms + references
}
