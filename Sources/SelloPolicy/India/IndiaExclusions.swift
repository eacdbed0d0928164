extension Question {
    static let routineEdit = Question(
        "routine-edit",
        en:
            "Is all that was done routine or good-faith editing, formatting, enhancement, technical correction, colour adjustment, noise reduction, transcription or compression?",
        es:
            "¿Todo lo que se hizo es edición, formato, mejora, corrección técnica, ajuste de color, reducción de ruido, transcripción o compresión, de rutina o de buena fe?"
    )
    static let materiallyAlters = Question(
        "materially-alters",
        en: "Does what was done materially alter, distort or misrepresent the substance, context or meaning?",
        es:
            "¿Lo que se hizo altera, distorsiona o tergiversa de manera importante la sustancia, el contexto o el significado?"
    )
    static let documentWork = Question(
        "document-work",
        en:
            "Was it made in good faith for a document, presentation, PDF file, educational or training material or research output?",
        es:
            "¿Se hizo de buena fe para un documento, presentación, archivo PDF, material educativo o de capacitación o resultado de investigación?"
    )
    static let falseDocument = Question(
        "false-document", en: "Is it, or does it result in, a false document or a false electronic record?",
        es: "¿Es, o da lugar a, un documento falso o un registro electrónico falso?")
    static let accessibilityOnly = Question(
        "accessibility-only",
        en:
            "Was a computer used solely to improve accessibility, clarity, quality, translation, description, searchability or discoverability?",
        es:
            "¿Se usó una computadora solo para mejorar la accesibilidad, claridad, calidad, traducción, descripción o búsqueda?"
    )
    static let materialPartChanged = Question(
        "material-part-changed", en: "Was any material part generated, altered or manipulated in doing so?",
        es: "¿Se generó, alteró o manipuló con ello alguna parte importante?")
}

extension Purpose {
    static let document = Purpose(
        "document", en: "a document or presentation", es: "un documento o una presentación")
    static let educational = Purpose(
        "educational", en: "educational or training material", es: "material educativo o de capacitación")
    static let research = Purpose("research", en: "a research output", es: "un resultado de investigación")
}

extension India {
    /// The proviso to rule 2(1)(wa): three exclusions, each with a condition that must hold too.
    static let exclusions: [Rule] = [
        Rule(
            "2(1)(wa)-a", "IT Rules 2021, rule 2(1)(wa), proviso (a)", .exemption,
            Sentence(
                en: "Routine or good-faith editing that changes no substance, context or meaning is no SGI.",
                es:
                    "La edición de rutina o de buena fe que no cambia la sustancia, el contexto ni el significado no es SGI."
            ),
            applies: isRoutineEdit),
        Rule(
            "2(1)(wa)-b", "IT Rules 2021, rule 2(1)(wa), proviso (b)", .exemption,
            Sentence(
                en:
                    "Good-faith work on documents, presentations, teaching material or research, from which no false document comes, is no SGI.",
                es:
                    "El trabajo de buena fe en documentos, presentaciones, material didáctico o investigación, del que no sale un documento falso, no es SGI."
            ),
            applies: isDocumentWork),
        Rule(
            "2(1)(wa)-c", "IT Rules 2021, rule 2(1)(wa), proviso (c)", .exemption,
            Sentence(
                en:
                    "Using a computer solely for accessibility, clarity, quality, translation, description or search, with no material part changed, makes no SGI.",
                es:
                    "Usar una computadora solo para accesibilidad, claridad, calidad, traducción, descripción o búsqueda, sin cambiar ninguna parte importante, no produce SGI."
            ),
            applies: isAccessibility),
    ]

    /// Whether one of the exclusions holds.
    static func isExcluded(_ facts: PolicyCase) -> Finding {
        isRoutineEdit(facts) || isDocumentWork(facts) || isAccessibility(facts)
    }

    /// Exclusion (a): what a signed chain shows, or someone claims, and the condition.
    static func isRoutineEdit(_ facts: PolicyCase) -> Finding {
        let chain = ExemptionCheck(facts.file).routineEditing
        guard chain.truth != .no else { return chain }
        let routine = facts.answer(.routineEdit)
        let hasSteps = facts.file.signedActions.contains { ActionKind($0) != .inception }
        guard routine.truth != .unknown || hasSteps || facts.file.claimedExclusions.contains(.editing) else {
            return .no(nobodyClaims)
        }
        return (chain.truth == .yes && routine.truth == .unknown ? chain : routine) && !facts.answer(.materiallyAlters)
    }

    /// Exclusion (b); only who claims it has it considered, for no file shows what it was made for.
    static func isDocumentWork(_ facts: PolicyCase) -> Finding {
        let claim =
            facts.claim(.documentWork) || facts.claims(.document) || facts.claims(.educational)
            || facts.claims(.research)
        guard claim.truth != .yes else { return claim && !facts.answer(.falseDocument) }
        guard facts.file.claimedExclusions.contains(.documents) else { return .no(nobodyClaims) }
        // Whoever signed claims it; whether it is so, people must say.
        return facts.answer(.documentWork) && !facts.answer(.falseDocument)
    }

    /// Exclusion (c): what a signed chain shows, or someone claims, and the condition.
    static func isAccessibility(_ facts: PolicyCase) -> Finding {
        let chain = ExemptionCheck(facts.file).accessibility
        guard chain.truth != .no else { return chain }
        let claim = facts.answer(.accessibilityOnly)
        let hasSteps = facts.file.signedActions.contains { ActionKind($0) == .accessibility }
        guard claim.truth != .unknown || hasSteps || facts.file.claimedExclusions.contains(.accessibility) else {
            return .no(nobodyClaims)
        }
        return claim && !facts.answer(.materialPartChanged)
    }

    private static let nobodyClaims = Sentence(
        en: "Nobody claims this exclusion, and no signed step shows it.",
        es: "Nadie alega esta exclusión, y ningún paso firmado la muestra.")
}
