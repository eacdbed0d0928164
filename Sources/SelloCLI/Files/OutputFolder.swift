import SelloBytes

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; Swift lends it the path, and a `stat` of its own, for the call.

/// A folder that results go to, made where it is missing.
struct OutputFolder: Sendable {
    /// The folder's path.
    let path: String
    /// Whether it was made here.
    let isNew: Bool

    /// Finds the folder or makes it.
    ///
    /// The folder above it must be there: a mistyped path should not grow a tree of folders.
    init(_ path: String) throws(FailureReport) {
        self.path = path
        if unsafe mkdir(path, 0o777) == 0 {
            isNew = true
            return
        }
        let number = errno
        var status = stat()
        guard number == EEXIST, unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            let reason =
                switch number {
                case EEXIST: "is there already and is no folder; name another"
                case ENOENT, ENOTDIR: "cannot be made, since the folder above it does not exist; make that first"
                default: "cannot be made: \(SystemMessage.text(number))"
                }
            throw FailureReport(.cannotWrite, AssetError.Code.cannotWrite.rawValue, "the folder “\(path)” \(reason)")
        }
        isNew = false
    }

    /// Takes a folder away again that was made here, if it is empty.
    func removeIfUnused() {
        if isNew { unsafe rmdir(path) }
    }
}
