internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: buffers are lent with their own
// lengths.

/// A key to sign with, in memory.
package struct PrivateKey: Sendable {
    private let handle: Shared<KeyObject>

    /// Reads a key: PKCS#8, plain or encrypted, or the older forms that name EC or RSA.
    ///
    /// - Parameters:
    ///   - pem: The file; parameters and certificates before the key do not hurt.
    ///   - password: What an encrypted key was encrypted with, as bytes. OpenSSL never asks a terminal for it.
    /// - Throws: ``SigningError`` `.invalidKey`, or `.wrongPassword` where the key is encrypted and the password is missing or wrong.
    package init(pem: [UInt8], password: [UInt8]? = nil) throws(SigningError) {
        ErrorQueue.clear()
        let request = PasswordRequest(password)
        let read = unsafe MemoryBIO.reading(pem) { bio in
            unsafe request.lend { unsafe PEM_read_bio_PrivateKey(bio, nil, passwordCallback, $0) }
        }
        guard let owned = unsafe Owned<KeyObject>(read ?? nil) else {
            let details = ErrorQueue.drain()
            guard request.wasAsked else {
                throw SigningError(
                    .invalidKey, "The bytes are no private key in PEM (\(details)); give a file with BEGIN PRIVATE KEY")
            }
            throw SigningError(
                .wrongPassword,
                password == nil
                    ? "The private key is encrypted; give its password"
                    : "The private key cannot be decrypted with this password (\(details))")
        }
        ErrorQueue.clear()
        handle = Shared(owned)
    }

    /// Takes a key that was made here.
    init(_ owned: consuming Owned<KeyObject>) { handle = Shared(owned) }

    /// `EVP_PKEY *`.
    var raw: OpaquePointer { unsafe handle.raw }

    /// The key as PKCS#8 in PEM, not encrypted unless a password is given.
    ///
    /// - Parameter password: The password; AES-256 in CBC mode is used with it.
    /// - Returns: The PEM.
    /// - Throws: ``SigningError`` `.signingFailed` where OpenSSL cannot write it.
    package func pem(password: [UInt8]? = nil) throws(SigningError) -> [UInt8] {
        ErrorQueue.clear()
        guard let bio = MemoryBIO() else { throw SigningError(.signingFailed, "There is no memory to write the key") }
        let written: Int32
        if let password, let count = Int32(exactly: password.count) {
            written = unsafe password.withUnsafeBytes {
                unsafe PEM_write_bio_PKCS8PrivateKey(
                    bio.raw, raw, EVP_aes_256_cbc(), $0.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil,
                    nil)
            }
        } else {
            written = unsafe PEM_write_bio_PKCS8PrivateKey(bio.raw, raw, nil, nil, 0, nil, nil)
        }
        guard written == 1 else {
            throw SigningError(.signingFailed, "The key cannot be written (\(ErrorQueue.drain()))")
        }
        return bio.written()
    }

    /// Signs a message.
    ///
    /// - Parameters:
    ///   - message: What to sign, not yet hashed.
    ///   - algorithm: How.
    ///   - kind: What the certificate says of the key; it tells the width of ECDSA signatures.
    /// - Returns: The signature as COSE has it.
    /// - Throws: ``SigningError`` `.unsupportedAlgorithm`, `.signingFailed`.
    package func sign(
        _ message: [UInt8], algorithm: SigningAlgorithm, kind: KeyKind
    ) throws(SigningError) -> [UInt8] {
        guard algorithm.accepts(kind) else {
            throw SigningError(
                .unsupportedAlgorithm,
                "A key of the kind \(kind) makes no \(algorithm.rawValue) signatures; choose another algorithm")
        }
        ErrorQueue.clear()
        guard let context = unsafe Owned<MessageContextObject>(EVP_MD_CTX_new()) else {
            throw SigningError(.signingFailed, "There is no memory to sign")
        }
        var keyContext: OpaquePointer?  // EVP_PKEY_CTX *, belongs to the context
        var count = 0
        guard
            unsafe EVP_DigestSignInit(
                context.raw, &keyContext, FetchedDigests.shared[algorithm.digest], nil, raw) == 1,
            unsafe RSAPadding.set(on: keyContext, algorithm),
            unsafe EVP_DigestSign(context.raw, nil, &count, message, message.count) == 1
        else { throw SigningError(.signingFailed, "The key cannot be used to sign (\(ErrorQueue.drain()))") }
        var signature = [UInt8](repeating: 0, count: count)
        guard unsafe EVP_DigestSign(context.raw, &signature, &count, message, message.count) == 1 else {
            throw SigningError(.signingFailed, "Signing failed (\(ErrorQueue.drain()))")
        }
        signature.removeLast(signature.count - count)
        guard case .ecdsa(let curve) = kind else { return signature }
        guard let joined = ECDSASignature.joined(der: signature, curve: curve) else {
            throw SigningError(.keyMismatch, "The key lies on another curve than the certificate says")
        }
        return joined
    }
}
