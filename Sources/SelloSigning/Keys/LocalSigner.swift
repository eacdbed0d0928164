public import SelloBytes

/// Signs with a key in memory, read from PEM files.
public struct LocalSigner: Signer {
    /// The algorithm.
    public let algorithm: SigningAlgorithm
    /// The certificates in DER, leaf first, the root left out.
    public let certificateChain: [[UInt8]]
    /// The bytes of every signature of the key.
    public let maximumSignatureSize: Int
    /// The certificates, read.
    package let certificates: [Certificate]
    private let key: PrivateKey
    private let kind: KeyKind

    /// Reads a chain and its key, and checks that others will accept what they sign.
    ///
    /// - Parameters:
    ///   - chain: The certificates in PEM, leaf first, each issued by the next; a self-signed root at the end is left out.
    ///   - pem: The private key in PEM.
    ///   - password: The password of an encrypted key.
    ///   - algorithm: Which of the algorithms that fit the key; the usual one if not given.
    ///   - moment: The time of signing; all certificates must be valid then.
    /// - Throws: ``SigningError`` `.invalidKey`, `.wrongPassword`, `.unfitCertificate` with the rule that is broken,
    ///   `.expiredCertificate`, `.keyMismatch`, `.unsupportedAlgorithm`.
    public init(
        certificates chain: [UInt8], key pem: [UInt8], password: [UInt8]? = nil, algorithm: SigningAlgorithm? = nil,
        at moment: Moment = .now()
    ) throws(SigningError) {
        var certificates = try Certificate.all(pem: chain)
        if certificates.count > 1, certificates[certificates.count - 1].isSelfSigned { certificates.removeLast() }
        let leaf = certificates[0]
        try SigningChain.check(certificates, at: moment)
        let fitting = SigningAlgorithm.fitting(leaf.keyKind)
        guard let chosen = algorithm ?? fitting.first, fitting.contains(chosen),
            let size = leaf.keyKind.signatureByteCount
        else {
            throw SigningError(
                .unsupportedAlgorithm,
                "A key of the kind \(leaf.keyKind) does not sign with \(algorithm?.rawValue ?? "any algorithm of C2PA"); "
                    + "it can with: \(fitting.map(\.rawValue).joined(separator: ", "))")
        }
        let key = try PrivateKey(pem: pem, password: password)
        try SigningChain.check(key, signsFor: leaf, with: chosen)
        self.algorithm = chosen
        self.certificates = certificates
        self.key = key
        certificateChain = certificates.map(\.der)
        maximumSignatureSize = size
        kind = leaf.keyKind
    }

    /// Signs a message.
    ///
    /// - Parameter message: The bytes to sign, not yet hashed.
    /// - Returns: The signature as COSE has it.
    /// - Throws: ``SigningError`` `.signingFailed`.
    public func sign(_ message: [UInt8]) async throws(SigningError) -> [UInt8] {
        try key.sign(message, algorithm: algorithm, kind: kind)
    }
}
