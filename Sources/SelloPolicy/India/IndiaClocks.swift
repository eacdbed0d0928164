extension Trigger {
    static let courtOrder = Trigger(
        "court-order",
        en: "you received a court order, or a reasoned written intimation of an authorised officer, to remove it",
        es:
            "usted recibió una orden judicial, o una comunicación escrita y razonada de un funcionario autorizado, para retirarlo"
    )
    static let intimateComplaint = Trigger(
        "intimate-complaint",
        en:
            "you received a complaint of the person shown (or for them) about nudity, a sexual act or impersonation, morphed images included",
        es:
            "usted recibió una queja de la persona mostrada (o en su nombre) por desnudez, un acto sexual o suplantación, incluidas imágenes manipuladas"
    )
    static let grievance = Trigger(
        "grievance", en: "you received a grievance", es: "usted recibió una reclamación")
    static let acknowledged = Trigger(
        "acknowledged", en: "you acknowledged the grievance", es: "usted acusó recibo de la reclamación")
    static let resolved = Trigger(
        "resolved", en: "you resolved the grievance", es: "usted resolvió la reclamación")
    static let removalRequest = Trigger(
        "removal-request", en: "you received a grievance that asks for removal under rule 3(1)(b)",
        es: "usted recibió una reclamación que pide el retiro según la regla 3(1)(b)")
    static let removed = Trigger(
        "removed", en: "you removed the content or disabled access to it",
        es: "usted retiró el contenido o bloqueó el acceso a él")
    static let agencyRequest = Trigger(
        "agency-request", en: "you received a written order of an authorised agency for information or assistance",
        es: "usted recibió una orden escrita de una autoridad facultada que pide información o ayuda")
    static let agencyAssisted = Trigger(
        "agency-assisted", en: "you gave the agency the information or assistance",
        es: "usted dio a la autoridad la información o la ayuda")
    static let grievanceDecision = Trigger(
        "grievance-decision", en: "the user received your decision on the grievance",
        es: "el usuario recibió su decisión sobre la reclamación")
    static let appealFiled = Trigger(
        "appeal-filed", en: "the Grievance Appellate Committee received an appeal",
        es: "el Comité de Apelación de Reclamaciones recibió una apelación")
}

extension Question {
    static let removalExceptedGround = Question(
        "removal-excepted-ground",
        en: "Does the request rest only on rule 3(1)(b)(i), (iv) or (xi), which the shorter time leaves out?",
        es: "¿La petición se basa solo en la regla 3(1)(b)(i), (iv) u (xi), que el plazo corto deja fuera?")
}

extension India {
    /// The clocks that a demand from outside starts (`law.md`, 1.4).
    static let clocks: [Rule] = [
        Rule(
            "3(1)(d)", "IT Rules 2021, rule 3(1)(d)", .deadline,
            Sentence(
                en: "Remove it or disable access within 3 hours of a court's or the government's order.",
                es: "Retírelo o bloquee el acceso en 3 horas desde la orden judicial o del gobierno."),
            clock: Clock(.hours(3), from: .courtOrder, .within(done: .removed)),
            applies: { $0.role(.intermediary) }),
        Rule(
            "3(2)(b)", "IT Rules 2021, rule 3(2)(b)", .deadline,
            Sentence(
                en: "Take all reasonable measures to remove it within 2 hours of the complaint of the person shown.",
                es: "Tome todas las medidas razonables para retirarlo en 2 horas desde la queja de la persona mostrada."
            ),
            clock: Clock(.hours(2), from: .intimateComplaint, .within(done: .removed)),
            applies: { $0.role(.intermediary) }),
        Rule(
            "3(2)(a)(i)-acknowledge", "IT Rules 2021, rule 3(2)(a)(i)", .deadline,
            Sentence(
                en: "Acknowledge the grievance within 24 hours.", es: "Acuse recibo de la reclamación en 24 horas."),
            clock: Clock(.hours(24), from: .grievance, .within(done: .acknowledged)),
            applies: { $0.role(.intermediary) }),
        Rule(
            "3(2)(a)(i)-resolve", "IT Rules 2021, rule 3(2)(a)(i)", .deadline,
            Sentence(en: "Resolve the grievance within 7 days.", es: "Resuelva la reclamación en 7 días."),
            clock: Clock(.days(7), from: .grievance, .within(done: .resolved)),
            applies: { $0.role(.intermediary) }),
        Rule(
            "3(2)(a)(i)-removal", "IT Rules 2021, rule 3(2)(a)(i), first proviso", .deadline,
            Sentence(
                en: "Act on the request for removal within 36 hours.", es: "Atienda la petición de retiro en 36 horas."),
            clock: Clock(.hours(36), from: .removalRequest, .within(done: .removed)),
            applies: { $0.role(.intermediary) }, exempt: { $0.claim(.removalExceptedGround) }),
        Rule(
            "3(1)(j)", "IT Rules 2021, rule 3(1)(j)", .deadline,
            Sentence(
                en: "Give the authorised agency the information or assistance within 72 hours.",
                es: "Dé a la autoridad facultada la información o la ayuda en 72 horas."),
            clock: Clock(.hours(72), from: .agencyRequest, .within(done: .agencyAssisted)),
            applies: { $0.role(.intermediary) }),
        Rule(
            "3A(3)", "IT Rules 2021, rule 3A(3)", .othersTime,
            Sentence(
                en: "The user may appeal to a Grievance Appellate Committee within 30 days of your decision.",
                es: "El usuario puede apelar ante un Comité de Apelación de Reclamaciones en 30 días desde su decisión."
            ),
            clock: Clock(.days(30), from: .grievanceDecision, .keep)),
        Rule(
            "3A(4)", "IT Rules 2021, rule 3A(4)", .othersTime,
            Sentence(
                en: "The Committee endeavours to decide the appeal within 30 days of receiving it.",
                es: "El Comité procura resolver la apelación en 30 días desde que la recibe."),
            clock: Clock(.days(30), from: .appealFiled, .keep)),
    ]
}
