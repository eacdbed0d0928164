#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Owns a file descriptor and closes it, on every path.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Takes what `open` returned; `nil` for its -1, with `errno` as it was.
    init?(_ number: Int32) {
        guard number >= 0 else { return nil }
        self.number = number
    }

    deinit {
        // The number of an earlier failure must outlive the clean-up.
        let number = errno
        close(self.number)
        errno = number
    }
}
