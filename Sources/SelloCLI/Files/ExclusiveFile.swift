#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; the path and the buffer are lent for the call, with the buffer's own
// length.

/// A small file that must be new, with its final permissions from the first moment on.
///
/// `AtomicFile` leaves the permissions of new files to the process's mask; a key must be for its owner alone whatever that is.
enum ExclusiveFile {
    /// What came of it.
    enum Outcome: Sendable, Hashable {
        case made
        /// Something has that name.
        case exists
        /// It cannot be made; the system's error.
        case refused(Int32)
        /// It was made and could not be written; the system's error.
        case failed(Int32)
    }

    /// Makes the file and sends it to the disk.
    static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) -> Outcome {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { return errno == EEXIST ? .exists : .refused(errno) }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.span.extracting(done...).withUnsafeBufferPointer { buffer in
                unsafe write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return failure(descriptor) }
            done += count
        }
        // Some file systems have no such thing as sending a file to a disk.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { return failure(descriptor) }
        return close(descriptor) == 0 ? .made : .failed(errno)
    }

    private static func failure(_ descriptor: Int32) -> Outcome {
        let number = errno
        close(descriptor)
        return .failed(number)
    }
}
