import Sello

/// The manifests of a file that has several, the newest first.
enum ManifestRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Manifests", es: "Manifiestos") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        guard report.manifests.count > 1 else { return [] }
        var sentences = report.manifests.reversed().prefix(ReportSubject.listLimit).map { manifest in
            let role =
                manifest.label == report.activeManifest
                ? language(en: "this file", es: "este archivo")
                : manifest.isReached
                    ? language(en: "an earlier file", es: "un archivo anterior")
                    : language(en: "nothing leads to it; not checked", es: "nada lleva a él; no se comprobó")
            let signer =
                manifest.signer.map { Wording.name($0, language) }.map {
                    language(en: ", signed by \($0)", es: ", firmado por \($0)")
                } ?? ""
            return StyledText("\(role): \(ManifestWording.description(manifest, language))\(signer)")
        }
        let more = report.manifests.count - sentences.count
        if more > 0 { sentences.append(StyledText(Wording.more(more, language))) }
        return sentences
    }
}
