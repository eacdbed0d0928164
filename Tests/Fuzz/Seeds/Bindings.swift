import Forging
import SelloBytes
import SelloCBOR
import SelloManifest

/// Files bound in forms that the stamped ones have not: box hashes, and Merkle trees with and without boxes that lead to them.
///
/// The keys are those of the tests, of which no anchor knows.
enum Bindings {
    static func files() throws -> [String: [UInt8]] {
        [
            "jpeg-boxes": try file(ForgedJPEG(), ForgedBinding.boxes()),
            "png-boxes": try file(
                ForgedPNG(),
                ForgedBinding.boxes { entries, _ in
                    entries[3].isExcluded = true
                    entries[4].exclusions = [(2, 2, 0), (5, 1, 0)]
                }),
            "bmff-merkle-row": try movie(isProven: false), "bmff-merkle-proofs": try movie(isProven: true),
        ]
    }

    private static func file(_ carrier: any ForgedCarrier, _ binding: ForgedAssertion) throws -> [UInt8] {
        let created = CBORValue.map([
            "actions": [
                .map([
                    "action": "c2pa.created", "digitalSourceType": "http://c2pa.org/digitalsourcetype/empty",
                ])
            ]
        ])
        let manifest = ForgedManifest(
            "urn:c2pa:f0000000-0000-4000-8000-000000000001",
            created: [binding, ForgedAssertion(AssertionLabel.actions, created)])
        return try ForgedFile(carrier, [manifest]).build().file
    }

    /// A movie in three blocks: all leaves in the manifest, or the root there and what leads to it in boxes at the end.
    private static func movie(isProven: Bool) throws -> [UInt8] {
        let media = ForgedBMFF.media(600)
        let leaves = try [0..<250, 250..<500, 500..<600].map { try Digest.of(Array(media[$0]), .sha256) }
        let pair = try Digest.of(leaves[0] + leaves[1], .sha256)
        let root = try Digest.of(pair + leaves[2], .sha256)
        var carrier = ForgedBMFF()
        if isProven {
            for (leaf, proof) in [[leaves[1], leaves[2]], [leaves[0], leaves[2]], [pair]].enumerated() {
                let value = CBORValue.map([
                    "uniqueId": 1, "localId": 0, "location": .unsigned(UInt64(leaf)),
                    "hashes": .array(proof.map { .bytes($0) }),
                ])
                carrier.pieces.append(
                    .box("C2PA", ForgedBMFF.provenance("merkle", CBOREncoder.encode(value) + [0, 0])))
            }
        }
        let tree = CBORValue.map([
            "uniqueId": 1, "localId": 0, "count": 3, "alg": "sha256", "fixedBlockSize": 250,
            "hashes": .array((isProven ? [root] : leaves).map { .bytes($0) }),
        ])
        return try file(
            carrier,
            ForgedBinding.bmff { boxes, _ in
                boxes.exclusions.append(
                    .map(["xpath": "/mdat", "subset": .array([.map(["offset": 16, "length": 0])])]))
                boxes.holes.append(("mdat", 16..<616))
                boxes.fields = [("merkle", .array([tree]))]
            })
    }
}
