import SelloBytes

// Article 50(2): who offers a system marks what it makes.
extension EuropeanUnion {
    static let placedOnMarket = Trigger(
        "placed-on-market", en: "the AI system was placed on the market",
        es: "el sistema de IA se introdujo en el mercado")
    static let standardEditing = Purpose(
        "standard-editing", en: "standard editing that does not substantially alter the input",
        es: "la edición estándar que no altera sustancialmente lo que recibe")
    static let lawEnforcement = Purpose(
        "law-enforcement", en: "the prosecution of crime, as authorised by law",
        es: "la persecución de delitos, autorizada por ley")
    static let substantiallyAltered = Question(
        "substantially-altered", en: "Was the input, or its meaning, substantially altered?",
        es: "¿Se alteró sustancialmente lo recibido o su significado?")
    static let authorisedByLaw = Question(
        "authorised-by-law", en: "Is the system authorised by law to detect, prevent, investigate or prosecute crime?",
        es: "¿Está el sistema autorizado por ley para detectar, prevenir, investigar o enjuiciar delitos?")
    static let generatorMark = Question(
        "trace-is-mark", en: "Is the generator's trace in the file a mark that its provider put there to say so?",
        es: "¿Es el rastro del generador en el archivo una marca que su proveedor puso para decirlo?")

    static let markingRules: [Rule] = [
        Rule(
            "50(2)/marking", "Regulation (EU) 2024/1689, Art. 50(2)", .obligation,
            Sentence(
                en: "Mark AI output in a machine-readable format, so that it can be detected.",
                es: "Marque lo que produce la IA en un formato legible por máquina, para que pueda detectarse."),
            penalties: [fine],
            dueWords: Sentence(
                en: "Since 2 August 2026; for systems on the market before that day, by 2 December 2026.",
                es:
                    "Desde el 2 de agosto de 2026; para sistemas ya en el mercado antes de ese día, a más tardar el 2 de diciembre de 2026."
            ),
            applies: { facts in facts.role(provider) && facts.madeWithAI && !isInTransition(facts) },
            exempt: { facts in isStandardEditing(facts) || isAuthorised(facts) }, met: isMarked),
        Rule(
            "50(2)/standard-editing", "Regulation (EU) 2024/1689, Art. 50(2), exceptions", .exemption,
            Sentence(
                en: "No mark is owed for standard editing that does not substantially alter the input.",
                es: "No se debe marca por una edición estándar que no altera sustancialmente lo que recibe."),
            applies: isStandardEditing),
        Rule(
            "50(2)/law-enforcement", "Regulation (EU) 2024/1689, Art. 50(2), exceptions", .exemption,
            Sentence(
                en: "No mark is owed by systems that the law authorises to prosecute crime.",
                es: "No deben marca los sistemas que la ley autoriza para perseguir delitos."), applies: isAuthorised),
    ]

    // Article 111(4): systems placed on the market before 2 August 2026 have until 2 December 2026.
    private static func isInTransition(_ facts: PolicyCase) -> Finding {
        guard let applies, let lastDay, CalendarDay(of: facts.now, offset: offset) <= lastDay else { return .never }
        let placed = facts.happened(placedOnMarket)
        guard placed.truth == .yes else { return placed }
        guard let moment = facts.moment(of: placedOnMarket) else {
            return .unknown(
                Sentence(
                    en:
                        "Nobody says when the system was placed on the market; before 2 August 2026, the duty begins on 2 December 2026.",
                    es:
                        "Nadie dice cuándo se introdujo el sistema en el mercado; si fue antes del 2 de agosto de 2026, el deber empieza el 2 de diciembre de 2026."
                ),
                open: OpenPoint(.event, placedOnMarket.name, placedOnMarket.text))
        }
        let evidence = Evidence(.reported, "events.\(placedOnMarket.name)", "\(moment)")
        return CalendarDay(of: moment, offset: offset) < applies
            ? .yes(
                Sentence(
                    en: "The system was on the market before 2 August 2026: it must comply by 2 December 2026.",
                    es:
                        "El sistema ya estaba en el mercado antes del 2 de agosto de 2026: debe cumplir a más tardar el 2 de diciembre de 2026."
                ),
                evidence)
            : .no(
                Sentence(
                    en: "The system came on the market on 2 August 2026 or later.",
                    es: "El sistema llegó al mercado el 2 de agosto de 2026 o después."), evidence)
    }

    private static let applies = CalendarDay(year: 2026, month: 8, day: 2)
    private static let lastDay = CalendarDay(year: 2026, month: 12, day: 2)

    // A label is a mark, signed or not; a mere trace of a generator may be one.
    private static func isMarked(_ facts: PolicyCase) -> Finding {
        let file = facts.file
        if file.synthesis == .signed {
            return .yes(
                Sentence(
                    en:
                        "The file carries a signed mark that says that it was made with AI, and this program could read it.",
                    es: "El archivo lleva una marca firmada que dice que se hizo con IA, y este programa pudo leerla."),
                Evidence(.signed, "synthesis", "signed"))
        }
        if let type = file.label?.sourceType, SourceType.generative.contains(SourceType.term(type)) {
            return .yes(
                Sentence(
                    en:
                        "The file carries a mark that says that it was made with AI; no signature that holds protects it.",
                    es: "El archivo lleva una marca que dice que se hizo con IA; ninguna firma válida la protege."),
                Evidence(.unsigned, "label.sourceType", SourceType.term(type)))
        }
        if let level = file.aigc?.level {
            return .yes(
                Sentence(
                    en:
                        "The file carries China's AIGC label, which says that it was made with AI or may be; nobody signed it.",
                    es:
                        "El archivo lleva la etiqueta AIGC de China, que dice que se hizo o pudo hacerse con IA; nadie la firmó."
                ),
                Evidence(.unsigned, "aigc.level", "\(level)"))
        }
        let watermark = hasWatermark(facts)
        if watermark.truth == .yes { return watermark }
        if file.synthesis == .traces {
            return facts.answer(generatorMark)
        }
        return facts.missing(
            Sentence(
                en: "No mark was found that says that it was made with AI.",
                es: "No se encontró ninguna marca que diga que se hizo con IA."))
    }

    // Recorded actions can contradict the claim; that nothing was substantially altered is for people.
    private static func isStandardEditing(_ facts: PolicyCase) -> Finding {
        let claimed = facts.claims(standardEditing)
        guard claimed.truth == .yes else { return claimed }
        let generated = facts.file.actions?.first { SourceType.generative.contains(SourceType.term($0.sourceType)) }
        if let generated {
            return .no(
                Sentence(
                    en:
                        "Standard editing is claimed, and the file's own record names a generative step (\(generated.name)).",
                    es:
                        "Se alega edición estándar, y el propio registro del archivo nombra un paso generativo (\(generated.name))."
                ),
                Evidence(
                    facts.file.isSigned ? .signed : .unsigned, "actions",
                    "\(generated.name) \(SourceType.term(generated.sourceType))"))
        }
        return facts.claim(of: [standardEditing], bornOutBy: !facts.answer(substantiallyAltered))
    }

    private static func isAuthorised(_ facts: PolicyCase) -> Finding {
        facts.claim(of: [lawEnforcement], bornOutBy: facts.answer(authorisedByLaw))
    }
}
