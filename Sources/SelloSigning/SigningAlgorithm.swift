/// The signature algorithms that C2PA 2.4 allows (COSE names, RFC 9053; spec 2.4, "Digital signatures").
public enum SigningAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// ECDSA with SHA-256.
    case es256
    /// ECDSA with SHA-384.
    case es384
    /// ECDSA with SHA-512.
    case es512
    /// RSASSA-PSS with SHA-256.
    case ps256
    /// RSASSA-PSS with SHA-384.
    case ps384
    /// RSASSA-PSS with SHA-512.
    case ps512
    /// EdDSA over Curve25519.
    case ed25519

    /// The number COSE has for it.
    package var coseIdentifier: Int {
        switch self {
        case .es256: -7
        case .es384: -35
        case .es512: -36
        case .ps256: -37
        case .ps384: -38
        case .ps512: -39
        case .ed25519: -8
        }
    }

    /// The algorithm of a COSE number, or `nil` for one that C2PA does not allow.
    package init?(coseIdentifier: Int) {
        guard let found = Self.allCases.first(where: { $0.coseIdentifier == coseIdentifier }) else { return nil }
        self = found
    }
}
