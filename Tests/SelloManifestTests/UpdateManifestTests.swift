import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import Testing

/// Update manifests: what they may hold, and whose binding counts (checklist §3.5, §18 steps 17 and 25).
@Suite struct UpdateManifestTests {
    private static let claim = "self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.claim.v2"

    private func faults(_ change: (inout Chain) throws -> Void) throws -> [String] {
        var chain = try Chain.update()
        try change(&chain)
        let found = try chain.validate()
        #expect((found.state == .valid) == (found.faults + found.faultsBelow).isEmpty)
        return found.faults
    }

    @Test func aSoundOneIsValidByTheBindingBelow() throws {
        let found = try Chain.update().validate()
        #expect(found.state == .valid)
        #expect(
            found.activeResults.success.contains {
                $0.code == .assertionDataHashMatch && $0.url == Chain.uri("c2pa.hash.data")
            })
        #expect(found.coverage != nil)
    }

    @Test(arguments: ["c2pa.hash.data", "c2pa.hash.multi-asset", "c2pa.thumbnail.claim", "c2pa.thumbnail.ingredient"])
    func itHoldsNothingOfTheContent(_ label: String) throws {
        let faults = try faults { $0.child.created.append(ForgedAssertion(label, .map(["alg": "sha256"]))) }
        #expect(faults == ["manifest.update.invalid \(Self.claim)"])
    }

    @Test(arguments: [
        ("c2pa.published", true), ("c2pa.edited.metadata", true), ("c2pa.edited", false), ("org.tests.painted", false),
    ])
    func itSaysNothingOfTheContent(_ action: String, _ isAllowed: Bool) throws {
        let faults = try faults {
            $0.actions = { reference in
                .map([
                    "actions": .array([
                        .map(["action": "c2pa.opened", "parameters": .map(["ingredients": .array([reference])])]),
                        .map(["action": .text(action)]),
                    ])
                ])
            }
        }
        #expect(faults == (isAllowed ? [] : ["manifest.update.invalid \(Self.claim)"]))
    }

    @Test func itHasOneParentAndNothingElse() throws {
        let second = ForgedAssertion("c2pa.ingredient.v3__1", .map(["relationship": "componentOf"]))
        #expect(
            try faults { $0.child.created.append(second) } == ["manifest.update.wrongParents \(Self.claim)"])
        // One that cannot be read is one all the same.
        let broken = ForgedAssertion("c2pa.ingredient__1", .map(["relationship": "auntOf"]))
        #expect(
            try faults { $0.child.created.append(broken) } == [
                "assertion.ingredient.malformed self#jumbf=/c2pa/\(PlainAsset.name)/c2pa.assertions/c2pa.ingredient__1",
                "manifest.update.wrongParents \(Self.claim)",
            ])
    }

    @Test func itsIngredientIsItsParent() throws {
        let faults = try faults {
            $0.relationship = "componentOf"
            $0.actions = { _ in .map(["actions": .array([.map(["action": "c2pa.published"])])]) }
        }
        #expect(faults == ["manifest.update.wrongParents \(Self.claim)", "claim.hardBindings.missing \(Self.claim)"])
    }

    @Test func itsParentIsRecordedWithItsSignature() throws {
        let faults = try faults { $0.ingredientFields = [CBORPair("claimSignature", .undefined)] }
        #expect(faults == ["manifest.update.invalid \(Self.claim)"])
    }

    @Test func theContentMustBeBoundSomewhereBelow() throws {
        let faults = try faults { $0.parent.created = [PlainAsset.created] }
        #expect(faults == ["claim.hardBindings.missing \(Self.claim)"])
    }

    @Test func thatTheBindingIsMissingCannotBeExcused() throws {
        var chain = try Chain.update()
        chain.parent.created = [PlainAsset.created]
        let recorded = CBORValue.map([
            "code": "claim.hardBindings.missing", "url": .text("self#jumbf=/c2pa/\(Chain.parentName)/c2pa.claim.v2"),
        ])
        chain.ingredientFields = [
            CBORPair(
                "validationResults",
                .map(["activeManifest": .map(["success": [], "informational": [], "failure": .array([recorded])])]))
        ]
        let found = try chain.validate()
        #expect(found.faultsBelow == [])
        #expect(found.faults == ["claim.hardBindings.missing \(Self.claim)"])
        #expect(found.state == .invalid)
    }

    @Test func changedContentShows() throws {
        let faults = try faults {
            $0.parent.created[0] = try PlainAsset.binding([UInt8](repeating: 0, count: 32))
        }
        #expect(faults == ["assertion.dataHash.mismatch \(Chain.uri("c2pa.hash.data"))"])
    }

    /// Whoever recorded that the parent was another one has not said that any other may speak for the content.
    @Test func aParentThatIsNotTheOneRecordedBindsNothing() throws {
        var chain = try Chain.update()
        var other = chain.parent
        other.created[2] = ForgedAssertion("org.tests.note", "another note")
        var store = ForgedStore()
        try store.add(other, for: ForgedAsset(beside: PlainAsset.bytes))
        let box = try #require(store.stored.first).box
        chain.changeParent = { _ in box }
        let statuses = ["ingredient.manifest.mismatch", "ingredient.claimSignature.mismatch"].flatMap { code in
            ["", "/c2pa.signature"].map {
                CBORValue.map(["code": .text(code), "url": .text("self#jumbf=/c2pa/\(Chain.parentName)\($0)")])
            }
        }
        chain.ingredientFields = [
            CBORPair(
                "validationResults",
                .map(["activeManifest": .map(["success": [], "informational": [], "failure": .array(statuses)])]))
        ]
        let found = try chain.validate()
        #expect(found.faultsBelow == [])
        #expect(found.faults == ["claim.hardBindings.missing \(Self.claim)"])
        #expect(found.state == .invalid)
    }
}
