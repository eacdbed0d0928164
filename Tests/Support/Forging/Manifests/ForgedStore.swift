import SelloBytes
import SelloCBOR
import SelloManifest
import SelloSigning

/// A store on its way: the manifests that are made, as they are stored and as they are referred to.
package struct ForgedStore {
    /// The manifests as they are stored.
    package private(set) var stored: [(label: String, box: [UInt8])] = []
    /// The same before they were compressed.
    private var plain: [(label: String, box: [UInt8])] = []

    package init() {}

    /// The store's bytes.
    package var bytes: [UInt8] { Self.join(stored.map(\.box)) }

    static func join(_ manifests: [[UInt8]]) -> [UInt8] {
        JUMBFWriter.superbox(.manifestStore, label: JUMBFURI.storeLabel, content: manifests)
    }

    /// Adds a manifest that was made for an asset.
    package mutating func add(_ manifest: ForgedManifest, for asset: ForgedAsset) throws {
        let box = try ManifestForger(manifest: manifest, store: self, asset: asset).box()
        plain.append((manifest.label, box))
        guard let compression = manifest.compression else {
            stored.append((manifest.label, box))
            return
        }
        let content = JUMBFWriter.box(JUMBFBox.brotli, [compression(box)])
        stored.append(
            (manifest.label, JUMBFWriter.superbox(.compressedManifest, label: manifest.label, content: [content])))
    }

    /// Adds a box that nothing refers to.
    package mutating func add(_ box: [UInt8], asFirst: Bool = false) {
        stored.insert(("", box), at: asFirst ? 0 : stored.count)
    }

    /// Changes the box of a manifest, for those who read it: what referred to it still means what it was.
    package mutating func change(_ label: String, _ change: ([UInt8]) throws -> [UInt8]) throws {
        guard let index = stored.lastIndex(where: { $0.label == label }) else { throw ForgingError(label) }
        stored[index].box = try change(stored[index].box)
    }

    /// The digest of the box that a URL means.
    func digest(_ url: String) throws -> [UInt8] {
        guard let uri = JUMBFURI(url), uri.isAbsolute, let label = uri.labels.first else { throw ForgingError(url) }
        let list = uri.labels.count == 1 ? stored : plain
        guard let box = list.last(where: { $0.label == label })?.box else { throw ForgingError(url) }
        return try Digest.of(Array(Self.find(uri.labels.dropFirst(), in: box, url).dropFirst(8)), .sha256)
    }

    /// The signature of a manifest, and what it is over.
    package func signed(_ label: String) throws -> SignedClaim {
        guard let box = plain.last(where: { $0.label == label })?.box else { throw ForgingError(label) }
        let tree = try JUMBFTree(box, limits: Limits())
        func content(_ type: JUMBFType) throws -> [UInt8] {
            guard let index = tree.children(of: 0).first(where: { tree.boxes[$0].description?.type == type }),
                let content = tree.content(of: index, JUMBFBox.cbor)
            else { throw ForgingError(label) }
            return tree.copy(content)
        }
        let stored = try content(.claimSignature)
        let cose = try COSESign1(parsing: stored)
        return SignedClaim(
            protected: cose.protectedBytes, claim: try content(.claim), signature: cose.signature, box: stored)
    }

    private static func find(_ labels: ArraySlice<String>, in box: [UInt8], _ url: String) throws -> [UInt8] {
        let tree = try JUMBFTree(box, limits: Limits())
        var index = 0
        for label in labels {
            guard let child = tree.child(of: index, labelled: label) else { throw ForgingError(url) }
            index = child
        }
        return tree.copy(tree.boxes[index].range)
    }
}
