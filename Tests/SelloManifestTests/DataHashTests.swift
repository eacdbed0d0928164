import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SigningForge
import Testing

/// Data hashes: exclusions that are the store and nothing else, in order, inside the file; and bindings that no single file can have.
@Suite struct DataHashTests {
    private static let name = AssertionLabel.dataHash
    private static let mismatch = ["assertion.dataHash.mismatch \(name)"]
    private static let malformed = ["assertion.dataHash.malformed \(name)"]

    /// A picture with a block of Exif.
    private static let picture: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 22] + Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
        + [0xFF, 0xDB, 0, 5, 9, 9, 9, 0xFF, 0xC0, 0, 4, 7, 7, 0xFF, 0xDA, 0, 4, 1, 2, 0x12, 0x34, 0xFF, 0xD9]
    private static let exif = 12..<26

    private func make(
        hash: Bool = true, alg: String = "sha256", _ exclusions: @escaping (Range<Int>, Int) -> [(UInt64, UInt64)]
    ) throws -> [UInt8] {
        try BoundFile.make(Self.picture) { place in
            let list = exclusions(place.store, place.bytes.count)
            var kept: [UInt8] = []
            var at = 0
            for (start, length) in list {
                guard let start = Int(exactly: start), let length = Int(exactly: length), start >= at,
                    start < place.bytes.count, length <= place.bytes.count - start
                else { break }
                kept += place.bytes[at..<start]
                at = start + length
            }
            kept += place.bytes[at...]
            return [
                ForgedAssertion(
                    Self.name,
                    .map([
                        "exclusions": list.isEmpty
                            ? nil
                            : .array(list.map { .map(["start": .unsigned($0.0), "length": .unsigned($0.1)]) }),
                        "alg": .text(alg), "hash": hash ? .bytes(try Digest.of(kept, .sha256)) : nil, "pad": .bytes([]),
                    ]))
            ]
        }
    }

    private static func pair(_ range: Range<Int>) -> (UInt64, UInt64) {
        (UInt64(range.lowerBound), UInt64(range.count))
    }

    @Test func theStoreIsLeftOutExactly() throws {
        let found = try BoundFile.validate(try make { store, _ in [Self.pair(store)] })
        #expect(found.state == .valid)
        #expect(!found.activeResults.informational.contains { $0.code == .assertionDataHashAdditionalExclusions })
        for (low, high) in [(-1, 0), (1, 0), (0, 1), (0, -1), (-2, 2)] {
            let bytes = try make { store, _ in [Self.pair(store.lowerBound + low..<store.upperBound + high)] }
            #expect(try BoundFile.failures(bytes) == Self.mismatch)
        }
        #expect(try BoundFile.failures(try make { _, _ in [] }) == Self.mismatch)
        // In two pieces that lie side by side.
        let halves = try make { store, _ in
            [Self.pair(store.lowerBound..<store.lowerBound + 9), Self.pair(store.lowerBound + 9..<store.upperBound)]
        }
        #expect(try BoundFile.failures(halves) == Self.mismatch)
    }

    @Test func furtherExclusionsAreNoted() throws {
        let bytes = try make { store, _ in [Self.pair(Self.exif), Self.pair(store)] }
        let found = try BoundFile.validate(bytes)
        #expect(found.state == .valid)
        let note = try #require(
            found.activeResults.informational.first { $0.code == .assertionDataHashAdditionalExclusions })
        #expect(note.url.hasSuffix(Self.name) && note.explanation.contains("APP1"))
        // An exclusion of nothing leaves nothing out.
        let empty = try make { store, _ in [Self.pair(3..<3), Self.pair(store)] }
        #expect(
            !(try BoundFile.validate(empty)).activeResults.informational.contains {
                $0.code == .assertionDataHashAdditionalExclusions
            })
    }

    @Test func exclusionsRiseAndEnd() throws {
        #expect(
            try BoundFile.failures(try make { store, _ in [Self.pair(store), Self.pair(Self.exif)] })
                == Self.malformed)
        #expect(
            try BoundFile.failures(
                try make { store, _ in [Self.pair(Self.exif), Self.pair(20..<23), Self.pair(store)] })
                == Self.malformed)
        #expect(
            try BoundFile.failures(try make { store, _ in [Self.pair(store), (UInt64.max, UInt64(2))] })
                == Self.mismatch)
        #expect(
            try BoundFile.failures(try make { store, count in [Self.pair(store), (UInt64(count), UInt64(1))] })
                == Self.mismatch)
    }

    @Test func digestAndAlgorithmAreThere() throws {
        #expect(try BoundFile.failures(try make(hash: false) { store, _ in [Self.pair(store)] }) == Self.mismatch)
        #expect(
            try BoundFile.failures(try make(alg: "sha1") { store, _ in [Self.pair(store)] })
                == ["algorithm.unsupported \(Self.name)"])
    }

    @Test func aStoreKeptElsewhereExcusesNoHole() throws {
        func state(_ exclusions: [Range<Int>]) throws -> ValidationState? {
            let source = MemorySource(Self.picture)
            let plan = DigestPlan(byteCount: Self.picture.count, excluding: exclusions)
            let manifest = try PlainAsset.manifest([
                ForgedAssertion(
                    Self.name,
                    .map([
                        "alg": "sha256", "hash": .bytes(try plan.digest(of: source, .sha256)),
                        "exclusions": .array(
                            exclusions.map {
                                .map(["start": .unsigned(UInt64($0.lowerBound)), "length": .unsigned(UInt64($0.count))])
                            }),
                    ])), PlainAsset.created,
            ])
            let store = try ManifestStore(try manifest.store(beside: Self.picture), limits: Limits())
            return try StoreValidator(store, options: ValidationOptions(moment: testMoment)).validate(
                BoundAsset(
                    layout: try Container.read(source, limits: Limits()), source: source, location: nil))?.state
        }
        #expect(try state([]) == .valid)
        // Metadata may be left out; anything else would hide what was put there.
        #expect(try state([Self.exif]) == .valid)
        #expect(try state([Self.exif.lowerBound - 1..<Self.exif.upperBound]) == .invalid)
        #expect(try state([30..<34]) == .invalid)
    }

    @Test func aCollectionIsNotOneFile() throws {
        let name = AssertionLabel.collectionHash
        func failures(_ value: CBORValue) throws -> [String] {
            try BoundFile.failures(try BoundFile.make(Self.picture) { _ in [ForgedAssertion(name, value)] })
        }
        func list(_ entry: [CBORPair]) -> CBORValue { .map(["uris": .array([.map(entry)]), "alg": "sha256"]) }
        let hash = CBORPair("hash", .bytes([1]))
        #expect(
            try failures(list([CBORPair("uri", "a/b.jpg"), hash]))
                == ["assertion.collectionHash.incorrectFileCount \(name)"])
        for uri in ["../a.jpg", "a/./b.jpg", "."] {
            #expect(
                try failures(list([CBORPair("uri", .text(uri)), hash]))
                    == ["assertion.collectionHash.invalidURI \(name)"])
        }
        #expect(try failures(list([hash])) == ["assertion.collectionHash.malformed \(name)"])
        #expect(try failures(list([CBORPair("uri", "a")])) == ["assertion.collectionHash.malformed \(name)"])
        #expect(try failures(.map(["alg": "sha256"])) == ["assertion.collectionHash.malformed \(name)"])
    }

    @Test func bindingsFitTheFormat() throws {
        let value = CBORValue.map([
            "exclusions": .array(BMFFHash.mandatoryExclusions.map { .map(["xpath": .text($0.xpath)]) }),
            "hash": .bytes([1]), "alg": "sha256",
        ])
        let name = AssertionLabel.bmffHash
        let bytes = try BoundFile.make(Self.picture) { _ in [ForgedAssertion(name, value)] }
        #expect(try BoundFile.failures(bytes) == ["assertion.bmffHash.mismatch \(name)"])
        let boxes = CBORValue.map(["boxes": .array([.map(["names": .array(["ftyp"]), "hash": .bytes([1])])])])
        let movie = try BoundFile.make(MerkleHashTests.start) { _ in
            [ForgedAssertion(AssertionLabel.boxesHash, boxes)]
        }
        #expect(try BoundFile.failures(movie) == ["assertion.boxesHash.mismatch \(AssertionLabel.boxesHash)"])
        let first = try BoundFile.make(MerkleHashTests.start) { _ in
            [ForgedAssertion(AssertionLabel.bmffHashV1, value)]
        }
        #expect(try BoundFile.failures(first) == ["claim.hardBindings.missing c2pa.claim.v2"])
    }
}
