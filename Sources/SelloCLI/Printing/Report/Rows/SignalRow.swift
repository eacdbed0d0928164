import Sello

/// What the signed history says of AI, signal by signal.
enum SignalRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "History says", es: "La historia dice") }

    /// Two sentences at most; none where nothing was checked or nothing holds.
    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        guard report.state == .valid || report.state == .trusted, let signals = report.signals else { return [] }
        var sentences: [StyledText] = []
        if !signals.official.isEmpty {
            let phrases = signals.official.map { SignalWording.phrase($0, language) }.joined(separator: "; ")
            sentences.append(
                StyledText(language(en: "by C2PA's list: \(phrases)", es: "según la lista de C2PA: \(phrases)")))
        }
        if !signals.ours.isEmpty {
            let phrases = signals.ours.map { SignalWording.phrase($0, language) }.joined(separator: "; ")
            sentences.append(
                StyledText(language(en: "beyond that list: \(phrases)", es: "además de esa lista: \(phrases)")))
        }
        return sentences
    }
}
