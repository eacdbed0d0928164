import Sello

/// Who signed, and whether to believe it.
enum SignerRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Who says so?", es: "¿Quién lo dice?") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        guard report.state != .absent else {
            // A signature over the pixels is somebody's word; the row of traces has it.
            guard report.label != nil || report.synthesis.verdict == .traces,
                !report.synthesis.evidence.contains(where: { $0.technique == .pixelSignature && !$0.isForgeable })
            else { return [] }
            return [
                StyledText(
                    language(
                        en: "Nobody who could be held to it: anyone can write such metadata into a file.",
                        es: "Nadie que responda por ello: cualquiera puede escribir esos metadatos en un archivo.")
                )
            ]
        }
        guard let signer = report.signer else {
            return [StyledText(language(en: "Cannot be told.", es: "No se puede saber."))]
        }
        var sentences = [named(signer, language), trust(signer, subject)].compactMap(\.self)
        if let products = subject.products, report.state == .trusted {
            sentences.append(StyledText(conformance(report.conformingProduct(in: products), language)))
        }
        return sentences
    }

    private static func named(_ signer: SignerSummary, _ language: Language) -> StyledText {
        var sentence = StyledText(Wording.name(signer, language))
        if let issuer = signer.issuer.map({ VisibleText.escaped($0) }) {
            sentence.append(language(en: ", certified by “\(issuer)”", es: ", con certificado de “\(issuer)”"))
        }
        let algorithm = signer.algorithm.map { "\($0), " } ?? ""
        let number = VisibleText.escaped(signer.serialNumber)
        sentence.append(
            language(en: " (\(algorithm)serial number \(number))", es: " (\(algorithm)número de serie \(number))"), .dim
        )
        return sentence
    }

    private static func trust(_ signer: SignerSummary, _ subject: ReportSubject) -> StyledText? {
        let language = subject.language
        switch subject.report.state {
        case .absent: return nil
        case .trusted:
            return StyledText(
                language(
                    en: "An authority that you named as trusted vouches for this signer.",
                    es: "Una autoridad que usted indicó como de confianza responde por este firmante."))
        case .invalid:
            // Where the manifest does not hold, it does not matter who signed it.
            return StyledText(
                language(
                    en:
                        "That is only the name in the file: since what is signed does not hold, the name proves nothing.",
                    es:
                        "Ese es solo el nombre que trae el archivo: como lo firmado no se sostiene, el nombre no prueba nada."
                ))
        case .valid:
            guard subject.hasAnchors else {
                return StyledText(
                    language(
                        en:
                            "Nobody you named vouches for this signer: anyone can write such a name into a certificate. If you know the issuer, give its root: --trust-anchors ROOT.pem",
                        es:
                            "Nadie que usted haya nombrado responde por este firmante: cualquiera puede escribir ese nombre en un certificado. Si conoce al emisor, indique su raíz: --trust-anchors RAÍZ.pem"
                    ))
            }
            return StyledText(
                language(
                    en:
                        "No authority that you named as trusted vouches for this signer: anyone can write such a name into a certificate. If you know its issuer, add the issuer's root with --trust-anchors.",
                    es:
                        "Ninguna autoridad que usted indicó como de confianza responde por este firmante: cualquiera puede escribir ese nombre en un certificado. Si conoce al emisor, agregue su raíz con --trust-anchors."
                ))
        }
    }

    private static func conformance(_ found: ConformingProduct?, _ language: Language) -> String {
        guard let found else {
            return language(
                en: "Not on the list of conforming products that you gave.",
                es: "No está en la lista de productos conformes que usted indicó.")
        }
        let name = VisibleText.escaped(found.product.name, limit: 120)
        var text = language(
            en: "On the list of conforming products as “\(name)”",
            es: "En la lista de productos conformes como “\(name)”")
        if let level = found.product.assuranceLevel {
            text += language(en: ", assurance level \(level) at most", es: ", nivel de garantía \(level) como máximo")
        }
        if let status = found.product.status.map({ VisibleText.escaped($0, limit: 40) }) {
            text += language(en: ", status “\(status)”", es: ", estado “\(status)”")
        }
        let forbidden = found.forbiddenSignals.map(\.rawValue).joined(separator: ", ")
        if !forbidden.isEmpty {
            text += language(
                en: "; it may not emit \(forbidden), and does", es: "; no debe emitir \(forbidden), y lo hace")
        }
        return text
    }
}
