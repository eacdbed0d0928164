import SelloBytes

extension SanLuisPotosi {
    /// The purposes that each of the three articles excepts where no intent is proven.
    ///
    /// The exact words differ from article to article, and were not read.
    static let excepted = [
        Purpose("journalistic", en: "journalism", es: "periodístico"),
        Purpose("academic", en: "teaching or research", es: "académico"),
        Purpose("artistic", en: "art", es: "artístico"),
        Purpose("parody", en: "parody", es: "paródico"),
        Purpose("political-criticism", en: "political criticism", es: "de crítica política"),
    ]

    /// Whether an excepted purpose is claimed and no intent was found.
    ///
    /// A claim alone settles nothing: whether there was intent is for a court.
    static func isExcepted(_ facts: PolicyCase) -> Finding {
        let intent = facts.answer(intent)
        let forCourt = Sentence(
            en: "The exception can be claimed; it holds only if no intent is proven, and that is for a court.",
            es: "La excepción puede alegarse; solo vale si no se acredita dolo, y eso corresponde a un tribunal.")
        return facts.claim(
            of: excepted, bornOutBy: intent.truth == .unknown ? intent.because(forCourt) : !intent)
    }

    /// The rule of one article that says whether its exception can be claimed.
    static func exception(_ id: String, _ article: String) -> Rule {
        Rule(
            id, "CP SLP art. \(article), exception", .exemption,
            Sentence(
                en:
                    "Journalism, teaching and research, art, parody and political criticism are excepted where no intent is proven.",
                es:
                    "Se exceptúan los fines periodísticos, académicos, artísticos, paródicos o de crítica política si no se acredita dolo."
            ),
            applies: isExcepted)
    }
}
