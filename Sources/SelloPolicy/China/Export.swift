import SelloBytes

// Article 9: content that leaves without a visible label. Article 10: nobody removes labels.
extension China {
    static let userAgreed = Question(
        "user-agreed",
        en: "Did the user ask for content without a visible label and agree to the duties that come with it?",
        es: "¿Pidió el usuario el contenido sin etiqueta visible y aceptó los deberes que eso conlleva?")
    static let logsKept = Question(
        "logs-kept", en: "Are the logs of that export kept?", es: "¿Se conservan los registros de esa entrega?")
    static let malice = Question(
        "removal-was-malicious", en: "Was the label removed, changed, forged or hidden maliciously?",
        es: "¿Se quitó, alteró, falsificó u ocultó la etiqueta con mala intención?")
    static let export = Trigger(
        "export", en: "content without a visible label was handed to the user",
        es: "se entregó al usuario el contenido sin etiqueta visible")

    static let otherRules: [Rule] = [
        Rule(
            "9/agreement", "Labeling Measures Art. 9", .obligation,
            Sentence(
                en: "Hand out content without a visible label only with the user's agreement.",
                es: "Entregue contenido sin etiqueta visible solo con la conformidad del usuario."),
            applies: leavesWithoutLabel,
            met: { $0.answer(userAgreed) }),
        Rule(
            "9/logs", "Labeling Measures Art. 9, logs", .record,
            Sentence(
                en: "Keep the logs of that for at least six months.",
                es: "Conserve los registros de eso al menos seis meses."),
            clock: Clock(.months(6), from: export, .keep), applies: leavesWithoutLabel, met: { $0.answer(logsKept) }),
        Rule(
            "10/no-removal", "Labeling Measures Art. 10", .prohibition,
            Sentence(
                en: "Nobody may maliciously delete, change, forge or hide a label.",
                es: "Nadie debe borrar, alterar, falsificar u ocultar una etiqueta con mala intención."),
            applies: \.hasEarlierLabel,
            met: { facts in facts.keepsLabel || !facts.answer(malice) }),
    ]

    private static func leavesWithoutLabel(_ facts: PolicyCase) -> Finding {
        facts.role(provider) && facts.madeWithAI && !facts.perceivedLabel
    }
}
