import Sello
import SelloBytes
import SelloPolicy

/// A rulebook for the list of `sello rulebooks`.
struct RulebookPrinter {
    let terminal: Terminal
    let language: Language

    /// The rulebook, several lines without the last line's end.
    ///
    /// - Parameters:
    ///   - book: The rulebook.
    ///   - isFull: Whether its rules and the names for `sello policy` are listed.
    /// - Returns: The text.
    func text(_ book: Rulebook, isFull: Bool) -> String {
        var lines = ["\(book.id)@\(book.version)"]
        lines += wrapped("\(book.jurisdiction.text(language)) — \(book.title.text(language))", 2)
        lines += wrapped(Self.standing(book, language), 2)
        lines += wrapped(language(en: "Source: \(book.source)", es: "Fuente: \(book.source)"), 2)
        guard isFull else { return lines.joined(separator: "\n") }
        lines += list(
            language(en: "Rules", es: "Reglas"),
            book.rules.map { ($0.id, "\($0.title.text(language)) [\($0.citation)]") })
        lines += list("--role", book.roles.map { ($0.name, $0.text.text(language)) })
        lines += list("--answer", book.questions.map { ($0.name, $0.text.text(language)) })
        lines += list("--event", book.triggers.map { ($0.name, $0.text.text(language)) })
        lines += list("--purpose", book.purposes.map { ($0.name, $0.text.text(language)) })
        return lines.joined(separator: "\n")
    }

    /// How the law stands, in words.
    static func standing(_ book: Rulebook, _ language: Language) -> String {
        let word =
            switch book.status {
            case .inForce: language(en: "in force", es: "en vigor")
            case .challenged: language(en: "in force, challenged in court", es: "en vigor, impugnado ante un tribunal")
            case .draft: language(en: "a draft, not law", es: "proyecto, no es ley")
            case .dropped: language(en: "a draft that was dropped", es: "proyecto abandonado")
            case .voluntary: language(en: "voluntary", es: "voluntario")
            }
        let from = book.from.map { language(en: " from \($0)", es: " desde \($0)") } ?? ""
        let until =
            book.until.map { language(en: " to the day before \($0)", es: " hasta el día anterior a \($0)") } ?? ""
        let note = book.statusNote.map { ". \($0.text(language))" } ?? ""
        return word + from + until + note
    }

    private func list(_ heading: String, _ items: [(String, String)]) -> [String] {
        items.isEmpty
            ? [] : ["  \(heading)"] + items.flatMap { wrapped("\($0.0): \($0.1)", 8, first: 4) }
    }

    private func wrapped(_ text: String, _ indent: Int, first: Int? = nil) -> [String] {
        let start = first ?? indent
        var lines = StyledText(text).lines(width: terminal.width, first: start, indent: indent, isColoured: false)
        lines[0] = String(repeating: " ", count: start) + lines[0]
        return lines
    }
}
