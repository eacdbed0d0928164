import Sello

/// What was asked and is not met.
enum RequirementRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Asked", es: "Se pidió") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        guard VerificationSummary.status(of: report, subject.requirement) == .failed, report.state != .invalid else {
            return []
        }
        switch subject.requirement {
        case .valid: return []
        case .trusted:
            return [
                StyledText(
                    language(
                        en: "--require trusted is not met: the signer leads to no trust anchor that you gave",
                        es:
                            "--require trusted no se cumple: el firmante no lleva a ninguna autoridad de confianza que usted indicó"
                    ))
            ]
        case .labelled:
            return [
                StyledText(
                    language(
                        en: "--require labelled is not met: the file has no signed label",
                        es: "--require labelled no se cumple: el archivo no tiene una etiqueta firmada"))
            ]
        }
    }
}
