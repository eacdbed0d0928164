import Sello
import SelloManifest

/// The verdict in the one word that C2PA, `--require` and `--json` have for it.
enum StateRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "In one word", es: "En una palabra") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        [StyledText(Wording.state(subject.report.state, subject.language))]
    }
}
