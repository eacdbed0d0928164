import SelloBytes

/// Lines on their way to standard output, many at a time, and no more than a limit of each list.
struct Page {
    private let console: Console
    private let lineLimit: Int
    private let language: Language
    private var lines: [String] = []
    private var count = 0

    init(_ console: Console, lineLimit: Int, language: Language) {
        self.console = console
        self.language = language
        self.lineLimit = lineLimit
    }

    mutating func print(_ line: String) {
        count += 1
        guard count <= lineLimit else { return }
        lines.append(line)
        if lines.count == 1000 { flush() }
    }

    /// Ends a list.
    mutating func finish() {
        let more = count - lineLimit
        if more > 0 {
            lines.append(
                language(
                    en: "  … and \(more) lines more; --full shows them",
                    es: "  … y \(more) líneas más; --full las muestra"))
        }
        count = 0
        flush()
    }

    private mutating func flush() {
        guard !lines.isEmpty else { return }
        console.print(lines.joined(separator: "\n"))
        lines = []
    }
}
