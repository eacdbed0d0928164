public import SelloBytes

/// The elliptic curves that C2PA allows.
public enum EllipticCurve: String, Sendable, Hashable, CaseIterable {
    /// NIST P-256, prime256v1.
    case p256
    /// NIST P-384, secp384r1.
    case p384
    /// NIST P-521, secp521r1.
    case p521

    /// How many bytes a coordinate has, and so each half of a signature.
    package var coordinateByteCount: Int {
        switch self {
        case .p256: 32
        case .p384: 48
        case .p521: 66
        }
    }

    /// The name of the curve in X.509 (RFC 5480, 2.1.1.1).
    package var oid: OID {
        switch self {
        case .p256: OID(known: "1.2.840.10045.3.1.7")
        case .p384: OID(known: "1.3.132.0.34")
        case .p521: OID(known: "1.3.132.0.35")
        }
    }
}

/// What kind of key a certificate holds.
public enum KeyKind: Sendable, Hashable {
    /// A point on a named curve.
    case ecdsa(EllipticCurve)
    /// An RSA modulus of so many bits, for any padding.
    case rsa(bits: Int)
    /// An RSA modulus for RSASSA-PSS only, perhaps for one digest only.
    case rsaPSS(bits: Int, digest: DigestAlgorithm?)
    /// A point on edwards25519.
    case ed25519
    /// A kind that C2PA does not allow, with its name or object identifier.
    case unsupported(String)
}

extension KeyKind: CustomStringConvertible {
    /// The kind in words.
    public var description: String {
        switch self {
        case .ecdsa(let curve): "ECDSA \(curve.rawValue.uppercased())"
        case .rsa(let bits): "RSA \(bits)"
        case .rsaPSS(let bits, let digest): "RSA-PSS \(bits)" + (digest.map { " for \($0.rawValue)" } ?? "")
        case .ed25519: "Ed25519"
        case .unsupported(let name): "unsupported (\(name))"
        }
    }
}
