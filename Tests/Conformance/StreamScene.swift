import Forging
import SelloBytes
import SelloCBOR

/// A stream: an initialisation segment with the manifest, and fragments in the same file or in files of their own.
struct StreamScene: Sendable {
    var count = 4
    /// Whether the fragments are in the file of the initialisation segment.
    var isOneFile = true
    /// Which row is in the assertion.
    var row = 0
    /// Changes what the box of a fragment says; `nil` leaves the box out.
    var changeProof: (@Sendable (Int, CBORValue) -> CBORValue?)?
    /// Changes the fragments when all is signed.
    var changeFragments: (@Sendable (inout [[UInt8]]) -> Void)?
    var fields: [(key: String, value: CBORValue?)] = []
    /// Changes the initialisation segment when all is signed.
    var changeStart: (@Sendable (inout [UInt8]) -> Void)?

    /// The C2PA box of a fragment; it has the same size whatever is in it.
    private func box(_ number: Int, _ proof: [[UInt8]]) -> [UInt8] {
        let value = CBORValue.map([
            "uniqueId": 1, "localId": 1, "location": .integer(number),
            "hashes": proof.isEmpty ? nil : .array(proof.map { .bytes($0) }),
        ])
        guard let changed = changeProof == nil ? value : changeProof?(number, value) else { return [] }
        let content = CBOREncoder.encode(changed)
        return ForgedBMFF.provenance("merkle", content + [UInt8](repeating: 0, count: 160 - content.count))
    }

    /// A fragment without its C2PA box: what its leaf covers, and where the box goes.
    private static func fragment(_ number: Int, isOneFile: Bool) -> (before: [UInt8], after: [[UInt8]]) {
        let header = ForgedBMFF.fullBox("mfhd", BigEndian.u32(number + 1))
        let track = ForgedBMFF.box("traf", ForgedBMFF.fullBox("tfhd", flags: 0x02_0000, BigEndian.u32(1)))
        let before = isOneFile ? [] : ForgedBMFF.box("styp", Array("msdh".utf8) + BigEndian.u32(0))
        return (
            before,
            [
                ForgedBMFF.box("moof", header, track),
                ForgedBMFF.box("mdat", ForgedBMFF.media(64 + number, seed: number)),
            ]
        )
    }

    private static let track = ForgedBMFF.box(
        "moov",
        ForgedBMFF.box(
            "trak",
            ForgedBMFF.fullBox(
                "tkhd", flags: 3, [0, 0, 1, 0, 0].flatMap(BigEndian.u32), [UInt8](repeating: 0, count: 60))))

    /// Forges the stream.
    func findings() throws -> Findings {
        var scene = Standard.movie
        let start: [ForgedBMFF.Piece] = [scene.movie.pieces[0], .store, .box("moov", Self.track)]
        scene.movie.pieces = start
        let me = self
        scene.active = Standard.manifest(
            1,
            ForgedBinding.bmff { boxes, asset in
                let (leaves, first) = try me.leaves(asset)
                let tree = try ForgedTree(leaves: leaves)
                var map = CBORValue.map([
                    "uniqueId": 1, "localId": 1, "count": .integer(me.count), "alg": "sha256",
                    "initHash": .bytes(first), "hashes": .array(tree.rows[me.row].map { .bytes($0) }),
                ])
                for (key, value) in me.fields { map = map.setting(key, value) }
                boxes.fields = [("hash", nil), ("merkle", .array([map]))]
            })
        // The asset's size is known only when its store is: what follows is put behind it at the end.
        let asset = try Self.layout(scene)
        let tree = try ForgedTree(leaves: leaves(asset).leaves)
        var fragments = (0..<count).map { number in
            let (before, after) = Self.fragment(number, isOneFile: isOneFile)
            return before + box(number, tree.proof(number, to: row)) + after.joined()
        }
        changeFragments?(&fragments)
        let built = fragments
        let changeStart = changeStart
        scene.file.changeFile = { bytes, _ in
            changeStart?(&bytes)
            if me.isOneFile { bytes += built.joined() }
        }
        if !isOneFile { scene.fragments = built }
        return try scene.findings()
    }

    /// The file that the scene makes, without any change.
    private static func layout(_ scene: Scene) throws -> ForgedAsset {
        let (bytes, store) = try scene.file.build()
        var asset = try scene.movie.embed(store, appended: [])
        asset.bytes = bytes
        return asset
    }

    /// The leaves, and the digest of the initialisation segment.
    private func leaves(_ asset: ForgedAsset) throws -> (leaves: [[UInt8]], first: [UInt8]) {
        var hashed: [UInt8] = []
        for (name, range) in asset.units where name != "C2PA" && name != "ftyp" {
            hashed += BigEndian.u64(range.lowerBound) + asset.bytes[range]
        }
        var leaves: [[UInt8]] = []
        var at = isOneFile ? asset.bytes.count : 0
        for number in 0..<count {
            let (before, after) = Self.fragment(number, isOneFile: isOneFile)
            var leaf: [UInt8] = []
            if !isOneFile { at = 0 }
            if !before.isEmpty { leaf += BigEndian.u64(at) + before }
            at += before.count + box(number, [[UInt8]](repeating: [], count: 0)).count
            for box in after {
                leaf += BigEndian.u64(at) + box
                at += box.count
            }
            leaves.append(try Digest.of(leaf, .sha256))
        }
        return (leaves, try Digest.of(hashed, .sha256))
    }
}
