import Sello

/// Metadata of the file that say something else than what was signed.
enum ContradictionRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Contradicted", es: "Contradicción") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (all, language) = (subject.report.contradictions, subject.language)
        let shown = all.prefix(ReportSubject.listLimit).map { StyledText(sentence($0, language)) }
        let more = all.count - shown.count
        return shown + (more > 0 ? [StyledText(Wording.moreInJSON(more, language))] : [])
    }

    private static func sentence(_ found: MetadataContradiction, _ language: Language) -> String {
        let field = VisibleText.escaped(found.field, limit: 80)
        let signed = VisibleText.escaped(found.signed, limit: 120)
        let said = VisibleText.escaped(found.found, limit: 120)
        let place = found.place == .exif ? "Exif" : "XMP"
        return language(
            en:
                "\(field) was signed as “\(signed)”; the file's \(place)\(found.isProtected ? "" : ", which anyone can change,") says “\(said)”",
            es:
                "\(field) se firmó como “\(signed)”; el \(place) del archivo\(found.isProtected ? "" : ", que cualquiera puede cambiar,") dice “\(said)”"
        )
    }
}
