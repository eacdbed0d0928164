/// The digests that C2PA 2.4 allows (checklist §4.5: lower-case names; nothing is deprecated, SHA-1 and SHA-3 are forbidden).
public enum DigestAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// SHA-256, 32 bytes.
    case sha256
    /// SHA-384, 48 bytes.
    case sha384
    /// SHA-512, 64 bytes.
    case sha512

    /// How many bytes a digest has.
    public var byteCount: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }
}
