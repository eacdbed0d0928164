import SelloBytes

// The visible ("explicit") label of GB 45438.
extension China {
    static let wordsSaySo = Question(
        "words-say-so", en: "Do the words of the label say AI, and that it generated or synthesised the content?",
        es: "¿Dice el texto de la etiqueta que la IA generó o sintetizó el contenido?")

    static let visibleTextRules: [Rule] = [
        Rule(
            "gb-45438/visible-height", "GB 45438-2025, 5.2", .obligation,
            Sentence(
                en: "Visible text in an image is at least 5 % of the short side high.",
                es: "El texto visible en una imagen mide de alto al menos el 5 % del lado corto."),
            applies: { facts in isImage(facts) && facts.madeWithAI && facts.perceivedLabel }, met: isHighEnough),
        Rule(
            "gb-45438/visible-words", "GB 45438-2025, visible label", .obligation,
            Sentence(
                en: "The visible text says AI, and that it generated or synthesised the content.",
                es: "El texto visible dice IA, y que generó o sintetizó el contenido."),
            applies: { facts in facts.madeWithAI && facts.perceivedLabel }, met: hasWords),
    ]

    private static func isImage(_ facts: PolicyCase) -> Finding {
        let evidence = Evidence(.observed, "kind", facts.file.kind?.rawValue ?? "unknown")
        return facts.file.kind == .image
            ? .yes(Sentence(en: "It is an image.", es: "Es una imagen."), evidence)
            : .no(Sentence(en: "It is not an image.", es: "No es una imagen."), evidence)
    }

    private static func isHighEnough(_ facts: PolicyCase) -> Finding {
        guard let visible = facts.attestedLabel, let height = visible.height else {
            return .unknown(
                Sentence(
                    en: "Nobody says how high the visible text is.", es: "Nadie dice qué altura tiene el texto visible."
                ), open: .visibleLabel)
        }
        let evidence = visible.evidence("height", "\(height)")
        return height >= 0.05
            ? .yes(
                Sentence(
                    en: "The attested text is at least 5 % of the short side high.",
                    es: "El texto atestiguado mide al menos el 5 % del lado corto."), evidence)
            : .no(
                Sentence(
                    en: "The attested text is less than 5 % of the short side high.",
                    es: "El texto atestiguado mide menos del 5 % del lado corto."), evidence)
    }

    // The words in Chinese are known; whether words of another language do, people say.
    private static func hasWords(_ facts: PolicyCase) -> Finding {
        guard let visible = facts.attestedLabel, let text = visible.text else {
            return .unknown(
                Sentence(en: "The words of the label are not known.", es: "No se conoce el texto de la etiqueta."),
                open: .visibleLabel)
        }
        let evidence = visible.evidence("text", text)
        if text.contains("人工智能") || text.contains("AI"), text.contains("生成") || text.contains("合成") {
            return .yes(
                Sentence(
                    en: "The attested text says AI, and generated or synthesised, in Chinese.",
                    es: "El texto atestiguado dice en chino IA, y generado o sintetizado."), evidence)
        }
        guard visible.language?.lowercased().split(separator: "-").first == "zh" else {
            return facts.answer(wordsSaySo)
        }
        return .no(
            Sentence(
                en: "The attested text lacks AI, or generated or synthesised.",
                es: "Al texto atestiguado le falta IA, o generado o sintetizado."), evidence)
    }
}
