import Forging
import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import SigningForge

/// When a signature was made: the signer's validity, and time-stamps kept in assertions of other manifests.
enum TimeCases {
    static let outside = "claimSignature.outsideValidity"
    static let inside = "claimSignature.insideValidity"
    static let malformed = "assertion.timestamp.malformed"

    /// A signer whose certificate expired ten days ago.
    static let expired = ForgedCredential.make(leaf: { $0.to = -10 }, under: .honest)

    /// A time-stamp of so many days ago.
    static func stamp(
        _ days: Int64, by authority: ForgedCredential = .authority, _ change: (inout TimeStampForger) -> Void = { _ in }
    ) -> TimeStampForger {
        var stamp = TimeStampForger(authority)
        stamp.time = testDay(-days)
        change(&stamp)
        return stamp
    }

    /// A PNG whose signer's certificate expired, with a time-stamp from before.
    static let stamped: Scene = {
        var scene = Standard.png
        scene.active.signature.credential = expired
        scene.active.signature.timeStamps = [stamp(20)]
        return scene
    }()

    /// The same with the time-stamp in an assertion of an update manifest.
    static let keptAbove: Scene = {
        var scene = Standard.png
        scene.active.signature.credential = expired
        scene.file.manifests.append(Standard.update(2, of: 1, [stamps([(Standard.name(1), stamp(20))])]))
        return scene
    }()

    /// The same of a signer who needs no time-stamp.
    static let keptForNobody: Scene = {
        var scene = keptAbove
        scene.parent.signature.credential = .honest
        return scene
    }()

    static func stamps(_ list: [(manifest: String, stamp: TimeStampForger)]) -> ForgedAssertion {
        ForgedAssertion("c2pa.time-stamp", .timeStamps(list))
    }

    static let label = "c2pa.time-stamp"

    static let all = [
        Case(
            "PRED-TRUS-001", "the signer's certificate is valid, or has expired", Standard.png,
            lie: { $0.active.signature.credential = expired }, outside, Standard.signature(),
            instead: (inside, Standard.signature())),
        Case(
            "PRED-TRUS-001", "the signer's certificate is valid, or not yet", Standard.png,
            lie: { $0.active.signature.credential = .make(leaf: { $0.from = 5 }, under: .honest) }, outside,
            Standard.signature()),
        Case(
            "PRED-TRUS-001", "the signer's certificate was valid at the attested time, or not yet", stamped,
            lie: { $0.active.signature.timeStamps = [stamp(40)] }, outside, Standard.signature(),
            instead: (inside, Standard.signature())),
        // The token in the assertion is about something else, which would be told if anybody looked at it.
        Case(
            "PRED-TIME-001",
            "a token stands beside the signature and holds, or there is none: only then the assertion's is looked at",
            {
                var scene = keptAbove
                scene.parent.signature.timeStamps = [stamp(20)]
                scene.active[label] = stamps([
                    (Standard.name(1), stamp(20) { $0.imprint = [UInt8](repeating: 1, count: 32) })
                ])
                return scene
            }(), lie: { $0.parent.signature.timeStamps = [] }, "timeStamp.mismatch", Standard.signature(1),
            as: .informational),
        Case(
            "PRED-TIME-002", "the assertion has a token for the manifest, or for another", keptAbove,
            lie: {
                $0.active[label].content = .timeStamps([
                    (Standard.name(1), stamp(20) { $0.imprint = [UInt8](repeating: 1, count: 32) })
                ])
            },
            outside, Standard.signature(1)),
        Case(
            "PRED-TIME-002", "the second token for the manifest holds, or neither does",
            {
                var scene = keptAbove
                let bad = stamp(20) { $0.isIntact = false }
                scene.active[label] = stamps([(Standard.name(1), bad)])
                scene.file.manifests.append(Standard.update(3, of: 2, [stamps([(Standard.name(1), stamp(20))])]))
                return scene
            }(), lie: { $0.active[label] = stamps([(Standard.name(1), stamp(20) { $0.isIntact = false })]) }, outside,
            Standard.signature(1)),
        Case(
            "PRED-TIME-003", "the map of tokens has an entry, or is empty", keptForNobody,
            lie: { scene in
                scene.active[label] = ForgedAssertion(label, .map([]))
            }, malformed, Standard.url(label, of: 2)),
        Case(
            "PRED-TIME-003", "the assertion holds a map, or a list", keptForNobody,
            lie: { scene in
                scene.active[label] = ForgedAssertion(label, ["token"])
            }, malformed, Standard.url(label, of: 2)),
        Case(
            "PRED-TIME-003", "the assertion holds one item, or two", keptForNobody,
            lie: { scene in
                let item = JUMBFWriter.box(
                    JUMBFBox.cbor, [CBOREncoder.encode(.map(["urn:c2pa:x": .bytes([0x30, 0])]))])
                scene.active[label] = ForgedAssertion(label, .boxes([item, item]))
            }, malformed, Standard.url(label, of: 2)),
        Case(
            "PRED-TIME-004",
            "an ingredient's manifest whose signature does not hold is of a time-stamp, or of an asset",
            Standard.edited,
            honest: { scene in
                scene.parent.signature.spoil = { $0[0] ^= 1 }
                scene.parent.type = .named("c2tm")
                scene.active[Standard.ingredient].value = scene.active[Standard.ingredient].value.setting(
                    "relationship", "parentOf")
            }, lie: { $0.parent.signature.spoil = { $0[0] ^= 1 } }, "claimSignature.mismatch", Standard.signature(1)),
    ]
}
