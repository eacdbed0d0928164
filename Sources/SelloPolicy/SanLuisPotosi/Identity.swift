import SelloBytes

// Article 187 TER: simulating a real person without their consent.
extension SanLuisPotosi {
    static let realPerson = Question(
        "real-person", en: "Does it simulate the appearance, voice, gestures or identity of a real person?",
        es: "¿Simula la apariencia, la voz, los gestos o la identidad de una persona real?")
    static let consentGiven = Question(
        "consent-given", en: "Did the person consent at all?", es: "¿Dio la persona algún consentimiento?")

    private static let citation = "CP SLP art. 187 TER"

    private static func simulates(_ facts: PolicyCase) -> Finding { facts.answer(realPerson) && facts.madeWithAI }

    static let identityRules: [Rule] =
        [
            Rule(
                "187-ter/consent", citation, .obligation,
                Sentence(
                    en: "Simulating a real person with AI needs their prior, express, specific and informed consent.",
                    es:
                        "Simular con IA a una persona real requiere su consentimiento previo, expreso, específico e informado."
                ),
                penalties: penalties("187 TER", prison: "1–3", fine: "100–300"), applies: simulates, exempt: isExcepted,
                met: { facts in Adjective.allCases.map { $0.holds(facts) }.reduce(.always) { $0 && $1 } })
        ]
        + Adjective.allCases.map { adjective in
            Rule(
                "187-ter/\(adjective.rawValue)", citation, .obligation, adjective.title, applies: simulates,
                exempt: isExcepted,
                met: adjective.holds)
        } + [
            exception("187-ter/purpose", "187 TER"),
            aggravation("187-ter/aggravation", "187 TER", Circumstance.identity, upTo: true, applies: simulates),
        ]

    /// What a consent must be: four adjectives, each looked at by itself.
    enum Adjective: String, CaseIterable {
        case prior, express, specific, informed

        var title: Sentence {
            switch self {
            case .prior:
                Sentence(
                    en: "The consent was given before the work was made.",
                    es: "El consentimiento se dio antes de hacer la obra (previo).")
            case .express:
                Sentence(
                    en: "The consent was given in so many words.",
                    es: "El consentimiento se dio de manera expresa (expreso).")
            case .specific:
                Sentence(
                    en: "The consent was for this work or use.",
                    es: "El consentimiento fue para esta obra o este uso (específico).")
            case .informed:
                Sentence(
                    en: "The person knew what they consented to.", es: "La persona sabía qué consentía (informado).")
            }
        }

        private var words: Sentence {
            switch self {
            case .prior: Sentence(en: "prior", es: "previo")
            case .express: Sentence(en: "express", es: "expreso")
            case .specific: Sentence(en: "specific", es: "específico")
            case .informed: Sentence(en: "informed", es: "informado")
            }
        }

        /// Whether every consent record is so; without a record nothing is shown, unless somebody says that there was no consent.
        func holds(_ facts: PolicyCase) -> Finding {
            guard !facts.consents.isEmpty else {
                let given = facts.answer(SanLuisPotosi.consentGiven)
                guard given.truth != .no else { return given }
                return .unknown(
                    Sentence(
                        en: "There is no consent record; that is no proof that nobody consented.",
                        es: "No hay registro de consentimiento; eso no prueba que nadie haya consentido."),
                    open: .consent)
            }
            return facts.consents.map { record($0, facts) }.reduce(.always) { $0 && $1 }
        }

        private func record(_ consent: Consent, _ facts: PolicyCase) -> Finding {
            switch self {
            case .prior: isBeforeWork(consent, facts) && isNotLate(consent)
            case .express: stated(consent, consent.isExpress)
            case .specific: stated(consent, consent.isSpecific) && namesWork(consent)
            case .informed: stated(consent, consent.isInformed)
            }
        }

        // The record's own word is enough for what only the person and the record keeper know.
        private func stated(_ consent: Consent, _ truth: Truth) -> Finding {
            let evidence = Evidence(.consent, "consent.\(rawValue)", truth.rawValue)
            let (en, es) = (words.english, words.spanish)
            return switch truth {
            case .yes:
                .yes(
                    Sentence(
                        en: "The consent “\(consent.id)” says that it is \(en).",
                        es: "El consentimiento «\(consent.id)» dice ser \(es)."),
                    evidence)
            case .no:
                .no(
                    Sentence(
                        en: "The consent “\(consent.id)” says that it is not \(en).",
                        es: "El consentimiento «\(consent.id)» dice no ser \(es)."), evidence)
            case .unknown:
                .unknown(
                    Sentence(
                        en: "The consent “\(consent.id)” does not say whether it is \(en).",
                        es: "El consentimiento «\(consent.id)» no dice si es \(es)."), open: .consent)
            }
        }

        // A record that names another work was put aside before; one that names none leaves the question open.
        private func namesWork(_ consent: Consent) -> Finding {
            consent.label != nil || consent.sha256 != nil
                ? .always
                : .unknown(
                    Sentence(
                        en: "The consent “\(consent.id)” names neither this work's label nor this file.",
                        es: "El consentimiento «\(consent.id)» no nombra ni la etiqueta de esta obra ni este archivo."),
                    open: .consent)
        }

        // A record may say so against itself, and a label that proves nothing for it may speak against it.
        private func isNotLate(_ consent: Consent) -> Finding {
            consent.isPrior != .no
                ? .always
                : .no(
                    Sentence(
                        en:
                            "The consent “\(consent.id)” says that it is not prior, or the file's label says that the work is older.",
                        es:
                            "El consentimiento «\(consent.id)» dice no ser previo, o la etiqueta del archivo dice que la obra es anterior."
                    ),
                    Evidence(.consent, "consent.isPrior", "no"))
        }

        // Only a label that a signature vouches for says when the work was made.
        private func isBeforeWork(_ consent: Consent, _ facts: PolicyCase) -> Finding {
            guard let given = consent.givenAt else {
                return .unknown(
                    Sentence(
                        en: "The consent “\(consent.id)” does not say when it was given.",
                        es: "El consentimiento «\(consent.id)» no dice cuándo se dio."), open: .consent)
            }
            guard let label = facts.file.label, label.standing == .signed, let made = label.createdAt else {
                return .unknown(
                    Sentence(
                        en:
                            "No signed label says when the work was made, so nothing shows that the consent came first.",
                        es:
                            "Ninguna etiqueta firmada dice cuándo se hizo la obra, así que nada muestra que el consentimiento fuera antes."
                    ),
                    open: .workTime)
            }
            let evidence = [Evidence(.consent, "consent.givenAt", "\(given)"), label.evidence("createdAt", "\(made)")]
            if let withdrawn = consent.withdrawnAt, withdrawn <= made {
                return Finding(
                    .no,
                    [
                        Sentence(
                            en:
                                "The consent “\(consent.id)” was taken back at \(withdrawn), before the work was made (\(made)).",
                            es:
                                "El consentimiento «\(consent.id)» se retiró el \(withdrawn), antes de hacerse la obra (\(made))."
                        )
                    ], evidence: evidence)
            }
            return given < made
                ? Finding(
                    .yes,
                    [
                        Sentence(
                            en:
                                "The consent “\(consent.id)” was given at \(given), before the work was made (\(made)), as the label says.",
                            es:
                                "El consentimiento «\(consent.id)» se dio el \(given), antes de hacerse la obra (\(made)), según la etiqueta."
                        )
                    ], evidence: evidence)
                : Finding(
                    .no,
                    [
                        Sentence(
                            en:
                                "The consent “\(consent.id)” was given at \(given), not before the work was made (\(made)).",
                            es:
                                "El consentimiento «\(consent.id)» se dio el \(given), no antes de hacerse la obra (\(made))."
                        )
                    ], evidence: evidence)
        }
    }
}

extension OpenPoint {
    /// A consent record that says it.
    static let consent = OpenPoint(
        .consent, "consent",
        Sentence(
            en: "Give the consent record of each person who is simulated.",
            es: "Entregue el registro de consentimiento de cada persona simulada."))
    /// When the work was made.
    static let workTime = OpenPoint(
        .file, "label.createdAt",
        Sentence(
            en: "When was the work made? A signed label would say it.",
            es: "¿Cuándo se hizo la obra? Una etiqueta firmada lo diría."))
}
