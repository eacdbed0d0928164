#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// `unsafe`: the call fills a local of the type that this request is defined for.

/// Where the output goes and what can be shown there.
struct Terminal: Sendable, Hashable {
    /// Whether standard output is coloured.
    let isColoured: Bool
    /// The width that the report is wrapped to; `nil` for a pipe or a file, whose lines belong to other programs.
    let width: Int?
    /// Whether a line on standard error can be drawn over.
    let showsProgress: Bool

    /// Settles what can be shown.
    ///
    /// - Parameters:
    ///   - outputIsTerminal: Whether standard output is a terminal.
    ///   - errorIsTerminal: Whether standard error is one.
    ///   - columns: The terminal's width, where it says so.
    ///   - environment: The value of a variable.
    init(outputIsTerminal: Bool, errorIsTerminal: Bool, columns: Int?, environment: (String) -> String?) {
        let isDumb = environment("TERM") == "dumb"
        func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
        if isSet("NO_COLOR") {  // no-color.org
            isColoured = false
        } else if isSet("CLICOLOR_FORCE"), environment("CLICOLOR_FORCE") != "0" {
            isColoured = true
        } else {
            isColoured = outputIsTerminal && !isDumb && environment("CLICOLOR") != "0"
        }
        // Wider lines than about a hundred characters are hard to read; narrower than forty cannot hold the rows' headings.
        width = outputIsTerminal ? min(max(columns ?? environment("COLUMNS").flatMap { Int($0) } ?? 80, 40), 110) : nil
        showsProgress = errorIsTerminal && !isDumb
    }

    /// The process's own terminal.
    static func current() -> Terminal {
        let outputIsTerminal = isatty(STDOUT_FILENO) == 1
        let errorIsTerminal = isatty(STDERR_FILENO) == 1
        return Terminal(
            outputIsTerminal: outputIsTerminal, errorIsTerminal: errorIsTerminal,
            columns: outputIsTerminal ? columns(of: STDOUT_FILENO) : nil, environment: Environment.value)
    }

    /// The width of a terminal, where it says so.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
