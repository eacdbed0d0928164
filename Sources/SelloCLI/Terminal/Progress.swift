import SelloBytes
import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: a system call that fills a local of its own type.

/// How far the work on all files is, drawn as a bar once it has taken a second.
final class Progress: Sendable {
    private let console: Console
    private let verb: String
    private let language: Language
    private let fileCount: Int
    private let start: Int64
    private let parts = Atomic<Int>(0)
    private let finished = Atomic<Int>(0)
    private let nextDrawing: Atomic<Int64>

    /// How many parts one file counts for.
    private static let partsPerFile = 1_000_000
    /// Nanoseconds before the first bar, and between two.
    private static let patience: Int64 = 1_000_000_000
    private static let pause: Int64 = 100_000_000

    /// Starts counting.
    ///
    /// - Parameters:
    ///   - console: Where the bar is drawn.
    ///   - verb: What is done, such as `Verifying`.
    ///   - language: The language of the verb.
    ///   - fileCount: To how many files.
    init(_ console: Console, verb: String, language: Language = .english, fileCount: Int) {
        self.language = language
        self.console = console
        self.verb = verb
        self.fileCount = max(1, fileCount)
        start = Self.nanoseconds()
        nextDrawing = Atomic(start + Self.patience)
    }

    /// The progress of one file.
    ///
    /// - Parameter byteCount: How many bytes will be reported for it.
    /// - Returns: What the work reports to.
    func file(byteCount: Int) -> FileProgress { FileProgress(self, byteCount: byteCount) }

    fileprivate func add(_ count: Int, isEnd: Bool = false) {
        let parts = parts.add(count, ordering: .relaxed).newValue
        if isEnd { finished.add(1, ordering: .relaxed) }
        let now = Self.nanoseconds()
        let due = nextDrawing.load(ordering: .relaxed)
        guard now >= due,
            nextDrawing.compareExchange(expected: due, desired: now + Self.pause, ordering: .relaxed).exchanged
        else { return }
        console.drawBar(
            Self.bar(
                verb, fraction: Double(parts) / Double(fileCount * Self.partsPerFile),
                finished: finished.load(ordering: .relaxed), of: fileCount, language))
    }

    fileprivate static func share(_ done: Int, of byteCount: Int) -> Int {
        byteCount <= 0 ? 0 : Int(min(1, Double(done) / Double(byteCount)) * Double(partsPerFile))
    }

    fileprivate static var whole: Int { partsPerFile }

    /// The bar as it is drawn.
    static func bar(
        _ verb: String, fraction: Double, finished: Int, of fileCount: Int, _ language: Language = .english
    ) -> String {
        let width = 24
        let fraction = min(max(fraction, 0), 1)
        let full = Int(fraction * Double(width))
        let bar = String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
        let files =
            fileCount > 1
            ? language(en: ", \(finished) of \(fileCount) files", es: ", \(finished) de \(fileCount) archivos") : ""
        return "\(verb) [\(bar)] \(Int(fraction * 100)) %\(files)"
    }

    private static func nanoseconds() -> Int64 {
        var now = timespec()
        guard unsafe clock_gettime(CLOCK_MONOTONIC, &now) == 0 else { return 0 }
        return Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec)
    }
}

/// How far the work on one file is.
final class FileProgress: Sendable {
    private let whole: Progress
    private let byteCount: Int
    private let done = Atomic<Int>(0)

    fileprivate init(_ whole: Progress, byteCount: Int) {
        self.whole = whole
        self.byteCount = byteCount
    }

    /// Counts bytes that were read or written.
    func advance(_ count: Int) {
        let (old, new) = done.add(count, ordering: .relaxed)
        whole.add(Progress.share(new, of: byteCount) - Progress.share(old, of: byteCount))
    }

    /// Counts the file as done, whatever was reported.
    func finish() {
        whole.add(Progress.whole - Progress.share(done.load(ordering: .relaxed), of: byteCount), isEnd: true)
    }
}
