import FuzzSupport
import SelloBytes
import SelloCBOR
import SelloManifest

/// Claims: no content of a C2PA box for a Merkle tree and no hash assertion traps, and what is read is written as the same thing.
///
/// The first byte chooses between the two.
@c(LLVMFuzzerTestOneInput)
public func fuzzMerkle(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Input.bytes(start, count)
    guard let kind = bytes.first else { return 0 }
    if kind & 1 == 0 {
        guard let proof = try? MerkleProof(at: 1..<bytes.count, of: MemorySource(bytes)) else { return 0 }
        let written = CBOREncoder.encode(proof.cbor)
        claim((try? MerkleProof(at: 0..<written.count, of: MemorySource(written))) == proof, "a proof is read back")
        return 0
    }
    guard let value = try? CBORDecoder.decode(Array(bytes.dropFirst())) else { return 0 }
    if let hash = BMFFHash(value) {
        claim(!hash.exclusions.isEmpty, "there is an exclusion")
        for tree in hash.trees {
            var nodes = tree.leafCount
            for _ in 0..<tree.rowLevel { nodes = nodes / 2 + nodes % 2 }
            claim(nodes == tree.row.count, "the row is one of the tree")
            if case .variable(let sizes) = tree.blocks { claim(sizes.count == tree.leafCount, "each leaf has a size") }
        }
    }
    if let hash = BoxesHash(value) {
        for entry in hash.entries {
            claim(!entry.names.isEmpty, "an entry has names")
            for exclusion in entry.exclusions {
                claim(exclusion.box < UInt64(entry.names.count), "an exclusion is of a box of its entry")
            }
        }
    }
    _ = DataHash(value)
    return 0
}
