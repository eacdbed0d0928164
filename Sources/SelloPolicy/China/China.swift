import SelloBytes

/// China: the Labeling Measures of 14 March 2025 and GB 45438-2025 (`Spec/policy/cn-2025.md`).
enum China {
    static let offset: Int64 = 8 * 3600

    private static let rules: [Rule] = [
        fileLabelRules.known(from: .secondary), standardRules.known(from: .programs),
        visibleTextRules.known(from: .secondary),
        ladderRules.known(from: .copy), otherRules.known(from: .secondary),
    ].flatMap(\.self)

    static let rulebooks = [
        Rulebook(
            id: "cn-2025", version: "2025-09-01", jurisdiction: Sentence(en: "China", es: "China"),
            title: Sentence(
                en: "Measures for labelling AI-generated content, with GB 45438-2025",
                es: "Medidas para el etiquetado de contenido generado por IA, con la norma GB 45438-2025"),
            source:
                "Article 6: copy of the primary text (hot.dzwww.com); other articles and GB 45438: secondary, and code of others that cites clauses",
            status: .inForce, from: CalendarDay(year: 2025, month: 9, day: 1), offset: offset,
            rules: rules, roles: [provider, platform],
            assumedRoles: [provider, platform],
            questions: [
                .madeWithAI, firstWrite, charactersAllowed, labelConfirms, wordsSaySo, toldIs, toldMayBe, toldSuspected,
                declarationOffered,
                propagationWritten, userAgreed, logsKept, malice,
            ], triggers: [export])
    ]

    static let provider = Role(
        "cn-provider", en: "the provider of the service that generates content",
        es: "el proveedor del servicio que genera contenido")
    static let platform = Role(
        "cn-platform", en: "the platform that spreads the content", es: "la plataforma que difunde el contenido")
}
