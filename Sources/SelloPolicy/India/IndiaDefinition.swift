extension Question {
    static let computerMade = Question(
        "computer-made",
        en: "Was it artificially or algorithmically created, generated, modified or altered with a computer?",
        es: "¿Se creó, generó, modificó o alteró de forma artificial o algorítmica con una computadora?")
    static let appearsReal = Question(
        "appears-real", en: "Does it appear to be real, authentic or true?",
        es: "¿Parece real, auténtico o verdadero?")
    static let indistinguishable = Question(
        "indistinguishable",
        en: "Does it show a person or an event so that people would likely take it for a real person or a real event?",
        es:
            "¿Muestra a una persona o un hecho de modo que la gente probablemente lo tomaría por una persona o un hecho real?"
    )
}

extension India {
    /// Rules 2(1)(ca) and 2(1)(wa): what the other rules speak of.
    static let definitions: [Rule] = [
        Rule(
            "2(1)(ca)", "IT Rules 2021, rule 2(1)(ca)", .definition,
            Sentence(
                en: "It is audio, visual or audio-visual information.",
                es: "Es información sonora, visual o audiovisual."),
            applies: isAudiovisual),
        Rule(
            "2(1)(wa)", "IT Rules 2021, rule 2(1)(wa)", .definition,
            Sentence(
                en: "It is synthetically generated information (SGI).",
                es: "Es información generada sintéticamente (SGI)."),
            applies: { meetsTests($0) && !isExcluded($0) }),
        Rule(
            "2(1A)", "IT Rules 2021, rule 2(1A)", .definition,
            Sentence(
                en:
                    "What the rules say of unlawful information (3(1)(b) and (d), 4(2) and (4)) holds for it as SGI too.",
                es:
                    "Lo que las reglas dicen de la información ilícita (3(1)(b) y (d), 4(2) y (4)) vale también para ella como SGI."
            ),
            applies: { meetsTests($0) && !isExcluded($0) }),
    ]

    /// Rule 2(1)(ca).
    static func isAudiovisual(_ facts: PolicyCase) -> Finding {
        switch facts.file.kind {
        case .image, .audio, .video, .audiovisual:
            .yes(
                Sentence(en: "It is a picture, sound or video.", es: "Es una imagen, un sonido o un video."),
                Evidence(.observed, "kind", facts.file.kind?.rawValue ?? ""))
        case .other:
            .no(
                Sentence(
                    en: "It is neither picture nor sound nor video.", es: "No es imagen, ni sonido, ni video."),
                Evidence(.observed, "kind", "other"))
        case nil:
            .unknown(
                Sentence(
                    en: "It could not be told whether the file is a picture, sound or video.",
                    es: "No se pudo saber si el archivo es imagen, sonido o video."),
                open: OpenPoint(
                    .file, "kind",
                    Sentence(en: "Is it a picture, sound or video?", es: "¿Es imagen, sonido o video?")))
        }
    }

    /// The three tests of rule 2(1)(wa), all of which must hold; the exclusions of its proviso come on top.
    static func meetsTests(_ facts: PolicyCase) -> Finding {
        isAudiovisual(facts) && isArtificial(facts) && facts.answer(.appearsReal) && facts.answer(.indistinguishable)
    }

    /// The first test; nothing in it needs a generative model, and nothing found is not "not artificial".
    static func isArtificial(_ facts: PolicyCase) -> Finding {
        let file = facts.file
        if file.synthesis == .signed || file.label?.standing == .signed {
            return .yes(
                Sentence(
                    en: "A signature that holds says that a computer made or altered it.",
                    es: "Una firma válida dice que una computadora lo hizo o lo alteró."),
                Evidence(.signed, "label.sourceType", file.label?.sourceType ?? file.generativeAction?.sourceType ?? "")
            )
        }
        if facts.declaration?.answer == .yes {
            return .yes(
                Sentence(
                    en: "The uploader declared it synthetic.", es: "Quien lo subió declaró que es sintético."),
                Evidence(.declared, "declaration.answer", "yes"))
        }
        if let action = file.signedActions.first(where: \.isArtificial) {
            return .yes(
                Sentence(
                    en: "A signature that holds tells of this step done with a computer: \(action.text).",
                    es: "Una firma válida da cuenta de este paso hecho con una computadora: \(action.text)."),
                Evidence(.signed, "actions", action.text))
        }
        if file.isSignedAsCapture {
            return .no(
                Sentence(
                    en: "A signature that holds says that it was captured and that nothing else was done.",
                    es: "Una firma válida dice que fue captado y que no se hizo nada más."),
                Evidence(.signed, "actions", file.signedActions.map(\.text).joined(separator: ", ")))
        }
        return facts.answer(.computerMade).ifUnknown(
            Finding(
                .unknown, [DeclarationCheck(facts).sentence],
                evidence: DeclarationCheck(facts).evidence, open: facts.answer(.computerMade).open))
    }
}

extension FileEvidence {
    /// The actions of a manifest that holds; none where nothing holds.
    var signedActions: [Action] { isSigned ? actions ?? [] : [] }

    /// The first action, of a manifest that holds, that a generative model did.
    var generativeAction: Action? {
        signedActions.first { SourceType.generative.contains(SourceType.term($0.sourceType)) }
    }
}

extension FileEvidence.Action {
    /// Whether it made or changed what people perceive, with a computer.
    var isArtificial: Bool {
        switch ActionKind(self) {
        case .inception:
            SourceType.generative.union(SourceType.algorithmic).union(SourceType.handmade)
                .contains(SourceType.term(sourceType))
        case .untouched, .ambiguous: false
        default: true
        }
    }

    /// The action in words, such as `c2pa.created (digitalCapture)`.
    var text: String { sourceType.map { "\(name) (\(SourceType.term($0)))" } ?? name }
}
