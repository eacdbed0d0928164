import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge
import Testing

/// The rules of actions, each met and broken (checklist §16).
@Suite struct ActionRulesTests {
    private static let url = "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/c2pa.actions.v2"
    private static let malformed = ["assertion.action.malformed \(url)"]
    private static let mismatch = ["assertion.action.ingredientMismatch \(url)"]

    private static func action(_ name: String, _ more: KeyValuePairs<String, CBORValue?> = [:]) -> CBORValue {
        .map([CBORPair("action", .text(name))] + (CBORValue.map(more).mapValue ?? []))
    }

    private static let created = action(
        "c2pa.created", ["digitalSourceType": "http://c2pa.org/digitalsourcetype/empty"])

    /// The faults of a manifest with these actions.
    private func faults(
        _ actions: [CBORValue], more: [CBORPair] = [], _ change: (inout ForgedManifest) throws -> Void = { _ in }
    ) throws -> [String] {
        var manifest = try PlainAsset.manifest([
            try PlainAsset.binding(),
            ForgedAssertion(AssertionLabel.actions, .map([CBORPair("actions", .array(actions))] + more)),
        ])
        try change(&manifest)
        return try Self.validate(manifest).faults
    }

    static func validate(_ manifest: ForgedManifest) throws -> StoreValidation {
        let store = try ManifestStore(try manifest.store(beside: PlainAsset.bytes), limits: Limits())
        return try #require(try PlainAsset.validate(store))
    }

    @Test func aHistoryBeginsOnce() throws {
        let edited = Self.action("c2pa.edited")
        #expect(try faults([Self.created, edited]) == [])
        #expect(try faults([edited]) == Self.malformed)
        #expect(try faults([edited, Self.created]) == Self.malformed)
        #expect(try faults([Self.created, Self.created]) == Self.malformed)
        #expect(
            try faults([]) == Self.malformed + [
                "assertion.action.malformed self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.claim.v2"
            ])
        #expect(try faults([Self.action("c2pa.created")]) == Self.malformed)
    }

    @Test func aHistoryMayBeginAmongWhatWasGathered() throws {
        let second = ForgedAssertion("c2pa.actions.v2__1", .map(["actions": .array([Self.action("c2pa.edited")])]))
        #expect(try faults([Self.created]) { $0.created.append(second) } == [])
        #expect(try faults([Self.created]) { $0.gathered = [second] } == [])
        // Either list may hold it, not both.
        let begin = ForgedAssertion("c2pa.actions.v2__1", .map(["actions": .array([Self.created])]))
        #expect(try faults([Self.action("c2pa.edited")]) { $0.gathered = [begin] } == [])
        #expect(try faults([Self.created]) { $0.gathered = [begin] } == Self.malformed)
        #expect(try faults([Self.action("c2pa.edited")]) { $0.created.append(begin) } == Self.malformed)
    }

    @Test func aTemplateMaySayHowTheContentCameToBe() throws {
        let type = CBORValue.text("http://c2pa.org/digitalsourcetype/empty")
        for (name, expected) in [("c2pa.created", []), ("*", []), ("c2pa.edited", Self.malformed)] {
            let template = CBORValue.map(["action": .text(name), "digitalSourceType": type])
            let faults = try faults(
                [Self.action("c2pa.created")], more: [CBORPair("templates", .array([template]))])
            #expect(faults == expected, "\(name)")
        }
        #expect(
            try faults([Self.created], more: [CBORPair("templates", .array([.map(["x": "y"])]))])
                == Self.malformed)
    }

    @Test func softwareIsNamedOnceAndIsThere() throws {
        let agents = [CBORPair("softwareAgents", .array([.map(["name": "a"])]))]
        func faults(_ fields: KeyValuePairs<String, CBORValue?>) throws -> [String] {
            try self.faults([Self.created, Self.action("c2pa.edited", fields)], more: agents)
        }
        #expect(try faults(["softwareAgentIndex": 0]) == [])
        #expect(try faults(["softwareAgentIndex": 1]) == Self.malformed)
        #expect(try faults(["softwareAgentIndex": -1]) == Self.malformed)
        #expect(try faults(["softwareAgentIndex": "0"]) == Self.malformed)
        #expect(try faults(["softwareAgentIndex": 0, "softwareAgent": .map(["name": "b"])]) == Self.malformed)
        #expect(try faults(["softwareAgent": .map(["name": "b"])]) == [])
    }

    @Test func aTranslationNamesItsLanguages() throws {
        func faults(_ parameters: KeyValuePairs<String, CBORValue?>) throws -> [String] {
            try self.faults([Self.created, Self.action("c2pa.translated", ["parameters": .map(parameters)])])
        }
        #expect(try faults(["sourceLanguage": "de", "targetLanguage": "hi"]) == [])
        #expect(try faults(["sourceLanguage": "de"]) == Self.malformed)
        #expect(try faults(["targetLanguage": "hi"]) == Self.malformed)
    }

    @Test func aBoundWatermarkHasASoftBinding() throws {
        let binding = ForgedAssertion(
            "c2pa.soft-binding",
            .map(["alg": "org.tests.mark", "blocks": .array([.map(["scope": .map([]), "value": "x"])])]))
        let actions = [Self.created, Self.action("c2pa.watermarked.bound")]
        #expect(try faults(actions) == ["assertion.action.softBindingMissing \(Self.url)"])
        #expect(try faults(actions) { $0.created.append(binding) } == [])
        // The name for both kinds, before the two were told apart, and the one for marks that lead to nothing.
        #expect(try faults([Self.created, Self.action("c2pa.watermarked")]) == [])
        #expect(try faults([Self.created, Self.action("c2pa.watermarked.unbound")]) == [])
    }

    @Test func thatNothingElseWasDoneIsSaidPlainly() throws {
        #expect(try faults([Self.created], more: [CBORPair("allActionsIncluded", true)]) == [])
        #expect(try faults([Self.created], more: [CBORPair("allActionsIncluded", "yes")]) == Self.malformed)
    }

    /// Each action with ingredients of each relationship: none, one, two.
    @Test(arguments: [
        ("c2pa.placed", "componentOf", true), ("c2pa.placed", "parentOf", false), ("c2pa.placed", "inputTo", false),
        ("c2pa.placed", "", false), ("c2pa.transcoded", "parentOf", true), ("c2pa.transcoded", "componentOf", false),
        ("c2pa.transcoded", "", true), ("c2pa.repackaged", "parentOf", true),
        ("c2pa.repackaged", "componentOf", false), ("c2pa.removed", "componentOf", false), ("c2pa.removed", "", false),
        ("c2pa.edited", "inputTo", true),
    ])
    func anActionNamesTheIngredientsThatItNeeds(_ name: String, _ relationship: String, _ fits: Bool) throws {
        let ingredient = ForgedAssertion(AssertionLabel.ingredient, .map(["relationship": .text(relationship)]))
        let reference = try ingredient.reference()
        let parameters: CBORValue? = relationship.isEmpty ? nil : .map(["ingredients": .array([reference.cbor])])
        let faults = try faults([Self.created, Self.action(name, ["parameters": parameters])]) {
            if !relationship.isEmpty { $0.created.append(ingredient) }
        }
        #expect(faults == (fits ? [] : Self.mismatch))
    }

    @Test func whatWasOpenedIsTheOneParent() throws {
        let parent = ForgedAssertion(AssertionLabel.ingredient, .map(["relationship": "parentOf"]))
        let part = ForgedAssertion("c2pa.ingredient.v3__1", .map(["relationship": "componentOf"]))
        let parentReference = try parent.reference().cbor
        let partReference = try part.reference().cbor
        func faults(_ parameters: KeyValuePairs<String, CBORValue?>) throws -> [String] {
            try self.faults([Self.action("c2pa.opened", ["parameters": .map(parameters)])]) {
                $0.created += [parent, part]
            }
        }
        #expect(try faults(["ingredients": .array([parentReference])]) == [])
        #expect(try faults(["ingredient": parentReference]) == [])
        #expect(try faults(["ingredients": .array([])]) == Self.mismatch)
        #expect(try faults([:]) == Self.mismatch)
        #expect(try faults(["ingredients": .array([partReference])]) == Self.mismatch)
        #expect(try faults(["ingredients": .array([parentReference, partReference])]) == Self.mismatch)
        #expect(try faults(["ingredients": .array(["nonsense"])]) == Self.mismatch)
        let nowhere = HashedURI(url: "self#jumbf=c2pa.assertions/c2pa.ingredient.v3__9", hash: [1]).cbor
        #expect(try faults(["ingredients": .array([nowhere])]) == Self.mismatch)
    }

    @Test func whatWasRemovedIsAPartOfAnotherManifest() throws {
        var chain = try Chain.sound()
        let part = ForgedAssertion(AssertionLabel.ingredient, .map(["relationship": "componentOf"]))
        chain.parent.created.append(part)
        let digest = try part.reference().hash
        for (label, expected) in [(AssertionLabel.ingredient, []), ("org.tests.note", Self.mismatch)] {
            let removed = HashedURI(url: Chain.uri(label), hash: digest).cbor
            chain.actions = { reference in
                .map([
                    "actions": .array([
                        Self.action("c2pa.opened", ["parameters": .map(["ingredients": .array([reference])])]),
                        Self.action("c2pa.removed", ["parameters": .map(["ingredients": .array([removed])])]),
                    ])
                ])
            }
            let faults = try chain.validate().faults
            #expect(faults.filter { !$0.hasPrefix("hashedURI") } == expected)
        }
    }

    @Test func version1AsksForAnIngredientOnly() throws {
        let ingredient = ForgedAssertion(
            AssertionLabel.ingredientV1,
            .map(["relationship": "parentOf", "dc:title": "a", "dc:format": "b", "instanceID": "c"]))
        let reference = try ingredient.reference().cbor
        let nowhere = HashedURI(url: "self#jumbf=c2pa.assertions/c2pa.ingredient__9", hash: [1]).cbor
        func faults(_ parameters: CBORValue?) throws -> [String] {
            var manifest = try PlainAsset.manifest([
                PlainAsset.binding(), ingredient,
                ForgedAssertion(
                    AssertionLabel.actionsV1,
                    .map(["actions": .array([Self.action("c2pa.placed", ["parameters": parameters])])])),
            ])
            manifest.version = 1
            return try Self.validate(manifest).faults
        }
        #expect(try faults(.map(["ingredient": reference])) == [])
        #expect(try faults(nil) == [])
        #expect(
            try faults(.map(["ingredient": nowhere])) == [
                "assertion.action.ingredientMismatch self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/c2pa.actions"
            ])
    }
}
