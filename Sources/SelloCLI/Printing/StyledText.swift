/// A text with a few words set apart, which can be wrapped before it is coloured.
struct StyledText: Sendable, Hashable {
    /// How a word is set apart.
    enum Ink: Sendable, Hashable {
        case plain
        /// The verdict, when all is well.
        case good
        /// The verdict, when something is open.
        case fair
        /// The verdict, when something is wrong.
        case bad
        /// What only few need: codes, headings of rows.
        case dim

        /// The terminal's parameter (ECMA-48, 8.3.117); `nil` for none.
        var parameter: String? {
            switch self {
            case .plain: nil
            case .good: "1;32"
            case .fair: "1;33"
            case .bad: "1;31"
            case .dim: "2"
            }
        }
    }

    private struct Run: Sendable, Hashable {
        let text: String
        let ink: Ink
    }

    private struct Word {
        let text: Substring
        let ink: Ink
        /// Whether a space stands before it.
        let isSeparate: Bool
    }

    private var runs: [Run] = []

    init(_ text: String = "", _ ink: Ink = .plain) { append(text, ink) }

    /// Adds a text; spaces are where a line may end.
    mutating func append(_ text: String, _ ink: Ink = .plain) {
        if !text.isEmpty { runs.append(Run(text: text, ink: ink)) }
    }

    private static let space = UInt8(ascii: " ")

    private var words: [Word] {
        // By bytes: a space is one in UTF-8 and part of nothing else, and telling characters apart is most of what a report costs.
        var words: [Word] = []
        var isSeparate = false
        for run in runs {
            let utf8 = run.text.utf8
            if utf8.first == Self.space { isSeparate = true }
            for part in utf8.split(separator: Self.space) {
                words.append(Word(text: Substring(part), ink: run.ink, isSeparate: isSeparate))
                isSeparate = true
            }
            isSeparate = utf8.last == Self.space
        }
        return words
    }

    /// The text on one line without ink, where it is as it would be put together from its words; `nil` where spaces are to go.
    private var whole: String? {
        var text = ""
        for run in runs { text += run.text }
        var previous = Self.space
        for byte in text.utf8 {
            if byte == Self.space, previous == Self.space { return nil }
            previous = byte
        }
        return previous == Self.space && !text.isEmpty ? nil : text
    }

    /// The text with more added.
    func adding(_ text: String, _ ink: Ink = .plain) -> StyledText {
        var longer = self
        longer.append(text, ink)
        return longer
    }

    /// The text as lines.
    ///
    /// - Parameters:
    ///   - width: The most characters of a line, the indent of later lines included; `nil` for one line whatever its length.
    ///   - first: How many characters of the first line are taken already.
    ///   - indent: How far later lines are moved in.
    ///   - isColoured: Whether inks are shown.
    /// - Returns: At least one line.
    func lines(width: Int?, first: Int = 0, indent: Int = 0, isColoured: Bool) -> [String] {
        // A file or a pipe takes the text as it is.
        if width == nil, !isColoured, let whole { return [whole] }
        let words = words
        var lines: [String] = []
        var line = Line(isColoured: isColoured)
        var column = first
        var at = 0
        while at < words.count {
            // What stands together without a space stays together.
            var end = at + 1
            while end < words.count, !words[end].isSeparate { end += 1 }
            let count = width == nil ? 0 : words[at..<end].reduce(0) { $0 + $1.text.count }
            if at > 0, let width, column + 1 + count > width {
                lines.append(line.finished())
                line = Line(isColoured: isColoured, indent: indent)
                column = indent
            } else if at > 0 {
                line.addSpace()
                column += 1
            }
            for word in words[at..<end] { line.add(word.text, word.ink.parameter) }
            column += count
            at = end
        }
        return lines + [line.finished()]
    }

    /// One line in the making, with as few changes of ink as there can be.
    private struct Line {
        private var text: String
        private var current: String?
        private var spaces = ""
        private let isColoured: Bool

        init(isColoured: Bool, indent: Int = 0) {
            self.isColoured = isColoured
            text = String(repeating: " ", count: indent)
        }

        mutating func addSpace() { spaces += " " }

        mutating func add(_ part: Substring, _ parameter: String?) {
            if isColoured, parameter != current {
                if current != nil { text += "\u{1B}[0m" }
                text += spaces
                if let parameter { text += "\u{1B}[\(parameter)m" }
                current = parameter
            } else {
                text += spaces
            }
            text += part
            spaces = ""
        }

        func finished() -> String { current == nil ? text : text + "\u{1B}[0m" }
    }
}
