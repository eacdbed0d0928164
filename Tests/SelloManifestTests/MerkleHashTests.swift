import Forging
import SelloBytes
import SelloCBOR
import SelloContainers
import Testing

@testable import SelloManifest

/// Merkle trees over media data in one piece.
@Suite struct MerkleHashTests {
    static let name = AssertionLabel.bmffHash

    static func box(_ type: String, _ payload: [UInt8], large: Bool = false) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt32(large ? 1 : payload.count + 8))
        writer.write(type)
        if large { writer.write(UInt64(payload.count + 16)) }
        writer.write(payload)
        return writer.bytes
    }

    static func proofBox(_ proof: MerkleProof, padding: Int = 0) -> [UInt8] {
        box(
            "uuid",
            BMFFHash.c2paUserType + [0, 0, 0, 0] + Array("merkle\0".utf8) + CBOREncoder.encode(proof.cbor)
                + [UInt8](repeating: 0, count: padding))
    }

    static let start = box("ftyp", Array("isom".utf8) + [0, 0, 2, 0] + Array("isom".utf8)) + box("moov", [])

    static func media(_ count: Int, _ seed: UInt8 = 1) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) &+ seed }
    }

    /// How a file is made, and how it lies.
    struct Recipe {
        var media: [[UInt8]] = [MerkleHashTests.media(1000)]
        var isLarge = true
        /// Where blocks begin, counted from the box.
        var blocksAt = 16
        var sizes: [Int] = []
        var blockSize: Int? = 300
        var level = 0
        var proofs: (inout [MerkleProof]) -> Void = { _ in }
        var tree: (inout [CBORPair]) -> Void = { _ in }
        var exclusions = BMFFHash.mandatoryExclusions + [BMFFHash.mediaDataExclusion]
        var hash: (inout CBORValue?) -> Void = { _ in }
        var label = MerkleHashTests.name
        var padding = 0
    }

    static func make(_ change: (inout Recipe) -> Void = { _ in }) throws -> [UInt8] {
        var recipe = Recipe()
        change(&recipe)
        let head = recipe.isLarge ? 16 : 8
        let boxes = recipe.media.map { Self.box("mdat", $0, large: recipe.isLarge) }
        var maps: [CBORValue] = []
        var proofs: [MerkleProof] = []
        for (number, box) in boxes.enumerated() {
            let blocks = Array(box[recipe.blocksAt...])
            var leaves: [[UInt8]] = []
            var at = 0
            var sizes = recipe.sizes
            while at < blocks.count {
                let size = sizes.isEmpty ? recipe.blockSize ?? blocks.count : sizes.removeFirst()
                let end = min(blocks.count, at + size)
                leaves.append(try Digest.of(Array(blocks[at..<end]), .sha256))
                at = end
            }
            let rows = try MerkleTree.rows(leaves, .sha256)
            let name = MerkleMap.Name(uniqueID: 3, localID: UInt64(number))
            if recipe.level > 0 {
                for index in leaves.indices {
                    proofs.append(
                        MerkleProof(
                            name: name, location: UInt64(index),
                            hashes: MerkleTree.proof(of: index, in: rows, upTo: recipe.level)))
                }
            }
            var pairs = [
                CBORPair("uniqueId", .unsigned(name.uniqueID)), CBORPair("localId", .unsigned(name.localID)),
                CBORPair("count", .unsigned(UInt64(leaves.count))),
                CBORPair("hashes", .array(rows[recipe.level].map { .bytes($0) })),
            ]
            if !recipe.sizes.isEmpty {
                pairs.append(CBORPair("variableBlockSizes", .array(recipe.sizes.map { .unsigned(UInt64($0)) })))
            } else if let size = recipe.blockSize {
                pairs.append(CBORPair("fixedBlockSize", .unsigned(UInt64(size))))
            }
            recipe.tree(&pairs)
            maps.append(.map(pairs))
        }
        recipe.proofs(&proofs)
        let carrier = start + boxes.flatMap { $0 }
        let extra = proofs.flatMap { proofBox($0, padding: recipe.padding) }
        let fixed = recipe
        // The boxes of proofs go behind the carrier: a rewrite would take them away.
        return try BoundFile.make(carrier) { place in
            var bytes: [UInt8] = []
            var at = place.store.upperBound
            // The `moov` and each `mdat` but its blocks, each behind its place.
            for (index, box) in ([8] + boxes.map(\.count)).enumerated() {
                bytes += (0..<8).map { UInt8(truncatingIfNeeded: UInt64(at) >> (56 - 8 * $0)) }
                bytes += place.bytes[at..<at + (index == 0 ? 8 : min(box, max(head, 16)))]
                at += box
            }
            var hash: CBORValue? = .bytes(try Digest.of(bytes, .sha256))
            fixed.hash(&hash)
            return [
                ForgedAssertion(
                    fixed.label,
                    .map([
                        "exclusions": .array(fixed.exclusions.map(\.cbor)), "alg": "sha256", "hash": hash,
                        "merkle": .array(maps),
                    ]))
            ]
        } + extra
    }

    @Test func treesThatHoldAreSaidTo() throws {
        for level in 0...2 {
            let bytes = try Self.make { $0.level = level }
            let found = try BoundFile.validate(bytes)
            #expect(found.state == .valid, "\(found.activeResults.failure)")
            #expect(
                found.activeResults.success.contains {
                    $0.code == .assertionBMFFHashMatch && $0.url.hasSuffix(Self.name)
                })
            #expect(!found.activeResults.informational.contains { $0.code == .assertionBMFFHashAdditionalExclusions })
            #expect(found.digests.count == 5)
            for digest in found.digests {
                #expect(digest.holds)
                // What is recorded is enough to compute it again.
                let hashed = digest.pieces.flatMap { piece -> [UInt8] in
                    switch piece {
                    case .bytes(let range): Array(bytes[range])
                    case .number(let number): (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
                    }
                }
                #expect(try Digest.of(hashed, .sha256) == digest.leaf?.digest ?? digest.computed)
            }
            #expect(found.digests.compactMap(\.leaf?.index) == [0, 1, 2, 3])
        }
    }

    @Test func nothingIsRecordedUnlessAsked() throws {
        #expect(try BoundFile.validate(try Self.make(), records: false).digests.isEmpty)
    }

    @Test func blocksMayHaveVariousSizes() throws {
        let bytes = try Self.make {
            $0.sizes = [100, 500, 399, 1]
            $0.level = 1
        }
        #expect(try BoundFile.validate(bytes).state == .valid)
        let whole = try Self.make { $0.blockSize = nil }
        #expect(try BoundFile.validate(whole).state == .valid)
    }

    @Test func severalBoxesHaveATreeEach() throws {
        let bytes = try Self.make {
            $0.media = [Self.media(1000), Self.media(301, 9), Self.media(1, 5)]
            $0.level = 0
        }
        #expect(try BoundFile.validate(bytes).state == .valid)
        let oneTree = try Self.make { recipe in
            recipe.media = [Self.media(1000), Self.media(301, 9)]
            recipe.tree = { $0[1] = CBORPair("localId", 0) }
        }
        #expect(try BoundFile.failures(oneTree) == ["assertion.bmffHash.malformed \(Self.name)"])
    }

    @Test func blocksBeginWithThePayloadOrSixteenBytesIn() throws {
        for start in [8, 16] {
            let bytes = try Self.make {
                $0.isLarge = false
                $0.blocksAt = start
            }
            #expect(try BoundFile.validate(bytes).state == .valid)
        }
    }

    @Test func manyBlocksAreSharedAmongThreads() throws {
        let media = Self.media(9 << 20)
        let bytes = try Self.make {
            $0.media = [media]
            $0.blockSize = 4096
        }
        for threads in [1, 2, 7] {
            #expect(try BoundFile.validate(bytes, threads: threads).state == .valid)
        }
        // The first that was changed is named, whoever finds it.
        var changed = bytes
        changed[bytes.count - 10] ^= 1
        changed[bytes.count - 5_000_000] ^= 1
        let start = bytes.count - media.count
        let block = (bytes.count - 5_000_000 - start) / 4096 * 4096 + start
        for threads in [1, 2, 7] {
            let found = try BoundFile.validate(changed, threads: threads, records: false)
            let failure = try #require(found.activeResults.failure.first { $0.code == .assertionBMFFHashMismatch })
            #expect(failure.explanation.contains("\(block)..<"), "\(failure.explanation)")
        }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let bytes = try Self.make {
            $0.media = [Self.media(40)]
            $0.blockSize = 10
            $0.level = 1
        }
        let layout = try Container.read(MemorySource(bytes), limits: Limits())
        let store = try #require(layout.stores.first).extent
        // No hash covers `ftyp`, nor version and flags of a C2PA box, which mean nothing.
        let free = try #require(layout as? BMFFLayout).merkleBoxes.map {
            $0.range.lowerBound + 24..<$0.range.lowerBound + 28
        }
        for index in bytes.indices
        where !store.contains(index) && index >= 20 && !free.contains(where: { $0.contains(index) }) {
            var changed = bytes
            changed[index] ^= 1
            #expect([nil, .invalid].contains(BoundFile.state(changed)), "byte \(index)")
        }
        for end in 0..<bytes.count { #expect([nil, .invalid].contains(BoundFile.state(Array(bytes[..<end])))) }
    }

    private static let mismatch = ["assertion.bmffHash.mismatch \(name)"]
    private static let malformed = ["assertion.bmffHash.malformed \(name)"]

    @Test func proofsStandInOrderEachOnce() throws {
        func failures(_ change: @escaping (inout [MerkleProof]) -> Void) throws -> [String] {
            try BoundFile.failures(
                try Self.make {
                    $0.level = 1
                    $0.proofs = change
                })
        }
        #expect(try failures { $0.swapAt(0, 1) } == Self.mismatch)
        #expect(try failures { $0.insert($0[0], at: 0) } == Self.mismatch)
        #expect(try failures { $0.append($0[3]) } == Self.mismatch)
        #expect(try failures { $0[3] = $0[2] } == Self.mismatch)
        #expect(try failures { $0.removeLast() } == Self.malformed)
        #expect(try failures { $0.removeAll() } == Self.malformed)
        #expect(
            try failures {
                $0[1] = MerkleProof(name: MerkleMap.Name(uniqueID: 4, localID: 0), location: 1, hashes: $0[1].hashes)
            } == Self.mismatch)
        #expect(
            try failures {
                $0[1] = MerkleProof(name: $0[1].name, location: 1, hashes: $0[1].hashes + $0[1].hashes)
            } == Self.mismatch)
        #expect(
            try failures {
                $0[1] = MerkleProof(name: $0[1].name, location: .max, hashes: $0[1].hashes)
            } == Self.mismatch)
    }

    @Test func theBoxesOfProofsHoldNothingElse() throws {
        let bytes = try Self.make {
            $0.level = 1
            $0.padding = 40
        }
        #expect(try BoundFile.validate(bytes).state == .valid)
        for index in bytes.count - 40..<bytes.count {
            var changed = bytes
            changed[index] = 1
            #expect(try BoundFile.failures(changed) == Self.mismatch)
        }
    }

    @Test func treesThatDoNotFitTheMediaAreMalformed() throws {
        func failures(_ tree: @escaping (inout [CBORPair]) -> Void) throws -> [String] {
            try BoundFile.failures(try Self.make { $0.tree = tree })
        }
        // Fewer leaves than blocks; more.
        #expect(try failures { $0[4] = CBORPair("fixedBlockSize", 200) } == Self.malformed)
        #expect(try failures { $0[4] = CBORPair("fixedBlockSize", 400) } == Self.mismatch)
        #expect(try failures { $0[2] = CBORPair("count", 3) } == Self.malformed)
        #expect(
            try failures { $0[4] = CBORPair("variableBlockSizes", .array([300, 300, 300, 99])) } == Self.malformed
        )
        #expect(
            try failures { $0.append(CBORPair("variableBlockSizes", .array([300, 300, 300, 100]))) }
                == Self.malformed)
        #expect(try failures { $0[1] = CBORPair("localId", 1) } == Self.malformed)
        #expect(try failures { $0.append(CBORPair("alg", "md5")) } == ["algorithm.unsupported \(Self.name)"])
        #expect(try failures { $0.append(CBORPair("initHash", .bytes([1]))) } == Self.mismatch)
        // The form of C2PA 2.0, over chunks of tracks.
        #expect(try failures { $0.remove(at: 4) } == ["sello.notChecked \(Self.name)"])
    }

    @Test func theRestHasItsDigest() throws {
        #expect(try BoundFile.failures(try Self.make { $0.hash = { $0 = nil } }) == Self.malformed)
        #expect(try BoundFile.failures(try Self.make { $0.hash = { $0 = .bytes([1]) } }) == Self.mismatch)
        #expect(try BoundFile.failures(try Self.make { $0.exclusions = [] }) == Self.malformed)
    }

    @Test func aPlaceOfTheFirstProofMustBeRight() throws {
        let bytes = try Self.make { $0.level = 1 }
        let layout = try #require(try Container.read(MemorySource(bytes), limits: Limits()) as? BMFFLayout)
        let store = try #require(layout.stores.first)
        let first = try #require(layout.merkleBoxes.first).range.lowerBound
        func pointing(at place: Int) -> [UInt8] {
            var changed = bytes
            for index in 0..<8 {
                changed[store.pieces[0].lowerBound - 8 + index] = UInt8(truncatingIfNeeded: place >> (56 - 8 * index))
            }
            return changed
        }
        #expect(try BoundFile.validate(pointing(at: 0)).state == .valid)
        #expect(try BoundFile.validate(pointing(at: first)).state == .valid)
        #expect(try BoundFile.failures(pointing(at: first + 1)) == Self.mismatch)
    }

    @Test func aBoxForATreeThatIsNotThereIsAMismatch() throws {
        let plain = try Self.make { recipe in
            recipe.proofs = {
                $0 = [MerkleProof(name: MerkleMap.Name(uniqueID: 9, localID: 0), location: 0, hashes: [])]
            }
        }
        #expect(try BoundFile.failures(plain) == Self.mismatch)
    }
}
