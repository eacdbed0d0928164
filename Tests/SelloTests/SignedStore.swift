import SelloBytes
import SelloCBOR
import SelloContainers
import SelloManifest
import SelloSigning

/// A manifest store that is signed rightly and holds whatever a test asks for, bound to a file by a data hash.
struct SignedStore {
    static let name = "urn:c2pa:f0000000-0000-4000-8000-00000000000a"

    /// The assertions beside the binding: label, content box, type.
    var assertions: [(label: String, content: [UInt8], type: JUMBFType)] = []
    /// Labels that stand among what was gathered.
    var gathered: Set<String> = []
    /// Boxes of the manifest beside those of the standard.
    var beside: [[UInt8]] = []

    static func cbor(_ label: String, _ value: CBORValue) -> (label: String, content: [UInt8], type: JUMBFType) {
        (label, JUMBFWriter.box(JUMBFBox.cbor, [CBOREncoder.encode(value)]), .cbor)
    }

    static func json(_ label: String, _ text: String) -> (label: String, content: [UInt8], type: JUMBFType) {
        (label, JUMBFWriter.box(JUMBFBox.json, [Array(text.utf8)]), .json)
    }

    /// An actions assertion of version 2.
    static func actions(
        _ actions: [(name: String, type: String?)], isComplete: Bool? = true, label: String = "c2pa.actions.v2"
    ) -> (label: String, content: [UInt8], type: JUMBFType) {
        let list = actions.map { action in
            CBORValue.map(["action": .text(action.name), "digitalSourceType": action.type.map { .text($0) }])
        }
        return cbor(label, .map(["actions": .array(list), "allActionsIncluded": isComplete.map { .bool($0) }]))
    }

    /// The store for a file.
    ///
    /// - Parameters:
    ///   - hash: What the data hash says.
    ///   - exclusions: What it leaves out.
    /// - Returns: The store.
    /// - Throws: Where no credentials can be made.
    func bytes(hash: [UInt8], excluding exclusions: [Range<Int>] = []) async throws -> [UInt8] {
        let moment = StampRulesTests.moment
        let made = try DevelopmentCredentials.create(algorithm: .es256, at: moment)
        let signer = try LocalSigner(certificates: made.chain, key: made.key, at: moment)
        let list = exclusions.map { range in
            CBORValue.map([
                "start": .unsigned(UInt64(range.lowerBound)), "length": .unsigned(UInt64(range.count)),
            ])
        }
        let binding = Self.cbor(
            "c2pa.hash.data",
            .map([
                "exclusions": list.isEmpty ? nil : .array(list), "alg": "sha256", "hash": .bytes(hash),
                "pad": .bytes([]),
            ]))
        let boxes = ([binding] + assertions).map {
            ($0.label, JUMBFWriter.superbox($0.type, label: $0.label, content: [$0.content]))
        }
        func references(_ isGathered: Bool) throws -> CBORValue? {
            let references = try boxes.filter { gathered.contains($0.0) == isGathered }.map { label, box in
                HashedURI(
                    url: "self#jumbf=c2pa.assertions/\(label)",
                    hash: try Digest.of(box.rawBytes.extracting(8..<box.count), .sha256)
                ).cbor
            }
            return references.isEmpty ? nil : .array(references)
        }
        let claim = CBOREncoder.encode(
            .map([
                "instanceID": "xmp.iid:1", "claim_generator_info": .map(["name": "Tests"]),
                "signature": .text("self#jumbf=/c2pa/\(Self.name)/c2pa.signature"),
                "created_assertions": try references(false), "gathered_assertions": try references(true),
                "alg": "sha256",
            ]))
        let protected = CBOREncoder.encode(
            .map([CBORPair(1, .negative(6)), CBORPair(33, .array(signer.certificateChain.map { .bytes($0) }))]))
        let signature = try await signer.sign(COSESign1.signatureStructure(protected: protected, payload: claim))
        let cose = CBORValue.tagged(18, .array([.bytes(protected), .map([]), .null, .bytes(signature)]))
        let manifest = JUMBFWriter.superbox(
            .standardManifest, label: Self.name,
            content: [
                JUMBFWriter.superbox(.assertionStore, label: Manifest.assertionStoreLabel, content: boxes.map(\.1)),
                JUMBFWriter.cbor(.claim, label: "c2pa.claim.v2", claim),
                JUMBFWriter.cbor(.claimSignature, label: "c2pa.signature", CBOREncoder.encode(cose)),
            ] + beside)
        return JUMBFWriter.superbox(.manifestStore, label: JUMBFURI.storeLabel, content: [manifest])
    }

    /// The store for a file that it stays out of.
    func detached(from file: [UInt8]) async throws -> [UInt8] {
        try await bytes(hash: try Digest.of(file.rawBytes, .sha256))
    }
}
