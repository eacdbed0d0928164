import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

/// What manifests take out of others (checklist §7, §18 steps 18 and 19).
@Suite struct RedactionTests {
    private static let note = "org.tests.note"
    private static let claim = "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.claim.v2"

    /// Takes the note out of the parent's box.
    private static func redact(
        _ label: String, _ form: ManifestStore.RedactionForm
    ) -> ([UInt8]) throws -> [UInt8] {
        { box in
            let store = try ManifestStore(
                JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: [box]), limits: Limits())
            let name = ManifestStore.AssertionName(manifest: Chain.parentName, assertion: label)
            return Array(
                try store.redacting([name], form).dropFirst(
                    JUMBFWriter.superbox(.manifestStore, label: "c2pa", content: []).count))
        }
    }

    private func chain(_ label: String, _ form: ManifestStore.RedactionForm?) throws -> Chain {
        var chain = try Chain.sound()
        chain.parent.created[2] = ForgedAssertion(Self.note, .text(String(repeating: "a", count: 40)))
        chain.child.claim("redacted_assertions", [.text(Chain.uri(label))])
        if let form { chain.changeParent = Self.redact(label, form) }
        return chain
    }

    @Test(arguments: [ManifestStore.RedactionForm.removed, .emptied])
    func whatWasTakenOutIsNotMissed(_ form: ManifestStore.RedactionForm) throws {
        let found = try chain(Self.note, form).validate()
        #expect(found.faults == [])
        #expect(found.faultsBelow == [])
        #expect(found.state == .valid)
        let below = try #require(found.manifests[Chain.parentName])
        #expect(!below.results.success.contains { $0.url == Chain.uri(Self.note) })
        #expect(found.deltas.contains { $0.validationDeltas.succeeded(.ingredientClaimSignatureValidated) })
    }

    @Test(arguments: [ManifestStore.RedactionForm.removed, .emptied])
    func withoutARedactionItIsMissed(_ form: ManifestStore.RedactionForm) throws {
        var chain = try chain(Self.note, form)
        chain.child.claim("redacted_assertions", nil)
        let found = try chain.validate()
        #expect(found.state == .invalid)
        #expect(found.faultsBelow.contains("ingredient.manifest.mismatch self#jumbf=/c2pa/\(Chain.parentName)"))
        let code = form == .removed ? "assertion.missing" : "assertion.hashedURI.mismatch"
        #expect(found.faultsBelow.contains("\(code) \(Chain.uri(Self.note))"))
    }

    @Test func whatWasTakenOutIsEmpty() throws {
        let found = try chain(Self.note, nil).validate()
        #expect(found.faultsBelow == ["assertion.notRedacted \(Chain.uri(Self.note))"])
        #expect(found.state == .invalid)
    }

    /// A slot filled anew: with another assertion, with something behind the UUID, with something behind zeros.
    @Test(arguments: [
        (JUMBFType.cbor, [JUMBFWriter.box(JUMBFBox.cbor, [[0x61, 0x62]])]),
        (.uuid, [JUMBFWriter.box(JUMBFBox.uuid, [ManifestStore.redactionIdentifier, [0, 0, 1]])]),
        (.uuid, [JUMBFWriter.box(JUMBFBox.uuid, [[UInt8](repeating: 7, count: 16)])]),
        (.cbor, [JUMBFWriter.box(JUMBFBox.cbor, [[0, 0]]), JUMBFWriter.box(JUMBFBox.json, [[0x31]])]),
        (.json, [JUMBFWriter.superbox(.cbor, label: "inner", content: [])]),
    ])
    func aSlotThatIsFilledAnewShows(_ type: JUMBFType, _ content: [[UInt8]]) throws {
        var chain = try chain(Self.note, nil)
        let old = chain.parent.created[2].box
        let new = JUMBFWriter.superbox(type, label: Self.note, content: content)
        chain.changeParent = { Self.replace(old, new, in: $0) }
        let found = try chain.validate()
        #expect(found.faultsBelow == ["assertion.notRedacted \(Chain.uri(Self.note))"])
    }

    /// Zeros in any box are what the standard asks for.
    @Test func aSlotOfZerosIsEmpty() throws {
        var chain = try chain(Self.note, nil)
        let old = chain.parent.created[2].box
        let new = JUMBFWriter.superbox(.cbor, label: Self.note, content: [JUMBFWriter.box(JUMBFBox.cbor, [[0, 0, 0]])])
        chain.changeParent = { Self.replace(old, new, in: $0) }
        #expect(try chain.validate().state == .valid)
    }

    @Test(arguments: [
        ("c2pa.actions.v2", "assertion.action.redacted"), ("c2pa.hash.data", "assertion.hardBinding.redacted"),
    ])
    func someThingsMayNotBeTakenOut(_ label: String, _ code: String) throws {
        let found = try chain(label, .removed).validate()
        #expect(found.faults == ["\(code) \(Self.claim)"])
    }

    @Test(arguments: [
        "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/org.tests.own", "self#jumbf=c2pa.assertions/org.tests.own",
        // Whatever it points at in its own manifest.
        "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.signature", "self#jumbf=/c2pa/\(PlainAsset.name)",
    ])
    func nobodyRedactsItself(_ uri: String) throws {
        var chain = try Chain.sound()
        chain.child.created.append(ForgedAssertion("org.tests.own", "mine"))
        chain.child.claim("redacted_assertions", [.text(uri)])
        #expect(try chain.validate().faults == ["assertion.selfRedacted \(Self.claim)"])
    }

    /// The standard has no code for these; nothing is taken out, and nothing is wrong.
    @Test(arguments: [
        ("self#jumbf=/c2pa/\(Chain.parentName)/c2pa.signature", true), ("self#jumbf=/c2pa/\(Chain.parentName)", true),
        ("https://tests.org/a", true), ("", true), (Chain.uri("org.tests.never"), true), (Chain.uri(note), false),
        // What an earlier hand took out together with its manifest cannot be told from what never was.
        ("self#jumbf=/c2pa/urn:c2pa:f0000000-0000-4000-8000-000000000009/c2pa.assertions/a", false),
    ])
    func aRedactionOfNothingIsNoted(_ uri: String, _ isNoted: Bool) throws {
        var chain = try chain(Self.note, .removed)
        chain.child.claim("redacted_assertions", .array([.text(Chain.uri(Self.note)), .text(uri)]))
        let found = try chain.validate()
        #expect(found.faults == [] && found.faultsBelow == [])
        let notes = found.activeResults.informational.filter { $0.code == .redactsNothing }.map(\.url)
        #expect(notes == (isNoted ? [Self.claim] : []))
    }

    @Test func anotherInstanceIsAnotherAssertion() throws {
        var chain = try chain(Self.note, .removed)
        chain.child.claim("redacted_assertions", [.text(Chain.uri(Self.note + "__1"))])
        let found = try chain.validate()
        #expect(found.faultsBelow.contains("assertion.missing \(Chain.uri(Self.note))"))
    }

    @Test func whatNothingLeadsToRedactsNothing() throws {
        var chain = try chain(Self.note, .removed)
        chain.child.claim("redacted_assertions", nil)
        var stranger = try PlainAsset.manifest()
        stranger.label = "urn:c2pa:f0000000-0000-4000-8000-000000000002"
        stranger.claim("redacted_assertions", [.text(Chain.uri(Self.note))])
        chain.others = [stranger]
        let found = try chain.validate()
        #expect(found.faultsBelow.contains("assertion.missing \(Chain.uri(Self.note))"))
    }

    @Test func whatIsBelowRedactsNothingAbove() throws {
        var chain = try Chain.sound()
        chain.parent.claim(
            "redacted_assertions", [.text("self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/org.tests.own")])
        var own = ForgedAssertion("org.tests.own", "mine")
        own.leaveOut()
        chain.child.created.append(own)
        let found = try chain.validate()
        #expect(
            found.faults.contains("assertion.missing self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/org.tests.own")
        )
    }

    @Test(arguments: [AssertionLabel.ingredientV1, AssertionLabel.ingredientV2])
    func olderIngredientsDoNotSurviveARedaction(_ label: String) throws {
        var chain = try chain(Self.note, .removed)
        chain.ingredientLabel = label
        let found = try chain.validate()
        #expect(found.faultsBelow == ["ingredient.manifest.mismatch self#jumbf=/c2pa/\(Chain.parentName)"])
    }

    @Test func theSignatureStillHasToBeTheOneRecorded() throws {
        var chain = try chain(Self.note, .removed)
        let wrong = HashedURI(
            url: "self#jumbf=/c2pa/\(Chain.parentName)/c2pa.signature", hash: [UInt8](repeating: 1, count: 32))
        chain.ingredientFields = [CBORPair("claimSignature", wrong.cbor)]
        let found = try chain.validate()
        #expect(
            found.faultsBelow == [
                "ingredient.claimSignature.mismatch self#jumbf=/c2pa/\(Chain.parentName)/c2pa.signature"
            ])
        let nowhere = "self#jumbf=/c2pa/\(Chain.parentName)/c2pa.signatures"
        chain.ingredientFields = [CBORPair("claimSignature", HashedURI(url: nowhere, hash: [1]).cbor)]
        #expect(try chain.validate().faultsBelow == ["ingredient.claimSignature.missing \(nowhere)"])
    }

    @Test func theActionNamesWhatWasTakenOut() throws {
        func actions(_ uri: String?, _ reason: String?) -> (CBORValue) -> CBORValue {
            { reference in
                .map([
                    "actions": .array([
                        .map(["action": "c2pa.opened", "parameters": .map(["ingredients": .array([reference])])]),
                        .map([
                            "action": "c2pa.redacted", "reason": reason.map { .text($0) },
                            "parameters": .map(["redacted": uri.map { .text($0) }]),
                        ]),
                    ])
                ])
            }
        }
        let url = "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/c2pa.actions.v2"
        for (uri, reason, expected) in [
            (Chain.uri(Self.note), "c2pa.PII.present", []),
            (Chain.uri(Self.note), nil, ["assertion.action.malformed \(url)"]),
            (Chain.uri("org.tests.other"), "c2pa.PII.present", ["assertion.action.redactionMismatch \(url)"]),
            (nil, "c2pa.PII.present", ["assertion.action.redactionMismatch \(url)"]),
        ] as [(String?, String?, [String])] {
            var chain = try chain(Self.note, .removed)
            chain.actions = actions(uri, reason)
            #expect(try chain.validate().faults == expected)
        }
    }

    /// A box changed for another, with the sizes of the boxes around it.
    static func replace(_ old: [UInt8], _ new: [UInt8], in box: [UInt8]) -> [UInt8] {
        guard let tree = try? JUMBFTree(box, limits: Limits()) else { return box }
        func rebuilt(_ index: Int) -> [UInt8] {
            let bytes = tree.copy(tree.boxes[index].range)
            if bytes == old { return new }
            guard tree.boxes[index].code == JUMBFBox.superbox, tree.boxes[index].depth < 2 else { return bytes }
            return JUMBFWriter.box(
                JUMBFBox.superbox,
                [tree.copy(tree.boxes[index + 1].range)] + tree.children(of: index).map { rebuilt($0) })
        }
        return rebuilt(0)
    }
}
