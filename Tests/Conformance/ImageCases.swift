import Forging
import SelloBytes
import SelloCBOR

/// The data hash, in JPEG and PNG.
enum ImageCases {
    static let url = Standard.url("c2pa.hash.data")

    /// A scene whose binding is changed.
    static func binding(
        _ change: @escaping @Sendable (inout ForgedBinding.Data, ForgedAsset) throws -> Void
    ) -> @Sendable (inout Scene) throws -> Void {
        { $0.active["c2pa.hash.data"] = ForgedBinding.data(change) }
    }

    /// Both pictures, for what holds for both.
    static func both(_ make: (Scene, String) -> [Case]) -> [Case] {
        make(Standard.png, "PNG") + make(Standard.jpeg, "JPEG")
    }

    /// A scene whose file is changed behind the store.
    static let touched: @Sendable (inout Scene) throws -> Void = { scene in
        scene.file.changeFile = { bytes, _ in bytes[bytes.count - 14] ^= 1 }
    }

    static let exclusions = both { scene, name in
        [
            Case(
                "PRED-IMG-001", "\(name): two exclusions overlap, or touch", scene,
                honest: binding { data, asset in
                    let start = asset.extent?.upperBound ?? 0
                    data.exclusions += [(start + 1, 2), (start + 3, 2)]
                },
                lie: binding { data, asset in
                    let start = asset.extent?.upperBound ?? 0
                    data.exclusions += [(start + 1, 3), (start + 3, 2)]
                }, "assertion.dataHash.malformed", url),
            Case(
                "PRED-IMG-001", "\(name): the second exclusion stands before the first", scene,
                honest: binding { data, asset in data.exclusions.append(((asset.extent?.upperBound ?? 0) + 1, 2)) },
                lie: binding { data, asset in data.exclusions.insert(((asset.extent?.upperBound ?? 0) + 1, 2), at: 0) },
                "assertion.dataHash.malformed", url),
            Case(
                "PRED-IMG-001", "\(name): an exclusion begins at a negative place", scene,
                lie: binding { data, _ in data.exclusions.insert((-1, 0), at: 0) }, "assertion.dataHash.malformed", url),
            Case(
                "PRED-IMG-001", "\(name): an exclusion has a negative length", scene,
                lie: binding { data, _ in data.exclusions.append((1 << 20, -2)) }, "assertion.dataHash.malformed", url),
            Case(
                "PRED-IMG-002", "\(name): the last exclusion ends with the file, or one byte behind it", scene,
                honest: binding { data, asset in data.exclusions.append((asset.bytes.count - 2, 2)) },
                lie: binding { data, asset in data.exclusions.append((asset.bytes.count - 2, 3)) },
                "assertion.dataHash.mismatch", url),
        ]
    }

    static let digests = both { scene, name in
        [
            Case(
                "PRED-IMG-003", "\(name): a byte outside the exclusions was changed", scene, lie: touched,
                "assertion.dataHash.mismatch", url, instead: ("assertion.dataHash.match", url)),
            Case(
                "PRED-IMG-003", "\(name): the assertion has no digest", scene,
                lie: binding { data, _ in data.fields = [("hash", nil)] }, "assertion.dataHash.mismatch", url),
            Case(
                "PRED-IMG-003", "\(name): an update manifest was added, and a byte of the content changed",
                update(scene),
                lie: touched, "assertion.dataHash.mismatch", url, instead: ("assertion.dataHash.match", url)),
            Case(
                "PRED-IMG-003", "\(name): an update manifest was added, and another exclusion moved with the store",
                update(scene, moved),
                lie: touched, "assertion.dataHash.mismatch", url, instead: ("assertion.dataHash.match", url)),
        ]
    }

    static let moved: @Sendable (inout ForgedBinding.Data, ForgedAsset) throws -> Void = { data, asset in
        data.exclusions.append(((asset.extent?.upperBound ?? 0) + 8, 4))
    }

    static func update(
        _ scene: Scene,
        _ change: @escaping @Sendable (inout ForgedBinding.Data, ForgedAsset) throws -> Void = { _, _ in }
    ) -> Scene {
        var scene = scene
        scene.file.manifests = [Standard.manifest(1, ForgedBinding.data(change)), Standard.update(2, of: 1)]
        return scene
    }

    static let holes: [Case] =
        both { scene, name in
            [
                Case(
                    "PRED-IMG-004", "\(name): the exclusion of the store takes a byte before it along", scene,
                    lie: binding { data, _ in
                        data.exclusions = [(data.exclusions[0].start - 1, data.exclusions[0].length + 1)]
                    },
                    "assertion.dataHash.mismatch", url),
                Case(
                    "PRED-ASSE-019", "\(name): the exclusion of the store takes a byte behind it along", scene,
                    lie: binding { data, _ in data.exclusions[0].length += 1 }, "assertion.dataHash.mismatch", url),
                Case(
                    "PRED-IMG-004", "\(name): something besides the store is left out, and the digest holds", scene,
                    lie: binding { data, asset in data.exclusions.append(((asset.extent?.upperBound ?? 0) + 8, 4)) },
                    "assertion.dataHash.additionalExclusionsPresent", url, as: .informational),
            ]
        } + [
            Case(
                "PRED-ASSE-019", "zeros behind the store in its chunk, or anything else", Standard.png,
                honest: { $0.png.slack = [0, 0, 0, 0] }, lie: { $0.png.slack = [0, 0, 1, 0] },
                "assertion.dataHash.mismatch", url),
            Case(
                "PRED-STRU-019",
                "the exclusion has the length of all the store's segments, or of all but the last's end",
                Standard.jpeg, lie: binding { data, _ in data.exclusions[0].length -= 2 },
                "assertion.dataHash.mismatch", url),
            Case(
                "PRED-STRU-019", "the last segment of the store has its own length, or takes the next segment in",
                Standard.jpeg,
                lie: { scene in
                    scene.file.changeFile = { bytes, asset in
                        guard let store = asset.extent else { return }
                        let last = bytes[store].indices.last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xEB } ?? 0
                        let next = try asset.range("DQT").count
                        let length = Int(bytes[last + 2]) << 8 | Int(bytes[last + 3])
                        bytes.replaceSubrange(last + 2..<last + 4, with: BigEndian.u16(length + next))
                    }
                }, "assertion.dataHash.mismatch", url),
        ]

    static let all = exclusions + digests + holes
}
