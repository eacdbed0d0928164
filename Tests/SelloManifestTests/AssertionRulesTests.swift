import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

/// References inside assertions, and the form of those that speak of what is elsewhere (checklist §17, §18 steps 22 to 24).
@Suite struct AssertionRulesTests {
    private func validate(_ change: (inout ForgedManifest) throws -> Void) throws -> StoreValidation {
        var manifest = try PlainAsset.manifest()
        try change(&manifest)
        return try ActionRulesTests.validate(manifest)
    }

    private static func uri(_ label: String) -> String {
        "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/\(label)"
    }

    // MARK: References

    @Test func anIngredientsPictureIsTheOneThatWasSigned() throws {
        let picture = ForgedAssertion("c2pa.thumbnail.ingredient", "picture")
        let sound = try picture.reference()
        let url = Self.uri(AssertionLabel.ingredient)
        for (value, expected) in [
            (sound.cbor, []),
            (HashedURI(url: sound.url, hash: [1]).cbor, ["hashedURI.mismatch \(url)"]),
            (.map(["url": .text(sound.url)]), ["hashedURI.mismatch \(url)"]),
            (HashedURI(url: sound.url + "__1", hash: sound.hash).cbor, ["hashedURI.missing \(url)"]),
            (HashedURI(url: sound.url, algorithm: "md5", hash: sound.hash).cbor, ["algorithm.unsupported \(url)"]),
            // An address elsewhere is never asked.
            (HashedURI(url: "https://tests.org/a", hash: [1]).cbor, []),
        ] as [(CBORValue, [String])] {
            let found = try validate {
                $0.created += [
                    picture,
                    ForgedAssertion(
                        AssertionLabel.ingredient, .map(["relationship": "componentOf", "thumbnail": value])),
                ]
            }
            #expect(found.faults == expected)
        }
    }

    @Test func metadataOfAnAssertionIsNotJudged() throws {
        let nowhere = HashedURI(url: Self.uri("org.tests.none"), hash: [1]).cbor
        let found = try validate {
            $0.created.append(
                ForgedAssertion(
                    AssertionLabel.ingredient,
                    .map(["relationship": "componentOf", "metadata": .map(["reference": nowhere])])))
        }
        #expect(found.faults == [])
    }

    @Test func aGeneratorsIconIsTheOneThatWasSigned() throws {
        let icon = ForgedAssertion("c2pa.icon", "icon")
        for (hash, expected) in [
            (try icon.reference().hash, []),
            ([1], ["hashedURI.mismatch self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.claim.v2"]),
        ] as [([UInt8], [String])] {
            let reference = HashedURI(url: "self#jumbf=c2pa.assertions/c2pa.icon", hash: hash)
            let found = try validate {
                $0.created.append(icon)
                $0.claim("claim_generator_info", .map(["name": "Forger", "icon": reference.cbor]))
            }
            #expect(found.faults == expected)
        }
    }

    // MARK: Ingredients

    @Test(
        arguments: [
            (["relationship": "componentOf"], true), (["relationship": "inputTo"], true), ([:], false),
            (["relationship": "auntOf"], false), (["relationship": "parentOf", "activeManifest": "x"], false),
            (["relationship": "parentOf", "claimSignature": .map(["url": "x", "hash": .bytes([1])])], false),
        ] as [([String: CBORValue], Bool)])
    func anIngredientHasWhatItMustHave(_ fields: [String: CBORValue], _ isSound: Bool) throws {
        let found = try validate {
            $0.created.append(
                ForgedAssertion(AssertionLabel.ingredient, .map(fields.map { CBORPair(.text($0.key), $0.value) })))
        }
        #expect(
            found.faults == (isSound ? [] : ["assertion.ingredient.malformed \(Self.uri(AssertionLabel.ingredient))"]))
    }

    @Test(arguments: ["validationResults", "digitalSourceType"])
    func aManifestComesWithItsResultsAndItsOwnSourceType(_ key: String) throws {
        var chain = try Chain.sound()
        #expect(try chain.validate().faults == [])
        chain.ingredientFields = [CBORPair(.text(key), key == "validationResults" ? .undefined : "x")]
        let url = Self.uri(AssertionLabel.ingredient)
        #expect(try chain.validate().faults.first == "assertion.ingredient.malformed \(url)")
    }

    @Test func anIngredientWithoutAManifestIsOfUnknownProvenance() throws {
        for (relationship, count) in [("componentOf", 1), ("inputTo", 0)] {
            let found = try validate {
                $0.created.append(
                    ForgedAssertion(AssertionLabel.ingredient, .map(["relationship": .text(relationship)])))
            }
            let notes = found.deltas.flatMap(\.validationDeltas.informational)
            #expect(notes.filter { $0.code == .ingredientUnknownProvenance }.count == count)
            #expect(notes.allSatisfy { $0.url == Self.uri(AssertionLabel.ingredient) })
        }
    }

    // MARK: What is elsewhere

    private static let location = CBORValue.map([
        "url": "https://tests.org/a", "alg": "sha256", "hash": .bytes([1]),
    ])

    @Test(
        arguments: [
            (["label": "org.tests.a", "size": 1, "location": location], nil),
            (["label": "c2pa.actions.v2", "size": 1, "location": location], nil),
            (["size": 1, "location": location], "malformed"),
            (["label": "org.tests.a", "location": location], "malformed"),
            (["label": "org.tests.a", "size": 0, "location": location], "malformed"),
            (["label": "org.tests.a", "size": 1], "malformed"),
            (["label": "org.tests.a", "size": 1, "location": .map(["url": "https://tests.org/a"])], "malformed"),
            (
                [
                    "label": "org.tests.a", "size": 1,
                    "location": .map(["url": "file:///etc/passwd", "alg": "sha256", "hash": .bytes([1])]),
                ], "malformed"
            ),
            (["label": "c2pa.hash.data", "size": 1, "location": location], "hardBinding"),
            (["label": "c2pa.hash.bmff.v3__1", "size": 1, "location": location], "hardBinding"),
        ] as [([String: CBORValue], String?)])
    func cloudDataHasWhatItMustHave(_ fields: [String: CBORValue], _ fault: String?) throws {
        let found = try validate {
            $0.created.append(
                ForgedAssertion("c2pa.cloud-data", .map(fields.map { CBORPair(.text($0.key), $0.value) })))
        }
        #expect(found.faults == fault.map { ["assertion.cloud-data.\($0) \(Self.uri("c2pa.cloud-data"))"] } ?? [])
    }

    @Test func anUpdateDoesNotKeepItsActionsElsewhere() throws {
        var chain = try Chain.update()
        let value = CBORValue.map(["label": "c2pa.actions.v2", "size": 1, "location": Self.location])
        chain.child.created.append(ForgedAssertion("c2pa.cloud-data", value))
        #expect(try chain.validate().faults == ["assertion.cloud-data.actions \(Self.uri("c2pa.cloud-data"))"])
    }

    @Test(
        arguments: [
            (["location": location], nil), (["location": .map(["url": "https://tests.org/a"])], nil),
            ([:], "malformed"),
            (["location": .map(["url": "https://tests.org/a", "hash": .bytes([1])])], "malformed"),
            (["location": location, "label": "c2pa.hash.data"], "malformed"),
            (["location": location, "label": "c2pa.ingredient.v3"], "malformed"),
            (["location": location, "label": "c2pa.actions"], "malformed"),
            (["location": location, "label": "c2pa.cloud-data"], "malformed"),
            (["location": location, "label": "org.tests.a"], nil),
        ] as [([String: CBORValue], String?)])
    func anExternalReferenceHasWhatItMustHave(_ fields: [String: CBORValue], _ fault: String?) throws {
        let label = "c2pa.external-reference"
        let assertion = ForgedAssertion(label, .map(fields.map { CBORPair(.text($0.key), $0.value) }))
        let expected = fault.map { ["assertion.external-reference.\($0) \(Self.uri(label))"] } ?? []
        #expect(try validate { $0.gathered = [assertion] }.faults == expected)
        // The signer may not call it its own.
        #expect(
            try validate { $0.created.append(assertion) }.faults
                == ["assertion.external-reference.created \(Self.uri(label))"] + expected)
    }

    @Test(arguments: [
        (
            "c2pa.soft-binding",
            CBORValue.map(["alg": "a", "blocks": .array([.map(["scope": .map([]), "value": "b"])])]), true
        ),
        ("c2pa.soft-binding", .map(["alg": "a", "blocks": .array([])]), false),
        ("c2pa.soft-binding", .map(["blocks": .array([.map(["scope": .map([]), "value": "b"])])]), false),
        ("c2pa.asset-ref", .map(["references": .array([.map(["reference": .map(["uri": "https://a"])])])]), true),
        ("c2pa.asset-ref", .map(["references": .array([])]), false),
        ("c2pa.asset-type.v2", .map(["types": .array([.map(["type": "c2pa.types.model"])])]), true),
        ("c2pa.asset-type.v2", .map(["types": .array([.map(["version": "1"])])]), false),
    ])
    func whatHasNoCodeIsNoted(_ label: String, _ value: CBORValue, _ isSound: Bool) throws {
        let found = try validate { $0.created.append(ForgedAssertion(label, value)) }
        #expect(found.state == .valid)
        let notes = found.activeResults.informational.filter { $0.code == .malformedAssertion }.map(\.url)
        #expect(notes == (isSound ? [] : [Self.uri(label)]))
    }

    /// Names are compared as they are written; the claim's stands in for the assertion's.
    @Test(arguments: [
        ("com.adobe.trustmark.Q", true), ("io.iscc.v0", true), ("com.adobe.trustmark.q", false),
        ("org.tests.mark", false),
        ("", false),
    ])
    func aSoftBindingOfAnUnknownKindIsNoted(_ name: String, _ isListed: Bool) throws {
        let blocks = CBORValue.array([.map(["scope": .map([]), "value": "b"])])
        for isClaims in [false, true] {
            let found = try validate {
                let algorithm = isClaims ? nil : CBORValue.text(name)
                $0.created.append(ForgedAssertion("c2pa.soft-binding", .map(["alg": algorithm, "blocks": blocks])))
                if isClaims { $0.claim("alg_soft", .text(name)) }
            }
            #expect(found.state == .valid)
            let notes = found.activeResults.informational.filter { $0.code == .unlistedSoftBinding }.map(\.url)
            #expect(notes == (isListed ? [] : [Self.uri("c2pa.soft-binding")]))
        }
    }

    @Test func theListOfSoftBindingsIsWhole() {
        let all = SoftBindingAlgorithm.all
        #expect(all.map(\.number) == Array(1...32))
        #expect(Set(all.map(\.name)).count == 32)
        #expect(all.count { $0.kind == .fingerprint } == 3)
        #expect(SoftBindingAlgorithm(named: "com.adobe.icn.dense")?.kind == .fingerprint)
    }

    @Test(arguments: [
        ("c2pa.metadata", #"{"@context":{"exif":"http://ns.adobe.com/exif/1.0/"},"exif:GPSLatitude":"39,21N"}"#, []),
        (
            "c2pa.metadata", #"{"@context":{"exif":"http://ns.adobe.com/exif/1.0/"},"tests:a":1,"tiff:Make":"b"}"#,
            ["assertion.metadata.disallowed", "assertion.metadata.disallowed"]
        ),
        ("c2pa.metadata", #"{"exif:GPSLatitude":"39,21N"}"#, ["sello.malformedAssertion"]),
        ("c2pa.metadata", "[]", ["sello.malformedAssertion"]),
        ("org.tests.metadata", #"{"@context":{"a":"b"},"c:d":1}"#, []),
        ("org.tests.metadata", #"{"c:d":1}"#, ["sello.malformedAssertion"]),
    ])
    func metadataNamesItsNamespaces(_ label: String, _ text: String, _ expected: [String]) throws {
        let found = try validate { $0.created.append(.json(label, text)) }
        #expect(found.state == .valid)
        let notes = found.activeResults.informational.filter { $0.url == Self.uri(label) }.map(\.code.rawValue)
        #expect(notes == expected)
    }

    @Test func unknownBoxesAreKept() throws {
        let unknown = JUMBFWriter.cbor(JUMBFType(high: 1, low: 2), label: "org.tests.box", [0xA0])
        let known = JUMBFWriter.superbox(.dataBoxStore, label: "c2pa.databoxes", content: [])
        let found = try validate { $0.boxes = [unknown, known, JUMBFWriter.box(JUMBFBox.free, [[0]])] }
        #expect(found.state == .valid)
        let boxes = found.manifests[PlainAsset.name]?.manifest.unknown ?? []
        #expect(boxes.map { found.store.tree.boxes[$0].description?.label } == ["org.tests.box"])
    }

    @Test func dataBoxesAreWhatWasSigned() throws {
        let data = ForgedAssertion("c2pa.data", .map(["dc:format": "text/plain", "data": .bytes([1])]))
        let store = JUMBFWriter.superbox(.dataBoxStore, label: "c2pa.databoxes", content: [data.box])
        let hash = try data.reference().hash
        for (hash, isSound) in [(hash, true), ([1], false)] {
            let reference = HashedURI(url: "self#jumbf=c2pa.databoxes/c2pa.data", hash: hash)
            let found = try validate {
                $0.boxes = [store]
                $0.created.append(
                    ForgedAssertion(
                        AssertionLabel.ingredient, .map(["relationship": "inputTo", "data": reference.cbor])))
            }
            #expect(found.faults == (isSound ? [] : ["hashedURI.mismatch \(Self.uri(AssertionLabel.ingredient))"]))
        }
    }
}
