import Sello

/// What could not be answered, and why.
enum UndeterminedRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Undetermined", es: "Sin determinar") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        // Time and revocation have rows of their own.
        let shown = subject.report.undetermined.filter { $0.subject != "revocation" && $0.subject != "timeEvidence" }
        return shown.prefix(ReportSubject.listLimit).map {
            StyledText(VisibleText.escaped($0.reason(in: subject.language)))
        }
    }
}
