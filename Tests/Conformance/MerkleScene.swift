import Forging
import SelloBytes
import SelloCBOR
import SelloManifest

/// A Merkle tree as the standard has it: a node without a sibling is carried up as it is.
struct ForgedTree: Sendable {
    /// The rows, leaves first.
    let rows: [[[UInt8]]]

    init(leaves: [[UInt8]]) throws {
        var rows = [leaves]
        while let last = rows.last, last.count > 1 {
            rows.append(
                try stride(from: 0, to: last.count, by: 2).map { at in
                    at + 1 < last.count ? try Digest.of(last[at] + last[at + 1], .sha256) : last[at]
                })
        }
        self.rows = rows
    }

    /// The siblings on the way from a leaf to a row.
    func proof(_ leaf: Int, to row: Int) -> [[UInt8]] {
        (0..<row).compactMap { level in
            let sibling = (leaf >> level) ^ 1
            return sibling < rows[level].count ? rows[level][sibling] : nil
        }
    }
}

/// An MP4 whose media data are covered by a Merkle tree, with everything that the assertion says of it.
struct MerkleScene: Sendable {
    /// The sizes of the blocks.
    var blocks = [100, 200, 300]
    /// Which row is in the assertion.
    var row = 0
    var fields: [(key: String, value: CBORValue?)] = [("variableBlockSizes", [100, 200, 300])]
    /// Changes what the boxes with proofs say.
    var changeProof: (@Sendable (Int, CBORValue) -> CBORValue)?
    /// The leaves that have a box with their proof.
    var provenLeaves: [Int]?

    /// The file, with boxes for proofs where the row is not that of the leaves.
    func scene(_ change: (inout Scene) -> Void = { _ in }) throws -> Scene {
        let media = ForgedBMFF.media(600)
        var leaves: [[UInt8]] = []
        var at = 0
        for size in blocks {
            leaves.append(try Digest.of(Array(media[at..<min(600, at + size)]), .sha256))
            at += size
        }
        let tree = try ForgedTree(leaves: leaves)
        var scene = Standard.movie
        if row > 0 || provenLeaves != nil {
            for leaf in provenLeaves ?? Array(leaves.indices) {
                let proof = tree.proof(leaf, to: row)
                var value = CBORValue.map([
                    "uniqueId": 1, "localId": 0, "location": .integer(leaf),
                    "hashes": proof.isEmpty ? nil : .array(proof.map { .bytes($0) }),
                ])
                value = changeProof?(leaf, value) ?? value
                scene.movie.pieces.append(
                    .box("C2PA", ForgedBMFF.provenance("merkle", CBOREncoder.encode(value) + [0, 0, 0])))
            }
        }
        var map = CBORValue.map([
            "uniqueId": 1, "localId": 0, "count": .integer(leaves.count), "alg": "sha256",
            "hashes": .array(tree.rows[row].map { .bytes($0) }),
        ])
        for (key, value) in fields { map = map.setting(key, value) }
        let stored = map
        scene.active = Standard.manifest(
            1,
            ForgedBinding.bmff { boxes, _ in
                boxes.exclusions.append(
                    .map(["xpath": "/mdat", "subset": .array([.map(["offset": 16, "length": 0])])]))
                boxes.holes.append(("mdat", 16..<616))
                boxes.fields = [("merkle", .array([stored]))]
            })
        change(&scene)
        return scene
    }

    /// What is found in it.
    func findings(_ change: (inout Scene) -> Void = { _ in }) throws -> Findings { try scene(change).findings() }
}
