/// Where the bytes of an asset are: a file, memory, or ranges of an object in remote storage.
///
/// Reads are positioned, so several readers may share a source. A source is never read whole: parsers ask for small windows,
/// digests for windows of constant size.
public protocol ByteSource: Sendable {
    /// How many bytes the asset has.
    var byteCount: Int { get }

    /// Reads bytes from a place on.
    ///
    /// - Parameters:
    ///   - offset: The first byte wanted, from 0 to ``byteCount``.
    ///   - buffer: Receives the bytes from its start.
    /// - Returns: How many bytes were read: fewer than the buffer holds only at the end of the asset.
    /// - Throws: ``AssetError`` `.readFailed`.
    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int
}

extension ByteSource {
    /// Reads a whole range into an array.
    ///
    /// - Parameters:
    ///   - range: The bytes wanted.
    ///   - limit: The most bytes that may be asked for.
    /// - Returns: The bytes.
    /// - Throws: ``AssetError`` `.limitExceeded`, `.truncated`, or what the source throws.
    package func bytes(_ range: Range<Int>, limit: Int) throws(AssetError) -> [UInt8] {
        guard range.count <= limit else {
            throw AssetError(
                .limitExceeded, at: range.lowerBound, "\(range.count) bytes here are over the limit of \(limit)")
        }
        guard range.lowerBound >= 0, range.upperBound <= byteCount else {
            throw AssetError(
                .truncated, at: range.lowerBound, "the asset ends before the \(range.count) bytes announced here")
        }
        var bytes = [UInt8](repeating: 0, count: range.count)
        let count = try bytes.withMutableRawBytes { raw throws(AssetError) in try read(at: range.lowerBound, into: &raw)
        }
        guard count == range.count else {
            throw AssetError(.changedWhileReading, at: range.lowerBound, "the asset became shorter while it was read")
        }
        return bytes
    }
}
