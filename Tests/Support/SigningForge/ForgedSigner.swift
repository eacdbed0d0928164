package import SelloSigning

/// Signs with whatever credential a test made, fit or not.
package struct ForgedSigner: Signer {
    private let credential: ForgedCredential

    /// Makes a signer.
    package init(_ credential: ForgedCredential) { self.credential = credential }

    /// The algorithm.
    package var algorithm: SigningAlgorithm { credential.algorithm }
    /// The certificates in DER, leaf first.
    package var certificateChain: [[UInt8]] { credential.chain.map(\.der) }
    /// The most bytes of a signature.
    package var maximumSignatureSize: Int { 512 }

    /// Signs a message.
    package func sign(_ message: [UInt8]) async throws(SigningError) -> [UInt8] {
        do { return try credential.sign(message) } catch { throw SigningError(.signingFailed, "\(error)") }
    }
}
