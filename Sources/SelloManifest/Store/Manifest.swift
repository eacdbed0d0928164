package import SelloBytes

/// One manifest of a store: its boxes found, nothing judged yet.
package struct Manifest: Sendable {
    /// What kind of manifest a box type announces (spec 2.4, §11.2).
    package enum Kind: String, Sendable, Hashable {
        /// It binds to the content.
        case standard
        /// It adds to a parent's manifest and leaves the content alone.
        case update
        /// A compressed manifest that could not be read; one that could is of the kind that it holds.
        case compressed
    }

    /// One assertion box.
    package struct Assertion: Sendable, Hashable {
        /// The label with its instance, such as `c2pa.ingredient.v3__1`.
        package let label: String
        /// The label without its instance.
        package let type: String
        /// The index of its superbox.
        package let box: Int
    }

    /// The manifest's URN.
    package let label: String
    /// What kind it is.
    package let kind: Kind
    /// The index of its superbox in the tree.
    package let box: Int
    /// The index of the box that holds it compressed; `nil` for a manifest that is not.
    package let compressedBox: Int?
    /// Why a compressed manifest could not be read.
    package let fault: AssetError?
    /// The indices of its claim boxes; exactly one in a sound manifest.
    package let claims: [Int]
    /// The version that the claim's label names.
    package let claimVersion: Int
    /// The index of its signature box, if there is exactly one.
    package let signature: Int?
    /// The index of its assertion store, if there is exactly one.
    package let assertionStore: Int?
    /// The assertions stored, in order.
    package let assertions: [Assertion]
    /// Boxes of the manifest of a kind that the standard does not know; kept, and otherwise left alone (spec 2.4, §11.1.2).
    package let unknown: [Int]
    /// Boxes of the assertion store that no claim can list, since they have no label; padding aside.
    package let strays: [Int]

    init(
        _ tree: JUMBFTree, box: Int, label: String, type: JUMBFType, compressedBox: Int? = nil,
        fault: AssetError? = nil
    ) {
        self.label = label
        self.box = box
        self.compressedBox = compressedBox
        self.fault = fault
        kind = type == .updateManifest ? .update : type == .compressedManifest ? .compressed : .standard
        var claims: [Int] = []
        var signatures: [Int] = []
        var stores: [Int] = []
        var unknown: [Int] = []
        for child in tree.children(of: box) {
            switch tree.boxes[child].description?.type {
            case .claim: claims.append(child)
            case .claimSignature: signatures.append(child)
            case .assertionStore: stores.append(child)
            case .dataBoxStore, .credentialStore: break
            default: if tree.boxes[child].code != JUMBFBox.free { unknown.append(child) }
            }
        }
        self.unknown = unknown
        self.claims = claims
        claimVersion = claims.first.flatMap { tree.boxes[$0].description?.label } == Claim.label(version: 1) ? 1 : 2
        signature = signatures.count == 1 ? signatures[0] : nil
        assertionStore = stores.count == 1 ? stores[0] : nil
        assertions = (assertionStore.map { tree.children(of: $0) } ?? []).compactMap { child in
            tree.boxes[child].description?.label.map { Assertion(label: $0, type: $0.assertionType, box: child) }
        }
        strays = (assertionStore.map { tree.children(of: $0) } ?? []).filter { child in
            let box = tree.boxes[child]
            if box.code == JUMBFBox.free { return tree.bytes[box.payload].contains { $0 != 0 } }
            return box.description?.label == nil
        }
    }

    /// The index of the box that a digest of this manifest covers: of a compressed one as it is stored (spec 2.4, §11.2.4).
    package var hashedBox: Int { compressedBox ?? box }
    /// The absolute reference to this manifest.
    package var uri: String { JUMBFURI.absolute(label) }
    /// The absolute reference to its claim.
    package var claimURI: String { JUMBFURI.absolute(label, Claim.label(version: claimVersion)) }
    /// The absolute reference to its signature.
    package var signatureURI: String { JUMBFURI.absolute(label, "c2pa.signature") }
    /// The absolute reference to an assertion.
    package func assertionURI(_ label: String) -> String {
        JUMBFURI.absolute(self.label, Self.assertionStoreLabel, label)
    }

    /// The label of every assertion store.
    package static let assertionStoreLabel = "c2pa.assertions"
}

extension String {
    /// An assertion's label without its instance: `c2pa.ingredient.v3` of `c2pa.ingredient.v3__2` (spec 2.4, §6.4).
    package var assertionType: String {
        let digits = utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        guard digits > 0, utf8.dropLast(digits).suffix(2).elementsEqual("__".utf8) else { return self }
        return String(utf8.dropLast(digits + 2)) ?? self
    }
}
