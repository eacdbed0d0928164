// The C library of the platform, for the files of this folder and the others that call it.
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: the text of `getenv` is copied at once; nothing in this program sets variables.

/// The process's environment.
enum Environment {
    /// The value of a variable, `nil` where it is not set.
    static func value(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
