import Forging
import SelloCBOR
import SelloManifest
import SelloSigning

/// What holds in every container: digests, hard bindings, compression, padding.
enum CrossCases {
    static let claim = Standard.claim()

    static let algorithms = [
        Case(
            "PRED-CROSS-001", "the data hash names SHA-512, or SHA-1", Standard.png,
            honest: ImageCases.binding { data, _ in data.algorithm = "sha512" },
            lie: ImageCases.binding { data, _ in data.algorithm = "sha1" }, "algorithm.unsupported", ImageCases.url),
        Case(
            "PRED-CROSS-001", "the BMFF hash names SHA-384, or SHA3-256", Standard.movie,
            honest: BMFFCases.binding { boxes, _ in boxes.algorithm = "sha384" },
            lie: BMFFCases.binding { boxes, _ in boxes.algorithm = "sha3-256" }, "algorithm.unsupported", BMFFCases.url),
        Case(
            "PRED-CROSS-001", "the claim lists an assertion under SHA-384, or under MD5", Standard.png,
            honest: { $0.active[Standard.actions].listedAlgorithm = "sha384" },
            lie: { $0.active[Standard.actions].listedAlgorithm = "md5" }, "algorithm.unsupported",
            Standard.url(Standard.actions)),
        Case(
            "PRED-CROSS-001", "nothing names a digest for an assertion", Standard.png,
            honest: { $0.active.created[1].listedAlgorithm = "sha256" },
            lie: { $0.active.claim("alg", nil) }, "algorithm.unsupported", Standard.url(Standard.actions)),
    ]

    static let bindings = [
        Case(
            "PRED-CROSS-002", "the manifest has a hard binding, or none", Standard.png,
            lie: { $0.active.remove("c2pa.hash.data") }, "claim.hardBindings.missing", claim),
        Case(
            "PRED-CROSS-002", "the hard binding is among what the signer made, or what it gathered", Standard.png,
            lie: { scene in
                scene.active.gathered = [scene.active["c2pa.hash.data"]]
                scene.active.created.removeAll { $0.label == "c2pa.hash.data" }
            }, "claim.hardBindings.missing", claim),
        Case(
            "PRED-ASSE-020", "the only hard binding of an MP4 is of version 3, or of the first, which is ignored",
            Standard.movie,
            lie: { $0.active.created[0].label = "c2pa.hash.bmff" }, "claim.hardBindings.missing", claim),
    ]

    /// A PNG with a box hash, which a compressed manifest may have.
    static let compressed: Scene = {
        var scene = BoxesCases.png
        scene.active.compression = { ForgedBrotli.stored($0) }
        return scene
    }()

    #if Brotli
        static let compression = [
            Case(
                "PRED-CROSS-005", "a compressed manifest is Brotli, or anything else", compressed,
                lie: { scene in scene.active.compression = { _ in [UInt8](repeating: 0xFF, count: 900) } },
                "manifest.compressed.invalid", Standard.manifestURL()),
            Case(
                "PRED-CROSS-005", "a compressed manifest is whole, or cut off", compressed,
                lie: { scene in scene.active.compression = { Array(ForgedBrotli.stored($0).dropLast(40)) } },
                "manifest.compressed.invalid", Standard.manifestURL()),
            Case(
                "PRED-CROSS-005", "what was compressed is a manifest, or a store of manifests", compressed,
                lie: { $0.active.type = .manifestStore }, "manifest.compressed.invalid", Standard.manifestURL()),
            Case(
                "PRED-CROSS-005", "what was compressed is a manifest, or a compressed manifest", compressed,
                lie: { $0.active.type = .compressedManifest }, "manifest.compressed.invalid", Standard.manifestURL()),
        ]
    #else
        static let compression = [
            Case(
                "PRED-CROSS-005", "a manifest is as it is, or compressed, which this build does not read",
                BoxesCases.png,
                lie: { $0 = compressed }, "sello.notChecked", Standard.manifestURL())
        ]
    #endif

    /// The padding of a hash, with anything in it.
    static func padded(_ label: String, _ make: @escaping @Sendable () -> ForgedAssertion)
        -> @Sendable (inout Scene) throws -> Void
    {
        { $0.active[label] = make() }
    }

    static let junk: [(key: String, value: CBORValue?)] = [
        ("pad", .bytes(Array("anything".utf8))), ("pad2", .bytes([7, 0, 7])),
    ]

    static let padding = [
        Case(
            "PRED-CROSS-006",
            "the data hash has padding of anything; a byte of the picture was changed as well, or not",
            Standard.png, honest: ImageCases.binding { data, _ in data.fields = junk },
            lie: { scene in
                try ImageCases.binding { data, _ in data.fields = junk }(&scene)
                try ImageCases.touched(&scene)
            }, "assertion.dataHash.mismatch", ImageCases.url,
            instead: ("assertion.dataHash.match", ImageCases.url)),
        Case(
            "PRED-CROSS-006", "the data hash has no padding; a byte of the picture was changed as well, or not",
            Standard.png, honest: ImageCases.binding { data, _ in data.fields = [("pad", nil)] },
            lie: { scene in
                try ImageCases.binding { data, _ in data.fields = [("pad", nil)] }(&scene)
                try ImageCases.touched(&scene)
            }, "assertion.dataHash.mismatch", ImageCases.url,
            instead: ("assertion.dataHash.match", ImageCases.url)),
        Case(
            "PRED-CONT-005", "the BMFF hash has padding of anything; a byte of the film was changed as well, or not",
            Standard.movie, honest: BMFFCases.binding { boxes, _ in boxes.fields = junk },
            lie: { scene in
                try BMFFCases.binding { boxes, _ in boxes.fields = junk }(&scene)
                BMFFCases.changeMedia(&scene)
            }, BMFFCases.mismatch, BMFFCases.url, instead: BMFFCases.match),
        Case(
            "PRED-CONT-005", "an entry of the box hash has padding of anything; a byte was changed as well, or not",
            BoxesCases.png, honest: BoxesCases.binding { entries, _ in entries[4].fields = junk },
            lie: { scene in
                try BoxesCases.binding { entries, _ in entries[4].fields = junk }(&scene)
                scene.file.changeFile = { $0[$1.units[4].range.lowerBound + 9] ^= 1 }
            }, BoxesCases.mismatch, BoxesCases.url, instead: BoxesCases.match),
    ]

    static let all = algorithms + bindings + compression + padding
}
