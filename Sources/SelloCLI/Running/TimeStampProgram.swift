import SelloSigning
import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// Every `unsafe` here is a system call; path and buffer are lent for the call, the buffer with its own length.

/// Asks a time-stamping authority through the program `sello-time-stamp`, which lies beside this one.
struct TimeStampProgram: TimestampAuthority {
    /// The program's name.
    static let name = "sello-time-stamp"

    private let path: String
    private let address: String

    /// Finds the program.
    ///
    /// - Parameter address: The authority's address.
    /// - Throws: ``FailureReport`` of wrong use for what is no address, of no such file where the program is missing.
    init(address: String) throws(FailureReport) {
        let lowered = address.lowercased()
        guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else {
            throw .wrongUse("--time-stamp-url: “\(address)” is no address such as http://timestamp.example.com")
        }
        let path = Self.folder + Self.name
        guard unsafe access(path, X_OK) == 0 else {
            throw FailureReport(
                .noSuchFile, "notFound",
                "“\(path)” is missing, the program that asks for time-stamps; install it beside sello, or leave out --time-stamp-url"
            )
        }
        self.path = path
        self.address = address
    }

    func respond(to request: [UInt8]) async throws(SigningError) -> [UInt8] {
        let run: ProgramRun
        do { run = try ProgramRun(path, [Self.name, address], input: request) } catch {
            throw SigningError(.timeStampFailed, "“\(path)” cannot be started: \(error.reason)")
        }
        let (status, output, messages) = run.finish(limit: 128 << 10)
        guard status == 0 else {
            let reason = String(decoding: messages.prefix(2048), as: UTF8.self)
                .split(whereSeparator: \.isNewline).joined(separator: " ")
            throw SigningError(
                .timeStampFailed, reason.isEmpty ? "“\(path)” ended with status \(status) and said nothing" : reason)
        }
        return output
    }

    /// Where this program lies, with the slash.
    private static var folder: String {
        var path = CommandLine.arguments.first ?? ""
        #if os(Linux)
            var buffer = [CChar](repeating: 0, count: 4096)
            let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
            if count > 0, count < buffer.count {
                path = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        #endif
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }
}
