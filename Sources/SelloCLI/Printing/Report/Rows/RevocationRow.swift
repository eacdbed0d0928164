import Sello

/// Whether anyone was asked if the signer's certificate was revoked.
enum RevocationRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Revocation", es: "Revocación") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let language = subject.language
        switch subject.report.revocation {
        case .checked:
            return [
                StyledText(
                    language(
                        en: "an answer of the issuer lies in the file and counts (signingCredential.ocsp)",
                        es: "el archivo trae una respuesta del emisor, y cuenta (signingCredential.ocsp)"))
            ]
        case .skipped:
            return [
                StyledText(
                    language(
                        en: "nobody was asked whether the certificate was revoked; Sello uses no network",
                        es: "no se preguntó a nadie si el certificado fue revocado; Sello no usa la red"))
            ]
        case .unknown: return []
        }
    }
}
