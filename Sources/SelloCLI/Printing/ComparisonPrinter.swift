import Sello
import SelloBytes

/// A comparison for someone who has never heard of C2PA: whether a label was lost comes first, then each mark, then what the losses mean.
struct ComparisonPrinter: Sendable {
    /// Where it is shown.
    let terminal: Terminal
    /// The language that it speaks.
    let language: Language

    /// The comparison, several lines without the last line's end.
    func text(_ report: RetentionReport, before: String, after: String) -> String {
        let name = { (path: String) in VisibleText.escaped(path) }
        var headline = StyledText("\(name(before)) → \(name(after)):")
        headline.append(" ")
        headline.append(
            verdict(report), report.lostLabel ? .bad : report.marks.contains { $0.status.isLoss } ? .fair : .good)
        var lines = headline.lines(width: terminal.width, indent: 2, isColoured: terminal.isColoured)
        for status in [RetentionFinding.Status.lost, .invalidated, .added, .kept] {
            for mark in report.marks where mark.status == status { lines += self.lines(word(status), describe(mark)) }
        }
        var told: Set<String> = []
        for mark in report.marks where mark.status.isLoss && told.insert(mark.meaning(in: language)).inserted {
            if told.count == 1 {
                lines += ["", language(en: "What the losses mean:", es: "Lo que significan las pérdidas:")]
            }
            let titles = report.marks.filter {
                $0.status.isLoss && $0.meaning(in: language) == mark.meaning(in: language)
            }
            .map { $0.title(in: language) }.joined(separator: "; ")
            let text = StyledText("— \(titles).").adding(" \(mark.meaning(in: language))")
            lines += text.lines(width: terminal.width, indent: 4, isColoured: terminal.isColoured)
                .enumerated().map { $0.offset == 0 ? "  " + $0.element : $0.element }
        }
        return lines.joined(separator: "\n")
    }

    private func verdict(_ report: RetentionReport) -> String {
        if report.marks.isEmpty {
            return language(
                en: "neither file has a label or another mark of where it is from",
                es: "ninguno de los archivos tiene etiqueta ni otra marca de su procedencia")
        }
        if report.lostLabel {
            return language(
                en: "a label was lost on the way, or no longer holds",
                es: "en el camino se perdió una etiqueta, o ya no es válida")
        }
        if report.marks.contains(where: { $0.status.isLoss }) {
            return language(
                en: "no label was lost; other marks were", es: "no se perdió ninguna etiqueta; sí otras marcas")
        }
        return language(en: "every mark was kept", es: "se conservaron todas las marcas")
    }

    private func word(_ status: RetentionFinding.Status) -> String {
        switch status {
        case .kept: language(en: "kept", es: "conservada")
        case .lost: language(en: "lost", es: "perdida")
        case .invalidated: language(en: "no longer holds", es: "ya no vale")
        case .added: language(en: "added", es: "añadida")
        }
    }

    private func describe(_ mark: RetentionFinding) -> StyledText {
        let values = [mark.before, mark.after].compactMap(\.self).map {
            VisibleText.escaped(DigitalSourceType($0)?.term ?? $0, limit: Self.valueLimit)
        }
        let said = mark.before == mark.after ? values.first ?? "" : values.joined(separator: " → ")
        return StyledText("\(mark.title(in: language)): \(said)").adding(" [\(mark.mark)]", .dim)
    }

    private func lines(_ heading: String, _ text: StyledText) -> [String] {
        let column = 2 + Self.headingWidth
        let wrapped = text.lines(
            width: terminal.width, first: column, indent: column, isColoured: terminal.isColoured)
        let start = "  " + heading + String(repeating: " ", count: max(1, Self.headingWidth - heading.count))
        return [start + (wrapped.first ?? "")] + wrapped.dropFirst()
    }

    private static let headingWidth = 17
    /// The most characters of a value that are shown.
    private static let valueLimit = 120
}
