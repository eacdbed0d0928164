internal import CPlatform
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; both names are arrays that end in NUL, lent for the call.

/// Gives a file a name that no other file has, in one step, so that one which appears at the last moment is not lost.
enum ExclusiveRename {
    /// Renames a file within a folder.
    ///
    /// - Returns: 0, or the number of the system's error; `EEXIST` where the name is taken.
    static func rename(_ old: [CChar], to new: [CChar], in folder: borrowing Descriptor) -> Int32 {
        #if os(Linux)
            if unsafe sello_rename_exclusively(folder.number, old, new) == 0 { return 0 }
        #elseif canImport(Darwin)
            if unsafe renameatx_np(folder.number, old, folder.number, new, UInt32(RENAME_EXCL)) == 0 { return 0 }
        #endif
        // Kernels and file systems without it (NFS, some in user space) say so in these ways.
        guard [EINVAL, ENOSYS, ENOTSUP, EPERM].contains(errno) else { return errno }
        // A second name, then the first one goes: as safe, but for a moment in which the file has both.
        if unsafe linkat(folder.number, old, folder.number, new, 0) == 0 {
            unsafe unlinkat(folder.number, old, 0)
            return 0
        }
        guard [EPERM, ENOSYS, ENOTSUP, EMLINK].contains(errno) else { return errno }
        // A file system with neither: the best that is left is to look first.
        var status = stat()
        if unsafe fstatat(folder.number, new, &status, AT_SYMLINK_NOFOLLOW) == 0 { return EEXIST }
        return unsafe renameat(folder.number, old, folder.number, new) == 0 ? 0 : errno
    }
}
