import Sello
import SelloBytes

/// What became of the label along the chain of parents, and at which step it was lost, weakened or contradicted.
enum ChainRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Chain", es: "Cadena") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (report, language) = (subject.report, subject.language)
        let steps = report.chainSteps.filter { [.weakened, .dropped, .contradicted, .broken].contains($0.verdict) }
        var sentences = [sentence(report.chain, language)].compactMap(\.self).map { StyledText($0) }
        sentences += steps.prefix(ReportSubject.listLimit).map { StyledText(describe($0, report, language)) }
        let more = steps.count - ReportSubject.listLimit
        if more > 0 { sentences.append(StyledText(Wording.more(more, language))) }
        return sentences
    }

    private static func describe(_ step: LabelStep, _ report: VerificationReport, _ language: Language) -> String {
        let summary = report.manifests.first { $0.label == step.manifest }
        let name = VisibleText.escaped(step.manifest, limit: 80)
        let generator = summary?.generator.map { VisibleText.escaped($0, limit: 80) }
        let maker = generator.map { language(en: " by \($0)", es: " de \($0)") } ?? ""
        return language(
            en: "\(word(step.verdict, language)) in the manifest \(name)\(maker): \(why(step, language))",
            es: "\(word(step.verdict, language)) en el manifiesto \(name)\(maker): \(why(step, language))")
    }

    private static func why(_ step: LabelStep, _ language: Language) -> String {
        VisibleText.escaped(step.why(in: language))
    }

    private static func word(_ verdict: LabelStep.Verdict, _ language: Language) -> String {
        switch verdict {
        case .kept: language(en: "kept", es: "conservada")
        case .added: language(en: "added", es: "añadida")
        case .weakened: language(en: "weakened", es: "debilitada")
        case .dropped: language(en: "dropped", es: "perdida")
        case .contradicted: language(en: "contradicted", es: "contradicha")
        case .broken: language(en: "broken", es: "rota")
        case .unlabelled: language(en: "no label", es: "sin etiqueta")
        }
    }

    private static func sentence(_ chain: VerificationReport.LabelChain, _ language: Language) -> String? {
        switch chain {
        case .none: nil
        case .kept:
            language(en: "the label was kept at every step", es: "la etiqueta se conservó en cada paso")
        case .dropped:
            language(
                en: "dropped: a step lost the label of the file it was made from, or carries another",
                es: "perdida: un paso perdió la etiqueta del archivo del que se hizo, o lleva otra")
        case .weakened:
            language(
                en: "weakened: a step says less than the file it was made from about how synthetic it is",
                es: "debilitada: un paso dice menos que el archivo del que se hizo sobre qué tan sintético es")
        case .brokenBefore:
            language(
                en:
                    "broken before this stamp: the file that this one was made from had faults already, and the signer knew",
                es: "rota antes de este sello: el archivo del que se hizo este ya tenía fallas, y el firmante lo sabía")
        case .unlabelled:
            language(
                en: "the files that this one was made from carry no label",
                es: "los archivos de los que se hizo este no llevan etiqueta")
        }
    }
}
