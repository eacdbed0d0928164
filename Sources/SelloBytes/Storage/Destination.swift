internal import CPlatform
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; names are arrays that end in NUL, lent for the call, and buffers come with
// their own lengths.

/// A folder, held open, and a name in it: every later call is relative to that folder, so that neither a change of the working
/// folder nor a renamed parent leads a write astray.
struct Destination: ~Copyable, Sendable {
    /// The path as it was given, for messages.
    let path: String
    /// The folder that holds the file.
    let folder: Descriptor
    /// The file's name in it, NUL-terminated.
    ///
    /// Bytes, for what a symbolic link holds need not be UTF-8.
    let name: [CChar]

    /// Finds the folder and the name.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be.
    ///   - followingLinks: Whether a symbolic link at the very end is followed, so that its target is what gets written.
    /// - Throws: ``AssetError`` `.cannotWrite`.
    init(path: String, followingLinks: Bool) throws(AssetError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw AssetError(.cannotWrite, "“\(path)” is not a path; name a file")
        }
        var rest = path.utf8.map { CChar(bitPattern: $0) }
        var folder: Descriptor?
        // As many links as Linux itself follows (path_resolution(7)).
        for _ in 0..<40 {
            let slash = rest.lastIndex(of: Self.slash)
            let name = Array(rest[(slash.map { $0 + 1 } ?? 0)...]) + [0]
            guard name != [0], name != [Self.dot, 0], name != [Self.dot, Self.dot, 0] else {
                throw SystemError.creating(path, EISDIR)
            }
            let parent = slash.map { $0 == 0 ? [Self.slash, 0] : rest[..<$0] + [0] } ?? [Self.dot, 0]
            guard let opened = Self.openFolder(parent, from: Self.number(of: folder)) else {
                throw SystemError.creating(path)
            }
            guard followingLinks, let target = Self.linkTarget(name, in: opened) else {
                self.path = path
                self.folder = opened
                self.name = name
                return
            }
            folder = consume opened
            rest = target
        }
        throw SystemError.creating(path, ELOOP)
    }

    /// What is there now: `nil` where nothing is, or what cannot be told.
    func status() -> stat? {
        var status = stat()
        return unsafe fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// Whether this process may change what is there, by its permissions and the file system's.
    ///
    /// A rename asks only for permission on the folder; but a file that its owner has protected is not ours to replace.
    func mayBeChanged() -> Bool { unsafe faccessat(folder.number, name, W_OK, AT_EACCESS) == 0 }

    /// Makes the folder's own change, a new name in it, outlive a loss of power.
    ///
    /// Some file systems cannot do this for a folder (EINVAL, ENOTSUP), and a folder that may be searched but not read was
    /// opened only as a place (EBADF): there the rename is as safe as that file system makes it.
    func synchronizeFolder() throws(AssetError) {
        guard fsync(folder.number) != 0, ![EINVAL, ENOTSUP, EBADF, EROFS].contains(errno) else { return }
        throw SystemError.writing(path, at: 0)
    }

    private static let slash = CChar(UInt8(ascii: "/"))
    private static let dot = CChar(UInt8(ascii: "."))

    private static func number(of folder: borrowing Descriptor?) -> Int32 {
        switch folder {
        case .some(let folder): folder.number
        case .none: AT_FDCWD
        }
    }

    private static func openFolder(_ path: [CChar], from start: Int32) -> Descriptor? {
        if let folder = unsafe Descriptor(openat(start, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) { return folder }
        #if os(Linux)
            // One that may be written and searched but not listed.
            if errno == EACCES {
                return unsafe Descriptor(
                    openat(start, path, Int32(SELLO_O_PATH) | O_DIRECTORY | O_CLOEXEC))
            }
        #endif
        return nil
    }

    private static func linkTarget(_ name: [CChar], in folder: borrowing Descriptor) -> [CChar]? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlinkat(folder.number, name, &target, target.count)
        return count > 0 ? Array(target[..<count]) : nil
    }
}
