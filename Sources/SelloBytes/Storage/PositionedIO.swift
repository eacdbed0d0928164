#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call into or out of a buffer lent for the closure: `done` never passes its end.

/// `pread` and `pwrite` until all is done, as both kinds of file need them.
enum PositionedIO {
    static func read(
        _ descriptor: Int32, path: String, at offset: Int, into buffer: inout MutableRawSpan
    ) throws(AssetError) -> Int {
        var done = 0
        var failure: Int32 = 0
        unsafe buffer.withUnsafeMutableBytes { target in
            guard let start = target.baseAddress else { return }
            while done < target.count {
                let count = unsafe pread(descriptor, start + done, target.count - done, off_t(offset + done))
                if count > 0 { done += count; continue }
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                return
            }
        }
        guard failure == 0 else { throw SystemError.reading(path, failure) }
        return done
    }

    /// Writes all bytes.
    ///
    /// Past the process's file size limit the kernel does not merely fail, it sends SIGXFSZ, which ends the process. A library must not
    /// change how signals are handled, so the limit is asked for first; the command need not ignore the signal either.
    static func write(_ descriptor: Int32, path: String, at offset: Int, _ bytes: RawSpan) throws(AssetError) {
        var limit = rlimit()
        if unsafe getrlimit(fileSizeLimit, &limit) == 0, limit.rlim_cur != rlim_t.max,
            UInt64(clamping: offset) + UInt64(bytes.byteCount) > UInt64(limit.rlim_cur)
        {
            throw SystemError.writing(path, at: offset, EFBIG)
        }
        var done = 0
        var failure: Int32 = 0
        unsafe bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            while done < source.count {
                let count = unsafe pwrite(descriptor, start + done, source.count - done, off_t(offset + done))
                if count > 0 { done += count; continue }
                if count < 0, errno == EINTR { continue }
                failure = count < 0 ? errno : ENOSPC
                return
            }
        }
        guard failure == 0 else { throw SystemError.writing(path, at: offset + done, failure) }
    }

    #if canImport(Glibc)
        private static let fileSizeLimit = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
        private static let fileSizeLimit = RLIMIT_FSIZE
    #endif
}
