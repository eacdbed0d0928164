import Forging
import SelloBytes
import SelloCBOR
import SelloManifest

/// Files of several parts, each bound by itself: what counts when the binding of the whole does not hold.
enum MultiAssetCases {
    static let url = Standard.url("c2pa.hash.multi-asset")
    static let match = (code: "assertion.multiAssetHash.match", url: url)
    static let malformed = "assertion.multiAssetHash.malformed"
    static let mismatch = "assertion.multiAssetHash.mismatch"
    static let missing = "assertion.multiAssetHash.missingPart"
    static let zeros = [UInt8](repeating: 0, count: 32)

    /// Which binding of the whole does not hold.
    enum Whole: Sendable {
        case data, boxes, bmff
    }

    /// One part: where it says that it is, and where it is.
    struct Part: Sendable {
        var location: CBORValue
        var range: Range<Int>
        var isOptional: Bool?
        var label: String
        var fields: [(key: String, value: CBORValue?)] = []

        init(_ range: Range<Int>, _ label: String) {
            self.range = range
            self.label = label
            location = .map(["byteOffset": .integer(range.lowerBound), "length": .integer(range.count)])
        }

        var cbor: CBORValue {
            var value = CBORValue.map([
                "location": location, "hashAssertion": ForgedReference.assertion(label),
                "optional": isOptional.map { .bool($0) },
            ])
            for (key, field) in fields { value = value.setting(key, field) }
            return value
        }
    }

    /// A file whose whole does not hold, with two parts that do: the first has the store, the second the last forty bytes.
    static func scene(
        _ whole: Whole = .data, fields: [(key: String, value: CBORValue?)] = [],
        _ change: @escaping @Sendable (inout [Part], ForgedAsset) throws -> Void = { _, _ in }
    ) -> Scene {
        var scene = whole == .bmff ? Standard.movie : Standard.jpeg
        let binding: ForgedAssertion
        switch whole {
        case .data: binding = ForgedBinding.data { data, _ in data.hash = zeros }
        case .boxes: binding = ForgedBinding.boxes { entries, _ in entries[4].hash = zeros }
        case .bmff: binding = ForgedBinding.bmff { boxes, _ in boxes.hash = zeros }
        }
        if whole == .bmff {
            scene.movie.pieces.append(.box("mpvd", ForgedBMFF.box("mpvd", ForgedBMFF.media(40))))
        } else {
            scene.jpeg.segments.append(("c2pa.after", ForgedBMFF.media(40)))
        }
        scene.active = Standard.manifest(1, binding)
        scene.active.created += [
            part("c2pa.hash.data.part", change), part("c2pa.hash.data.part__1", change),
            ForgedAssertion(
                AssertionLabel.multiAssetHash,
                .binding { asset in
                    var value = CBORValue.map(["parts": .array(try parts(asset, change).map(\.cbor))])
                    for (key, field) in fields { value = value.setting(key, field) }
                    return value
                }),
        ]
        return scene
    }

    private static func parts(
        _ asset: ForgedAsset, _ change: @Sendable (inout [Part], ForgedAsset) throws -> Void
    ) throws -> [Part] {
        let cut = asset.bytes.count - 40
        var parts = [Part(0..<cut, "c2pa.hash.data.part"), Part(cut..<cut + 40, "c2pa.hash.data.part__1")]
        try change(&parts, asset)
        return parts
    }

    /// The data hash of a part, counted from where it begins; of nothing where the part is not in the list.
    private static func part(
        _ label: String, _ change: @escaping @Sendable (inout [Part], ForgedAsset) throws -> Void
    ) -> ForgedAssertion {
        ForgedAssertion(
            label,
            .binding { asset in
                let range = try parts(asset, change).first { $0.label == label }?.range ?? 0..<0
                let hole = asset.extent.flatMap { range.contains($0.lowerBound) ? $0 : nil }
                let covered = range.filter { at in hole?.contains(at) != true }.map { asset.bytes[$0] }
                return .map([
                    "exclusions": hole.map {
                        [
                            .map([
                                "start": .integer($0.lowerBound - range.lowerBound), "length": .integer($0.count),
                            ])
                        ]
                    }, "alg": "sha256", "hash": .bytes(try Digest.of(covered, .sha256)), "pad": .bytes([]),
                ])
            })
    }

    private static func pair(
        _ id: String, _ difference: String, on whole: Whole = .data, fields: [(key: String, value: CBORValue?)] = [],
        honest: @escaping @Sendable (inout [Part], ForgedAsset) throws -> Void = { _, _ in },
        lie: @escaping @Sendable (inout [Part], ForgedAsset) throws -> Void = { _, _ in },
        cut: Int = 0, _ code: String
    ) -> Case {
        @Sendable func cutOff(_ scene: inout Scene) {
            if cut > 0 { scene.file.changeFile = { bytes, _ in bytes.removeLast(cut) } }
        }
        return Case(
            id, difference,
            finding: {
                var scene = scene(whole, honest)
                if code == missing { cutOff(&scene) }
                return try scene.findings()
            },
            and: {
                var scene = scene(whole, fields: fields, lie)
                cutOff(&scene)
                return try scene.findings()
            }, code, url)
    }

    static let all = [
        pair("PRED-MULTI-001", "there are no parts", fields: [("parts", nil)], malformed),
        pair("PRED-MULTI-001", "the list of parts is empty", fields: [("parts", [])], malformed),
        pair(
            "PRED-MULTI-002", "a part has no location", lie: { parts, _ in parts[1].fields = [("location", nil)] },
            malformed),
        pair(
            "PRED-MULTI-002", "a part has no hash assertion",
            lie: { parts, _ in parts[1].fields = [("hashAssertion", nil)] }, malformed),
        pair(
            "PRED-MULTI-003", "two parts overlap by a byte",
            lie: { parts, asset in parts[1] = Part(asset.bytes.count - 41..<asset.bytes.count, parts[1].label) },
            malformed),
        pair(
            "PRED-MULTI-003", "a byte between two parts belongs to none",
            lie: { parts, asset in parts[1] = Part(asset.bytes.count - 39..<asset.bytes.count, parts[1].label) },
            malformed),
        pair(
            "PRED-MULTI-003", "the end of the file belongs to no part", lie: { parts, _ in parts.removeLast() },
            malformed),
        Case(
            "PRED-AMLT-001", "a byte of the last part was changed", scene(),
            lie: { $0.file.changeFile = { bytes, _ in bytes[bytes.count - 1] ^= 1 } }, mismatch, url, instead: match),
        pair(
            "PRED-AMLT-002", "a location has no offset",
            lie: { parts, _ in parts[1].location = parts[1].location.setting("byteOffset", nil) }, malformed),
        pair(
            "PRED-AMLT-002", "a location has no length",
            lie: { parts, _ in parts[1].location = parts[1].location.setting("length", nil) }, malformed),
        pair(
            "PRED-AMLT-002", "a location has a negative length",
            lie: { parts, _ in parts[1].location = parts[1].location.setting("length", -40) }, malformed),
        pair(
            "PRED-AMLT-002", "a location has a negative offset",
            lie: { parts, _ in parts[1].location = parts[1].location.setting("byteOffset", -1) }, malformed),
        pair(
            "PRED-AMLT-002", "a location names a box by its path, or by none that can be",
            on: .bmff, honest: boxed("/mpvd"), lie: boxed("mpvd"), malformed),
        pair(
            "PRED-AMLT-003", "a part that was taken away is optional, or not",
            honest: { parts, _ in parts[1].isOptional = true }, cut: 40, missing),
        pair(
            "PRED-AMLT-002", "a location names a box that is there, or one that is not", on: .bmff,
            honest: boxed("/mpvd"), lie: boxed("/mpvx"), malformed),
        Case(
            "PRED-AMLT-004", "a byte of the first part was changed", scene(), lie: ImageCases.touched, mismatch, url,
            instead: match),
        pair("PRED-AMLT-004", "the last part is cut off in its middle", cut: 20, mismatch),
        Case(
            "PRED-AMLT-004", "a data hash that does not hold has parts that do beside it, or not", scene(),
            lie: { $0.active.remove("c2pa.hash.multi-asset") }, "assertion.dataHash.mismatch", ImageCases.url,
            honestFaults: [], instead: match),
        Case(
            "PRED-ASSE-021", "a byte of a part was changed as well, or not", scene(),
            lie: { $0.file.changeFile = { bytes, _ in bytes[bytes.count - 1] ^= 1 } }, mismatch, url, instead: match),
        Case(
            "PRED-ABMF-001", "a BMFF hash that does not hold has parts that do beside it, or not", scene(.bmff),
            lie: { $0.active.remove("c2pa.hash.multi-asset") }, BMFFCases.mismatch, BMFFCases.url, instead: match),
    ]

    /// The second part is named by a path; the first ends where its content begins.
    private static func boxed(_ path: String) -> @Sendable (inout [Part], ForgedAsset) throws -> Void {
        { parts, _ in parts[1].location = .map(["bmffBox": .text(path)]) }
    }
}
