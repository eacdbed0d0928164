internal import SelloBytes

/// India's Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021.
///
/// As amended by G.S.R. 120(E) of 10 February 2026, in force from 20 February 2026, corrected by G.S.R. 148(E) of 26 February 2026.
/// `Spec/policy/in-2026.md` says of each rule what it asks, what the code does, and what it cannot know.
enum India {
    /// Indian Standard Time.
    static let offset: Int64 = 19800

    /// Every version, the drafts too.
    static let rulebooks: [Rulebook] = [
        amended(
            "2026-02-20", source: "G.S.R. 120(E), 10 February 2026 (CG-DL-E-10022026-269993)", from: inForce,
            until: correctedOn),
        amended(
            "2026-02-26", source: "G.S.R. 120(E), 10 February 2026, corrected by G.S.R. 148(E), 26 February 2026",
            from: correctedOn, until: nil),
        Rulebook(
            id: "in-draft-2026", version: "2026-04-21", jurisdiction: jurisdiction,
            title: Sentence(
                en: "Draft Second Amendment to the IT Rules: only what it would change",
                es: "Proyecto de segunda reforma de las Reglas de TI: solo lo que cambiaría"),
            source: "MeitY, draft of 30 March 2026 with the addition of 21 April 2026 (secondary sources)",
            status: .draft,
            statusNote: Sentence(
                en: "Comments ran to 7 May 2026; no notification in force was found.",
                es: "Los comentarios cerraron el 7 de mayo de 2026; no se encontró que esté en vigor."),
            from: nil, offset: offset, rules: secondAmendment, roles: roles, assumedRoles: [.sgiResource],
            questions: questions + [.followsAdvisories], purposes: purposes),
        Rulebook(
            id: "in-draft-2025", version: "2025-10", jurisdiction: jurisdiction,
            title: Sentence(
                en: "Draft Amendment of October 2025: the 10 % label",
                es: "Proyecto de reforma de octubre de 2025: la etiqueta del 10 %"),
            source: "MeitY, draft of October 2025; absent from G.S.R. 120(E)", status: .dropped,
            statusNote: Sentence(
                en: "The final rules fix no size, text or place.",
                es: "Las reglas definitivas no fijan tamaño, texto ni lugar."), from: nil, offset: offset,
            rules: tenPercent, roles: roles, assumedRoles: [.sgiResource], questions: questions + [.coversTenth],
            purposes: purposes),
    ]

    private static func amended(_ version: String, source: String, from: CalendarDay?, until: CalendarDay?) -> Rulebook
    {
        Rulebook(
            id: "in-2026", version: version, jurisdiction: jurisdiction,
            title: Sentence(
                en:
                    "Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021, as amended in February 2026",
                es:
                    "Reglas de Tecnología de la Información (intermediarios y ética de medios digitales), 2021, reformadas en febrero de 2026"
            ),
            source: source, status: .inForce, from: from, until: until, offset: offset,
            rules: definitions + exclusions + labelling + prohibitions + significant + clocks
                + notices(corrected: until == nil) + records + protection, roles: roles,
            assumedRoles: [.significantIntermediary, .sgiResource], questions: questions, triggers: triggers,
            purposes: purposes)
    }

    private static let jurisdiction = Sentence(en: "India", es: "India")
    private static let inForce = CalendarDay(year: 2026, month: 2, day: 20)
    private static let correctedOn = CalendarDay(year: 2026, month: 2, day: 26)
    private static let roles: [Role] = [.sgiResource, .significantIntermediary, .intermediary]
    private static let purposes: [Purpose] = [.document, .educational, .research]
    private static let questions: [Question] =
        [
            .computerMade, .appearsReal, .indistinguishable, .routineEdit, .materiallyAlters, .documentWork,
            .accessibilityOnly, .materialPartChanged, .prominentLabel, .metadataPermanent, .metadataInfeasible,
            .offersRemoval, .removedElsewhere, .checkedBeforeDisplay, .platformLabel, .blocksProhibited,
        ] + Question.prohibited + [
            .warnsUsers, .matchesRemoved, .removalExceptedGround, .preservesRemoved, .preservesRegistration,
        ]
    private static let triggers: [Trigger] = [
        .displayed, .courtOrder, .intimateComplaint, .grievance, .acknowledged, .resolved, .removalRequest, .removed,
        .agencyRequest, .agencyAssisted, .awareViolation, .acted, .notice, .policyNotice, .registrationEnded,
        .grievanceDecision, .appealFiled,
    ]
}
