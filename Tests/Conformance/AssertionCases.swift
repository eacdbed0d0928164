import Forging
import SelloCBOR
import SelloManifest

/// Assertions: which there are, what is in them.
enum AssertionCases {
    static let wrong = [UInt8](repeating: 3, count: 32)
    static let note = "com.example.note"

    static func two(_ name: String, _ scene: Scene, _ lie: @escaping @Sendable (inout Scene) -> Void) -> Case {
        Case("PRED-ASSE-002", "\(name): the file has one manifest store, or two", scene, lie: lie, "claim.multiple", "")
    }

    static let lists = [
        two("PNG", Standard.png) { $0.png.storeCount = 2 },
        two("JPEG", Standard.jpeg) { $0.jpeg.storeCount = 2 },
        two("MP4", Standard.movie) { $0.movie.storeCount = 2 },
        Case(
            "PRED-ASSE-004", "the claim lists its own assertions, or one of its parent's too", Standard.edited,
            lie: { $0.active.listedToo = [ForgedReference.to(Standard.url(Standard.actions))] },
            "assertion.outsideManifest", Standard.url(Standard.actions)),
        Case(
            "PRED-ASSE-005", "an assertion that the claim lists is there, or not", noted,
            lie: { $0.active[note].isStored = false }, "assertion.missing", Standard.url(note)),
        Case(
            "PRED-ASSE-006", "an assertion has the digest that the claim lists, or another", noted,
            lie: { $0.active[note].listedHash = wrong }, "assertion.hashedURI.mismatch", Standard.url(note),
            instead: ("assertion.hashedURI.match", Standard.url(note))),
        Case(
            "PRED-ASSE-006", "a salted assertion has the digest that the claim lists, or another",
            {
                var scene = noted
                scene.active[note].salt = [UInt8](repeating: 8, count: 16)
                return scene
            }(), lie: { $0.active[note].listedHash = wrong }, "assertion.hashedURI.mismatch", Standard.url(note),
            instead: ("assertion.hashedURI.match", Standard.url(note))),
        Case(
            "PRED-ASSE-008", "every stored assertion is listed, or one is not", Standard.png,
            lie: { scene in
                let item = JUMBFWriter.box(JUMBFBox.cbor, [CBOREncoder.encode(.map(["a": 1]))])
                scene.active.beside = [JUMBFWriter.superbox(.cbor, label: note, content: [item])]
            }, "assertion.undeclared", Standard.url(note)),
    ]

    /// A PNG with an assertion of nobody's standard.
    static let noted: Scene = {
        var scene = Standard.png
        scene.active.created.append(ForgedAssertion(note, .map(["text": "kept"])))
        return scene
    }()

    static let encodings = [
        Case(
            "PRED-ASSE-007", "the actions are well-formed CBOR, or cut off", Standard.png,
            lie: { scene in
                let whole = CBOREncoder.encode(scene.active[Standard.actions].value)
                scene.active[Standard.actions] = ForgedAssertion(
                    Standard.actions, type: .cbor, code: JUMBFBox.cbor, Array(whole.dropLast(3)))
            }, "assertion.cbor.invalid", Standard.url(Standard.actions),
            honestFaults: []),
        Case(
            "PRED-ASSE-007", "the metadata is well-formed JSON, or not",
            with(.json("c2pa.metadata", metadata)),
            lie: { $0.active["c2pa.metadata"] = .json("c2pa.metadata", String(metadata.dropLast())) },
            "assertion.json.invalid", Standard.url("c2pa.metadata")),
    ]

    static let metadata = #"{"@context":{"exif":"http://ns.adobe.com/exif/1.0/"},"exif:ISOSpeedRatings":"100"}"#

    /// A PNG with one more assertion of the signer's.
    static func with(_ assertion: ForgedAssertion) -> Scene {
        var scene = Standard.png
        scene.active.created.append(assertion)
        return scene
    }

    /// A PNG with one more assertion that the signer gathered.
    static func gathering(_ assertion: ForgedAssertion) -> Scene {
        var scene = Standard.png
        scene.active.gathered.append(assertion)
        return scene
    }

    static let nowhere = CBORValue.map([
        "url": "self#jumbf=c2pa.assertions/c2pa.nothing", "hash": .bytes(wrong),
    ])

    /// What nobody may validate: a reference that leads nowhere, a review by a machine of what a person entered.
    static let anything = CBORValue.map([
        "reference": nowhere, "dateTime": "the day before yesterday",
        "dataSource": .map(["type": "humanEntry.anonymous"]),
        "reviewRatings": [.map(["value": 9, "explanation": "out of five"])],
    ])

    static let dispatch =
        [
            Case(
                "PRED-ASSE-010",
                "a reference that leads nowhere stands in the metadata of an ingredient, or in its picture",
                Standard.edited,
                honest: {
                    $0.active[Standard.ingredient].value = $0.active[Standard.ingredient].value.setting(
                        "metadata", anything)
                },
                lie: {
                    $0.active[Standard.ingredient].value = $0.active[Standard.ingredient].value.setting(
                        "thumbnail", nowhere)
                },
                "hashedURI.missing", Standard.url(Standard.ingredient, of: 2)),
            Case(
                "PRED-ASSE-011", "cloud data names what it is, or not", with(cloud()),
                lie: { $0.active["c2pa.cloud-data"] = cloud { $0.setting("label", nil) } },
                "assertion.cloud-data.malformed",
                Standard.url("c2pa.cloud-data")),
            Case(
                "PRED-ASSE-011", "cloud data is of a picture, or of a hard binding", with(cloud()),
                lie: { $0.active["c2pa.cloud-data"] = cloud { $0.setting("label", "c2pa.hash.data") } },
                "assertion.cloud-data.hardBinding", Standard.url("c2pa.cloud-data")),
            Case(
                "PRED-ASSE-011", "an external reference is gathered, or made by the signer", gathering(external()),
                lie: { scene in
                    scene.active.gathered = []
                    scene.active.created.append(external())
                }, "assertion.external-reference.created", Standard.url("c2pa.external-reference")),
            // 2.4 has validators leave metadata alone, whatever the rubric says of reviews: only what is no CBOR is a fault.
            Case(
                "PRED-ASSE-024", "metadata with a rating of what a person entered is CBOR, or cut off",
                with(ForgedAssertion("c2pa.assertion.metadata", anything.setting("reference", nil))),
                lie: { scene in
                    let cut = Array(CBOREncoder.encode(anything.setting("reference", nil)).dropLast(2))
                    scene.active["c2pa.assertion.metadata"] = ForgedAssertion(
                        "c2pa.assertion.metadata", type: .cbor, code: JUMBFBox.cbor, cut)
                }, "assertion.cbor.invalid", Standard.url("c2pa.assertion.metadata")),
        ]
        + [
            "c2pa.hash.data", "c2pa.hash.bmff.v3", "c2pa.ingredient.v3", "c2pa.actions.v2", "c2pa.cloud-data",
            "c2pa.external-reference",
        ].map { label in
            Case(
                "PRED-ASSE-027", "an external reference is to a picture, or to \(label)", gathering(external()),
                lie: { $0.active["c2pa.external-reference"] = external(label) },
                "assertion.external-reference.malformed",
                Standard.url("c2pa.external-reference"))
        }

    static func cloud(_ change: (CBORValue) -> CBORValue = { $0 }) -> ForgedAssertion {
        ForgedAssertion(
            "c2pa.cloud-data",
            change(
                .map([
                    "label": "c2pa.thumbnail.claim", "size": 1000, "content_type": "image/png",
                    "location": .map(["url": "https://example.com/a", "alg": "sha256", "hash": .bytes(wrong)]),
                ])))
    }

    static func external(_ label: String = "c2pa.thumbnail.claim") -> ForgedAssertion {
        ForgedAssertion(
            "c2pa.external-reference",
            .map(["label": .text(label), "location": .map(["url": "https://example.com/a", "dc:format": "image/png"])]))
    }

    static func ingredient(_ field: String, _ value: CBORValue?) -> @Sendable (inout Scene) -> Void {
        { $0.active[Standard.ingredient].value = $0.active[Standard.ingredient].value.setting(field, value) }
    }

    static let ingredients = [
        Case(
            "PRED-ASSE-017", "the ingredient has a relationship, or none", Standard.edited,
            lie: ingredient("relationship", nil), "assertion.ingredient.malformed",
            Standard.url(Standard.ingredient, of: 2)),
        Case(
            "PRED-ASSE-017", "the relationship of the ingredient is one of the three, or another", Standard.edited,
            lie: ingredient("relationship", "cousinOf"), "assertion.ingredient.malformed",
            Standard.url(Standard.ingredient, of: 2)),
        Case(
            "PRED-ASSE-018", "an ingredient without a manifest names its source type, or one with", Standard.edited,
            honest: { scene in
                for field in ["activeManifest", "claimSignature", "validationResults"] {
                    ingredient(field, nil)(&scene)
                }
                ingredient("digitalSourceType", .text(Standard.capture))(&scene)
            }, lie: ingredient("digitalSourceType", .text(Standard.capture)), "assertion.ingredient.malformed",
            Standard.url(Standard.ingredient, of: 2)),
    ]

    static let edited = Standard.action("c2pa.edited")
    static let url = Standard.url(Standard.actions)

    static func doing(_ list: [CBORValue]) -> @Sendable (inout Scene) -> Void {
        { $0.active[Standard.actions] = Standard.actions(list) }
    }

    static let actions = [
        Case(
            "PRED-ASSE-023", "c2pa.created is the first action, or the second", Standard.png,
            honest: doing([Standard.createdAction, edited]), lie: doing([edited, Standard.createdAction]),
            "assertion.action.malformed", url),
        Case(
            "PRED-ASSE-023", "c2pa.created is in the first actions assertion, or in the second", Standard.png,
            honest: { scene in
                scene.active.created.append(Standard.actions([edited], label: "c2pa.actions.v2__1"))
            },
            lie: { scene in
                scene.active[Standard.actions] = Standard.actions([edited])
                scene.active.created.append(Standard.actions([Standard.createdAction], label: "c2pa.actions.v2__1"))
            }, "assertion.action.malformed", url),
        Case(
            "PRED-ASSE-023", "c2pa.created stands once, or twice", Standard.png,
            lie: doing([Standard.createdAction, Standard.createdAction]), "assertion.action.malformed", url),
        Case(
            "PRED-ASSE-023", "the manifest says that its content was created, or nothing of it", Standard.png,
            lie: { $0.active.remove(Standard.actions) }, "assertion.action.malformed", Standard.claim()),
        // What the programme of conformance wants of every action, the standard wants of c2pa.created.
        Case(
            "PRED-ASSE-025", "c2pa.created names its source type, or not", Standard.png,
            lie: doing([.map(["action": "c2pa.created"])]), "assertion.action.malformed", url),
    ]

    // MARK: - The original kept beside or inside

    static let alternative = "c2pa.alternative-content-representation"
    static let alternativeURL = Standard.url(alternative)
    static let alternativeMalformed = "assertion.alternativeContentRepresentation.malformed"

    /// A JPEG of two parts, the second of which is the original.
    static func beside(_ fields: CBORValue) -> Scene {
        var scene = MultiAssetCases.scene()
        scene.active.created.append(ForgedAssertion(alternative, fields))
        return scene
    }

    /// A PNG with its original in an assertion.
    static let inside: Scene = {
        var scene = with(.file("c2pa.embedded-data", "image/png", [1, 2, 3]))
        scene.active.created.append(
            ForgedAssertion(
                alternative,
                .map(["embeddedOriginalPreservationImage": ForgedReference.assertion("c2pa.embedded-data")])))
        return scene
    }()

    static func original(_ value: CBORValue) -> @Sendable (inout Scene) -> Void {
        { $0.active[alternative].value = .map(["embeddedOriginalPreservationImage": value]) }
    }

    static let alternatives = [
        Case(
            "PRED-ASSE-013", "the original is in one place, or said to be in two", inside,
            lie: { $0.active[alternative].value = $0.active[alternative].value.setting("multiAssetPartIndex", 0) },
            alternativeMalformed, alternativeURL),
        Case(
            "PRED-ASSE-013", "the original is in one place, or in none", inside,
            lie: { $0.active[alternative].value = .map([]) }, alternativeMalformed, alternativeURL),
        Case(
            "PRED-ASSE-013", "one assertion speaks of the original, or two", inside,
            lie: { scene in
                var second = scene.active[alternative]
                second.label += "__1"
                scene.active.created.append(second)
            }, alternativeMalformed, Standard.url(alternative + "__1")),
        Case(
            "PRED-ASSE-013", "the original is one of the parts, or behind the last",
            beside(.map(["multiAssetPartIndex": 1])),
            lie: { $0.active[alternative].value = .map(["multiAssetPartIndex": 2]) }, alternativeMalformed,
            alternativeURL),
        Case(
            "PRED-ASSE-013", "the original is a part of a file that has parts, or of one that has none",
            beside(.map(["multiAssetPartIndex": 1])),
            lie: { scene in
                scene.active.remove("c2pa.hash.multi-asset")
                scene.active["c2pa.hash.data"] = ForgedBinding.data()
            }, alternativeMalformed, alternativeURL),
        Case(
            "PRED-ASSE-026", "the original is named by a place in the list of parts, or by that and an assertion",
            beside(.map(["multiAssetPartIndex": 1])),
            lie: { scene in
                scene.active.created.append(.file("c2pa.embedded-data", "image/png", [1, 2, 3]))
                scene.active[alternative].value = .map([
                    "multiAssetPartIndex": 1,
                    "embeddedOriginalPreservationImage": ForgedReference.assertion("c2pa.embedded-data"),
                ])
            }, alternativeMalformed, alternativeURL),
        Case(
            "PRED-ASSE-014", "the original is the one that was signed, or another", inside,
            lie: original(.map(["url": "self#jumbf=c2pa.assertions/c2pa.embedded-data", "hash": .bytes(wrong)])),
            "assertion.alternativeContentRepresentation.hashMismatch", alternativeURL,
            instead: ("assertion.alternativeContentRepresentation.match", alternativeURL)),
        Case(
            "PRED-ASSE-014", "the original comes with its digest, or without", inside,
            lie: original(.map(["url": "self#jumbf=c2pa.assertions/c2pa.embedded-data"])), alternativeMalformed,
            alternativeURL),
    ]

    static let all = lists + encodings + dispatch + ingredients + actions + alternatives
}
