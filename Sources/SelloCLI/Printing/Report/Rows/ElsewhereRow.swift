import Sello

/// Where else a manifest is, or is said to be.
enum ElsewhereRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Elsewhere", es: "En otro lugar") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        var sentences: [StyledText] = []
        if report.manifestPlace == .detached {
            sentences.append(
                StyledText(
                    language(
                        en: "the manifest is not in the file but in a file of its own",
                        es: "el manifiesto no está en el archivo sino en uno aparte")))
        }
        if let address = report.remoteManifest.map({ VisibleText.escaped($0) }) {
            sentences.append(
                StyledText(
                    language(
                        en: "a manifest is said to be at \(address); Sello fetches nothing",
                        es: "se dice que hay un manifiesto en \(address); Sello no descarga nada")))
        }
        return sentences
    }
}
