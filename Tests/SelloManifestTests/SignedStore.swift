import Forging
import SelloBytes
import SelloCBOR
import SelloManifest

/// A store of one manifest with a good signature, with whatever a test puts beside the signature and into other manifests.
struct SignedStore {
    static let other = "urn:c2pa:f0000000-0000-4000-8000-000000000002"
    static let url = JUMBFURI.absolute(PlainAsset.name, "c2pa.signature")

    var manifest: ForgedManifest
    /// Assertions of another manifest of the store, by their labels.
    var assertions: @Sendable (SignedClaim) throws -> [(label: String, value: CBORValue)] = { _ in [] }

    /// The store's bytes.
    func bytes() throws -> [UInt8] {
        var store = ForgedStore()
        try store.add(manifest, for: ForgedAsset(beside: PlainAsset.bytes))
        let others = try assertions(store.signed(manifest.label)).map { ForgedAssertion($0.label, $0.value).box }
        if !others.isEmpty {
            let assertions = JUMBFWriter.superbox(
                .assertionStore, label: Manifest.assertionStoreLabel, content: others)
            store.add(
                JUMBFWriter.superbox(.standardManifest, label: Self.other, content: [assertions]), asFirst: true)
        }
        return store.bytes
    }
}
