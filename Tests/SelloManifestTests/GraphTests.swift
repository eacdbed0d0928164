import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SigningForge
import Testing

/// Manifests that lead to manifests: each is judged once, however the graph is drawn.
@Suite struct GraphTests {
    private static func name(_ index: Int) -> String { "urn:c2pa:f0000000-0000-4000-8000-\(index + 100_000_000_000)" }

    /// A store in which each manifest leads to others by their places, with digests that cannot fit.
    private func store(_ edges: [[Int]]) throws -> [UInt8] {
        var store = ForgedStore()
        for (index, targets) in edges.enumerated() {
            var node = try PlainAsset.manifest()
            node.label = Self.name(index)
            for (place, target) in targets.enumerated() {
                let reference = HashedURI(url: "self#jumbf=/c2pa/\(Self.name(target))", hash: [1]).cbor
                let label = place == 0 ? "c2pa.ingredient.v3" : "c2pa.ingredient.v3__\(place)"
                node.created.append(
                    ForgedAssertion(
                        label,
                        .map([
                            "relationship": "componentOf", "activeManifest": reference,
                            "validationResults": .map(["activeManifest": .map([])]),
                        ])))
            }
            try store.add(node, for: ForgedAsset(beside: PlainAsset.bytes))
        }
        return store.bytes
    }

    private func validate(_ edges: [[Int]]) throws -> StoreValidation {
        let store = try ManifestStore(try store(edges), limits: Limits())
        return try #require(
            try StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(nil))
    }

    @Test func nestedDiamondsCostNoMoreThanALine() throws {
        // Sixty times two ways to the next: 2^60 ways, sixty-one manifests.
        let edges = (0...60).map { index in index == 0 ? [] : [index - 1, index - 1] }
        let found = try validate(edges)
        #expect(found.manifests.count == 61)
        // Each step is told of twice, each manifest's own findings once.
        #expect(found.deltas.count == 120)
        #expect(found.deltas.count { $0.validationDeltas.succeeded(.claimSignatureValidated) } == 60)
    }

    @Test(arguments: [[[1], [0]], [[0]], [[2], [0], [1]]]) func aCycleEnds(_ edges: [[Int]]) throws {
        let found = try validate(edges)
        #expect(found.manifests.count == edges.count)
        #expect(found.state == .invalid)
    }

    @Test func aChainMayBeAsLongAsTheStore() throws {
        let found = try validate((0..<200).map { $0 == 0 ? [] : [$0 - 1] })
        #expect(found.manifests.count == 200)
    }

    @Test func whatNothingLeadsToIsLeftAlone() throws {
        let found = try validate([[], [], [0]])
        #expect(found.manifests.count == 2)
        #expect(found.manifests[Self.name(1)] == nil)
    }

    @Test func aManifestThatIsNotThereIsMissed() throws {
        let found = try validate([[7]])
        #expect(found.faultsBelow == ["ingredient.manifest.missing self#jumbf=/c2pa/\(Self.name(7))"])
    }

    /// What was recorded when an ingredient was added is not told again, whether its references name the manifest or not.
    @Test(arguments: [
        "self#jumbf=/c2pa/\(Chain.parentName)/c2pa.assertions/org.tests.note",
        "self#jumbf=c2pa.assertions/org.tests.note",
        "self#jumbf=c2pa.assertions/org.tests.other",
    ])
    func whatWasRecordedIsNotTold(_ url: String) throws {
        var chain = try Chain.sound()
        // Listed with the digest of another.
        chain.parent.beside = [chain.parent.created[2].box]
        chain.parent.created[2].leaveOut()
        let status = CBORValue.map(["code": "assertion.hashedURI.mismatch", "url": .text(url)])
        chain.ingredientFields = [
            CBORPair(
                "validationResults",
                .map(["activeManifest": .map(["success": [], "informational": [], "failure": .array([status])])]))
        ]
        let found = try chain.validate()
        #expect((found.state == .valid) == !url.hasSuffix("other"))
        #expect(found.faultsBelow.isEmpty == !url.hasSuffix("other"))
    }

    @Test func boxesBesideManifestsAreKnownToBeThere() throws {
        var store = ForgedStore()
        store.add(JUMBFWriter.cbor(JUMBFType(high: 1, low: 2), label: "org.tests.box", [0xA0]))
        try store.add(try PlainAsset.manifest(), for: ForgedAsset(beside: PlainAsset.bytes))
        let found = try #require(try PlainAsset.validate(ManifestStore(store.bytes, limits: Limits())))
        #expect(found.state == .valid)
        #expect(found.store.unknown.map { found.store.tree.boxes[$0].description?.label } == ["org.tests.box"])
    }

    /// Nobody reads a time-stamp manifest: what was recorded as another must not become one, or it would be gone without a trace.
    @Test(arguments: [true, false]) func aManifestDoesNotBecomeATimeStampManifest(_ isChanged: Bool) throws {
        var chain = try Chain.sound()
        if isChanged {
            chain.changeParent = { box in
                var box = box
                box.replaceSubrange(16..<32, with: JUMBFType.timeStampManifest.bytes)
                return box
            }
        }
        let found = try chain.validate()
        #expect((found.state == .valid) == !isChanged)
        #expect(
            found.faultsBelow
                == (isChanged ? ["ingredient.manifest.mismatch self#jumbf=/c2pa/\(Chain.parentName)"] : []))
    }
}
