import SelloBytes

/// San Luis Potosí, Mexico: three crimes of the penal code that artificial intelligence can be used for (`Spec/policy/mx-slp.md`).
///
/// Intent is for a court and decided nowhere here. The sources are press reports; the decree itself was not read.
enum SanLuisPotosi {
    static let rulebooks = [
        Rulebook(
            id: "mx-slp", version: "2025-11-18",
            jurisdiction: Sentence(en: "San Luis Potosí, Mexico", es: "San Luis Potosí, México"),
            title: Sentence(
                en: "Penal code, articles 187 TER, 272 BIS and 272 TER (Decree 0314)",
                es: "Código Penal, artículos 187 TER, 272 BIS y 272 TER (Decreto 0314)"),
            source: "secondary: pulsoslp.com.mx 1988028, 2000496; periodicoelmomento.com; planoinformativo.com 1110523",
            status: .challenged,
            statusNote: Sentence(
                en:
                    "The Supreme Court admitted actions of unconstitutionality 130/2025 and 132/2025 on 19 December 2025; their outcome was not found. "
                    + "Known from press reports. The day of publication is taken for the first day in force.",
                es:
                    "La Suprema Corte admitió el 19 de diciembre de 2025 las acciones de inconstitucionalidad 130/2025 y 132/2025; no se encontró su resultado. "
                    + "Se conoce por la prensa. Se toma el día de la publicación como primer día de vigencia."),
            from: CalendarDay(year: 2025, month: 11, day: 18), offset: -6 * 3600,
            rules: (identityRules + alarmRules + institutionRules).known(from: .secondary), roles: [], assumedRoles: [],
            questions: [
                .madeWithAI, realPerson, consentGiven, intent, falseContent, presentedAsReal, alarmPurpose,
                verifiableRisk,
                institution, signerIsInstitution,
            ] + Circumstance.all.map(\.question),
            purposes: excepted)
    ]

    // What raises a penalty, and by how much.
    static func penalties(_ article: String, prison: String, fine: String) -> [Penalty] {
        [
            Penalty(
                Sentence(
                    en: "Prison of \(prison) years, which a court decides.",
                    es: "Prisión de \(prison) años, que decide un tribunal."),
                "CP SLP art. \(article)"),
            Penalty(
                Sentence(
                    en: "A fine of \(fine) UMA (Mexico's unit for fines).",
                    es: "Multa de \(fine) veces la Unidad de Medida y Actualización (UMA)."), "CP SLP art. \(article)"),
        ]
    }

    /// A court's finding on intent, which no program makes.
    static let intent = Question(
        "intent-found", en: "Has a court found intent (dolo)?", es: "¿Ha acreditado un tribunal el dolo?")
}
