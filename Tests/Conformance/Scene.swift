import Forging
import Sello
import SelloBytes
import SelloContainers
import SelloManifest
import SelloSigning
import SigningForge

/// A forged file and what the verifier is given with it.
struct Scene: Sendable {
    var file: ForgedFile
    var anchors = [ForgedCredential.honest.root.certificate]
    var stampAnchors = [ForgedCredential.authority.root.certificate]
    var moment = testMoment

    /// Files of a stream that follow the file.
    var fragments: [[UInt8]] = []

    /// The manifest that speaks for the file.
    var active: ForgedManifest {
        get { file.active }
        set { file.active = newValue }
    }

    /// The manifest before it.
    var parent: ForgedManifest {
        get { file.manifests[file.manifests.count - 2] }
        set { file.manifests[file.manifests.count - 2] = newValue }
    }

    /// The PNG that the store is in; a change to another carrier is none.
    var png: ForgedPNG {
        get { file.carrier as? ForgedPNG ?? ForgedPNG() }
        set { file.carrier = newValue }
    }

    /// The JPEG that the store is in.
    var jpeg: ForgedJPEG {
        get { file.carrier as? ForgedJPEG ?? ForgedJPEG() }
        set { file.carrier = newValue }
    }

    /// The MP4 that the store is in.
    var movie: ForgedBMFF {
        get { file.carrier as? ForgedBMFF ?? ForgedBMFF() }
        set { file.carrier = newValue }
    }

    func options() throws -> ValidationOptions {
        try ValidationOptions(
            anchors: TrustAnchors(certificates: anchors),
            timeStampAnchors: TrustAnchors(certificates: stampAnchors, purpose: .timeStamping), moment: moment)
    }

    /// Verifies the file as a user would; with its store beside it where it is not inside.
    func findings() throws -> Findings {
        let (bytes, store) = try file.build()
        let source = MemorySource(bytes)
        guard !file.isEmbedded else {
            let fragments = fragments.map { MemorySource($0) }
            return Findings(try Verifier(options: try options()).verify(source, fragments: fragments))
        }
        let asset = BoundAsset(layout: try Container.read(source, limits: Limits()), source: source, location: nil)
        let validator = StoreValidator(try ManifestStore(store, limits: Limits()), options: try options())
        guard let found = try validator.validate(asset) else { throw ForgingError("manifest in the store") }
        return Findings(state: found.state, [found.activeResults] + found.deltas.map(\.validationDeltas))
    }
}
