import SelloBytes

// The hidden ("implicit") label: Article 5 of the Measures, Annex E of GB 45438.
extension China {
    static let firstWrite = Question(
        "first-write", en: "Is this the label as it was first written?",
        es: "¿Es esta la etiqueta tal como se escribió por primera vez?")
    static let charactersAllowed = Question(
        "characters-allowed", en: "Does GB 45438 allow the unusual characters in the label's values?",
        es: "¿Permite la norma GB 45438 los caracteres inusuales de los valores de la etiqueta?")

    /// What Article 5 asks of the metadata.
    static let fileLabelRules: [Rule] = [
        Rule(
            "5/attribute", "Labeling Measures Art. 5; GB 45438-2025 Annex E, Label", .obligation,
            Sentence(
                en: "The metadata says that the content is synthetic (1), may be (2) or is suspected to be (3).",
                es:
                    "Los metadatos dicen que el contenido es sintético (1), puede serlo (2) o se sospecha que lo es (3)."
            ),
            applies: isProviders, met: hasLevel),
        Rule(
            "5/provider", "Labeling Measures Art. 5; GB 45438-2025 Annex E, ContentProducer", .obligation,
            Sentence(
                en: "The metadata names the provider or its code.",
                es: "Los metadatos nombran al proveedor o su código."),
            applies: isProviders, met: { facts in holds("ContentProducer", facts) { $0.producer } }),
        Rule(
            "5/content-number", "Labeling Measures Art. 5; GB 45438-2025 Annex E, ProduceID", .obligation,
            Sentence(
                en: "The metadata carries the content's number.", es: "Los metadatos llevan el número del contenido."),
            applies: isProviders, met: { facts in holds("ProduceID", facts) { $0.produceID } }),
    ]

    /// The shape that the standard gives to the label.
    static let standardRules: [Rule] = [
        Rule(
            "gb-45438/seven-fields", "GB 45438-2025 Annex E", .obligation,
            Sentence(en: "The label has all seven fields.", es: "La etiqueta tiene los siete campos."),
            applies: hasLabel,
            met: hasSevenFields),
        Rule(
            "gb-45438/characters", "GB 45438-2025 Annex E, characters", .obligation,
            Sentence(
                en: "The label's values keep to plain characters: codes, not names.",
                es: "Los valores de la etiqueta se limitan a caracteres simples: códigos, no nombres."),
            applies: hasLabel,
            met: keepsCharacters),
        Rule(
            "gb-45438/first-write", "GB 45438-2025 Annex E, note 1", .obligation,
            Sentence(
                en: "When first written, the propagation fields equal the production fields.",
                es: "Al escribirse por primera vez, los campos de difusión son iguales a los de producción."),
            applies: { facts in hasLabel(facts) && facts.answer(firstWrite) },
            met: equalsProduction),
        Rule(
            "gb-45438/one-label", "GB 45438-2025, 6.1 c", .obligation,
            Sentence(en: "A file carries one label.", es: "Un archivo lleva una sola etiqueta."), applies: hasLabel,
            met: isOneLabel),
    ]

    private static func isProviders(_ facts: PolicyCase) -> Finding { facts.role(provider) && facts.madeWithAI }

    /// Whether the file carries the label of GB 45438.
    static func hasLabel(_ facts: PolicyCase) -> Finding {
        if facts.file.aigc != nil {
            return .yes(
                Sentence(
                    en: "The file carries the hidden AIGC label; nothing in the label itself proves who wrote it.",
                    es: "El archivo lleva la etiqueta oculta AIGC; nada en la propia etiqueta prueba quién la escribió."
                ),
                Evidence(.unsigned, "aigc", "yes"))
        }
        guard facts.file.aigcWasSought else {
            return .unknown(
                Sentence(
                    en: "Part of the metadata could not be read; the hidden AIGC label may stand there.",
                    es: "No se pudo leer parte de los metadatos; la etiqueta oculta AIGC puede estar ahí."),
                open: .unread)
        }
        return .no(
            Sentence(en: "The file carries no hidden AIGC label.", es: "El archivo no lleva la etiqueta oculta AIGC."),
            Evidence(.observed, "aigc", "none"))
    }

    private static func hasLevel(_ facts: PolicyCase) -> Finding {
        guard let aigc = facts.file.aigc else { return hasLabel(facts) }
        guard facts.file.aigcCopiesAgree != .no else { return whichLabel }
        guard let level = aigc.level else {
            return .no(
                Sentence(
                    en: "The label's value is none of 1, 2 and 3.",
                    es: "El valor de la etiqueta no es ni 1, ni 2, ni 3."),
                Evidence(.unsigned, "aigc.level", aigc.otherLevel ?? "none"))
        }
        return .yes(
            Sentence(en: "The hidden label says \(level).", es: "La etiqueta oculta dice \(level)."),
            Evidence(.unsigned, "aigc.level", "\(level)"))
    }

    // Where two labels say different things, neither says it.
    private static let whichLabel = Finding.unknown(
        Sentence(
            en: "The file carries several hidden labels that differ.",
            es: "El archivo lleva varias etiquetas ocultas distintas."),
        open: OpenPoint(
            .file, "aigcCopiesAgree",
            Sentence(en: "Which of the hidden labels counts?", es: "¿Cuál de las etiquetas ocultas cuenta?")))

    private static func holds(_ name: String, _ facts: PolicyCase, _ value: (FileEvidence.AIGCLabel) -> String?)
        -> Finding
    {
        let label = hasLabel(facts)
        guard let aigc = facts.file.aigc else { return label }
        guard let text = value(aigc), !text.isEmpty else {
            return .no(
                Sentence(
                    en: "The hidden label has nothing in \(name).", es: "La etiqueta oculta no tiene nada en \(name)."),
                Evidence(.unsigned, "aigc.\(name)", "none"))
        }
        return .yes(
            Sentence(
                en: "The hidden label has \(name): \(text).", es: "La etiqueta oculta tiene \(name): \(text)."),
            Evidence(.unsigned, "aigc.\(name)", text))
    }

    private static func hasSevenFields(_ facts: PolicyCase) -> Finding {
        guard let aigc = facts.file.aigc else { return hasLabel(facts) }
        let missing = aigc.fields.filter { $0.value == nil }.map(\.name).joined(separator: ", ")
        return missing.isEmpty
            ? .yes(
                Sentence(en: "The label has its seven fields.", es: "La etiqueta tiene sus siete campos."),
                Evidence(.unsigned, "aigc", "7 fields"))
            : .no(
                Sentence(en: "The label lacks: \(missing).", es: "A la etiqueta le falta: \(missing)."),
                Evidence(.unsigned, "aigc.missing", missing))
    }

    // 0x21, 0x23 to 0x5B, 0x5D to 0x7E. The standard says "mainly": what else it allows is for people.
    private static func keepsCharacters(_ facts: PolicyCase) -> Finding {
        guard let aigc = facts.file.aigc else { return hasLabel(facts) }
        let odd = aigc.fields.filter {
            !($0.value ?? "").utf8.allSatisfy { $0 == 0x21 || (0x23...0x7E).contains($0) && $0 != 0x5C }
        }
        .map(\.name).joined(separator: ", ")
        guard !odd.isEmpty else {
            return .yes(
                Sentence(
                    en: "The label's values are of plain characters.",
                    es: "Los valores de la etiqueta son de caracteres simples."),
                Evidence(.unsigned, "aigc", "plain"))
        }
        let answered = facts.answer(charactersAllowed)
        let reason = Sentence(
            en: "There are unusual characters (spaces, quotes or letters of other scripts) in: \(odd).",
            es: "Hay caracteres inusuales (espacios, comillas o letras de otras escrituras) en: \(odd).")
        return answered.because([reason] + answered.reasons)
    }

    private static func equalsProduction(_ facts: PolicyCase) -> Finding {
        guard let aigc = facts.file.aigc else { return hasLabel(facts) }
        let evidence = Evidence(.unsigned, "aigc.ContentPropagator", aigc.propagator ?? "none")
        return aigc.propagator == aigc.producer && aigc.propagateID == aigc.produceID
            ? .yes(
                Sentence(
                    en: "The propagation fields equal the production fields.",
                    es: "Los campos de difusión son iguales a los de producción."), evidence)
            : .no(
                Sentence(
                    en: "The propagation fields differ from the production fields.",
                    es: "Los campos de difusión difieren de los de producción."), evidence)
    }

    private static func isOneLabel(_ facts: PolicyCase) -> Finding {
        let evidence = Evidence(.observed, "aigcCopiesAgree", facts.file.aigcCopiesAgree.rawValue)
        return switch facts.file.aigcCopiesAgree {
        case .yes:
            .yes(
                Sentence(
                    en: "All hidden labels of the file say the same.",
                    es: "Todas las etiquetas ocultas del archivo dicen lo mismo."), evidence)
        case .no:
            .no(
                Sentence(
                    en: "The file carries several hidden labels that differ.",
                    es: "El archivo lleva varias etiquetas ocultas distintas."),
                evidence)
        case .unknown:
            .unknown(
                Sentence(
                    en: "It could not be told whether there are other hidden labels.",
                    es: "No se pudo saber si hay otras etiquetas ocultas."), open: .unread)
        }
    }
}

extension FileEvidence.AIGCLabel {
    /// The seven fields under their names, in the standard's order; what is missing has no value.
    var fields: [(name: String, value: String?)] {
        [
            ("Label", level.map { "\($0)" } ?? otherLevel), ("ContentProducer", producer), ("ProduceID", produceID),
            ("ReservedCode1", reserved1), ("ContentPropagator", propagator), ("PropagateID", propagateID),
            ("ReservedCode2", reserved2),
        ]
    }
}
