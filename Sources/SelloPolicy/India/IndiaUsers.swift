internal import SelloBytes

extension Trigger {
    static let notice = Trigger(
        "notice", en: "you last told your users of the rules and the penalties",
        es: "usted informó por última vez a sus usuarios de las reglas y las sanciones")
    static let policyNotice = Trigger(
        "policy-notice", en: "you last told your users of your rules, policy and changes to them",
        es: "usted informó por última vez a sus usuarios de sus reglas, su política y sus cambios")
    static let awareViolation = Trigger(
        "aware-violation", en: "you became aware that it breaks rule 3(3)",
        es: "usted supo que infringe la regla 3(3)")
    static let acted = Trigger(
        "acted", en: "you acted on the violation", es: "usted actuó ante la infracción")
    static let registrationEnded = Trigger(
        "registration-ended", en: "the user's registration ended", es: "terminó el registro del usuario")
}

extension Question {
    static let warnsUsers = Question(
        "warns-users",
        en:
            "Do you warn users of the tool of the penalties, of removal and suspension, of disclosure of identity to a victim, and of mandatory reporting?",
        es:
            "¿Advierte a los usuarios de la herramienta de las sanciones, del retiro y la suspensión, de la revelación de identidad a una víctima y de la denuncia obligatoria?"
    )
    static let preservesRemoved = Question(
        "preserves-removed", en: "Do you keep what was removed, and its records, as evidence?",
        es: "¿Conserva lo retirado, y sus registros, como prueba?")
    static let preservesRegistration = Question(
        "preserves-registration", en: "Do you keep the user's registration data?",
        es: "¿Conserva los datos de registro del usuario?")
}

extension India {
    /// The laws whose penalties rule 3(1)(ca) has users warned of.
    static let warnedOf = [
        "Information Technology Act, 2000", "Bharatiya Nyaya Sanhita, 2023",
        "Protection of Children from Sexual Offences Act, 2012", "Representation of the People Act, 1951",
        "Indecent Representation of Women (Prohibition) Act, 1986",
        "Sexual Harassment of Women at Workplace (Prevention, Prohibition and Redressal) Act, 2013",
        "Immoral Traffic (Prevention) Act, 1956",
    ]

    /// Rules 3(1)(c), (ca) and (f): what users are told, and when again.
    ///
    /// - Parameter corrected: Whether the corrigenda of 26 February 2026 count; they changed nothing but citations inside the notices.
    /// - Returns: The rules.
    static func notices(corrected: Bool) -> [Rule] {
        let corrigenda = corrected ? ", as corrected by G.S.R. 148(E)" : ""
        return [
            Rule(
                "3(1)(c)", "IT Rules 2021, rule 3(1)(c)" + corrigenda, .obligation,
                Sentence(
                    en:
                        "Tell your users of the rules and penalties at least every three months, in English or a language of the Eighth Schedule.",
                    es:
                        "Informe a sus usuarios de las reglas y sanciones al menos cada tres meses, en inglés o en una lengua del Anexo VIII."
                ),
                isOfService: true, clock: Clock(.months(3), from: .notice, .again), applies: { $0.role(.intermediary) },
                met: isInAllowedLanguage),
            Rule(
                "3(1)(ca)", "IT Rules 2021, rule 3(1)(ca)" + corrigenda, .obligation,
                Sentence(
                    en: "Warn users of the tool of what misuse costs them, and of what you will do.",
                    es:
                        "Advierta a los usuarios de la herramienta lo que les cuesta el mal uso y lo que usted hará."
                ),
                isOfService: true, applies: { $0.role(.sgiResource) }, met: areWarned),
            Rule(
                "3(1)(f)", "IT Rules 2021, rule 3(1)(f)", .obligation,
                Sentence(
                    en: "Tell your users of your rules, policy and changes at least once a year.",
                    es: "Informe a sus usuarios de sus reglas, su política y sus cambios al menos una vez al año."),
                isOfService: true, clock: Clock(.years(1), from: .policyNotice, .again),
                applies: { $0.role(.intermediary) }),
        ]
    }

    /// Rules 3(1)(cb), (g) and (h): acting, and keeping records.
    static let records: [Rule] = [
        Rule(
            "3(1)(cb)", "IT Rules 2021, rule 3(1)(cb)", .obligation,
            Sentence(
                en: "Act expeditiously and appropriately on a violation of rule 3(3) that you know of.",
                es: "Actúe con rapidez y de forma adecuada ante una infracción de la regla 3(3) que conozca."),
            dueWords: Sentence(en: "expeditiously; no hours are fixed", es: "con rapidez; no se fijan horas"),
            applies: { $0.role(.intermediary) && $0.happened(.awareViolation) }, met: hasActed),
        Rule(
            "3(1)(g)", "IT Rules 2021, rule 3(1)(g)", .record,
            Sentence(
                en: "Keep what was removed, and its records, for 180 days, unspoilt as evidence.",
                es: "Conserve lo retirado, y sus registros, durante 180 días, sin viciar la prueba."),
            clock: Clock(.days(180), from: .removed, .keep), applies: { $0.role(.intermediary) },
            met: { $0.answer(.preservesRemoved) }),
        Rule(
            "3(1)(h)", "IT Rules 2021, rule 3(1)(h)", .record,
            Sentence(
                en: "Keep the user's registration data for 180 days after the registration ended.",
                es: "Conserve los datos de registro del usuario durante 180 días desde que terminó el registro."),
            clock: Clock(.days(180), from: .registrationEnded, .keep), applies: { $0.role(.intermediary) },
            met: { $0.answer(.preservesRegistration) }),
    ]

    /// Rule 2(1B): removing does not cost the protection of section 79 of the Act.
    static let protection: [Rule] = [
        Rule(
            "2(1B)", "IT Rules 2021, rule 2(1B)", .exemption,
            Sentence(
                en:
                    "Removing it under the rules, or on becoming aware by technical measures, does not cost you the protection of section 79.",
                es:
                    "Retirarlo según las reglas, o al saberlo por medidas técnicas, no le cuesta la protección del artículo 79."
            ),
            applies: { facts in
                facts.role(.intermediary) && facts.happened(.removed)
                    && (facts.happened(.courtOrder) || facts.happened(.intimateComplaint)
                        || facts.happened(.removalRequest) || facts.happened(.awareViolation))
            })
    ]

    private static func areWarned(_ facts: PolicyCase) -> Finding {
        let answer = facts.answer(.warnsUsers)
        guard answer.truth != .yes else { return answer }
        let laws = warnedOf.joined(separator: "; ")
        return Finding(
            answer.truth,
            answer.reasons + [
                Sentence(en: "The laws to be named: \(laws).", es: "Las leyes que deben nombrarse: \(laws).")
            ], evidence: answer.evidence, open: answer.open)
    }

    /// What nobody has recorded as done is still owed.
    static func hasActed(_ facts: PolicyCase) -> Finding {
        let acted = facts.happened(.acted)
        guard acted.truth == .unknown else { return acted }
        return .no(
            Sentence(
                en: "Not recorded as done: \(Trigger.acted.text.english).",
                es: "No consta como hecho: \(Trigger.acted.text.spanish)."))
    }

    private static func isInAllowedLanguage(_ facts: PolicyCase) -> Finding {
        guard let code = facts.noticeLanguage else {
            return .unknown(
                Sentence(
                    en: "Nobody says in which language the last notice was.",
                    es: "Nadie dice en qué lengua fue el último aviso."),
                open: OpenPoint(
                    .figure, "notice-language",
                    Sentence(
                        en: "In which language was the notice? (--notice-language hi)",
                        es: "¿En qué lengua fue el aviso? (--notice-language hi)")))
        }
        let evidence = Evidence(.reported, "noticeLanguage", code)
        return EighthSchedule.allows(code)
            ? .yes(
                Sentence(
                    en: "The notice was in English or a language of the Eighth Schedule (\(code)).",
                    es: "El aviso fue en inglés o en una lengua del Anexo VIII (\(code))."), evidence)
            : .no(
                Sentence(
                    en: "The language of the notice (\(code)) is neither English nor of the Eighth Schedule.",
                    es: "La lengua del aviso (\(code)) no es el inglés ni una del Anexo VIII."), evidence)
    }
}
