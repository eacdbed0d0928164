import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge
import Testing

/// Stores of very many faults: a report stays small, and the verdict is none the better for it.
@Suite struct FindingLimitTests {
    private static let manifest = "self#jumbf=/c2pa/\(PlainAsset.name)"

    /// The findings of a store with small limits.
    private static func validate(
        _ store: [UInt8], perManifest: Int = Limits().manifestFindingCount, together: Int = Limits().findingCount
    ) throws -> StoreValidation {
        var limits = Limits()
        limits.manifestFindingCount = perManifest
        limits.findingCount = together
        return try #require(
            try PlainAsset.validate(
                try ManifestStore(store, limits: limits), options: ValidationOptions(moment: testMoment, limits: limits)
            ))
    }

    /// A manifest with so many actions of which each breaks a rule.
    private static func actions(_ count: Int, _ action: CBORValue) throws -> [UInt8] {
        var manifest = try PlainAsset.manifest()
        let bad = [CBORValue](repeating: action, count: count)
        manifest.gathered = [ForgedAssertion("c2pa.actions.v2__1", .map(["actions": .array(bad)]))]
        return try manifest.store(beside: PlainAsset.bytes)
    }

    private static let translated = CBORValue.map(["action": "c2pa.translated"])

    @Test func whatIsBelowTheLimitIsListed() throws {
        let found = try Self.validate(try Self.actions(20, Self.translated), perManifest: 100)
        #expect(found.activeResults.failure.count { $0.code == .assertionActionMalformed } == 20)
        #expect(!found.activeResults.failed(.failuresOmitted))
    }

    @Test func whatIsAboveTheLimitIsCounted() throws {
        let found = try Self.validate(try Self.actions(200, Self.translated), perManifest: 100)
        let listed = found.activeResults.failure.count { $0.code == .assertionActionMalformed }
        #expect(listed < 100)
        let told = found.activeResults.failure.filter { $0.code == .failuresOmitted }
        #expect(told.map(\.url) == [Self.manifest])
        // Behind the actions come notes and successes, of which none has room.
        #expect(told.first?.explanation.contains("\(200 - listed) failures") == true)
        #expect(found.state == .invalid)
        // What the verdict rests on is listed all the same.
        #expect(found.activeResults.succeeded(.claimSignatureValidated))
    }

    @Test func aFaultWithoutRoomIsAFault() throws {
        let found = try Self.validate(try Self.actions(1, Self.translated), perManifest: 0)
        #expect(
            found.activeResults.failure.filter { $0.code != .signingCredentialUntrusted }.map(\.code) == [
                .failuresOmitted
            ])
        #expect(found.state == .invalid)
    }

    /// The verdict stays what it is where only notes have no room.
    @Test func notesAloneAreNoFault() throws {
        let noted = CBORValue.map(["action": "c2pa.watermarked"])
        let found = try Self.validate(try Self.actions(50, noted), perManifest: 20)
        #expect(found.activeResults.informational.last?.code == .findingsOmitted)
        #expect(found.faults == [])
        #expect(found.state == .valid)
    }

    @Test func theManifestsOfAStoreShareOneLimit() throws {
        var chain = try Chain.sound()
        let bad = [CBORValue](repeating: Self.translated, count: 50)
        chain.parent.gathered = [ForgedAssertion("c2pa.actions.v2__1", .map(["actions": .array(bad)]))]
        let all = try Self.validate(try chain.store())
        #expect(all.faults == [] && all.faultsBelow.count == 50)
        let few = try Self.validate(try chain.store(), together: 30)
        #expect(few.faultsBelow.count < 30)
        #expect(few.deltas.contains { $0.validationDeltas.failed(.failuresOmitted) })
        #expect(few.state == .invalid)
        // Without any room at all, the active manifest says so.
        let none = try Self.validate(try chain.store(), together: 0)
        #expect(none.state == .invalid)
    }

    /// Whoever records “there is more” when an ingredient is added excuses nothing by it.
    @Test func nobodyExcusesWhatIsNotListed() throws {
        var chain = try Chain.sound()
        let bad = [CBORValue](repeating: Self.translated, count: 50)
        chain.parent.gathered = [ForgedAssertion("c2pa.actions.v2__1", .map(["actions": .array(bad)]))]
        let recorded = ["assertion.action.malformed", "sello.failuresOmitted"].map { code in
            CBORValue.map([
                "code": .text(code), "explanation": "known",
                "url": .text(
                    code.hasPrefix("sello")
                        ? "self#jumbf=/c2pa/\(Chain.parentName)" : Chain.uri("c2pa.actions.v2__1")),
            ])
        }
        chain.ingredientFields = [
            CBORPair(
                "validationResults",
                .map(["activeManifest": .map(["success": [], "informational": [], "failure": .array(recorded)])]))
        ]
        #expect(try Self.validate(try chain.store()).state == .valid)
        #expect(try Self.validate(try chain.store(), perManifest: 20).state == .invalid)
    }

    @Test func aNameOfABoxHasAnEnd() throws {
        for (length, isRead) in [(1024, true), (1025, false)] {
            let name = String(repeating: "a", count: length)
            let box = JUMBFWriter.superbox(.manifestStore, label: name, content: [])
            let tree = try? JUMBFTree(box, limits: Limits())
            #expect((tree != nil) == isRead)
        }
    }
}
