import SelloBytes

/// Files of keys, certificates and trust configurations: small, and read whole.
enum PEMFile {
    /// The most bytes such a file may have: the largest trust list in use has a few hundred certificates, under 1 MiB.
    static let limit = 16 << 20

    /// Reads a file.
    static func read(_ path: String) throws(FailureReport) -> [UInt8] {
        do throws(AssetError) {
            let source = try FileSource(path: path)
            guard source.byteCount <= limit else {
                throw AssetError(
                    .limitExceeded,
                    "“\(path)” has \(source.byteCount) bytes; keys and certificates in PEM never have more than \(limit)"
                )
            }
            return try source.bytes(0..<source.byteCount, limit: limit)
        } catch {
            throw FailureReport(error)
        }
    }
}
