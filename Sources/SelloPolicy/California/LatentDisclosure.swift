import SelloBytes

// § 22757.3(b): what a file must convey, field by field.
extension California {
    static let toolDetects = Question(
        "tool-detects", en: "Does the provider's own detection tool detect the disclosure?",
        es: "¿Detecta la herramienta del propio proveedor la información oculta?")
    static let meetsStandards = Question(
        "meets-standards", en: "Is the disclosure consistent with industry standards?",
        es: "¿Concuerda la información oculta con las normas del sector?")
    static let permanentAsFeasible = Question(
        "permanent-as-feasible", en: "Is the disclosure as permanent or hard to remove as is feasible?",
        es: "¿Es la información oculta tan permanente o difícil de quitar como es factible?")
    static let fieldOnWebsite = Question(
        "fields-on-website", en: "Does the permanent website that the label links to convey what the file lacks?",
        es: "¿Ofrece el sitio web permanente al que enlaza la etiqueta lo que falta en el archivo?")

    static let latentRules: [Rule] =
        [
            field(
                "provider", Sentence(en: "the provider's name", es: "el nombre del proveedor")
            ) { $0.provider },
            field(
                "system-name", Sentence(en: "the AI system's name", es: "el nombre del sistema de IA")
            ) { $0.systemName },
            field(
                "system-version", Sentence(en: "the AI system's version", es: "la versión del sistema de IA")
            ) { $0.systemVersion },
            field(
                "time",
                Sentence(en: "the time and date of creation or change", es: "la hora y la fecha de creación o cambio")
            ) {
                ($0.modifiedAt ?? $0.createdAt)?.description
            },
            field(
                "identifier", Sentence(en: "a unique identifier", es: "un identificador único")
            ) { $0.id },
        ] + [
            Rule(
                "22757.3(b)/detectable", "B&P Code § 22757.3(b), detectable", .obligation,
                Sentence(
                    en: "The provider's tool detects the hidden disclosure.",
                    es: "La herramienta del proveedor detecta la información oculta."), penalties: [penalty],
                applies: owesDisclosure,
                met: { $0.answer(toolDetects) }),
            Rule(
                "22757.3(b)/standards", "B&P Code § 22757.3(b), industry standards", .obligation,
                Sentence(
                    en: "The hidden disclosure is consistent with industry standards.",
                    es: "La información oculta concuerda con las normas del sector."), penalties: [penalty],
                applies: owesDisclosure,
                met: followsStandards),
            Rule(
                "22757.3(b)/permanent", "B&P Code § 22757.3(b), permanent", .obligation,
                Sentence(
                    en:
                        "The hidden disclosure is permanent or extraordinarily difficult to remove, as far as feasible.",
                    es: "La información oculta es permanente o extraordinariamente difícil de quitar, en lo factible."),
                penalties: [penalty],
                applies: owesDisclosure, met: isPermanent),
        ]

    private static func owesDisclosure(_ facts: PolicyCase) -> Finding { isCoveredProvider(facts) && facts.madeWithAI }

    private static func field(
        _ name: String, _ what: Sentence, _ value: @escaping @Sendable (FileEvidence.Label) -> String?
    ) -> Rule {
        let (en, es) = (what.english, what.spanish)
        return Rule(
            "22757.3(b)/\(name)", "B&P Code § 22757.3(b)", .obligation,
            Sentence(en: "The file conveys \(en).", es: "El archivo transmite \(es)."), penalties: [penalty],
            applies: owesDisclosure,
            met: { facts in
                guard let label = facts.file.label else {
                    return facts.missing(
                        Sentence(en: "The file has no label with \(en).", es: "El archivo no tiene etiqueta con \(es).")
                    )
                }
                if let text = value(label), !text.isEmpty {
                    return .yes(
                        Sentence(en: "The label conveys \(en): \(text).", es: "La etiqueta transmite \(es): \(text)."),
                        label.evidence(name, text))
                }
                let lacks = Sentence(en: "The label does not convey \(en).", es: "La etiqueta no transmite \(es).")
                guard let link = label.resource, link.hasPrefix("https://") || link.hasPrefix("http://") else {
                    return .no(lacks, label.evidence(name, "none"))
                }
                let answered = facts.answer(fieldOnWebsite)
                return answered.because([lacks] + answered.reasons)
            })
    }

    private static func followsStandards(_ facts: PolicyCase) -> Finding {
        if facts.file.isSigned, facts.file.synthesis == .signed {
            return .yes(
                Sentence(
                    en: "The disclosure is in a C2PA manifest that holds, an open industry standard.",
                    es: "La información está en un manifiesto C2PA válido, una norma abierta del sector."),
                Evidence(.signed, "synthesis", "signed"))
        }
        guard hasDisclosure(facts) else {
            return facts.missing(
                Sentence(en: "The file conveys no disclosure.", es: "El archivo no transmite ninguna información."))
        }
        return facts.answer(meetsStandards)
    }

    // Metadata shows whether it was tampered with, and can be stripped all the same: how hard that is, people say.
    private static func isPermanent(_ facts: PolicyCase) -> Finding {
        guard hasDisclosure(facts) else {
            return facts.missing(
                Sentence(en: "The file conveys no disclosure.", es: "El archivo no transmite ninguna información."))
        }
        if facts.file.chain == .dropped { return facts.keepsLabel }
        return facts.answer(permanentAsFeasible)
    }

    private static func hasDisclosure(_ facts: PolicyCase) -> Bool {
        facts.file.label != nil || facts.file.aigc != nil || facts.file.synthesis == .signed
            || facts.file.synthesis == .traces
    }
}
