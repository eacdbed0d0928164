/// The verdict on an asset in one word (spec 2.4, §15.3), with ours for an asset without a manifest.
public enum ValidationState: String, Sendable, Hashable, Codable, CaseIterable {
    /// There is no manifest to judge.
    case absent
    /// Something that was signed does not hold, or could not be checked.
    case invalid
    /// All that was signed holds; who signed is not known to the anchors given.
    case valid
    /// All that was signed holds, and the signer leads to an anchor.
    case trusted
}
