#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; Swift lends it the path, and a `stat` of its own, for the call.

/// An asset in a regular file, read with positioned reads and never mapped: a file that is cut short while it is mapped kills
/// the process, a read only comes back short.
public final class FileSource: ByteSource {
    /// The path as it was given.
    public let path: String
    /// How many bytes the file had when it was opened.
    public let byteCount: Int

    private let descriptor: Int32

    /// Opens a file.
    ///
    /// - Parameter path: The file's path; symbolic links are followed.
    /// - Throws: ``AssetError`` `.notFound`, `.notReadable`, or `.readFailed` for what is not a regular file.
    public init(path: String) throws(AssetError) {
        // C would open the part before a NUL.
        guard !path.utf8.contains(0) else {
            throw AssetError(.notFound, "a path cannot hold a NUL byte; check the path")
        }
        // O_NONBLOCK: opening a FIFO must not wait for its other end; it has no effect on regular files.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw SystemError.reading(path) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let number = SystemError.last
            close(descriptor)
            throw SystemError.reading(path, number)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw AssetError(.readFailed, "“\(path)” is not a regular file; name a picture, a sound or a video")
        }
        self.path = path
        self.descriptor = descriptor
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Reads bytes from a place on.
    ///
    /// - Parameters:
    ///   - offset: The first byte wanted.
    ///   - buffer: Receives the bytes.
    /// - Returns: How many were read; fewer than the buffer holds only at the end of the file.
    /// - Throws: ``AssetError`` `.readFailed`.
    public func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        try PositionedIO.read(descriptor, path: path, at: offset, into: &buffer)
    }
}

extension FileSource {
    /// Reads a small file whole, such as a key, certificates or a list of anchors.
    ///
    /// Assets are not to be read like this: they may be larger than memory.
    ///
    /// - Parameters:
    ///   - path: The file's path; symbolic links are followed.
    ///   - limit: The most bytes that it may have; by default 16 MiB, more than the largest list of anchors.
    /// - Returns: Its bytes.
    /// - Throws: ``AssetError`` `.limitExceeded`, or as for opening and reading.
    public static func contents(of path: String, limit: Int = 16 << 20) throws(AssetError) -> [UInt8] {
        let source = try FileSource(path: path)
        guard source.byteCount <= limit else {
            throw AssetError(
                .limitExceeded, "“\(path)” has \(source.byteCount) bytes; no more than \(limit) are read as a whole")
        }
        return try source.bytes(0..<source.byteCount, limit: limit)
    }
}
