internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that an `Owned` keeps alive through it, with buffers of
// their own lengths.

extension Certificate {
    /// Reads every certificate of a PEM file, in its order; text and other blocks between them are passed over.
    ///
    /// - Parameter pem: The file.
    /// - Returns: At least one certificate.
    /// - Throws: ``SigningError`` `.unfitCertificate` where there is none, or one cannot be read.
    public static func all(pem: [UInt8]) throws(SigningError) -> [Certificate] {
        ErrorQueue.clear()
        var encodings: [[UInt8]] = []
        var ended = false
        let refusal = PasswordRequest(nil)
        _ = unsafe MemoryBIO.reading(pem) { bio in
            while let parsed = unsafe Owned<X509Object>(
                refusal.lend { unsafe PEM_read_bio_X509(bio, nil, passwordCallback, $0) })
            {
                let count = unsafe i2d_X509(parsed.raw, nil)
                var der = [UInt8](repeating: 0, count: max(0, Int(count)))
                unsafe der.withUnsafeMutableBufferPointer { buffer in
                    var start = buffer.baseAddress
                    _ = unsafe i2d_X509(parsed.raw, &start)
                }
                encodings.append(der)
            }
            ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
        }
        guard ended, !encodings.isEmpty else {
            let details = ErrorQueue.drain()
            throw SigningError(
                .unfitCertificate,
                ended
                    ? "There is no certificate in the PEM; give a file with BEGIN CERTIFICATE"
                    : "Certificate \(encodings.count + 1) of the PEM cannot be read (\(details))")
        }
        ErrorQueue.clear()
        var certificates: [Certificate] = []
        for der in encodings { certificates.append(try Certificate(der: der)) }
        return certificates
    }

    /// The certificate in PEM.
    public var pem: String {
        guard let bio = MemoryBIO(), unsafe PEM_write_bio_X509(bio.raw, raw) == 1 else { return "" }
        return String(decoding: bio.written(), as: UTF8.self)
    }
}
