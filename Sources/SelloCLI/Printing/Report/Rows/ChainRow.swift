import Sello

/// What became of the label along the chain of parents.
enum ChainRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Chain", es: "Cadena") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        sentence(subject.report.chain, subject.language).map { [StyledText($0)] } ?? []
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
