import Sello

/// What the file's label says, in sentences.
enum LabelRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Label", es: "Etiqueta") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        guard let finding = report.label else {
            guard report.state == .valid || report.state == .trusted else { return [] }
            guard Saying(report).phrase(language) != nil else {
                return [StyledText(language(en: "none", es: "ninguna"))]
            }
            return [
                StyledText(
                    language(
                        en: "none of Sello's own; the answer above comes from the file's signed history",
                        es: "ninguna propia de Sello; la respuesta de arriba viene de la historia firmada del archivo"))
            ]
        }
        guard let label = finding.label else { return [unsigned(finding, language)] }
        var last = StyledText(language(en: "Label id \(finding.id)", es: "Identificador de la etiqueta: \(finding.id)"))
        last.append(
            finding.standing == .signed
                ? language(en: ", covered by the signature", es: ", protegido por la firma")
                : language(
                    en: "; since the manifest does not hold, nothing proves it",
                    es: "; como el manifiesto no se sostiene, nada lo prueba"))
        last.append(copies(finding.copies, language))
        return [origin(label, language)] + details(label, language) + [last]
    }

    private static func unsigned(_ finding: LabelFinding, _ language: Language) -> StyledText {
        let type = finding.sourceType.map {
            "\(Wording.phrase($0, language)) (\(VisibleText.escaped($0.term, limit: 80))), "
        }
        return StyledText(
            language(
                en: "Unsigned metadata, which anyone can write, says: \(type ?? "")label id \(finding.id)",
                es:
                    "Metadatos sin firma, que cualquiera puede escribir, dicen: \(type ?? "")identificador de etiqueta \(finding.id)"
            ))
    }

    private static func origin(_ label: SGILabel, _ language: Language) -> StyledText {
        let phrase =
            "\(Wording.phrase(label.sourceType, language)) (\(VisibleText.escaped(label.sourceType.term, limit: 80)))"
        var text = language(en: "This file says of itself: \(phrase)", es: "Este archivo dice de sí mismo: \(phrase)")
        text += ", \(Wording.operation(label.operation, language))"
        if let system = label.system {
            let name = VisibleText.escaped(system.name, limit: 120)
            let version = system.version.map { " \(VisibleText.escaped($0, limit: 60))" } ?? ""
            text += language(en: " with “\(name)\(version)”", es: " con “\(name)\(version)”")
        }
        if let provider = label.provider {
            let name = VisibleText.escaped(provider, limit: 120)
            text +=
                label.system == nil
                ? language(en: " by “\(name)”", es: " por “\(name)”")
                : language(en: " of “\(name)”", es: " de “\(name)”")
        }
        let made = Wording.moment(label.createdAt)
        if let modified = label.modifiedAt.map(Wording.moment) {
            text += language(
                en: " on \(modified), first made on \(made)", es: " el \(modified), hecho por primera vez el \(made)")
        } else {
            text += language(en: " on \(made)", es: " el \(made)")
        }
        return StyledText(text + ".")
    }

    private static func details(_ label: SGILabel, _ language: Language) -> [StyledText] {
        let details: [(name: String, value: String?)] = [
            (language(en: "Computer resource", es: "Recurso informático"), label.system?.resource),
            (language(en: "Title", es: "Título"), label.title),
            (language(en: "Prompt", es: "Instrucción al modelo"), label.prompt),
            (language(en: "Written by", es: "Escrita por"), label.promptWriter),
        ]
        return details.compactMap { name, value in value.map { StyledText("\(name): “\(VisibleText.escaped($0))”") } }
            + [label.visibleLabel.map { StyledText(VisibleLabelWording.sentence($0, language)) }].compactMap(\.self)
    }

    private static func copies(_ copies: [LabelFinding.Copy], _ language: Language) -> String {
        func names(_ agreement: LabelFinding.Copy.Agreement) -> (list: String, areSeveral: Bool) {
            let names = copies.filter { $0.agreement == agreement }.map { $0.place == .xmp ? "XMP" : "Exif" }
            return (names.joined(separator: language(en: " and ", es: " y ")), names.count > 1)
        }
        var text = ""
        let (agreeing, conflicting, missing) = (names(.agrees), names(.conflicts), names(.missing))
        if !agreeing.list.isEmpty {
            text += language(
                en: "; \(agreeing.list) \(agreeing.areSeveral ? "say" : "says") the same",
                es: "; \(agreeing.list) \(agreeing.areSeveral ? "dicen" : "dice") lo mismo")
        }
        if !conflicting.list.isEmpty {
            text += language(
                en: "; \(conflicting.list) \(conflicting.areSeveral ? "say" : "says") something else",
                es: "; \(conflicting.list) \(conflicting.areSeveral ? "dicen" : "dice") otra cosa")
        }
        if !missing.list.isEmpty {
            text += language(en: "; no copy in \(missing.list)", es: "; sin copia en \(missing.list)")
        }
        return text
    }
}
