// The C library of the platform; the one place that chooses.
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: the text of `strerror` is copied at once, before another call could reuse its memory.

/// Errors of the system's file calls, turned into ours.
enum SystemError {
    /// The number of the last failed call of this thread.
    static var last: Int32 { errno }

    /// What the system says of an error number.
    static func text(_ number: Int32) -> String {
        guard let text = unsafe strerror(number) else { return "system error \(number)" }
        return unsafe String(cString: text)
    }

    /// Reading or opening for reading failed.
    static func reading(_ path: String, _ number: Int32 = last) -> AssetError {
        switch number {
        case ENOENT, ENOTDIR:
            AssetError(.notFound, "there is no file “\(path)”; check the path")
        case EACCES, EPERM:
            AssetError(.notReadable, "“\(path)” may not be read; check its permissions")
        default:
            AssetError(.readFailed, "“\(path)” cannot be read: \(text(number))")
        }
    }

    /// The destination is there already and must stay.
    static func exists(_ path: String) -> AssetError {
        AssetError(.cannotWrite, "“\(path)” exists already; choose another name")
    }

    /// Making or replacing a destination failed.
    static func creating(_ path: String, _ number: Int32 = last) -> AssetError {
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            AssetError(
                .noSpace, "there is no room for “\(path)”: \(text(number)); free some space or choose another place")
        case ENOENT, ENOTDIR:
            AssetError(.cannotWrite, "the folder of “\(path)” does not exist; make it first")
        case EACCES, EPERM, EROFS:
            AssetError(
                .cannotWrite, "“\(path)” may not be written: \(text(number)); check its permissions and the folder's")
        case EISDIR:
            AssetError(.cannotWrite, "“\(path)” is a folder; name a file")
        default:
            AssetError(.cannotWrite, "“\(path)” cannot be written: \(text(number))")
        }
    }

    /// Writing to an open destination failed.
    static func writing(_ path: String, at offset: Int, _ number: Int32 = last) -> AssetError {
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            AssetError(
                .noSpace, at: offset,
                "there is no room for “\(path)”: \(text(number)); free some space or choose another place")
        default:
            AssetError(.writeFailed, at: offset, "“\(path)” cannot be written: \(text(number))")
        }
    }
}
