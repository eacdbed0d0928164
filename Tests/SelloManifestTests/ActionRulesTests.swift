import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

/// The rules of actions, each met and broken (checklist §16).
@Suite struct ActionRulesTests {
    private static let url = "self#jumbf=/c2pa/\(Forger.name)/c2pa.assertions/c2pa.actions.v2"
    private static let malformed = ["assertion.action.malformed \(url)"]
    private static let mismatch = ["assertion.action.ingredientMismatch \(url)"]

    private static func action(_ name: String, _ more: KeyValuePairs<String, CBORValue?> = [:]) -> CBORValue {
        .map([CBORPair("action", .text(name))] + (CBORValue.map(more).mapValue ?? []))
    }

    private static let created = action(
        "c2pa.created", ["digitalSourceType": "http://c2pa.org/digitalsourcetype/empty"])

    /// The faults of a manifest with these actions.
    private func faults(
        _ actions: [CBORValue], more: [CBORPair] = [], _ change: (inout Forger) throws -> Void = { _ in }
    ) async throws -> [String] {
        var forger = Forger()
        forger.created = [
            try Forger.binding(),
            Forger.assertion(AssertionLabel.actions, .map([CBORPair("actions", .array(actions))] + more)),
        ]
        try change(&forger)
        return try await Self.validate(forger).faults
    }

    static func validate(_ forger: Forger) async throws -> StoreValidation {
        let store = try ManifestStore(try await forger.store(), limits: Limits())
        let asset = BoundAsset(layout: PlainLayout(), source: MemorySource(Forger.asset), location: nil)
        return try #require(
            try StoreValidator(store, options: ValidationOptions(moment: Forger.moment)).validate(asset))
    }

    @Test func aHistoryBeginsOnce() async throws {
        let edited = Self.action("c2pa.edited")
        #expect(try await faults([Self.created, edited]) == [])
        #expect(try await faults([edited]) == Self.malformed)
        #expect(try await faults([edited, Self.created]) == Self.malformed)
        #expect(try await faults([Self.created, Self.created]) == Self.malformed)
        #expect(
            try await faults([]) == Self.malformed + [
                "assertion.action.malformed self#jumbf=/c2pa/\(Forger.name)/c2pa.claim.v2"
            ])
        #expect(try await faults([Self.action("c2pa.created")]) == Self.malformed)
    }

    @Test func aHistoryMayBeginAmongWhatWasGathered() async throws {
        let second = Forger.assertion("c2pa.actions.v2__1", .map(["actions": .array([Self.action("c2pa.edited")])]))
        #expect(try await faults([Self.created]) { $0.created.append(second) } == [])
        #expect(try await faults([Self.created]) { $0.gathered = [second] } == [])
        // Either list may hold it, not both.
        let begin = Forger.assertion("c2pa.actions.v2__1", .map(["actions": .array([Self.created])]))
        #expect(try await faults([Self.action("c2pa.edited")]) { $0.gathered = [begin] } == [])
        #expect(try await faults([Self.created]) { $0.gathered = [begin] } == Self.malformed)
        #expect(try await faults([Self.action("c2pa.edited")]) { $0.created.append(begin) } == Self.malformed)
    }

    @Test func aTemplateMaySayHowTheContentCameToBe() async throws {
        let type = CBORValue.text("http://c2pa.org/digitalsourcetype/empty")
        for (name, expected) in [("c2pa.created", []), ("*", []), ("c2pa.edited", Self.malformed)] {
            let template = CBORValue.map(["action": .text(name), "digitalSourceType": type])
            let faults = try await faults(
                [Self.action("c2pa.created")], more: [CBORPair("templates", .array([template]))])
            #expect(faults == expected, "\(name)")
        }
        #expect(
            try await faults([Self.created], more: [CBORPair("templates", .array([.map(["x": "y"])]))])
                == Self.malformed)
    }

    @Test func softwareIsNamedOnceAndIsThere() async throws {
        let agents = [CBORPair("softwareAgents", .array([.map(["name": "a"])]))]
        func faults(_ fields: KeyValuePairs<String, CBORValue?>) async throws -> [String] {
            try await self.faults([Self.created, Self.action("c2pa.edited", fields)], more: agents)
        }
        #expect(try await faults(["softwareAgentIndex": 0]) == [])
        #expect(try await faults(["softwareAgentIndex": 1]) == Self.malformed)
        #expect(try await faults(["softwareAgentIndex": -1]) == Self.malformed)
        #expect(try await faults(["softwareAgentIndex": "0"]) == Self.malformed)
        #expect(try await faults(["softwareAgentIndex": 0, "softwareAgent": .map(["name": "b"])]) == Self.malformed)
        #expect(try await faults(["softwareAgent": .map(["name": "b"])]) == [])
    }

    @Test func aTranslationNamesItsLanguages() async throws {
        func faults(_ parameters: KeyValuePairs<String, CBORValue?>) async throws -> [String] {
            try await self.faults([Self.created, Self.action("c2pa.translated", ["parameters": .map(parameters)])])
        }
        #expect(try await faults(["sourceLanguage": "de", "targetLanguage": "hi"]) == [])
        #expect(try await faults(["sourceLanguage": "de"]) == Self.malformed)
        #expect(try await faults(["targetLanguage": "hi"]) == Self.malformed)
    }

    @Test func aBoundWatermarkHasASoftBinding() async throws {
        let binding = Forger.assertion(
            "c2pa.soft-binding",
            .map(["alg": "org.tests.mark", "blocks": .array([.map(["scope": .map([]), "value": "x"])])]))
        let actions = [Self.created, Self.action("c2pa.watermarked.bound")]
        #expect(try await faults(actions) == ["assertion.action.softBindingMissing \(Self.url)"])
        #expect(try await faults(actions) { $0.created.append(binding) } == [])
        // The name for both kinds, before the two were told apart, and the one for marks that lead to nothing.
        #expect(try await faults([Self.created, Self.action("c2pa.watermarked")]) == [])
        #expect(try await faults([Self.created, Self.action("c2pa.watermarked.unbound")]) == [])
    }

    @Test func thatNothingElseWasDoneIsSaidPlainly() async throws {
        #expect(try await faults([Self.created], more: [CBORPair("allActionsIncluded", true)]) == [])
        #expect(try await faults([Self.created], more: [CBORPair("allActionsIncluded", "yes")]) == Self.malformed)
    }

    /// Each action with ingredients of each relationship: none, one, two.
    @Test(arguments: [
        ("c2pa.placed", "componentOf", true), ("c2pa.placed", "parentOf", false), ("c2pa.placed", "inputTo", false),
        ("c2pa.placed", "", false), ("c2pa.transcoded", "parentOf", true), ("c2pa.transcoded", "componentOf", false),
        ("c2pa.transcoded", "", true), ("c2pa.repackaged", "parentOf", true),
        ("c2pa.repackaged", "componentOf", false), ("c2pa.removed", "componentOf", false), ("c2pa.removed", "", false),
        ("c2pa.edited", "inputTo", true),
    ])
    func anActionNamesTheIngredientsThatItNeeds(_ name: String, _ relationship: String, _ fits: Bool) async throws {
        let ingredient = Forger.assertion(AssertionLabel.ingredient, .map(["relationship": .text(relationship)]))
        let reference = try Chain.reference(ingredient.label, ingredient.box)
        let parameters: CBORValue? = relationship.isEmpty ? nil : .map(["ingredients": .array([reference.cbor])])
        let faults = try await faults([Self.created, Self.action(name, ["parameters": parameters])]) {
            if !relationship.isEmpty { $0.created.append(ingredient) }
        }
        #expect(faults == (fits ? [] : Self.mismatch))
    }

    @Test func whatWasOpenedIsTheOneParent() async throws {
        let parent = Forger.assertion(AssertionLabel.ingredient, .map(["relationship": "parentOf"]))
        let part = Forger.assertion("c2pa.ingredient.v3__1", .map(["relationship": "componentOf"]))
        let parentReference = try Chain.reference(parent.label, parent.box).cbor
        let partReference = try Chain.reference(part.label, part.box).cbor
        func faults(_ parameters: KeyValuePairs<String, CBORValue?>) async throws -> [String] {
            try await self.faults([Self.action("c2pa.opened", ["parameters": .map(parameters)])]) {
                $0.created += [parent, part]
            }
        }
        #expect(try await faults(["ingredients": .array([parentReference])]) == [])
        #expect(try await faults(["ingredient": parentReference]) == [])
        #expect(try await faults(["ingredients": .array([])]) == Self.mismatch)
        #expect(try await faults([:]) == Self.mismatch)
        #expect(try await faults(["ingredients": .array([partReference])]) == Self.mismatch)
        #expect(try await faults(["ingredients": .array([parentReference, partReference])]) == Self.mismatch)
        #expect(try await faults(["ingredients": .array(["nonsense"])]) == Self.mismatch)
        let nowhere = HashedURI(url: "self#jumbf=c2pa.assertions/c2pa.ingredient.v3__9", hash: [1]).cbor
        #expect(try await faults(["ingredients": .array([nowhere])]) == Self.mismatch)
    }

    @Test func whatWasRemovedIsAPartOfAnotherManifest() async throws {
        var chain = try Chain.sound()
        let part = Forger.assertion(AssertionLabel.ingredient, .map(["relationship": "componentOf"]))
        chain.parent.created.append(part)
        let digest = try Chain.reference(part.label, part.box).hash
        for (label, expected) in [(AssertionLabel.ingredient, []), ("org.tests.note", Self.mismatch)] {
            let removed = HashedURI(url: Chain.uri(label), hash: digest).cbor
            chain.actions = { reference in
                .map([
                    "actions": .array([
                        Self.action("c2pa.opened", ["parameters": .map(["ingredients": .array([reference.cbor])])]),
                        Self.action("c2pa.removed", ["parameters": .map(["ingredients": .array([removed])])]),
                    ])
                ])
            }
            let faults = try await chain.validate().faults
            #expect(faults.filter { !$0.hasPrefix("hashedURI") } == expected)
        }
    }

    @Test func version1AsksForAnIngredientOnly() async throws {
        let ingredient = Forger.assertion(
            AssertionLabel.ingredientV1,
            .map(["relationship": "parentOf", "dc:title": "a", "dc:format": "b", "instanceID": "c"]))
        let reference = try Chain.reference(ingredient.label, ingredient.box).cbor
        let nowhere = HashedURI(url: "self#jumbf=c2pa.assertions/c2pa.ingredient__9", hash: [1]).cbor
        func faults(_ parameters: CBORValue?) async throws -> [String] {
            var forger = Forger()
            forger.isVersion1 = true
            forger.created = [
                try Forger.binding(), ingredient,
                Forger.assertion(
                    AssertionLabel.actionsV1,
                    .map(["actions": .array([Self.action("c2pa.placed", ["parameters": parameters])])])),
            ]
            return try await Self.validate(forger).faults
        }
        #expect(try await faults(.map(["ingredient": reference])) == [])
        #expect(try await faults(nil) == [])
        #expect(
            try await faults(.map(["ingredient": nowhere])) == [
                "assertion.action.ingredientMismatch self#jumbf=/c2pa/\(Forger.name)/c2pa.assertions/c2pa.actions"
            ])
    }
}
