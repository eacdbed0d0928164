import Sello

/// What was declared when the file was received, and what that is worth.
enum DeclarationRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Declared", es: "Declarado") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let language = subject.language
        let told = subject.report.declarations.flatMap { found in
            [StyledText(answer(found, language)), StyledText(standing(found, subject))]
        }
        guard let check = subject.report.declarationCheck?.sentence.text(language) else { return told }
        return told + [
            StyledText(
                language(en: "Beside what was found: \(check)", es: "Comparado con lo que se encontró: \(check)"))
        ]
    }

    private static func answer(_ found: DeclarationFinding, _ language: Language) -> String {
        let by = VisibleText.escaped(found.statement.by.rawValue, limit: 80)
        let when = Wording.moment(found.statement.at)
        return switch found.statement.answer {
        case .yes:
            language(
                en: "On \(when), whoever handed the file over (\(by)) said: yes, it is made or changed by AI.",
                es: "El \(when), quien entregó el archivo (\(by)) dijo: sí, está hecho o modificado con IA.")
        case .no:
            language(
                en: "On \(when), whoever handed the file over (\(by)) said: no, it is not made or changed by AI.",
                es: "El \(when), quien entregó el archivo (\(by)) dijo: no, no está hecho ni modificado con IA.")
        case .none:
            language(
                en:
                    "On \(when), whoever handed the file over (\(by)) was asked whether it is made or changed by AI, and did not answer.",
                es:
                    "El \(when), se preguntó a quien entregó el archivo (\(by)) si está hecho o modificado con IA, y no respondió."
            )
        }
    }

    private static func standing(_ found: DeclarationFinding, _ subject: ReportSubject) -> String {
        let language = subject.language
        let who =
            found.attestation.signer.map { Wording.name($0, language) }
            ?? language(en: "nobody known", es: "nadie conocido")
        guard found.holds else {
            let reasons = found.faults.map { VisibleText.escaped($0.sentence(in: language)) }.joined(separator: "; ")
            return language(
                en: "This declaration does not count: \(reasons).", es: "Esta declaración no cuenta: \(reasons).")
        }
        let place =
            switch found.place {
            case .detached:
                language(en: "and it speaks of exactly these bytes", es: "y habla exactamente de estos bytes")
            case .embedded:
                language(
                    en: "and it speaks of this file as it was before the declaration was put into it",
                    es: "y habla de este archivo como era antes de agregarle la declaración")
            }
        let trust =
            found.attestation.signer?.isTrusted == true
            ? language(
                en: "one of the trust anchors that you gave vouches for that signer",
                es: "una de las autoridades de confianza que usted indicó responde por ese firmante")
            : language(
                en: "nobody you named vouches for that signer",
                es: "nadie que usted haya nombrado responde por ese firmante")
        return language(
            en: "The record was signed by \(who), it is unchanged, \(place); \(trust).",
            es: "El registro lo firmó \(who), no se ha cambiado, \(place); \(trust).")
    }
}
