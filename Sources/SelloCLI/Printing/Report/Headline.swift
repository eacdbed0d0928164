import Sello
import SelloManifest

/// The first line of a report: what the file says of AI, and what stands behind that.
struct Headline {
    private let subject: ReportSubject
    private var language: Language { subject.language }

    init(_ subject: ReportSubject) { self.subject = subject }

    /// The line.
    func text(file: String) -> StyledText {
        let report = subject.report
        let name = StyledText("\(VisibleText.escaped(file)) — ")
        let saying = Saying(report)
        switch report.state {
        case .trusted:
            return name.adding(
                language(
                    en: "signed statement by a signer you trust",
                    es: "declaración firmada por alguien en quien usted confía"),
                .good
            ).adding(": \(signed(saying))")
        case .valid:
            return name.adding(
                language(
                    en: "signed statement by an unconfirmed signer",
                    es: "declaración firmada, de un firmante sin confirmar"),
                .fair
            ).adding(": \(signed(saying))")
        case .invalid:
            return name.adding(language(en: "not to be relied on", es: "no es de fiar"), .bad).adding(
                ": \(broken(saying))")
        case .absent:
            return name.adding(absent(saying).standing, .fair).adding(absent(saying).rest)
        }
    }

    private func signed(_ saying: Saying) -> String {
        guard let phrase = saying.phrase(language) else {
            return language(
                en: "it says nothing of how this was made, so AI is not ruled out",
                es: "no dice cómo se hizo, así que no se descarta la IA") + traces
        }
        guard !saying.speaksOfAI else { return phrase }
        return phrase + language(en: "; it does not mention AI", es: "; no menciona IA") + traces
    }

    /// What is to be added where what is signed does not speak of AI, and something unsigned does.
    private var traces: String {
        guard subject.report.synthesis.verdict == .traces else { return "" }
        return language(
            en: "; but metadata that anyone can write hold traces of AI",
            es: "; pero hay rastros de IA en metadatos que cualquiera puede escribir")
    }

    private func broken(_ saying: Saying) -> String {
        let reason = IntegrityRow.reason(subject)
        guard let phrase = saying.phrase(language) else { return reason + traces }
        return language(en: "it says “\(phrase)”, but \(reason)", es: "dice “\(phrase)”, pero \(reason)")
    }

    private func absent(_ saying: Saying) -> (standing: String, rest: String) {
        let synthesis = subject.report.synthesis
        if synthesis.verdict == .declared {
            return (
                language(en: "declared synthetic", es: "declarado sintético"),
                language(
                    en: " by whoever handed it over; nothing in the file is signed",
                    es: " por quien lo entregó; nada en el archivo está firmado")
            )
        }
        if let proof = synthesis.evidence.first(where: { $0.technique == .pixelSignature && !$0.isForgeable }) {
            return (
                language(en: "made by AI", es: "hecho por IA"),
                ": \(TraceWording.technique(proof, language))"
            )
        }
        if let phrase = saying.phrase(language) {
            return (
                language(en: "metadata that anyone can write", es: "metadatos que cualquiera puede escribir"),
                language(en: " say: \(phrase)", es: " dicen: \(phrase)")
            )
        }
        if synthesis.verdict == .traces, let first = synthesis.evidence.first(where: { $0.confidence != .low }) {
            let technique = TraceWording.technique(first, language)
            return (
                language(en: "traces of AI", es: "rastros de IA"),
                language(
                    en: ", which anyone can write or remove: \(technique)",
                    es: ", que cualquiera puede escribir o borrar: \(technique)")
            )
        }
        if subject.report.remoteManifest != nil {
            return (
                language(en: "nothing here to check", es: "aquí no hay nada que comprobar"),
                language(
                    en:
                        ": what this file states of itself is kept elsewhere and was not fetched; whether AI made it cannot be told",
                    es:
                        ": lo que este archivo declara de sí mismo está en otro lugar y no se descargó; no se puede saber si lo hizo una IA"
                )
            )
        }
        return (
            language(en: "no statement", es: "sin declaración"),
            language(
                en: ": nothing in this file says how it was made; that does not mean that it is genuine",
                es: ": nada en este archivo dice cómo se hizo; eso no significa que sea auténtico")
        )
    }
}
