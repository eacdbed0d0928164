/// Why keys, certificates or signatures could not be used.
///
/// Equality compares the code; the reason is for people and may change.
public struct SigningError: Error, Sendable {
    /// The kind of fault.
    ///
    /// Open: later versions add codes.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it is printed, such as `wrongPassword`.
        public let rawValue: String

        /// Makes a code of a name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The bytes are no key in PEM or DER.
        public static let invalidKey = Code(rawValue: "invalidKey")
        /// The key is encrypted and no password was given, or the wrong one.
        public static let wrongPassword = Code(rawValue: "wrongPassword")
        /// The bytes are no certificate, or not one that C2PA allows for signing claims.
        public static let unfitCertificate = Code(rawValue: "unfitCertificate")
        /// The certificate is not valid now.
        public static let expiredCertificate = Code(rawValue: "expiredCertificate")
        /// The key does not belong to the leaf certificate.
        public static let keyMismatch = Code(rawValue: "keyMismatch")
        /// The algorithm is not one that C2PA allows, or the key does not fit it.
        public static let unsupportedAlgorithm = Code(rawValue: "unsupportedAlgorithm")
        /// The signature is not one that the algorithm makes.
        public static let malformedSignature = Code(rawValue: "malformedSignature")
        /// A trust configuration has a line that is no object identifier, or none at all.
        public static let invalidTrustConfiguration = Code(rawValue: "invalidTrustConfiguration")
        /// No time-stamp could be had, or not one that can be used.
        public static let timeStampFailed = Code(rawValue: "timeStampFailed")
        /// An answer about revocation is not one that can be stapled.
        public static let unfitRevocationAnswer = Code(rawValue: "unfitRevocationAnswer")
        /// Signing itself failed: OpenSSL, the module or the service said no.
        public static let signingFailed = Code(rawValue: "signingFailed")
    }

    /// The kind of fault.
    public let code: Code
    /// One sentence on what was found and what to do about it.
    public let reason: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of fault.
    ///   - reason: One sentence for people: what was found, what to do.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

extension SigningError: Hashable {
    /// Compares codes.
    public static func == (lhs: SigningError, rhs: SigningError) -> Bool { lhs.code == rhs.code }

    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension SigningError: CustomStringConvertible {
    /// The reason.
    public var description: String { reason }
}
