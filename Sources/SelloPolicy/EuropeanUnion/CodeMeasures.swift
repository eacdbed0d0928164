import SelloBytes

// Code of Practice: what is kept, how detectors answer, and how a visible label looks.
extension EuropeanUnion {
    static let detectorNamesTechnique = Question(
        "detector-names-technique", en: "Is a free detector offered whose result says which technique it rests on?",
        es: "¿Se ofrece un detector gratuito cuyo resultado dice en qué técnica se basa?")
    static let detectionInteroperable = Question(
        "detection-interoperable",
        en: "Does detection work across providers, for example by a public signpost that names the detector?",
        es: "¿Funciona la detección entre proveedores, por ejemplo con un indicador público que nombra el detector?")
    static let saysAI = Question(
        "label-says-ai", en: "Do the words of the label say “AI” in the way that its language has for it?",
        es: "¿Dice la etiqueta «IA» del modo que corresponde a su idioma?")

    static let codeRules: [Rule] = [
        Rule(
            "code/retention", "EU Code of Practice 2026, measure 1.2", .obligation,
            Sentence(en: "Keep the marks of what you were given.", es: "Conserve las marcas de lo que recibió."),
            applies: { facts in facts.role(signatory) && facts.hasEarlierLabel }, met: \.keepsLabel),
        Rule(
            "code/detector-technique", "EU Code of Practice 2026, commitment 2", .obligation,
            Sentence(
                en: "Offer a free detector whose result names the technique that it rests on.",
                es: "Ofrezca un detector gratuito cuyo resultado nombre la técnica en que se basa."), isOfService: true,
            applies: isBound,
            met: { facts in facts.answer(detectorNamesTechnique) }),
        Rule(
            "code/signpost", "EU Code of Practice 2026, measure 3.4", .obligation,
            Sentence(
                en: "Make detection work across providers.", es: "Haga que la detección funcione entre proveedores."),
            since: CalendarDay(year: 2027, month: 2, day: 2),
            isOfService: true,
            dueWords: Sentence(en: "By 2 February 2027.", es: "A más tardar el 2 de febrero de 2027."),
            applies: isBound,
            met: { facts in facts.answer(detectionInteroperable) }),
        Rule(
            "code/icon", "EU Code of Practice 2026, section 2, icon", .obligation,
            Sentence(
                en: "The visible label is an icon or words with “AI”.",
                es: "La etiqueta visible es un icono o un texto con «AI»."),
            applies: { facts in
                facts.role(signatory) && isDeepFake(facts) && facts.perceivedLabel && !isAudioOnly(facts)
            }, met: showsAI),
        Rule(
            "code/audible-start", "EU Code of Practice 2026, section 2, audio", .obligation,
            Sentence(
                en: "Where there is only sound, an audible disclaimer stands at the start.",
                es: "Donde solo hay sonido, una advertencia audible está al principio."),
            applies: { facts in facts.role(signatory) && isDeepFake(facts) && isAudioOnly(facts) },
            met: { facts in facts.perceivedLabel && isAudible(facts) && startsAtOnce(facts) }),
    ]

    private static func isBound(_ facts: PolicyCase) -> Finding { facts.role(signatory) && facts.role(provider) }

    private static func isAudioOnly(_ facts: PolicyCase) -> Finding {
        guard let kind = facts.file.kind else {
            return .unknown(
                Sentence(
                    en: "It could not be told whether there is only sound.", es: "No se pudo saber si solo hay sonido."),
                open: .unread)
        }
        let evidence = Evidence(.observed, "kind", kind.rawValue)
        return kind == .audio
            ? .yes(Sentence(en: "There is only sound.", es: "Solo hay sonido."), evidence)
            : .no(Sentence(en: "There is something to see.", es: "Hay algo que ver."), evidence)
    }

    private static func isAudible(_ facts: PolicyCase) -> Finding {
        guard let visible = facts.attestedLabel, let form = visible.form else {
            return .unknown(
                Sentence(en: "Nobody says whether the label can be heard.", es: "Nadie dice si la etiqueta se oye."),
                open: .visibleLabel)
        }
        let evidence = visible.evidence("form", form.rawValue)
        return form == .audible
            ? .yes(Sentence(en: "The attested label can be heard.", es: "La etiqueta atestiguada se oye."), evidence)
            : .no(
                Sentence(en: "The attested label is only seen.", es: "La etiqueta atestiguada solo se ve."), evidence)
    }

    // "AI" as a word of its own. Other languages have other letters for it, which the notes do not list: people say.
    private static func showsAI(_ facts: PolicyCase) -> Finding {
        guard let visible = facts.attestedLabel, visible.isApplied, let text = visible.text else {
            return .unknown(
                Sentence(en: "The words of the label are not known.", es: "No se conoce el texto de la etiqueta."),
                open: .visibleLabel)
        }
        let evidence = visible.evidence("text", text)
        let words = text.split { !$0.isLetter && !$0.isNumber }
        if words.contains("AI") {
            return .yes(
                Sentence(en: "The attested label says “AI”.", es: "La etiqueta atestiguada dice «AI»."), evidence)
        }
        let isEnglish = visible.language.map { $0.lowercased().split(separator: "-").first == "en" } ?? false
        let answered = facts.answer(saysAI)
        guard isEnglish, answered.truth == .unknown else { return answered }
        return .no(
            Sentence(en: "The attested label does not say “AI”.", es: "La etiqueta atestiguada no dice «AI»."),
            evidence)
    }
}
