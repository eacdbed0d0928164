// Every `unsafe` here is one copy: `count` is at most what is left of the bytes and what the buffer holds.

/// An asset held in memory.
public struct MemorySource: ByteSource {
    /// The asset's bytes.
    public let bytes: [UInt8]

    /// Makes a source of bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes there are.
    public var byteCount: Int { bytes.count }

    /// Copies bytes from a place on.
    ///
    /// - Parameters:
    ///   - offset: The first byte wanted.
    ///   - buffer: Receives the bytes.
    /// - Returns: How many were there.
    /// - Throws: Nothing; the protocol allows it.
    public func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        guard offset >= 0, offset < bytes.count else { return 0 }
        let count = min(buffer.byteCount, bytes.count - offset)
        let part = bytes.rawBytes.extracting(offset..<offset + count)
        unsafe buffer.withUnsafeMutableBytes { target in
            unsafe part.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
        return count
    }
}
