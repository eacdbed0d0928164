package import SelloBytes

extension SigningAlgorithm {
    /// The digest that the algorithm uses; Ed25519 hashes inside.
    package var digest: DigestAlgorithm? {
        switch self {
        case .es256, .ps256: .sha256
        case .es384, .ps384: .sha384
        case .es512, .ps512: .sha512
        case .ed25519: nil
        }
    }

    /// Whether a key of a kind can have made a signature of this algorithm.
    ///
    /// When reading, curve and digest of ECDSA are independent (C2PA 2.4, "Digital signatures"; checklist §8.4).
    package func accepts(_ kind: KeyKind) -> Bool {
        switch (self, kind) {
        case (.es256, .ecdsa), (.es384, .ecdsa), (.es512, .ecdsa): true
        case (.ps256, .rsa), (.ps384, .rsa), (.ps512, .rsa): true
        case (.ps256, .rsaPSS(_, let only)), (.ps384, .rsaPSS(_, let only)), (.ps512, .rsaPSS(_, let only)):
            only == nil || only == digest
        case (.ed25519, .ed25519): true
        default: false
        }
    }

    /// The algorithms to sign with a key of a kind, the usual one first; when writing, ECDSA takes the digest of its curve.
    package static func fitting(_ kind: KeyKind) -> [SigningAlgorithm] {
        switch kind {
        case .ecdsa(.p256): [.es256]
        case .ecdsa(.p384): [.es384]
        case .ecdsa(.p521): [.es512]
        case .rsa, .rsaPSS: [.ps256, .ps384, .ps512].filter { $0.accepts(kind) }
        case .ed25519: [.ed25519]
        case .unsupported: []
        }
    }
}

extension KeyKind {
    /// How many bytes a signature has in COSE; `nil` for a kind that signs nothing here.
    package var signatureByteCount: Int? {
        switch self {
        case .ecdsa(let curve): 2 * curve.coordinateByteCount
        case .rsa(let bits), .rsaPSS(let bits, _): (bits + 7) / 8
        case .ed25519: 64
        case .unsupported: nil
        }
    }
}
