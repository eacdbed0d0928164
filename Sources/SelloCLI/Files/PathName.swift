#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: a system call; Swift lends it the path, and a `stat` of its own, for the call.

/// Questions about paths.
enum PathName {
    /// The last part of a path, empty where the path ends with a slash.
    static func last(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// A name in a folder.
    static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// What file a path means, whatever names it has; `nil` where there is none.
    static func identity(of path: String) -> FileIdentity? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }
}

/// A file on this machine, however it is named.
struct FileIdentity: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
}
