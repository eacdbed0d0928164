import SelloBytes

/// California: the AI Transparency Act, SB 942 as amended by AB 853 (`Spec/policy/us-ca.md`).
enum California {
    /// Pacific Standard Time: summer time, which the texts do not speak of, is left out.
    static let offset: Int64 = -8 * 3600

    static let rulebooks = [
        Rulebook(
            id: "us-ca", version: "2026-08-02",
            jurisdiction: Sentence(en: "California, United States", es: "California, Estados Unidos"),
            title: Sentence(
                en: "AI Transparency Act (SB 942 as amended by AB 853), Business and Professions Code §§ 22757–22757.6",
                es:
                    "Ley de transparencia de la IA (SB 942 reformada por AB 853), Código de Negocios y Profesiones §§ 22757–22757.6"
            ),
            source:
                "copies of the primary text (self-law.org §§ 22757.1, 22757.3.1, 22757.3.2); otherwise secondary (policywindow.org, newsbeep.com)",
            status: .inForce,
            statusNote: Sentence(
                en:
                    "Secondary sources report that SB 1000 changed this law on 30 September 2026; that was not confirmed and is not in these rules. Look it up before you rely on them.",
                es:
                    "Fuentes secundarias informan de que la SB 1000 cambió esta ley el 30 de septiembre de 2026; no se confirmó y no está en estas reglas. Compruébelo antes de basarse en ellas."
            ),
            from: CalendarDay(year: 2026, month: 8, day: 2), offset: offset,
            rules: (latentRules + providerRules).known(from: .secondary) + platformRules.known(from: .copy)
                + laterRules.known(from: .secondary), roles: [provider, platform, hosting, captureMaker],
            assumedRoles: [provider, platform],
            questions: [
                .madeWithAI, toolDetects, meetsStandards, permanentAsFeasible, fieldOnWebsite, manifestOption, freeTool,
                toolWithoutPersonalData, detectsProvenance, showsProvenance, inspectable, marksSurvive,
                hostsUndisclosing, captureDisclosure,
            ])
    ]

    static let provider = Role(
        "ca-provider", en: "the provider of a generative AI system that is open to the public in California",
        es: "el proveedor de un sistema de IA generativa abierto al público en California")
    static let platform = Role(
        "ca-platform", en: "an online platform (social media, file sharing, mass messaging or search)",
        es: "una plataforma en línea (redes sociales, intercambio de archivos, mensajería masiva o búsqueda)")
    static let hosting = Role(
        "ca-hosting-platform", en: "a platform that offers generative AI systems for download",
        es: "una plataforma que ofrece sistemas de IA generativa para descargar")
    static let captureMaker = Role(
        "ca-capture-maker", en: "a maker of capture devices such as cameras and phones",
        es: "un fabricante de dispositivos de captura, como cámaras y teléfonos")

    static let penalty = Penalty(
        Sentence(en: "5,000 US dollars a violation.", es: "5000 dólares estadounidenses por infracción."),
        "B&P Code § 22757.4 (secondary source)")

    /// Whether the caller is a provider over the threshold.
    static func isCoveredProvider(_ facts: PolicyCase) -> Finding {
        facts.role(provider) && facts.hasMoreUsers(than: 1_000_000)
    }
}
