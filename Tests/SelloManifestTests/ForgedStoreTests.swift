import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import Testing

/// Stores with a good signature that must not be taken as valid, beside the sound one that they differ from in one thing.
@Suite struct ForgedStoreTests {
    /// A layout of bytes that no format claims, with no store in them.
    private struct Plain: ContainerLayout {
        let format = ContainerFormat.png
        let mediaType = "image/png"
        let byteCount = Forger.asset.count
        let stores: [StoreLocation] = []
        let metadata: [MetadataLocation] = []
        let parts: [Part] = []

        func rewrite(
            _ request: RewriteRequest, of source: any ByteSource, limits: Limits
        ) throws(AssetError) -> Rewrite {
            throw AssetError(.unsupported, "nothing is written here")
        }
    }

    private func validate(_ change: (inout Forger) throws -> Void) async throws -> StoreValidation {
        var forger = Forger()
        forger.created = [try Forger.binding(), Forger.created]
        try change(&forger)
        let store = try ManifestStore(try await forger.store(), limits: Limits())
        let asset = BoundAsset(layout: Plain(), source: MemorySource(Forger.asset), location: nil)
        return try #require(
            try StoreValidator(store, options: ValidationOptions(moment: Forger.moment)).validate(asset))
    }

    private func failures(_ change: (inout Forger) throws -> Void) async throws -> [StatusCode] {
        let found = try await validate(change)
        #expect(found.state == .invalid)
        return found.activeResults.failure.map(\.code).filter { $0 != .signingCredentialUntrusted }
    }

    @Test func aSoundOneIsValid() async throws {
        #expect(try await validate { _ in }.state == .valid)
        #expect(try await validate { $0.padding = [0, 0, 0] }.state == .valid)
        #expect(try await validate { $0.behind = [0, 0, 0] }.state == .valid)
        #expect(try await validate { $0.beside = [JUMBFWriter.box(JUMBFBox.free, [[0, 0]])] }.state == .valid)
    }

    @Test func paddingOfTheSignatureHoldsNothing() async throws {
        #expect(try await failures { $0.padding = [0, 1, 0] } == [.claimSignatureMismatch])
    }

    @Test func certificatesOfAClaimOfVersion2AreSigned() async throws {
        #expect(try await failures { $0.chainIsProtected = false } == [.signingCredentialInvalid])
    }

    @Test(arguments: ["c2pa.claim.v3", "c2pa.claim.v2__1", "other"]) func aClaimHasALabelOfTheStandard(
        _ label: String
    ) async throws {
        #expect(try await failures { $0.claimLabel = label } == [.claimMalformed])
    }

    @Test func boxesWithoutALabelAreNoAssertions() async throws {
        let unlabelled = JUMBFWriter.box(
            JUMBFBox.superbox, [JUMBFWriter.box(JUMBFBox.descriptionBox, [JUMBFType.cbor.bytes + [0]])])
        for box in [unlabelled, JUMBFWriter.box(JUMBFBox.cbor, [[0xA0]]), JUMBFWriter.box(JUMBFBox.free, [[1]])] {
            #expect(try await failures { $0.beside = [box] } == [.assertionUndeclared])
        }
    }

    @Test func aBindingMayNotBeGathered() async throws {
        let codes = try await failures {
            $0.gathered = [try Forger.binding()]
            $0.created = [Forger.created]
        }
        #expect(codes == [.claimHardBindingsMissing])
    }

    @Test(arguments: [(JUMBFType.json, JUMBFBox.json), (.uuid, JUMBFBox.uuid)])
    func aBindingThatCannotBeReadIsNone(_ type: JUMBFType, _ code: UInt32) async throws {
        // JSON and bytes alike: one digit.
        let binding = Forger.assertion(AssertionLabel.dataHash, .bytes([0x31]), type: type, code: code)
        let text = JUMBFWriter.superbox(
            type, label: binding.label, content: [JUMBFWriter.box(code, [Array("1".utf8)])])
        let codes = try await failures { $0.created = [(binding.label, text), Forger.created] }
        #expect(codes == [.notChecked])
    }

    @Test func somethingBehindTheStoreIsRefused() async throws {
        #expect(try await failures { $0.behind = [0, 0, 1] } == [.assertionDataHashMismatch])
    }

    @Test(arguments: [200, 300]) func partsLeftOutAreCounted(_ boxes: Int) async throws {
        let free = JUMBFWriter.box(JUMBFBox.free, [[UInt8](repeating: 0, count: 2000)])
        let bytes =
            JUMBFWriter.box(0x6674_7970, [Array("isom".utf8), [0, 0, 2, 0]])
            + [UInt8]([[UInt8]](repeating: free, count: boxes).joined())
        let parts = (0..<1000).map { BMFFExclusionPart(offset: UInt64($0 * 2), length: 1) }
        var forger = Forger()
        forger.created = [
            Forger.assertion(
                AssertionLabel.bmffHash,
                .map([
                    "exclusions": .array([.map(["xpath": "/free", "subset": .array(parts.map(\.cbor))])]),
                    "hash": .bytes([UInt8](repeating: 0, count: 32)), "alg": "sha256",
                ])), Forger.created,
        ]
        let store = try ManifestStore(try await forger.store(), limits: Limits())
        let source = MemorySource(bytes)
        let asset = BoundAsset(layout: try Container.read(source, limits: Limits()), source: source, location: nil)
        let validator = StoreValidator(store, options: ValidationOptions(moment: Forger.moment))
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
