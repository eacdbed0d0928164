/// Where a stamped asset goes: written once from start to end, patched where the manifest stands, and read back to be verified.
///
/// A sink belongs to one writer at a time.
public protocol ByteSink: ByteSource, AnyObject {
    /// Writes bytes after those written before.
    ///
    /// - Parameter bytes: What to write.
    /// - Throws: ``AssetError`` `.noSpace` or `.writeFailed`.
    func append(_ bytes: RawSpan) throws(AssetError)

    /// Replaces bytes that were written before.
    ///
    /// - Parameters:
    ///   - offset: The place of the first of them.
    ///   - bytes: The new bytes, which end no later than ``ByteSource/byteCount``.
    /// - Throws: ``AssetError`` `.writeFailed`.
    func overwrite(at offset: Int, with bytes: RawSpan) throws(AssetError)
}
