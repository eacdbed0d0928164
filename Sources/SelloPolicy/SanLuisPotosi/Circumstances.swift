import SelloBytes

extension SanLuisPotosi {
    /// A fact that raises the penalty; whether it is proven is for a court.
    struct Circumstance {
        let question: Question

        private init(_ name: String, en: String, es: String) { question = Question(name, en: en, es: es) }

        static let identity = [
            Circumstance("disseminated", en: "Was it disseminated?", es: "¿Se difundió?"),
            Circumstance("commercialised", en: "Was it sold or put on the market?", es: "¿Se comercializó?"),
            Circumstance("for-profit", en: "Was it used for profit?", es: "¿Se usó con fines de lucro?"),
            Circumstance(
                "to-harm", en: "Was it used to harm honour, reputation or private life?",
                es: "¿Se usó para dañar el honor, la reputación o la vida privada?"),
        ]
        static let alarm = [
            Circumstance("mass-media", en: "Was it spread by mass media?", es: "¿Se difundió por medios masivos?"),
            Circumstance("platforms", en: "Was it spread on platforms?", es: "¿Se difundió en plataformas?"),
            Circumstance(
                "automated-accounts", en: "Was it spread by automated accounts?",
                es: "¿Se difundió con cuentas automatizadas?"),
            Circumstance(
                "anonymous-accounts", en: "Was it spread by anonymous accounts?",
                es: "¿Se difundió con cuentas anónimas?"),
        ]
        static let institution = [
            Circumstance(
                "electoral-process", en: "Was it done in an electoral process?", es: "¿Se hizo en un proceso electoral?"
            ),
            Circumstance(
                "security-process", en: "Was it done in a security process?", es: "¿Se hizo en un proceso de seguridad?"
            ),
            Circumstance(
                "justice-process", en: "Was it done in a justice process?", es: "¿Se hizo en un proceso de justicia?"),
        ]
        static let all = identity + alarm + institution
    }

    /// The rule of one article that says whether the penalty may be raised.
    ///
    /// - Parameters:
    ///   - id: The rule's identifier.
    ///   - article: The article.
    ///   - circumstances: What raises the penalty.
    ///   - upTo: Whether the source says "up to" a half; the others say "a half".
    ///   - applies: What must be so for the article to bind at all.
    /// - Returns: The rule.
    static func aggravation(
        _ id: String, _ article: String, _ circumstances: [Circumstance], upTo: Bool, applies: @escaping Rule.Test
    ) -> Rule {
        Rule(
            id, "CP SLP art. \(article), last paragraph", .definition,
            Sentence(
                en: "Circumstances raise the penalty by \(upTo ? "up to " : "")a half.",
                es: "Hay circunstancias que aumentan la pena \(upTo ? "hasta en una" : "en una") mitad."),
            penalties: [
                Penalty(
                    Sentence(
                        en: "The penalty is raised by \(upTo ? "up to " : "")a half.",
                        es: "La pena aumenta \(upTo ? "hasta en una" : "en una") mitad."), "CP SLP art. \(article)")
            ],
            applies: { facts in
                applies(facts) && circumstances.map { facts.answer($0.question) }.reduce(.never) { $0 || $1 }
            })
    }
}
