import SelloBytes
import SelloCBOR
import Testing

@testable import SelloManifest

/// The arithmetic of Merkle trees, and the forms of a tree that contradict themselves.
@Suite struct MerkleTreeTests {
    @Test(arguments: 1...33) func everyLeafLeadsToEveryRow(_ count: Int) throws {
        let leaves = try (0..<count).map { try Digest.of([UInt8($0)], .sha256) }
        let rows = try MerkleTree.rows(leaves, .sha256)
        #expect(rows.last?.count == 1)
        for level in rows.indices {
            for index in 0..<count {
                let proof = MerkleTree.proof(of: index, in: rows, upTo: level)
                let found = try MerkleTree.node(
                    from: leaves[index], at: index, of: count, level: level, proof: proof, .sha256)
                #expect(found?.node == rows[level][index >> level])
                #expect(found?.place == index >> level)
                // One node more or less, one of another length, another place: nothing.
                #expect(
                    try MerkleTree.node(
                        from: leaves[index], at: index, of: count, level: level, proof: proof + [leaves[0]], .sha256)
                        == nil)
                if !proof.isEmpty {
                    #expect(
                        try MerkleTree.node(
                            from: leaves[index], at: index, of: count, level: level, proof: proof.dropLast(), .sha256)
                            == nil)
                    #expect(
                        try MerkleTree.node(
                            from: leaves[index], at: index, of: count, level: level, proof: proof.dropLast() + [[1]],
                            .sha256) == nil)
                }
            }
            #expect(
                try MerkleTree.node(from: leaves[0], at: count, of: count, level: level, proof: [], .sha256) == nil)
        }
    }

    private static func map(_ change: (inout [CBORPair]) -> Void) -> CBORValue {
        var pairs = [
            CBORPair("uniqueId", 0), CBORPair("localId", 0), CBORPair("count", 5),
            CBORPair("hashes", .array([CBORValue](repeating: .bytes([1]), count: 3))), CBORPair("fixedBlockSize", 100),
        ]
        change(&pairs)
        return .map(pairs)
    }

    private static func set(_ key: String, _ value: CBORValue?) -> (inout [CBORPair]) -> Void {
        { pairs in
            pairs.removeAll { $0.key == .text(key) }
            if let value { pairs.append(CBORPair(.text(key), value)) }
        }
    }

    @Test func theRowIsOneOfTheTree() {
        func row(_ count: Int) -> CBORValue { .array([CBORValue](repeating: .bytes([1]), count: count)) }
        for (count, level) in [(1, 3), (2, 2), (3, 1), (5, 0)] {
            #expect(MerkleMap(Self.map(Self.set("hashes", row(count))))?.rowLevel == level)
        }
        for count in [0, 4, 6] { #expect(MerkleMap(Self.map(Self.set("hashes", row(count)))) == nil) }
    }

    @Test func treesThatContradictThemselvesAreNone() {
        #expect(MerkleMap(Self.map { _ in }) != nil)
        for key in ["uniqueId", "localId", "count", "hashes"] {
            #expect(MerkleMap(Self.map(Self.set(key, nil))) == nil, "without \(key)")
        }
        let sizes = CBORValue.array([1, 2, 3, 4, 5])
        #expect(MerkleMap(Self.map(Self.set("variableBlockSizes", sizes))) == nil)
        #expect(MerkleMap(Self.map(Self.set("variableBlockSizes", .null))) != nil)
        #expect(MerkleMap(Self.map(Self.set("fixedBlockSize", 0))) == nil)
        #expect(MerkleMap(Self.map(Self.set("count", 0))) == nil)
        func variable(_ sizes: CBORValue) -> MerkleMap? {
            MerkleMap(
                Self.map {
                    Self.set("fixedBlockSize", nil)(&$0)
                    Self.set("variableBlockSizes", sizes)(&$0)
                })
        }
        #expect(variable(sizes)?.blocks == .variable([1, 2, 3, 4, 5]))
        #expect(variable(.array([1, 2, 3, 4])) == nil)
        #expect(variable(.array([1, 2, 3, 4, 0])) == nil)
        #expect(variable(.array([1, 2, 3, 4, .unsigned(.max)])) == nil)
    }

    @Test func blocksCoverMediaDataExactly() throws {
        let fixed = try #require(MerkleMap(Self.map { _ in }))
        for length in 0...600 {
            let blocks = MerkleBlocks(fixed, over: 7..<7 + length)
            #expect((blocks != nil) == (401...500).contains(length), "\(length)")
            guard let blocks else { continue }
            #expect((0..<5).flatMap { blocks.range($0) } == Array(7..<7 + length))
        }
        let variable = try #require(
            MerkleMap(
                Self.map {
                    Self.set("fixedBlockSize", nil)(&$0)
                    Self.set("variableBlockSizes", .array([1, 2, 3, 4, 5]))(&$0)
                }))
        for length in 0...20 {
            let blocks = MerkleBlocks(variable, over: 7..<7 + length)
            #expect((blocks != nil) == (length == 15))
            if let blocks {
                #expect((0..<5).map { blocks.range($0).count } == [1, 2, 3, 4, 5])
                #expect(blocks.range(1..<4) == 8..<17)
            }
        }
    }

    @Test func aProofIsAMapAndZeros() throws {
        let proof = MerkleProof(
            name: MerkleMap.Name(uniqueID: 1, localID: 2), location: 0, hashes: [[UInt8](repeating: 7, count: 32)])
        let bytes = CBOREncoder.encode(proof.cbor)
        func read(_ bytes: [UInt8]) throws -> MerkleProof? {
            try MerkleProof(at: 0..<bytes.count, of: MemorySource(bytes))
        }
        #expect(try read(bytes) == proof)
        #expect(try read(bytes + [UInt8](repeating: 0, count: 70_000)) == proof)
        #expect(try read(bytes + [UInt8](repeating: 0, count: 70_000) + [1]) == nil)
        #expect(try read(bytes + [0, 1]) == nil)
        for end in 0..<bytes.count { #expect(try read(Array(bytes[..<end])) == nil) }
    }
}
