import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning
import SigningForge

/// A store of one manifest with a good signature, with whatever a test puts beside the signature and into other manifests.
struct SignedStore {
    /// What is known once the claim is signed.
    struct Signed {
        let protected: [UInt8]
        let claim: [UInt8]
        let signature: [UInt8]
        /// The content of the signature box.
        var box: [UInt8] = []

        /// What a time-stamp of version 1 attests, and one of version 2.
        var message1: [UInt8] { COSESign1.countersignatureStructure(protected: protected, payload: claim) }
        var message2: [UInt8] { COSESign1.countersignatureStructure(protected: protected, signature: signature) }
    }

    static let name = "urn:c2pa:f0000000-0000-4000-8000-000000000001"
    static let other = "urn:c2pa:f0000000-0000-4000-8000-000000000002"
    static let url = "self#jumbf=/c2pa/\(name)/c2pa.signature"
    static let asset: [UInt8] = Array("an asset".utf8)

    /// Who signs, and the certificates above.
    var signer: TestIdentity
    var chain: [TestIdentity]
    /// The version of the claim.
    var version = 2
    /// When the signer says that it signed.
    var claimedTime: Moment?
    /// What goes into the unprotected header.
    var header: (Signed) throws -> [CBORPair] = { _ in [] }
    /// Assertions of another manifest of the store, by their labels.
    var assertions: (Signed) throws -> [(label: String, value: CBORValue)] = { _ in [] }

    /// The store's bytes.
    func bytes() throws -> [UInt8] {
        let binding = Self.box(
            AssertionLabel.dataHash,
            .map(["alg": "sha256", "hash": .bytes(try Digest.of(Self.asset, .sha256))]))
        let actions = Self.box(
            AssertionLabel.actions,
            .map([
                "actions": .array([
                    .map([
                        "action": "c2pa.created",
                        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                    ])
                ])
            ]))
        let references = CBORValue.array(
            try [(AssertionLabel.dataHash, binding), (AssertionLabel.actions, actions)].map { label, box in
                HashedURI(
                    url: "self#jumbf=c2pa.assertions/\(label)",
                    hash: try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)
                ).cbor
            })
        let claim = CBOREncoder.encode(
            version == 1
                ? .map([
                    "instanceID": "xmp.iid:1", "claim_generator": "Forger/1", "dc:format": "image/png", "alg": "sha256",
                    "signature": .text(Self.url), "assertions": references,
                ])
                : .map([
                    "instanceID": "xmp.iid:1", "claim_generator_info": .map(["name": "Forger"]), "alg": "sha256",
                    "signature": .text(Self.url), "created_assertions": references,
                ]))
        var entries = [
            CBORPair(1, .integer(SigningAlgorithm.es256.coseIdentifier)),
            CBORPair(33, .array(([signer] + chain).map { .bytes($0.certificate.der) })),
        ]
        if let claimedTime { entries.append(CBORPair("iat", .integer(Int(claimedTime.seconds)))) }
        let protected = CBOREncoder.encode(.map(entries))
        let signature = try signer.key.sign(
            COSESign1.signatureStructure(protected: protected, payload: claim), algorithm: .es256,
            kind: signer.certificate.keyKind)
        var signed = Signed(protected: protected, claim: claim, signature: signature)
        signed.box = CBOREncoder.encode(
            .tagged(18, .array([.bytes(protected), .map(try header(signed)), .null, .bytes(signature)])))
        let manifest = JUMBFWriter.superbox(
            .standardManifest, label: Self.name,
            content: [
                JUMBFWriter.superbox(
                    .assertionStore, label: Manifest.assertionStoreLabel, content: [binding, actions]),
                JUMBFWriter.cbor(.claim, label: Claim.label(version: version), claim),
                JUMBFWriter.cbor(.claimSignature, label: "c2pa.signature", signed.box),
            ])
        let others = try assertions(signed).map { Self.box($0.label, $0.value) }
        let other = JUMBFWriter.superbox(
            .standardManifest, label: Self.other,
            content: [JUMBFWriter.superbox(.assertionStore, label: Manifest.assertionStoreLabel, content: others)])
        return JUMBFWriter.superbox(
            .manifestStore, label: JUMBFURI.storeLabel, content: (others.isEmpty ? [] : [other]) + [manifest])
    }

    private static func box(_ label: String, _ value: CBORValue) -> [UInt8] {
        JUMBFWriter.superbox(
            .cbor, label: label, content: [JUMBFWriter.box(JUMBFBox.cbor, [CBOREncoder.encode(value)])])
    }

    /// A layout of bytes that no format claims, with no store in them.
    struct Plain: ContainerLayout {
        let format = ContainerFormat.png
        let mediaType = "image/png"
        let byteCount = SignedStore.asset.count
        let stores: [StoreLocation] = []
        let metadata: [MetadataLocation] = []
        let parts: [Part] = []

        func rewrite(
            _ request: RewriteRequest, of source: any ByteSource, limits: Limits
        ) throws(AssetError) -> Rewrite {
            throw AssetError(.unsupported, "nothing is written here")
        }
    }
}
