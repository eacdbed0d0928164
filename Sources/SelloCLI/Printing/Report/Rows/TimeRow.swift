import Sello

/// When the file was signed, and who says that.
enum TimeRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Time", es: "Fecha") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        guard report.state != .absent else { return [] }
        return [StyledText(sentence(report, language))]
    }

    private static func sentence(_ report: VerificationReport, _ language: Language) -> String {
        let stamped = report.timeStamp.map(Wording.moment)
        switch report.timeEvidence {
        case .none: return language(en: "nothing says when it was signed", es: "nada dice cuándo se firmó")
        case .claimed:
            let when = (report.label?.label).map { Wording.moment($0.modifiedAt ?? $0.createdAt) + ", " } ?? ""
            return language(
                en: "\(when)by the signer's own word; no time-stamp confirms it",
                es: "\(when)según la palabra del firmante; ningún sello de tiempo lo confirma")
        case .attested:
            return language(
                en: "signed no later than \(stamped ?? "then"), as a trusted time-stamp says",
                es: "firmado a más tardar el \(stamped ?? "día que consta"), según un sello de tiempo de confianza")
        case .undetermined:
            return language(
                en:
                    "signed no later than \(stamped ?? "then"), says the time-stamp of an authority that you did not name as trusted (--time-stamp-anchors)",
                es:
                    "firmado a más tardar el \(stamped ?? "día que consta"), según el sello de tiempo de una autoridad que usted no indicó como de confianza (--time-stamp-anchors)"
            )
        }
    }
}
