internal import CPlatform
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; the stream of the folder is closed by `defer`, and a name is copied before
// the next one is read.

/// A file that is the whole old one or the whole new one, whatever happens while it is written.
///
/// Bytes go to a hidden temporary file beside the destination. ``commit(synchronizingFolder:)`` writes them through to the disk and renames the
/// file; without it the destination stays as it was, and the temporary file is removed. A process that is killed leaves its temporary
/// file, which the next writer to the same destination removes; ``removeLeftovers(beside:)`` does so for a whole folder.
///
/// A symbolic link stays, its target is replaced. A file that is replaced keeps its permissions and, where the process may set them,
/// its owner, group, access list and extended attributes; other hard links to it keep the old bytes. No signal is raised when a file
/// size limit is met (see `PositionedIO.write`), and no state of the process is changed.
public final class AtomicFile: ByteSink {
    /// What to do where the destination exists.
    public enum ExistingFile: Sendable, Hashable {
        /// Nothing is replaced: ``AssetError`` `.cannotWrite`, also for a file that appears before the end.
        case refuse
        /// The file is replaced as a whole.
        case replace
    }

    /// The destination as it was given.
    public let path: String

    private enum Phase {
        case writing, committed, discarded
        // A part is missing: such a file must not be committed, even by a caller that overlooked the error.
        case failed(AssetError)
    }

    private struct State {
        var byteCount = 0
        var phase = Phase.writing
    }

    private let destination: Destination
    private let temporary: TemporaryFile
    private let existing: ExistingFile
    // What was there at the start; it may be gone, or another file, at the end.
    private let replaced: stat?
    private let state = Mutex(State())

    /// Starts a file.
    ///
    /// - Parameters:
    ///   - path: The destination; its folder exists.
    ///   - existing: What to do where it exists.
    /// - Throws: ``AssetError`` `.cannotWrite` for a missing folder, no permission, a folder or a device in the file's place, or a file that
    ///   must stay; `.noSpace`.
    public init(path: String, existing: ExistingFile) throws(AssetError) {
        let destination = try Destination(path: path, followingLinks: existing == .replace)
        let replaced = destination.status()
        if let replaced {
            switch replaced.st_mode & S_IFMT {
            case S_IFDIR: throw SystemError.creating(path, EISDIR)
            case _ where existing == .refuse: throw SystemError.exists(path)
            case S_IFREG: break
            default: throw AssetError(.cannotWrite, "“\(path)” is no regular file; name a file")
            }
            guard destination.mayBeChanged() else { throw SystemError.creating(path) }
        }
        // A new file gets its permissions here: the process's mask and the folder's default access list are applied by the kernel
        // alone. What replaces a file is for nobody else to read until it has that file's.
        temporary = try TemporaryFile(beside: destination, mode: replaced == nil ? 0o666 : 0o600)
        self.path = path
        self.destination = destination
        self.existing = existing
        self.replaced = replaced
    }

    deinit { discard() }

    /// How many bytes were written.
    public var byteCount: Int { state.withLock { $0.byteCount } }

    /// Writes bytes after those written before.
    ///
    /// - Parameter bytes: What to write.
    /// - Throws: ``AssetError`` `.noSpace` or `.writeFailed`; the file cannot be committed then.
    public func append(_ bytes: RawSpan) throws(AssetError) {
        let offset = try writable().byteCount
        try write(bytes, at: offset)
        let end = offset + bytes.byteCount
        state.withLock { $0.byteCount = end }
        #if os(Linux)
            // A large file is sent to the disk while it is made; otherwise the disk idles until the end and then has all to do.
            let step = Self.writebackByteCount
            if end / step > offset / step {
                let start = offset / step * step
                sello_start_writeback(temporary.descriptor.number, Int64(start), Int64(end / step * step - start))
            }
        #endif
    }

    /// Replaces bytes that were written before.
    ///
    /// - Parameters:
    ///   - offset: The place of the first of them.
    ///   - bytes: The new bytes.
    /// - Throws: ``AssetError`` `.writeFailed`, also for bytes that were not written yet, or `.noSpace`.
    public func overwrite(at offset: Int, with bytes: RawSpan) throws(AssetError) {
        let end = try writable().byteCount
        guard offset >= 0, bytes.byteCount <= end, offset <= end - bytes.byteCount else {
            throw AssetError(.writeFailed, at: offset, "bytes that were not written yet cannot be replaced")
        }
        try write(bytes, at: offset)
    }

    /// Reads back what was written, before or after it was committed.
    ///
    /// - Parameters:
    ///   - offset: The first byte wanted.
    ///   - buffer: Receives the bytes.
    /// - Returns: How many were read; fewer than the buffer holds only at the end of the file.
    /// - Throws: ``AssetError`` `.readFailed`.
    public func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        guard offset >= 0, offset < byteCount else { return 0 }
        return try PositionedIO.read(temporary.descriptor.number, path: path, at: offset, into: &buffer)
    }

    /// Makes the new file the destination, once and for all.
    ///
    /// When this returns, the file is on the disk under its name. When it throws, the destination is as it was, but for one case:
    /// the disk failed after the rename, so that it is unknown which of the two files a loss of power would leave.
    ///
    /// - Parameter synchronizingFolder: Whether the folder is written through as well. Whoever writes many files into one folder may
    ///   leave it out and call ``synchronizeFolder(beside:)`` once at the end: until then a loss of power may leave the old file in
    ///   place of the new one, never a part of either.
    /// - Throws: ``AssetError`` `.noSpace`, `.writeFailed`, `.cannotWrite`.
    public func commit(synchronizingFolder: Bool = true) throws(AssetError) {
        _ = try writable()
        do {
            if existing == .replace, let replaced = destination.status() ?? replaced {
                try FileAttributes.carry(from: destination, replaced, to: temporary.descriptor)
            }
            try synchronize()
            try publish()
        } catch {
            discard()
            throw error
        }
        state.withLock { $0.phase = .committed }
        // The file has its name now; a lock on it would be in its user's way.
        flock(temporary.descriptor.number, LOCK_UN)
        if synchronizingFolder { try destination.synchronizeFolder() }
    }

    /// Writes the names in the folder of a path through to the disk, after files were committed without doing so.
    ///
    /// - Parameter path: A path in the folder.
    /// - Throws: ``AssetError`` `.writeFailed`, or `.cannotWrite` for a folder that cannot be opened.
    public static func synchronizeFolder(beside path: String) throws(AssetError) {
        try Destination(path: path, followingLinks: false).synchronizeFolder()
    }

    /// Gives the new file up and leaves the destination as it was.
    ///
    /// Without effect once committed; `deinit` does the same.
    public func discard() {
        let isOpen = state.withLock { state in
            switch state.phase {
            case .committed, .discarded: return false
            case .writing, .failed:
                state.phase = .discarded
                return true
            }
        }
        if isOpen { temporary.remove(from: destination.folder) }
    }

    /// Removes the temporary files that killed writers left in the folder of a path, for whatever destination they were.
    ///
    /// Reads the folder's names once: meant for the start of a run, not for each file. Files of living writers stay.
    ///
    /// - Parameter path: A path in the folder; nothing need be there.
    /// - Returns: How many files were removed.
    @discardableResult
    public static func removeLeftovers(beside path: String) -> Int {
        guard let place = try? Destination(path: path, followingLinks: false) else { return 0 }
        let descriptor = unsafe openat(place.folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        guard let stream = unsafe fdopendir(descriptor) else {
            close(descriptor)
            return 0
        }
        defer { unsafe closedir(stream) }  // and with it the descriptor
        var removed = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe String(cString: $0) }
            }
            guard TemporaryName.matches(name) else { continue }
            let terminated = name.utf8.map { CChar(bitPattern: $0) } + [0]
            if TemporaryFile.removeIfDead(terminated, in: place.folder) { removed += 1 }
        }
        return removed
    }

    // Large enough that the disk gets long runs, small enough that it starts at once.
    private static let writebackByteCount = 8 << 20

    private func writable() throws(AssetError) -> State {
        let state = state.withLock { $0 }
        switch state.phase {
        case .writing: return state
        case .failed(let error): throw error
        case .committed, .discarded:
            throw AssetError(.writeFailed, "“\(path)” is finished; start a new file")
        }
    }

    private func write(_ bytes: RawSpan, at offset: Int) throws(AssetError) {
        do {
            try PositionedIO.write(temporary.descriptor.number, path: path, at: offset, bytes)
        } catch {
            state.withLock { $0.phase = .failed(error) }
            throw error
        }
    }

    private func synchronize() throws(AssetError) {
        #if canImport(Darwin)
            // There `fsync` stops at the drive's own memory.
            if fcntl(temporary.descriptor.number, F_FULLFSYNC) == 0 { return }
        #endif
        while fsync(temporary.descriptor.number) != 0 {
            guard errno == EINTR else { throw SystemError.writing(path, at: 0) }
        }
    }

    private func publish() throws(AssetError) {
        let folder = destination.folder.number
        switch existing {
        case .replace:
            guard unsafe renameat(folder, temporary.name, folder, destination.name) == 0 else {
                throw SystemError.creating(path)
            }
        case .refuse:
            let failure = ExclusiveRename.rename(temporary.name, to: destination.name, in: destination.folder)
            guard failure != EEXIST else { throw SystemError.exists(path) }
            guard failure == 0 else { throw SystemError.creating(path, failure) }
        }
    }
}
