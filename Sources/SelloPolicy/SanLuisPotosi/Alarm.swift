import SelloBytes

// Article 272 BIS: causing public alarm with false content that is presented as real.
extension SanLuisPotosi {
    static let falseContent = Question("false-content", en: "Is the content false?", es: "¿Es falso el contenido?")
    static let presentedAsReal = Question(
        "presented-as-real", en: "Is it presented as real?", es: "¿Se presenta como real?")
    static let alarmPurpose = Question(
        "alarm-purpose", en: "Is its purpose to cause public alarm?", es: "¿Tiene el fin de causar alarma pública?")
    static let verifiableRisk = Question(
        "verifiable-risk", en: "Is there a verifiable risk?", es: "¿Hay un riesgo verificable?")

    static let alarmRules: [Rule] = [
        Rule(
            "272-bis/alarm", "CP SLP art. 272 BIS", .prohibition,
            Sentence(
                en:
                    "Nobody may cause public alarm on purpose with false AI content presented as real, at a verifiable risk.",
                es:
                    "Nadie debe causar alarma pública a propósito con contenido falso hecho con IA y presentado como real, con riesgo verificable."
            ),
            penalties: penalties("272 BIS", prison: "2–5", fine: "200–400"), applies: \.madeWithAI, exempt: isExcepted,
            met: { facts in
                !(facts.answer(falseContent) && facts.answer(alarmPurpose) && facts.answer(verifiableRisk)
                    && isPresentedAsReal(facts)
                    && facts.answer(intent))
            }),
        exception("272-bis/purpose", "272 BIS"),
        aggravation("272-bis/aggravation", "272 BIS", Circumstance.alarm, upTo: false, applies: \.madeWithAI),
    ]

    // Who signs a label and shows one does not present the work as real; without one, only people can say.
    private static func isPresentedAsReal(_ facts: PolicyCase) -> Finding {
        let answered = facts.answer(presentedAsReal)
        guard answered.truth == .unknown, facts.file.synthesis == .signed, let visible = facts.attestedLabel,
            visible.isApplied
        else { return answered }
        return .no(
            Sentence(
                en: "A label that people see or hear and a signed one say that it is not real.",
                es: "Una etiqueta que se ve o se oye y otra firmada dicen que no es real."),
            Evidence(.signed, "synthesis", "signed"), visible.evidence("isApplied", "yes"))
    }
}
