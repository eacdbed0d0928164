extension Question {
    static let followsAdvisories = Question(
        "follows-advisories", en: "Do you follow the ministry's advisories, clarifications and directions?",
        es: "¿Cumple los avisos, aclaraciones e instrucciones del ministerio?")
}

extension India {
    /// What the draft Second Amendment of 30 March 2026 (addition of 21 April 2026) would change; no notification in force was found.
    static let secondAmendment: [Rule] = [
        Rule(
            "3(3)(a)(ii)-duration", "Draft IT (Second Amendment) Rules 2026, rule 3(3)(a)(ii)", .obligation,
            Sentence(
                en: "Show the label continuously and clearly throughout the whole content.",
                es: "Muestre la etiqueta de forma continua y clara durante todo el contenido."),
            applies: mustBeLabelled, exempt: isExcluded, met: { hasProminentLabel($0, isWhole: true) }),
        Rule(
            "3(4)", "Draft IT (Second Amendment) Rules 2026, rule 3(4)", .obligation,
            Sentence(
                en: "Follow the ministry's advisories, which would bind.",
                es: "Cumpla los avisos del ministerio, que serían obligatorios."),
            applies: { $0.role(.intermediary) }, met: { $0.answer(.followsAdvisories) }),
    ]

    /// The tenth that the draft of October 2025 asked for; the final rules fix no size.
    static let tenPercent: [Rule] = [
        Rule(
            "3(3)-ten-percent", "Draft IT (Amendment) Rules of October 2025, rule 3(3)", .obligation,
            Sentence(
                en: "Let the visible label cover at least 10 % of the picture.",
                es: "Haga que la etiqueta visible cubra al menos el 10 % de la imagen."),
            applies: { facts in
                facts.file.kind == .audio
                    ? .no(Sentence(en: "Sound has no surface.", es: "El sonido no tiene superficie."))
                    : mustBeLabelled(facts)
            }, exempt: isExcluded,
            met: { facts in
                let answer = facts.answer(.coversTenth)
                guard answer.truth == .unknown, let label = facts.file.visibleLabel, label.isSigned else {
                    return answer
                }
                guard label.isApplied, label.form != .audible else {
                    return .no(
                        Sentence(
                            en: "The generator attests no visible label.",
                            es: "El generador no atestigua ninguna etiqueta visible."))
                }
                guard let share = label.share else { return answer }
                let evidence = Evidence(.attested, "visibleLabel.share", "\(share)")
                return share >= 0.1
                    ? .yes(
                        Sentence(
                            en: "The generator attests a label that covers a tenth or more.",
                            es: "El generador atestigua una etiqueta que cubre una décima parte o más."), evidence)
                    : .no(
                        Sentence(
                            en: "The generator attests a label that covers less than a tenth.",
                            es: "El generador atestigua una etiqueta que cubre menos de una décima parte."), evidence)
            })
    ]
}

extension Question {
    static let coversTenth = Question(
        "covers-tenth", en: "Does the visible label cover at least 10 % of the picture?",
        es: "¿Cubre la etiqueta visible al menos el 10 % de la imagen?")
}
