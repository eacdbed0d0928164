import SelloBytes
import SelloCBOR
import SelloContainers
package import SelloManifest
import SigningForge

/// Bytes of no format, with a store kept beside them: for rules that ask nothing of a file.
package enum PlainAsset {
    package static let bytes: [UInt8] = Array("\u{89}PNG, or what passes for one".utf8)

    /// The name of the manifest.
    package static let name = "urn:c2pa:f0000000-0000-4000-8000-000000000000"

    package static let created = ForgedAssertion(
        AssertionLabel.actions,
        .map([
            "actions": [
                .map([
                    "action": "c2pa.created",
                    "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                ])
            ]
        ]))

    /// The binding to the bytes, or to others that have the given digest.
    package static func binding(_ hash: [UInt8]? = nil) throws -> ForgedAssertion {
        ForgedAssertion(
            AssertionLabel.dataHash,
            .map(["alg": "sha256", "hash": .bytes(try hash ?? Digest.of(bytes, .sha256))]))
    }

    /// A manifest; by default a sound one.
    package static func manifest(_ created: [ForgedAssertion]? = nil) throws -> ForgedManifest {
        ForgedManifest(name, created: try created ?? [binding(), Self.created])
    }

    /// The findings about a store; `nil` where it has no manifest.
    package static func validate(
        _ store: ManifestStore, options: ValidationOptions = ValidationOptions(moment: testMoment)
    ) throws -> StoreValidation? {
        let asset = BoundAsset(
            layout: PlainLayout(byteCount: bytes.count), source: MemorySource(bytes), location: nil)
        return try StoreValidator(store, options: options).validate(asset)
    }
}
