import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import SigningForge
import Testing

/// Stores with a good signature that must not be taken as valid, beside the sound one that they differ from in one thing.
@Suite struct ForgedStoreTests {
    private func validate(
        behind: [UInt8] = [], _ change: (inout ForgedManifest) throws -> Void = { _ in }
    ) throws -> StoreValidation {
        var manifest = try PlainAsset.manifest()
        try change(&manifest)
        let bytes = try manifest.store(beside: PlainAsset.bytes) + behind
        return try #require(try PlainAsset.validate(ManifestStore(bytes, limits: Limits())))
    }

    private func failures(
        behind: [UInt8] = [], _ change: (inout ForgedManifest) throws -> Void = { _ in }
    ) throws -> [StatusCode] {
        let found = try validate(behind: behind, change)
        #expect(found.state == .invalid)
        return found.activeResults.failure.map(\.code).filter { $0 != .signingCredentialUntrusted }
    }

    @Test func aSoundOneIsValid() throws {
        #expect(try validate().state == .valid)
        #expect(try validate { $0.signature.padding = [0, 0, 0] }.state == .valid)
        #expect(try validate(behind: [0, 0, 0]).state == .valid)
        #expect(try validate { $0.beside = [JUMBFWriter.box(JUMBFBox.free, [[0, 0]])] }.state == .valid)
    }

    @Test func paddingOfTheSignatureHoldsNothing() throws {
        #expect(try failures { $0.signature.padding = [0, 1, 0] } == [.claimSignatureMismatch])
    }

    @Test func certificatesOfAClaimOfVersion2AreSigned() throws {
        #expect(try failures { $0.signature.chainIsProtected = false } == [.signingCredentialInvalid])
    }

    @Test(arguments: ["c2pa.claim.v3", "c2pa.claim.v2__1", "other"]) func aClaimHasALabelOfTheStandard(
        _ label: String
    ) throws {
        #expect(try failures { $0.claimLabel = label } == [.claimMalformed])
    }

    @Test func boxesWithoutALabelAreNoAssertions() throws {
        let unlabelled = JUMBFWriter.box(
            JUMBFBox.superbox, [JUMBFWriter.box(JUMBFBox.descriptionBox, [JUMBFType.cbor.bytes + [0]])])
        for box in [unlabelled, JUMBFWriter.box(JUMBFBox.cbor, [[0xA0]]), JUMBFWriter.box(JUMBFBox.free, [[1]])] {
            #expect(try failures { $0.beside = [box] } == [.assertionUndeclared])
        }
    }

    @Test func aBindingMayNotBeGathered() throws {
        let codes = try failures {
            $0.gathered = [try PlainAsset.binding()]
            $0.created = [PlainAsset.created]
        }
        #expect(codes == [.claimHardBindingsMissing])
    }

    @Test(arguments: [(JUMBFType.json, JUMBFBox.json), (.uuid, JUMBFBox.uuid)])
    func aBindingThatCannotBeReadIsNone(_ type: JUMBFType, _ code: UInt32) throws {
        // JSON and bytes alike: one digit.
        let binding = ForgedAssertion(AssertionLabel.dataHash, type: type, code: code, Array("1".utf8))
        let codes = try failures { $0.created = [binding, PlainAsset.created] }
        #expect(codes == [.notChecked])
    }

    @Test func somethingBehindTheStoreIsRefused() throws {
        #expect(try failures(behind: [0, 0, 1]) == [.assertionDataHashMismatch])
    }

    @Test(arguments: [200, 300]) func partsLeftOutAreCounted(_ boxes: Int) throws {
        let free = JUMBFWriter.box(JUMBFBox.free, [[UInt8](repeating: 0, count: 2000)])
        let bytes =
            JUMBFWriter.box(0x6674_7970, [Array("isom".utf8), [0, 0, 2, 0]])
            + [UInt8]([[UInt8]](repeating: free, count: boxes).joined())
        let parts = (0..<1000).map { BMFFExclusionPart(offset: UInt64($0 * 2), length: 1) }
        let manifest = try PlainAsset.manifest([
            ForgedAssertion(
                AssertionLabel.bmffHash,
                .map([
                    "exclusions": .array([.map(["xpath": "/free", "subset": .array(parts.map(\.cbor))])]),
                    "hash": .bytes([UInt8](repeating: 0, count: 32)), "alg": "sha256",
                ])), PlainAsset.created,
        ])
        let store = try ManifestStore(try manifest.store(beside: bytes), limits: Limits())
        let source = MemorySource(bytes)
        let asset = BoundAsset(layout: try Container.read(source, limits: Limits()), source: source, location: nil)
        let validator = StoreValidator(store, options: ValidationOptions(moment: testMoment))
        if boxes == 200 {
            #expect(try validator.validate(asset)?.activeResults.failed(.assertionBMFFHashMismatch) == true)
        } else {
            #expect(throws: AssetError.self) { try validator.validate(asset) }
        }
    }
}

private struct BMFFExclusionPart {
    let offset: UInt64
    let length: UInt64

    var cbor: CBORValue { .map(["offset": .unsigned(offset), "length": .unsigned(length)]) }
}
