/// Signs claims: a key in a file, in a hardware module, or behind a service.
///
/// Everything the manifest must know beforehand (the chain, the largest signature) is a property, so that the file can be laid out
/// before the one call to ``sign(_:)``.
public protocol Signer: Sendable {
    /// The algorithm; the key of the leaf certificate fits it.
    var algorithm: SigningAlgorithm { get }
    /// The certificates in DER, leaf first, the root left out.
    var certificateChain: [[UInt8]] { get }
    /// The most bytes that ``sign(_:)`` returns.
    var maximumSignatureSize: Int { get }

    /// Signs a message.
    ///
    /// - Parameter message: The bytes to sign (a COSE `Sig_structure`), not yet hashed.
    /// - Returns: The signature as COSE has it: for ECDSA `r` and `s` joined, each as wide as the curve (IEEE P1363).
    /// - Throws: ``SigningError``.
    func sign(_ message: [UInt8]) async throws(SigningError) -> [UInt8]
}
