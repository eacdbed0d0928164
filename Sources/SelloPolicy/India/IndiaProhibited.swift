extension Question {
    static let blocksProhibited = Question(
        "blocks-prohibited",
        en:
            "Does your service use reasonable technical measures, automated ones included, so that nobody can make or share the prohibited kinds?",
        es:
            "¿Usa su servicio medidas técnicas razonables, también automáticas, para que nadie pueda crear ni compartir los tipos prohibidos?"
    )
    static let childAbuse = Question(
        "child-abuse", en: "Is it sexual exploitative or abuse material of children?",
        es: "¿Es material de explotación o abuso sexual de menores?")
    static let intimateWithoutConsent = Question(
        "intimate-without-consent", en: "Is it an intimate image made or shared without consent?",
        es: "¿Es una imagen íntima hecha o compartida sin consentimiento?")
    static let obscene = Question(
        "obscene",
        en:
            "Is it obscene, pornographic, paedophilic, invasive of bodily privacy, vulgar, indecent or sexually explicit?",
        es:
            "¿Es obsceno, pornográfico, pedófilo, invasivo de la privacidad corporal, vulgar, indecente o sexualmente explícito?"
    )
    static let explosivesArms = Question(
        "explosives-arms",
        en: "Does it relate to preparing, developing or procuring explosives, arms or ammunition?",
        es: "¿Trata de preparar, desarrollar o conseguir explosivos, armas o municiones?")
    static let deceptiveDepiction = Question(
        "deceptive-depiction",
        en:
            "Does it falsely depict a person or event by misrepresenting identity, voice, conduct, action, statement or event in a way likely to deceive?",
        es:
            "¿Muestra falsamente a una persona o un hecho tergiversando identidad, voz, conducta, acción, declaración o hecho de un modo que probablemente engañe?"
    )

    static let prohibited: [Question] = [
        childAbuse, intimateWithoutConsent, obscene, falseDocument, explosivesArms, deceptiveDepiction,
    ]
}

extension India {
    /// Rule 3(3)(a)(i): what must not be made or shared; whether something is that, people judge, and no classifier.
    static let prohibitions: [Rule] = [
        Rule(
            "3(3)(a)(i)", "IT Rules 2021, rule 3(3)(a)(i)", .obligation,
            Sentence(
                en: "Use reasonable technical measures so that nobody can make or share prohibited SGI.",
                es: "Use medidas técnicas razonables para que nadie pueda crear ni compartir SGI prohibida."),
            isOfService: true, applies: { $0.role(.sgiResource) }, met: { $0.answer(.blocksProhibited) }),
        prohibition(
            "I", [.childAbuse, .intimateWithoutConsent, .obscene],
            Sentence(
                en:
                    "Do not let it be made or shared if it is abuse material of children, an intimate image without consent, or obscene.",
                es:
                    "No permita que se cree ni comparta si es material de abuso de menores, una imagen íntima sin consentimiento, u obsceno."
            )),
        prohibition(
            "II", [.falseDocument],
            Sentence(
                en: "Do not let it be made or shared if it is a false document or a false electronic record.",
                es: "No permita que se cree ni comparta si es un documento falso o un registro electrónico falso.")),
        prohibition(
            "III", [.explosivesArms],
            Sentence(
                en: "Do not let it be made or shared if it relates to getting explosives, arms or ammunition.",
                es: "No permita que se cree ni comparta si trata de conseguir explosivos, armas o municiones.")),
        prohibition(
            "IV", [.deceptiveDepiction],
            Sentence(
                en:
                    "Do not let it be made or shared if it falsely depicts a person or event so that it likely deceives.",
                es:
                    "No permita que se cree ni comparta si muestra falsamente a una persona o un hecho de modo que probablemente engañe."
            )),
    ]

    /// Whether people found it to be of a prohibited kind; what nobody has answered is not assumed here.
    static func isProhibited(_ facts: PolicyCase) -> Finding {
        Question.prohibited.reduce(Finding.never) { $0 || facts.claim($1) }
    }

    private static func prohibition(_ number: String, _ questions: [Question], _ title: Sentence) -> Rule {
        Rule(
            "3(3)(a)(i)(\(number))", "IT Rules 2021, rule 3(3)(a)(i)(\(number))", .prohibition, title,
            applies: { $0.role(.sgiResource) && meetsTests($0) }, exempt: isExcluded,
            met: { facts in !questions.reduce(Finding.never) { $0 || facts.answer($1) } })
    }
}
