import Forging
import SelloCBOR
import SelloManifest

/// Manifests that lead to others: redaction, references, update manifests.
enum IngredientCases {
    static let note = "com.example.note"

    /// A parent with a note, which the child took out; what the child recorded of the parent's digest may be of before.
    static func redacted(_ uris: [String] = [Standard.url(note)]) -> Scene {
        var scene = Standard.edited
        scene.parent.created.append(ForgedAssertion(note, .map(["text": "a secret"])))
        scene.parent[note].isStored = false
        scene.active.claim("redacted_assertions", .array(uris.map { .text($0) }))
        return scene
    }

    /// The digest of a parent as it was before something was taken out.
    static let stale = CBORValue.map([
        "url": .text(Standard.manifestURL(1)), "hash": .bytes([UInt8](repeating: 3, count: 32)),
    ])

    /// A grandchild that took something out of what its parent had recorded as a whole.
    static func inherited(_ uris: [String]) -> Scene {
        var scene = redacted([])
        scene.active.claimFields = []
        scene.active[Standard.ingredient].value =
            scene.active[Standard.ingredient].value.setting("activeManifest", stale)
        scene.file.manifests.append(Standard.child(3, of: 2))
        if !uris.isEmpty { scene.active.claim("redacted_assertions", .array(uris.map { .text($0) })) }
        return scene
    }

    static let redactions = [
        Case(
            "PRED-INGR-002", "an assertion that is gone from the parent was redacted, or not", redacted(),
            lie: { $0.active.claimFields = [] }, "assertion.missing", Standard.url(note)),
        Case(
            "PRED-INGR-002",
            "an assertion that is gone from the grandparent was redacted at the end of the line, or by nobody",
            inherited([Standard.url(note)]), lie: { $0.active.claimFields = [] }, "assertion.missing",
            Standard.url(note)),
        Case(
            "PRED-INGR-002", "a claim redacts an assertion of its parent, or one of its own", redacted(),
            lie: {
                $0.active.claim(
                    "redacted_assertions", [.text(Standard.url(note)), .text(Standard.url(Standard.actions, of: 2))])
            },
            "assertion.selfRedacted", Standard.claim(2)),
        Case(
            "PRED-ASSE-009", "the claim of a first manifest redacts nothing, or an assertion of its own", Standard.png,
            lie: { scene in
                scene.active.created.append(ForgedAssertion(note, .map(["text": "kept"])))
                scene.active.claim("redacted_assertions", [.text(Standard.url(note))])
            }, "assertion.selfRedacted", Standard.claim()),
        Case(
            "PRED-ASSE-003", "a claim redacts a note of its parent, or what was done there", redacted(),
            lie: { scene in
                scene.parent[Standard.actions].isStored = false
                scene.active.claim(
                    "redacted_assertions", [.text(Standard.url(note)), .text(Standard.url(Standard.actions))])
            }, "assertion.action.redacted", Standard.claim(2)),
        Case(
            "PRED-CRYP-025", "what was recorded of a parent is of before something was redacted, or just wrong",
            {
                var scene = redacted()
                scene.active[Standard.ingredient].value =
                    scene.active[Standard.ingredient].value.setting("activeManifest", stale)
                return scene
            }(),
            lie: { scene in
                scene.active.claimFields = []
                scene.parent.remove(note)
            }, "ingredient.manifest.mismatch", Standard.manifestURL(1)),
        Case(
            "PRED-CRYP-025", "the signature of a redacted parent is the one that was recorded, or another", redacted(),
            lie: { scene in
                let other = CBORValue.map([
                    "url": .text(Standard.signature(1)), "hash": .bytes([UInt8](repeating: 3, count: 32)),
                ])
                scene.active[Standard.ingredient].value =
                    scene.active[Standard.ingredient].value.setting("claimSignature", other)
            }, "ingredient.claimSignature.mismatch", Standard.signature(1)),
    ]

    /// References in assertions of the standard: the field, and the assertion's label.
    static let references =
        [("thumbnail", "c2pa.thumbnail.ingredient"), ("data", "c2pa.embedded-data")].map { field, label in
            Case(
                "PRED-INGR-003", "the \(field) of an ingredient is what was signed, or not", with(field, label),
                lie: { scene in
                    let wrong = CBORValue.map([
                        "url": .text("self#jumbf=c2pa.assertions/\(label)"),
                        "hash": .bytes([UInt8](repeating: 3, count: 32)),
                    ])
                    scene.active[Standard.ingredient].value =
                        scene.active[Standard.ingredient].value.setting(field, wrong)
                }, "hashedURI.mismatch", Standard.url(Standard.ingredient, of: 2))
        } + [
            Case(
                "PRED-INGR-003", "the ingredient that an action names is the one that was signed, or another",
                Standard.edited,
                lie: { scene in
                    let wrong = CBORValue.map([
                        "url": "self#jumbf=c2pa.assertions/c2pa.ingredient.v3",
                        "hash": .bytes([UInt8](repeating: 3, count: 32)),
                    ])
                    scene.active[Standard.actions] = Standard.actions([
                        Standard.action("c2pa.opened", ingredients: [wrong])
                    ])
                }, "hashedURI.mismatch", Standard.url(Standard.actions, of: 2)),
            // Version 3's manifest has rules of its own: another digest of it is no broken reference.
            Case(
                "PRED-ASSE-012", "the digest that does not fit is that of the manifest, or of a picture",
                with("thumbnail", "c2pa.thumbnail.ingredient"),
                honest: { scene in
                    scene.active[Standard.ingredient].value =
                        scene.active[Standard.ingredient].value.setting("activeManifest", stale)
                },
                lie: { scene in
                    let wrong = CBORValue.map([
                        "url": "self#jumbf=c2pa.assertions/c2pa.thumbnail.ingredient",
                        "hash": .bytes([UInt8](repeating: 3, count: 32)),
                    ])
                    scene.active[Standard.ingredient].value =
                        scene.active[Standard.ingredient].value.setting("thumbnail", wrong)
                }, "hashedURI.mismatch", Standard.url(Standard.ingredient, of: 2),
                honestFaults: ["ingredient.manifest.mismatch"]),
            Case(
                "PRED-ASSE-015", "the box that a reference leads to is the one that was signed, or was exchanged",
                with("thumbnail", "c2pa.thumbnail.ingredient"),
                lie: { scene in
                    let wrong = CBORValue.map([
                        "url": "self#jumbf=c2pa.assertions/c2pa.thumbnail.ingredient",
                        "hash": .bytes([UInt8](repeating: 3, count: 32)),
                    ])
                    scene.active[Standard.ingredient].value =
                        scene.active[Standard.ingredient].value.setting("thumbnail", wrong)
                }, "hashedURI.mismatch", Standard.url(Standard.ingredient, of: 2)),
        ]

    static func with(_ field: String, _ label: String) -> Scene {
        var scene = Standard.edited
        scene.active.created.append(.file(label, "image/png", [1, 2, 3]))
        scene.active[Standard.ingredient].value =
            scene.active[Standard.ingredient].value.setting(field, ForgedReference.assertion(label))
        return scene
    }

    /// Three manifests in a line.
    static let line: Scene = {
        var scene = Standard.edited
        scene.file.manifests.append(Standard.child(3, of: 2))
        return scene
    }()

    static let recursion = [
        Case(
            "PRED-INGR-005", "the signature of the grandparent holds, or not", line,
            lie: { $0.file.manifests[0].signature.spoil = { $0[0] ^= 1 } }, "claimSignature.mismatch",
            Standard.signature(1), instead: ("ingredient.manifest.validated", Standard.manifestURL(1))),
        Case(
            "PRED-INGR-005", "the grandparent is in the store, or not", line,
            lie: { scene in
                let gone = CBORValue.map([
                    "url": .text(Standard.manifestURL(9)), "hash": .bytes([UInt8](repeating: 3, count: 32)),
                ])
                scene.parent[Standard.ingredient].value =
                    scene.parent[Standard.ingredient].value.setting("activeManifest", gone)
            }, "ingredient.manifest.missing", Standard.manifestURL(9)),
        Case(
            "PRED-INGR-005", "an assertion of the grandparent is what was signed, or not", line,
            lie: { $0.file.manifests[0].created[1].listedHash = [UInt8](repeating: 3, count: 32) },
            "assertion.hashedURI.mismatch", Standard.url(Standard.actions)),
    ]

    static let updates = [
        Case(
            "PRED-INGR-007",
            "the parent of an update manifest binds to the content, or is one that nothing is known of",
            Standard.updated,
            lie: { scene in
                scene.active[Standard.ingredient].value = .map(["relationship": "parentOf", "dc:title": "unknown"])
            }, "claim.hardBindings.missing", Standard.claim(2)),
        Case(
            "PRED-INGR-007", "the line of update manifests ends with one that binds, or begins with an update",
            {
                var scene = Standard.updated
                scene.file.manifests.append(Standard.update(3, of: 2))
                return scene
            }(),
            lie: { scene in
                scene.file.manifests[0].type = .updateManifest
                scene.file.manifests[0].remove("c2pa.hash.data")
            }, "claim.hardBindings.missing", Standard.claim(3)),
        Case(
            "PRED-INGR-008", "an update was appended to an MP4; its media was changed as well, or not", appended,
            lie: { BMFFCases.changeMedia(&$0) }, BMFFCases.mismatch, BMFFCases.url, instead: BMFFCases.match),
    ]

    /// An MP4 whose update manifest stands in a box of its own at the end.
    static let appended: Scene = {
        var scene = Standard.movie
        scene.file.manifests.append(Standard.update(2, of: 1))
        scene.file.appendedCount = 1
        return scene
    }()

    static let all = redactions + references + recursion + updates
}
