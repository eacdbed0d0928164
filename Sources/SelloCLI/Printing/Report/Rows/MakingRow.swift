import Sello

/// What a single manifest tells of how the file was made.
enum MakingRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Made with", es: "Hecho con") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        guard subject.report.manifests.count == 1, let only = subject.report.manifests.first else { return [] }
        return [StyledText(ManifestWording.description(only, subject.language))]
    }
}
