import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning
import Testing

/// Signs stores that no honest software would make, with a key of its own: what is wrong with them is not the signature.
struct Forger {
    static let moment = Moment(seconds: 1_795_290_300)
    static let asset: [UInt8] = Array("\u{89}PNG, or what passes for one".utf8)

    /// The name of the manifest.
    static let name = "urn:c2pa:f0000000-0000-4000-8000-000000000000"

    /// An assertion box of CBOR, or of whatever type and content is asked for.
    static func assertion(
        _ label: String, _ value: CBORValue, type: JUMBFType = .cbor, code: UInt32 = JUMBFBox.cbor
    ) -> (label: String, box: [UInt8]) {
        let content = JUMBFWriter.box(code, [CBOREncoder.encode(value)])
        return (label, JUMBFWriter.superbox(type, label: label, content: [content]))
    }

    static let created = assertion(
        AssertionLabel.actions,
        .map([
            "actions": .array([
                .map([
                    "action": "c2pa.created",
                    "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                ])
            ])
        ]))

    /// The binding to ``asset``, which has no store in it.
    static func binding(label: String = AssertionLabel.dataHash) throws -> (label: String, box: [UInt8]) {
        assertion(label, bindingValue(try Digest.of(asset, .sha256)))
    }

    static func bindingValue(_ hash: [UInt8]) -> CBORValue { .map(["alg": "sha256", "hash": .bytes(hash)]) }

    var created: [(label: String, box: [UInt8])] = []
    var gathered: [(label: String, box: [UInt8])] = []
    /// Boxes of the assertion store that the claim does not list.
    var beside: [[UInt8]] = []
    var claimLabel = "c2pa.claim.v2"
    /// What stands in the padding of the signature.
    var padding: [UInt8] = []
    var chainIsProtected = true
    /// What follows the store.
    var behind: [UInt8] = []
    /// The name of the manifest.
    var name = Self.name
    /// What the box of the manifest says that it is.
    var type = JUMBFType.standardManifest
    /// What the claim says that it redacts.
    var redacted: [String] = []
    /// Boxes of the store before the manifest: others, mostly.
    var earlier: [[UInt8]] = []
    /// Boxes of the manifest behind its signature.
    var inside: [[UInt8]] = []
    /// Whether the claim is of version 1; the label follows.
    var isVersion1 = false
    /// More fields of the claim.
    var fields: [CBORPair] = []

    /// Of one size always, so that a store can be made again with other digests in it.
    private static let credentials = Result { try DevelopmentCredentials.create(algorithm: .es256, at: moment) }

    /// The store's bytes.
    func store() async throws -> [UInt8] {
        JUMBFWriter.superbox(
            .manifestStore, label: JUMBFURI.storeLabel, content: earlier + [try await manifest()]) + behind
    }

    /// The manifest's box.
    func manifest() async throws -> [UInt8] {
        let made = try Self.credentials.get()
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: Self.moment)
        func references(_ list: [(label: String, box: [UInt8])]) throws -> CBORValue {
            .array(
                try list.map { label, box in
                    HashedURI(
                        url: "self#jumbf=c2pa.assertions/\(label)",
                        hash: box.isEmpty ? [] : try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)
                    ).cbor
                })
        }
        var pairs: [CBORPair] = [
            CBORPair("instanceID", "xmp.iid:1"), CBORPair("alg", "sha256"),
            CBORPair("signature", .text("self#jumbf=/c2pa/\(name)/c2pa.signature")),
        ]
        if isVersion1 {
            pairs += [
                CBORPair("claim_generator", "Forger"), CBORPair("dc:format", "image/png"),
                CBORPair("assertions", try references(created)),
            ]
        } else {
            pairs += [
                CBORPair("claim_generator_info", .map(["name": "Forger"])),
                CBORPair("created_assertions", try references(created)),
            ]
        }
        if !gathered.isEmpty { pairs.append(CBORPair("gathered_assertions", try references(gathered))) }
        if !redacted.isEmpty {
            pairs.append(CBORPair("redacted_assertions", .array(redacted.map { .text($0) })))
        }
        let replaced = Set(fields.map(\.key))
        let claim = CBOREncoder.encode(.map(pairs.filter { !replaced.contains($0.key) } + fields))
        let chain = CBORValue.array(signer.certificateChain.map { .bytes($0) })
        let algorithm = CBORPair(1, .negative(6))
        let protected = CBOREncoder.encode(.map(chainIsProtected ? [algorithm, CBORPair(33, chain)] : [algorithm]))
        var unprotected: [CBORPair] = []
        if !padding.isEmpty { unprotected.append(CBORPair("pad", .bytes(padding))) }
        if !chainIsProtected { unprotected.append(CBORPair(33, chain)) }
        let signature = try await signer.sign(
            COSESign1.signatureStructure(protected: protected, payload: claim))
        let cose = CBORValue.tagged(
            18, .array([.bytes(protected), .map(unprotected), .null, .bytes(signature)]))
        return JUMBFWriter.superbox(
            type, label: name,
            content: [
                JUMBFWriter.superbox(
                    .assertionStore, label: Manifest.assertionStoreLabel,
                    content: (created + gathered).map(\.box).filter { !$0.isEmpty } + beside),
                JUMBFWriter.cbor(
                    .claim, label: isVersion1 && claimLabel == "c2pa.claim.v2" ? "c2pa.claim" : claimLabel, claim),
                JUMBFWriter.cbor(.claimSignature, label: "c2pa.signature", CBOREncoder.encode(cose)),
            ] + inside)
    }
}
