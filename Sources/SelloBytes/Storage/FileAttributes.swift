internal import CPlatform
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call on an open descriptor; names end in NUL, and buffers are lent with their
// own lengths.

/// What a file keeps when its bytes are replaced: owner, group, permissions, access lists and extended attributes, as far as
/// this process may set them.
enum FileAttributes {
    /// Gives a new file the attributes of the one that it will replace.
    ///
    /// - Throws: ``AssetError`` `.writeFailed` where the permissions cannot be set.
    static func carry(
        from old: borrowing Destination, _ status: stat, to new: borrowing Descriptor
    ) throws(AssetError) {
        var made = stat()
        guard unsafe fstat(new.number, &made) == 0 else { throw SystemError.writing(old.path, at: 0) }
        var mode = status.st_mode & 0o777
        if made.st_uid != status.st_uid || made.st_gid != status.st_gid,
            fchown(new.number, status.st_uid, status.st_gid) != 0, made.st_gid != status.st_gid,
            fchown(new.number, uid_t.max, status.st_gid) != 0
        {
            // The group stays another one: both it and everybody else get only what group and everybody had alike.
            let shared = (mode >> 3) & mode & 0o7
            mode = (mode & 0o700) | (shared << 3) | shared
        }
        // An access list that came with the folder's defaults must go first: the group's bits below would be its mask.
        #if os(Linux)
            unsafe fremovexattr(new.number, accessList)
        #endif
        guard fchmod(new.number, mode) == 0 else { throw SystemError.writing(old.path, at: 0) }
        carryExtended(from: old, to: new)
    }

    #if os(Linux)
        private static let accessList = "system.posix_acl_access"

        /// Copies what users set; a file that may not be read, or a file system without attributes, has none to copy.
        ///
        /// Not `security.capability`, `security.ima` and their like: they vouch for the old bytes.
        private static func carryExtended(from old: borrowing Destination, to new: borrowing Descriptor) {
            let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            guard let file = unsafe Descriptor(openat(old.folder.number, old.name, flags)) else { return }
            // XATTR_LIST_MAX and XATTR_SIZE_MAX, the kernel's own limits.
            let size = flistxattr(file.number, nil, 0)
            guard size > 0, size <= 65536 else { return }
            var names = [CChar](repeating: 0, count: size)
            let listed = unsafe flistxattr(file.number, &names, size)
            guard listed > 0 else { return }
            for name in names[..<listed].split(separator: 0) {
                let text = String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                guard text.hasPrefix("user.") || text == accessList || text == "security.selinux" else { continue }
                let terminated = name + [0]
                let count = unsafe terminated.withUnsafeBufferPointer {
                    unsafe fgetxattr(file.number, $0.baseAddress, nil, 0)
                }
                guard count >= 0, count <= 65536 else { continue }
                var value = [UInt8](repeating: 0, count: count)
                unsafe terminated.withUnsafeBufferPointer {
                    let got = unsafe fgetxattr(file.number, $0.baseAddress, &value, count)
                    if got >= 0 { _ = unsafe fsetxattr(new.number, $0.baseAddress, &value, got, 0) }
                }
            }
        }
    #elseif canImport(Darwin)
        private static func carryExtended(from old: borrowing Destination, to new: borrowing Descriptor) {
            let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            guard let file = unsafe Descriptor(openat(old.folder.number, old.name, flags)) else { return }
            _ = unsafe fcopyfile(file.number, new.number, nil, copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR))
        }
    #endif
}
