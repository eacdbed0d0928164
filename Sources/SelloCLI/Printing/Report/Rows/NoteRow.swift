import Sello

/// What neither helps nor harms.
enum NoteRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Notes", es: "Notas") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        // Revocation has its own row, and that nobody vouches for a time-stamp stands in that of the time.
        let shown = subject.report.results.informational.filter {
            !$0.code.rawValue.hasPrefix("signingCredential.ocsp") && $0.code != .timeStampUntrusted
        }
        return Finding.joined(shown.map { Finding($0) }, subject.language).prefix(ReportSubject.listLimit).map(\.text)
    }
}
