internal import Synchronization

/// Collects a stamped asset in memory, for small files and for tests.
public final class MemorySink: ByteSink {
    private let storage = Mutex<[UInt8]>([])

    /// Makes an empty sink.
    public init() {}

    /// All bytes written so far.
    public var bytes: [UInt8] { storage.withLock { $0 } }

    /// How many bytes were written.
    public var byteCount: Int { storage.withLock { $0.count } }

    /// Writes bytes after those written before.
    ///
    /// - Parameter bytes: What to write.
    /// - Throws: Nothing; the protocol allows it.
    public func append(_ bytes: RawSpan) throws(AssetError) {
        let more = bytes.copied()
        storage.withLock { $0.append(contentsOf: more) }
    }

    /// Replaces bytes that were written before.
    ///
    /// - Parameters:
    ///   - offset: The place of the first of them.
    ///   - bytes: The new bytes.
    /// - Throws: ``AssetError`` `.writeFailed` for bytes that were not written yet.
    public func overwrite(at offset: Int, with bytes: RawSpan) throws(AssetError) {
        let new = bytes.copied()
        let fits = storage.withLock { all in
            guard offset >= 0, new.count <= all.count - offset else { return false }
            all.replaceSubrange(offset..<offset + new.count, with: new)
            return true
        }
        guard fits else {
            throw AssetError(.writeFailed, at: offset, "bytes that were not written yet cannot be replaced")
        }
    }

    /// Copies bytes from a place on.
    ///
    /// - Parameters:
    ///   - offset: The first byte wanted.
    ///   - buffer: Receives the bytes.
    /// - Returns: How many were there.
    /// - Throws: Nothing; the protocol allows it.
    public func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        try MemorySource(bytes).read(at: offset, into: &buffer)
    }
}
