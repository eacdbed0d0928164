#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: the text of `strerror` is copied at once, before another call could reuse its memory.

/// What the system says of its errors.
enum SystemMessage {
    /// The sentence for an error number.
    static func text(_ number: Int32) -> String {
        guard let text = unsafe strerror(number) else { return "system error \(number)" }
        return unsafe String(cString: text)
    }
}
