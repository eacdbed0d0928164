import Forging
import SelloCBOR
import SelloManifest

/// Manifests for files that they are kept beside, signed rightly and holding whatever a test asks for.
enum DetachedManifest {
    static let name = "urn:c2pa:f0000000-0000-4000-8000-00000000000a"

    /// A manifest that is bound to the file by a data hash.
    static func make(_ assertions: [ForgedAssertion] = [], gathered: [ForgedAssertion] = []) -> ForgedManifest {
        var manifest = ForgedManifest(name, created: [ForgedBinding.data()] + assertions)
        manifest.gathered = gathered
        return manifest
    }

    /// An actions assertion of version 2.
    static func actions(
        _ actions: [(name: String, type: String?)], isComplete: Bool? = true, label: String = "c2pa.actions.v2"
    ) -> ForgedAssertion {
        let list = actions.map { action in
            CBORValue.map(["action": .text(action.name), "digitalSourceType": action.type.map { .text($0) }])
        }
        return ForgedAssertion(
            label, .map(["actions": .array(list), "allActionsIncluded": isComplete.map { .bool($0) }]))
    }
}
