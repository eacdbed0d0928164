import SelloBytes

/// Files of keys, certificates and trust configurations: small, and read whole.
enum PEMFile {
    /// The most bytes such a file may have: the largest trust list in use has a few hundred certificates, under 1 MiB.
    static let limit = 16 << 20

    /// Reads a file.
    static func read(_ path: String) throws(FailureReport) -> [UInt8] {
        try SmallFile.read(path, limit: limit, "keys and certificates in PEM")
    }
}

/// Answers of responders (OCSP) in DER.
enum RevocationAnswerFile {
    /// The most bytes that an answer may have: one with its responder's certificates has some 5 KB.
    static let limit = 64 << 10

    /// Reads a file.
    static func read(_ path: String) throws(FailureReport) -> [UInt8] {
        try SmallFile.read(path, limit: limit, "answers of responders")
    }
}

/// Files that are read whole, since none of their kind is large.
enum SmallFile {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - limit: The most bytes that it may have.
    ///   - kind: What such files hold, in words.
    /// - Returns: Its bytes.
    /// - Throws: ``FailureReport`` for a larger one, and for one that cannot be read.
    static func read(_ path: String, limit: Int, _ kind: String) throws(FailureReport) -> [UInt8] {
        do throws(AssetError) {
            let source = try FileSource(path: path)
            guard source.byteCount <= limit else {
                throw AssetError(
                    .limitExceeded, "“\(path)” has \(source.byteCount) bytes; \(kind) never have more than \(limit)")
            }
            return try source.bytes(0..<source.byteCount, limit: limit)
        } catch {
            throw FailureReport(error)
        }
    }
}
