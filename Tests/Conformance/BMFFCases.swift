import Forging
import SelloBytes
import SelloCBOR

/// The BMFF hash: exclusions, and Merkle trees over media data that lie in one file.
enum BMFFCases {
    static let url = Standard.url("c2pa.hash.bmff.v3")
    static let malformed = "assertion.bmffHash.malformed"
    static let mismatch = "assertion.bmffHash.mismatch"
    static let match = (code: "assertion.bmffHash.match", url: url)

    static func binding(
        _ change: @escaping @Sendable (inout ForgedBinding.Boxes, ForgedAsset) throws -> Void
    ) -> @Sendable (inout Scene) throws -> Void {
        { $0.active["c2pa.hash.bmff.v3"] = ForgedBinding.bmff(change) }
    }

    /// An exclusion of parts of the padding at the end of the file.
    static func subset(_ parts: [(offset: Int, length: Int)]) -> @Sendable (inout Scene) throws -> Void {
        binding { boxes, _ in
            let list = parts.map { part in
                CBORValue.map(["offset": .integer(part.offset), "length": .integer(part.length)])
            }
            boxes.exclusions.append(.map(["xpath": "/free", "subset": .array(list)]))
            boxes.holes = parts.filter { $0.offset >= 0 && $0.length >= 0 }.map {
                ("free", $0.offset..<min(40, $0.offset + $0.length))
            }
        }
    }

    static let exclusions = [
        Case(
            "PRED-BMFF-001", "the list of exclusions is empty", Standard.movie,
            lie: binding { boxes, _ in boxes.fields = [("exclusions", [])] }, malformed, url),
        Case(
            "PRED-BMFF-001", "there is no list of exclusions", Standard.movie,
            lie: binding { boxes, _ in boxes.fields = [("exclusions", nil)] }, malformed, url),
        Case(
            "PRED-BMFF-001", "the list of exclusions is a map", Standard.movie,
            lie: binding { boxes, _ in boxes.fields = [("exclusions", .map(["xpath": "/ftyp"]))] }, malformed, url),
        Case(
            "PRED-BMFF-002", "parts of a subset touch, or overlap", Standard.movie,
            honest: subset([(8, 4), (12, 4)]), lie: subset([(8, 5), (12, 4)]), malformed, url),
        Case(
            "PRED-BMFF-002", "parts of a subset stand in order, or not", Standard.movie,
            honest: subset([(8, 4), (16, 4)]), lie: subset([(16, 4), (8, 4)]), malformed, url),
        Case(
            "PRED-BMFF-002", "a part of a subset begins at a negative place", Standard.movie,
            honest: subset([(8, 4)]), lie: subset([(-8, 4)]), malformed, url),
        Case(
            "PRED-BMFF-002", "a part of a subset has a negative length", Standard.movie,
            honest: subset([(8, 4)]), lie: subset([(8, -4)]), malformed, url),
        Case(
            "PRED-BMFF-004", "padding is left out, or the movie", Standard.movie,
            honest: binding { boxes, _ in
                boxes.exclusions.append(.map(["xpath": "/free"]))
                boxes.excluded.insert("free")
            },
            lie: binding { boxes, _ in
                boxes.exclusions.append(.map(["xpath": "/moov"]))
                boxes.excluded.insert("moov")
            }, "assertion.bmffHash.additionalExclusionsPresent", url, as: .informational),
    ]

    static let sizes = [
        Case(
            "PRED-BMFF-003", "the tree has block sizes of both kinds", finding: { try MerkleScene().findings() },
            and: {
                try MerkleScene(fields: [("variableBlockSizes", [100, 200, 300]), ("fixedBlockSize", 200)]).findings()
            }, malformed, url),
        Case(
            "PRED-BMFF-003", "the sizes of the blocks add up to the media data, or to one byte less",
            finding: { try MerkleScene().findings() },
            and: {
                try MerkleScene(blocks: [100, 200, 299], fields: [("variableBlockSizes", [100, 200, 299])]).findings()
            }, malformed, url),
        Case(
            "PRED-BMFF-003", "there are as many sizes as leaves, or one more",
            finding: { try MerkleScene().findings() },
            and: {
                try MerkleScene(fields: [("variableBlockSizes", [100, 200, 200, 100])]).findings()
            }, malformed, url),
        Case(
            "PRED-BMFF-003", "the stored row has the width of a row of the tree, or of none",
            finding: { try MerkleScene().findings() },
            and: {
                let wrong = [UInt8](repeating: 7, count: 32)
                return try MerkleScene(
                    fields: [
                        ("variableBlockSizes", [100, 200, 300]),
                        ("hashes", .array([CBORValue](repeating: .bytes(wrong), count: 4))),
                    ]
                ).findings()
            }, malformed, url),
        Case(
            "PRED-BMFF-003", "a byte of a block of variable size was changed",
            finding: { try MerkleScene().findings() },
            and: { try MerkleScene().findings(changeMedia) }, mismatch, url),
        Case(
            "PRED-BMFF-003", "a byte of a block of fixed size was changed", finding: { try fixed.findings() },
            and: { try fixed.findings(changeMedia) }, mismatch, url),
    ]

    /// A tree of blocks of 250 bytes, the last of 100.
    static let fixed = MerkleScene(blocks: [250, 250, 250], fields: [("fixedBlockSize", 250)])

    static let changeMedia: @Sendable (inout Scene) -> Void = { scene in
        scene.file.changeFile = { bytes, asset in
            let media = try asset.range("mdat")
            bytes[media.lowerBound + 16 + 150] ^= 1
        }
    }

    static let proofs = [
        Case(
            "PRED-ABMF-003", "the proof of a leaf leads to the stored row, or elsewhere",
            finding: { try MerkleScene(row: 1).findings() },
            and: {
                try MerkleScene(
                    row: 1,
                    changeProof: { leaf, value in
                        leaf == 0 ? value.setting("hashes", [.bytes([UInt8](repeating: 9, count: 32))]) : value
                    }
                ).findings()
            }, mismatch, url),
        Case(
            "PRED-ABMF-003", "the root is stored, and a byte of the media was changed",
            finding: { try MerkleScene(row: 2).findings() }, and: { try MerkleScene(row: 2).findings(changeMedia) },
            mismatch, url),
        Case(
            "PRED-ABMF-003", "the row above the leaves is stored, and there are no proofs",
            finding: { try MerkleScene(row: 1).findings() },
            and: { try MerkleScene(row: 1, provenLeaves: []).findings() }, malformed, url),
        Case(
            "PRED-ABMF-003", "the tree counts its leaves, or one less", finding: { try MerkleScene(row: 1).findings() },
            and: {
                try MerkleScene(row: 1, fields: [("variableBlockSizes", [100, 200, 300]), ("count", 2)]).findings()
            }, malformed, url),
    ]

    static let all = exclusions + sizes + proofs
}
