#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; names are arrays that end in NUL, lent for the call, and each `stat` is a
// local.

/// The file beside a destination that the new bytes go to until they are complete, such as `.picture.jpg.sello-0.tmp`.
///
/// Its name is one of a few for each destination, so that the next writer finds what a killed one left without reading the folder, which
/// would cost a batch quadratic time. It is locked (`flock`) as long as its writer lives; the kernel gives the lock back however
/// the writer ends. So a temporary file whose lock can be had is nobody's, whatever process numbers or machines are involved,
/// and is removed.
struct TemporaryFile: ~Copyable, Sendable {
    /// The open file.
    let descriptor: Descriptor
    /// Its name, NUL-terminated.
    let name: [CChar]

    /// Makes and locks the file, and removes what earlier writers to the same destination left.
    ///
    /// - Parameters:
    ///   - destination: What will be replaced.
    ///   - mode: The permissions, before the process's mask.
    /// - Throws: ``AssetError`` `.cannotWrite` or `.noSpace`.
    init(beside destination: borrowing Destination, mode: mode_t) throws(AssetError) {
        let names = TemporaryName.all(for: destination.name)
        for (index, name) in names.enumerated() {
            guard let made = try Self.make(name, beside: destination, mode: mode) else { continue }
            descriptor = made
            self.name = name
            for (other, name) in names.enumerated() where other != index {
                _ = Self.removeIfDead(name, in: destination.folder)
            }
            return
        }
        throw AssetError(
            .cannotWrite,
            "“\(destination.path)” is being written by \(names.count) others; wait for them, or remove the hidden “.tmp” "
                + "files beside it")
    }

    /// Takes the file out of the folder; without effect once it was renamed.
    func remove(from folder: borrowing Descriptor) { unsafe unlinkat(folder.number, name, 0) }

    /// Makes the file under one name, or `nil` where a living writer has that name.
    private static func make(
        _ name: [CChar], beside destination: borrowing Destination, mode: mode_t
    ) throws(AssetError) -> Descriptor? {
        let folder = destination.folder.number
        // A few tries: another writer that looks for leftovers may take the file for one before it is locked.
        for _ in 0..<8 {
            let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            guard let made = unsafe Descriptor(openat(folder, name, flags, mode)) else {
                guard errno == EEXIST else { throw SystemError.creating(destination.path) }
                guard removeIfDead(name, in: destination.folder) else { return nil }
                continue
            }
            if flock(made.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { continue }
            // Without locks on this file system (ENOLCK, ENOTSUP) nobody removes the file either.
            var status = stat()
            guard unsafe fstat(made.number, &status) == 0 else { throw SystemError.creating(destination.path) }
            if status.st_nlink > 0 { return made }
        }
        return nil
    }

    /// Removes the file of this name if no writer holds it.
    ///
    /// - Returns: Whether the name may be free now.
    static func removeIfDead(_ name: [CChar], in folder: borrowing Descriptor) -> Bool {
        // O_RDWR, for locks over NFS ask for it; a file made write-protected is opened for reading.
        let flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        var file = unsafe Descriptor(openat(folder.number, name, O_RDWR | flags))
        if file == nil, errno == ENOENT { return true }
        if file == nil, errno == EACCES { file = unsafe Descriptor(openat(folder.number, name, O_RDONLY | flags)) }
        guard let file else { return errno == ENOENT }
        var held = stat()
        guard unsafe fstat(file.number, &held) == 0, held.st_mode & S_IFMT == S_IFREG,
            flock(file.number, LOCK_EX | LOCK_NB) == 0
        else { return false }
        // Between opening and locking, its writer may have finished: then what is locked here is the destination.
        var named = stat()
        guard unsafe fstatat(folder.number, name, &named, AT_SYMLINK_NOFOLLOW) == 0 else { return errno == ENOENT }
        guard named.st_dev == held.st_dev, named.st_ino == held.st_ino else { return true }
        return unsafe unlinkat(folder.number, name, 0) == 0 || errno == ENOENT
    }
}
