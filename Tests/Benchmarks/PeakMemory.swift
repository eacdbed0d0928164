import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// How much memory a call takes at its peak, above what was there before; on Linux, whose kernel counts it.
enum PeakMemory {
    /// The peak in bytes, or `nil` where nobody counts.
    static func of(_ body: () throws -> Void) rethrows -> Int? {
        #if canImport(Glibc)
            // What earlier calls freed goes back to the system, or it would be used again unseen.
            trim()
            // 5 sets the peak to what is there now (proc(5), clear_refs).
            guard (try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))) != nil,
                let before = status("VmRSS:")
            else { return nil }
            try body()
            return status("VmHWM:").map { max(0, $0 - before) }
        #else
            return nil
        #endif
    }

    #if canImport(Glibc)
        // Swift's module of the C library leaves it out.
        private static func trim() {
            guard let symbol = unsafe dlsym(nil, "malloc_trim") else { return }
            _ = unsafe unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
        }
    #endif

    private static func status(_ field: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(field) }),
            let number = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return number << 10
    }
}
