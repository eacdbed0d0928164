/// A signer as the certificate names it.
public struct SignerSummary: Sendable, Hashable {
    /// The common name.
    public let commonName: String?
    /// The organization.
    public let organization: String?
    /// Who issued the certificate.
    public let issuer: String?
    /// The certificate's serial number in hexadecimal digits.
    public let serialNumber: String
    /// The signature's algorithm.
    public let algorithm: String?
    /// Whether the certificate leads to an anchor that was given.
    public let isTrusted: Bool
}
