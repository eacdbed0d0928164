import SelloBytes

// Article 272 TER: simulating authorities or security bodies.
extension SanLuisPotosi {
    static let institution = Question(
        "simulates-institution", en: "Does it simulate an authority or a security body?",
        es: "¿Simula a una autoridad o a una institución de seguridad?")
    static let signerIsInstitution = Question(
        "signer-is-institution", en: "Is the signer of the file that institution itself?",
        es: "¿Es quien firma el archivo esa misma institución?")

    static let institutionRules: [Rule] = [
        Rule(
            "272-ter/institution", "CP SLP art. 272 TER", .prohibition,
            Sentence(
                en: "Nobody may simulate authorities or security bodies with AI content on purpose.",
                es:
                    "Nadie debe simular a propósito a autoridades o instituciones de seguridad con contenido hecho con IA."
            ),
            penalties: penalties("272 TER", prison: "3–6", fine: "300–600"), applies: \.madeWithAI, exempt: isExcepted,
            met: { facts in !(isSimulated(facts) && facts.answer(intent)) }),
        exception("272-ter/purpose", "272 TER"),
        aggravation(
            "272-ter/aggravation", "272 TER", Circumstance.institution, upTo: false,
            applies: { facts in facts.madeWithAI && isSimulated(facts) }),
    ]

    // An institution that signs its own work does not simulate itself; a signature that nobody trusts proves no institution.
    private static func isSimulated(_ facts: PolicyCase) -> Finding {
        let signer = facts.answer(signerIsInstitution)
        guard signer.truth == .yes, facts.file.state == .trusted else { return facts.answer(institution) }
        return facts.answer(institution)
            && .no(
                Sentence(
                    en: "The institution itself signed the file, and the signature is trusted.",
                    es: "La propia institución firmó el archivo, y la firma es de confianza."),
                Evidence(.signed, "state", "trusted"), Evidence(.answered, signerIsInstitution.name, "yes"))
    }
}
