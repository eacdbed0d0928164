import Forging
import SelloBytes
import SelloCBOR

/// The box hash, in JPEG and PNG.
enum BoxesCases {
    static let url = Standard.url("c2pa.hash.boxes")
    static let malformed = "assertion.boxesHash.malformed"
    static let mismatch = "assertion.boxesHash.mismatch"
    static let unknown = "assertion.boxesHash.unknownBox"
    static let match = (code: "assertion.boxesHash.match", url: url)

    typealias Change = @Sendable (inout [ForgedBinding.Entry], ForgedAsset) throws -> Void

    static func binding(_ change: @escaping Change) -> @Sendable (inout Scene) throws -> Void {
        { $0.active["c2pa.hash.boxes"] = ForgedBinding.boxes(change) }
    }

    static let png = scene(Standard.png)
    static let jpeg = scene(Standard.jpeg)

    static func scene(_ carrier: Scene) -> Scene {
        var scene = carrier
        scene.active = Standard.manifest(1, ForgedBinding.boxes())
        return scene
    }

    static func both(_ make: (Scene, String) -> [Case]) -> [Case] { make(png, "PNG") + make(jpeg, "JPEG") }

    static let form = both { scene, name in
        [
            Case(
                "PRED-BOXES-001", "\(name): there is no list of boxes", scene,
                lie: { $0.active["c2pa.hash.boxes"] = ForgedBinding.boxes(fields: [("boxes", nil)]) }, malformed, url),
            Case(
                "PRED-BOXES-004", "\(name): an entry has no names", scene,
                lie: binding { entries, _ in entries[1].fields = [("names", nil)] }, malformed, url),
            Case(
                "PRED-BOXES-004", "\(name): the list of names of an entry is empty", scene,
                lie: binding { entries, _ in entries[1].fields = [("names", [])] }, malformed, url),
            Case(
                "PRED-BOXES-005", "\(name): exclusions in an entry touch, or overlap", scene,
                honest: binding { entries, _ in entries[4].exclusions = [(2, 2, 0), (4, 1, 0)] },
                lie: binding { entries, _ in entries[4].exclusions = [(2, 3, 0), (4, 1, 0)] }, malformed, url),
            Case(
                "PRED-BOXES-005", "\(name): exclusions in an entry are in order, or not", scene,
                honest: binding { entries, _ in entries[4].exclusions = [(2, 2, 0), (5, 1, 0)] },
                lie: binding { entries, _ in entries[4].exclusions = [(5, 1, 0), (2, 2, 0)] }, malformed, url),
            Case(
                "PRED-BOXES-005", "\(name): an exclusion in an entry begins at a negative place", scene,
                honest: binding { entries, _ in entries[4].exclusions = [(2, 2, 0)] },
                lie: binding { entries, _ in entries[4].exclusions = [(-2, 2, 0)] }, malformed, url),
            Case(
                "PRED-BOXES-006", "\(name): an exclusion ends with its box, or behind it", scene,
                honest: binding { entries, asset in
                    entries[4].exclusions = [(2, asset.units[4].range.count - 2, 0)]
                },
                lie: binding { entries, asset in
                    entries[4].exclusions = [(2, asset.units[4].range.count - 1, 0)]
                }, mismatch, url),
            Case(
                "PRED-ABOX-001", "\(name): the box of an exclusion is one of the entry's names, or the one behind them",
                scene, honest: binding { entries, _ in entries[4].exclusions = [(2, 2, 0)] },
                lie: binding { entries, _ in entries[4].exclusions = [(2, 2, 1)] }, malformed, url),
        ]
    }

    static let order = both { scene, name in
        [
            Case(
                "PRED-BOXES-002", "\(name): two entries stand in another order than their boxes", scene,
                lie: binding { entries, _ in entries.swapAt(4, 5) }, mismatch, url, instead: match),
            Case(
                "PRED-BOXES-002", "\(name): the entry of the store stands behind that of the box after it", scene,
                lie: binding { entries, asset in
                    let store = asset.units.firstIndex { $0.name == "C2PA" } ?? 0
                    entries.swapAt(store, store + 1)
                }, mismatch, url),
            Case(
                "PRED-BOXES-003", "\(name): a box between others is not listed", scene,
                lie: binding { entries, _ in entries.removeAll { $0.names == [name == "PNG" ? "tEXt" : "DQT"] } },
                unknown, url),
            Case(
                "PRED-BOXES-003", "\(name): the last box is not listed", scene,
                lie: binding { entries, _ in entries.removeLast() }, unknown, url),
            Case(
                "PRED-BOXES-003", "\(name): bytes stand behind the last box", scene,
                lie: { scene in scene.file.changeFile = { bytes, _ in bytes += Array("behind".utf8) } }, unknown, url),
        ]
    }

    static let digests = both { scene, name in
        [
            Case(
                "PRED-BOXES-007", "\(name): a byte of a box was changed", scene,
                lie: { scene in scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 } }, mismatch, url,
                instead: match),
            Case(
                "PRED-BOXES-007", "\(name): a byte of a box in an entry of three was changed", scene,
                honest: binding(three),
                lie: { scene in
                    try binding(three)(&scene)
                    scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 }
                }, mismatch, url, instead: match),
            Case(
                "PRED-BOXES-007", "\(name): an entry has no digest", scene,
                lie: binding { entries, _ in entries[4].fields = [("hash", nil)] }, mismatch, url),
            Case(
                "PRED-BOXES-008", "\(name): a changed box is excluded, or not", scene,
                honest: { scene in
                    try binding { entries, _ in entries[4].isExcluded = true }(&scene)
                    scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 }
                },
                lie: { scene in
                    try binding { entries, _ in entries[4].isExcluded = false }(&scene)
                    scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 }
                }, mismatch, url, instead: match),
            Case(
                "PRED-ABOX-002", "\(name): the changed byte lies inside an exclusion, or behind it", scene,
                honest: { scene in
                    try binding { entries, _ in entries[4].exclusions = [(9, 1, 0)] }(&scene)
                    scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 }
                },
                lie: { scene in
                    try binding { entries, _ in entries[4].exclusions = [(8, 1, 0)] }(&scene)
                    scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 }
                }, mismatch, url, instead: match),
            Case(
                "PRED-BOXES-011", "\(name): a part of a box besides the store is left out", scene,
                lie: binding { entries, _ in entries[4].exclusions = [(9, 1, 0)] },
                "assertion.boxesHash.additionalExclusionsPresent", url, as: .informational),
            Case(
                "PRED-CONT-006", "\(name): the digest is named by the entries", unnamed(scene),
                honest: { $0.active["c2pa.hash.boxes"] = named(entries: "sha384", list: nil) },
                lie: { $0.active["c2pa.hash.boxes"] = named(entries: "sha1", list: nil) }, "algorithm.unsupported", url),
            Case(
                "PRED-CONT-006", "\(name): the digest is named by the list", unnamed(scene),
                honest: { $0.active["c2pa.hash.boxes"] = named(entries: nil, list: "sha512") },
                lie: { $0.active["c2pa.hash.boxes"] = named(entries: nil, list: "md5") }, "algorithm.unsupported", url),
            Case(
                "PRED-CONT-006", "\(name): the digest is named by the claim alone, or by nobody", scene,
                honest: { $0.active["c2pa.hash.boxes"] = named(entries: nil, list: nil) },
                lie: {
                    $0 = unnamed($0)
                    $0.active["c2pa.hash.boxes"] = named(entries: nil, list: nil)
                }, "algorithm.unsupported", url),
        ]
    }

    /// A scene whose claim names no digest, and names one for each assertion that it lists.
    static func unnamed(_ scene: Scene) -> Scene {
        var scene = scene
        scene.active.claim("alg", nil)
        for index in scene.active.created.indices { scene.active.created[index].listedAlgorithm = "sha256" }
        return scene
    }

    static func named(entries name: String?, list: String?) -> ForgedAssertion {
        var assertion = ForgedBinding.boxes(algorithm: list) { entries, _ in
            for index in entries.indices { entries[index].algorithm = name }
        }
        assertion.listedAlgorithm = "sha256"
        return assertion
    }

    /// The fourth to sixth box in one entry.
    static let three: Change = { entries, asset in
        entries[3...5] = [ForgedBinding.Entry(asset.units[3...5].map(\.name), 3..<6)]
    }

    static let special = [
        Case(
            "PRED-BOXES-007", "a byte between two segments of one entry was changed", jpeg,
            honest: stray { _ in },
            lie: stray { scene in
                scene.file.changeFile = { bytes, asset in
                    bytes[try asset.range("DQT").upperBound - 3] ^= 1
                }
            }, mismatch, url, instead: match),
        Case(
            "PRED-BOXES-009", "an APP11 segment that belongs to no store is listed, or not",
            {
                var scene = jpeg
                scene.jpeg.segments.insert(("APP11", ForgedJPEG.segment(0xEB, Array("HDR_RI ver=11".utf8))), at: 0)
                return scene
            }(), lie: binding { entries, _ in entries.removeAll { $0.names == ["APP11"] } }, unknown, url,
            instead: match),
        Case(
            "PRED-ABOX-004", "the store's chunk has zeros behind the store, or anything else",
            png,
            honest: { $0.png.slack = [0, 0, 0, 0] }, lie: { $0.png.slack = [0, 0, 7, 0] }, mismatch, url,
            instead: match),
        Case(
            "PRED-ABOX-006", "a box hash that does not hold has parts that do beside it, or not",
            MultiAssetCases.scene(.boxes), lie: { $0.active.remove("c2pa.hash.multi-asset") }, mismatch, url,
            instead: MultiAssetCases.match),
    ]

    /// A picture with three stray bytes behind a segment, in one entry with the next.
    static func stray(_ change: @escaping @Sendable (inout Scene) -> Void) -> @Sendable (inout Scene) throws -> Void {
        { scene in
            scene.jpeg.segments[0].bytes += [1, 2, 3]
            try binding { entries, asset in
                entries[3...4] = [ForgedBinding.Entry(["DQT", "SOF0"], 3..<5)]
            }(&scene)
            change(&scene)
        }
    }

    static let all = form + order + digests + special
}
