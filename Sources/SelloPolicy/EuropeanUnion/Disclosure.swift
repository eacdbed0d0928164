import SelloBytes

// Article 50(4) and (5): who uses a system discloses deep fakes, at the latest at the first exposure.
extension EuropeanUnion {
    static let deepFake = Question(
        "deep-fake",
        en:
            "Is it a deep fake: does it resemble existing persons, things, places or events and would it falsely appear authentic?",
        es:
            "¿Es una ultrasuplantación: se parece a personas, cosas, lugares o hechos existentes y parecería falsamente auténtica?"
    )
    static let evidentlyArtistic = Question(
        "evidently-artistic", en: "Is the work evidently artistic, creative, satirical or fictional?",
        es: "¿Es la obra manifiestamente artística, creativa, satírica o de ficción?")
    static let creative = [
        Purpose("artistic", en: "art", es: "artístico"), Purpose("creative", en: "creative", es: "creativo"),
        Purpose("satire", en: "satire", es: "satírico"), Purpose("fiction", en: "fiction", es: "de ficción"),
    ]

    static let disclosureRules: [Rule] = [
        Rule(
            "50(4)/deep-fake", "Regulation (EU) 2024/1689, Art. 50(4)", .obligation,
            Sentence(
                en: "Disclose that a deep fake was generated or manipulated.",
                es: "Haga público que una ultrasuplantación se generó o manipuló con IA."), penalties: [fine],
            dueWords: Sentence(
                en: "At the latest at the first exposure.", es: "A más tardar en la primera exposición."),
            applies: isDeepFake, met: \.perceivedLabel),
        Rule(
            "50(4)/artistic", "Regulation (EU) 2024/1689, Art. 50(4), artistic works", .exemption,
            Sentence(
                en:
                    "In an evidently artistic work the disclosure may be made so that it does not hamper the work; it is still owed.",
                es:
                    "En una obra manifiestamente artística, puede informarse de modo que no estorbe la obra; se debe igualmente."
            ),
            applies: { facts in
                isDeepFake(facts)
                    && facts.claim(of: creative, bornOutBy: facts.answer(evidentlyArtistic))
            }),
        Rule(
            "50(5)/first-exposure", "Regulation (EU) 2024/1689, Art. 50(5)", .obligation,
            Sentence(
                en: "The disclosure is there at the latest at the first exposure.",
                es: "La información está a más tardar en la primera exposición."), penalties: [fine],
            applies: { facts in isDeepFake(facts) && facts.perceivedLabel }, met: startsAtOnce),
    ]

    static func isDeepFake(_ facts: PolicyCase) -> Finding {
        facts.role(deployer) && facts.madeWithAI && facts.answer(deepFake)
    }

    /// Whether the attested label is there from the start; a still picture shows all of itself at once.
    static func startsAtOnce(_ facts: PolicyCase) -> Finding {
        guard let visible = facts.attestedLabel, visible.isApplied else { return facts.perceivedLabel }
        if facts.file.kind == .image {
            return .yes(
                Sentence(en: "A picture shows its label at once.", es: "Una imagen muestra su etiqueta de inmediato."),
                visible.evidence("isApplied", "yes"))
        }
        guard let from = visible.from else {
            return .unknown(
                Sentence(
                    en: "The attestation does not say from when on the label is there.",
                    es: "Quien atestigua la etiqueta no dice desde cuándo está."), open: .visibleLabel)
        }
        let evidence = visible.evidence("from", "\(from)")
        return from <= 0
            ? .yes(
                Sentence(
                    en: "The attested label is there from the start.",
                    es: "La etiqueta atestiguada está desde el principio."), evidence)
            : .no(
                Sentence(
                    en: "The attested label begins only after \(from) seconds.",
                    es: "La etiqueta atestiguada empieza solo a los \(from) segundos."), evidence)
    }
}
