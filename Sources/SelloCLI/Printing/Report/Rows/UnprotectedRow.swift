import Sello

/// Bytes that no hash covers.
enum UnprotectedRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Not protected", es: "Sin proteger") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (all, language) = (subject.report.unprotected, subject.language)
        guard !all.isEmpty else { return [] }
        let shown = all.prefix(ReportSubject.listLimit).map { bytes in
            let name = PartWording.name(bytes.content, language)
            let (first, last) = (bytes.range.lowerBound, bytes.range.upperBound - 1)
            let holds = bytes.holds(in: language).map { ": \($0)" } ?? ""
            return language(
                en: "\(name) (bytes \(first) to \(last)\(holds))", es: "\(name) (bytes \(first) a \(last)\(holds))")
        }
        let more = all.count - shown.count
        let list = shown.joined(separator: ", ") + (more > 0 ? " \(Wording.more(more, language))" : "")
        return [
            StyledText(
                language(
                    en: "\(list): could be changed without anyone noticing",
                    es: "\(list): se podrían cambiar sin que nadie lo note"))
        ]
    }
}
