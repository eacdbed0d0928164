import SelloBytes

/// The European Union: Article 50 of the AI Act, and the Code of Practice of 10 June 2026 (`Spec/policy/eu-50.md`).
///
/// The Code binds who signed it; its rules ask for that role.
enum EuropeanUnion {
    /// Central European Time: summer time, which the texts do not speak of, is left out.
    static let offset: Int64 = 3600

    static let rulebooks = [
        Rulebook(
            id: "eu-50", version: "2026-08-02", jurisdiction: Sentence(en: "European Union", es: "Unión Europea"),
            title: Sentence(
                en:
                    "AI Act, Article 50(2), (4) and (5), with the Code of Practice on Transparency of AI-Generated Content",
                es:
                    "Reglamento de IA, artículo 50, apartados 2, 4 y 5, con el Código de buenas prácticas sobre la transparencia del contenido generado por IA"
            ),
            source:
                "secondary: notes that cite the Commission's Guidelines C(2026) 5054 by point; iptc.org quotes the Code",
            status: .inForce,
            statusNote: Sentence(
                en: "The Code of Practice is voluntary, and following it is no presumption of conformity.",
                es: "El Código de buenas prácticas es voluntario, y seguirlo no da presunción de conformidad."),
            from: CalendarDay(year: 2026, month: 8, day: 2), offset: offset,
            rules: (markingRules + disclosureRules + layerRules + codeRules).known(from: .secondary),
            roles: [provider, deployer, signatory],
            assumedRoles: [provider, deployer],
            questions: [
                .madeWithAI, substantiallyAltered, authorisedByLaw, deepFake, evidentlyArtistic, timeAvailable,
                watermarkFound,
                fingerprintKept, detectorNamesTechnique, detectionInteroperable, saysAI, generatorMark,
            ], triggers: [placedOnMarket],
            purposes: [standardEditing, lawEnforcement] + creative)
    ]

    static let provider = Role(
        "ai-provider", en: "the provider of the AI system", es: "el proveedor del sistema de IA")
    static let deployer = Role(
        "ai-deployer", en: "the one who uses the AI system (the deployer)",
        es: "quien usa el sistema de IA (el responsable del despliegue)")
    static let signatory = Role(
        "code-signatory", en: "a signatory of the EU Code of Practice",
        es: "firmante del Código de buenas prácticas de la UE")

    static let fine = Penalty(
        Sentence(
            en: "A fine of up to 15,000,000 € or 3 % of worldwide turnover.",
            es: "Multa de hasta 15 000 000 € o el 3 % del volumen de negocios mundial."),
        "Regulation (EU) 2024/1689, penalties (secondary source)")
}
