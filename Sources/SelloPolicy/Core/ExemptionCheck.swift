/// Each signed action of a file against the exclusions that a law makes for editing: what metadata can say of them, and what it cannot.
///
/// Metadata can contradict a claim, and support it; it never proves good faith or that the meaning is unchanged.
public struct ExemptionCheck: Sendable, Hashable {
    /// What the actions say of an exclusion.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The action is of a kind that the exclusion names without more.
        case supported
        /// The action is none that the exclusion could cover.
        case contradicted
        /// The metadata does not settle it.
        case undetermined
    }

    /// Who says that an action is of a kind that an exclusion covers; these lists are never mixed.
    public enum List: String, Sendable, Hashable, CaseIterable {
        /// C2PA's official list of non-editorial actions.
        case nonEditorial
        /// The words of the Gazette.
        case gazette
        /// The examples of the ministry's FAQ, which is no law.
        case frequentlyAsked
        /// Nearness to those, by inference.
        case similar
        /// The words of the Gazette's third exclusion.
        case accessibility
        /// None of them.
        case none
    }

    /// One action.
    public struct Step: Sendable, Hashable {
        /// The action.
        public let action: FileEvidence.Action
        /// The list that it stands on.
        public let list: List
        /// What it says of the exclusions.
        public let verdict: Verdict
        /// Why, and what would settle it.
        public let why: Sentence
    }

    /// The actions after which the content was there; how it came to be is no editing, unless a model made it.
    public let steps: [Step]
    /// The actions together.
    public let verdict: Verdict
    /// What the whole rests on, where it is more than its steps.
    public let why: Sentence?

    private let file: FileEvidence

    /// Looks at a file's actions.
    public init(_ file: FileEvidence) {
        self.file = file
        steps = file.signedActions.compactMap(Step.init)
        if steps.contains(where: { $0.verdict == .contradicted }) {
            (verdict, why) = (.contradicted, nil)
        } else if file.synthesis == .signed, file.generativeAction == nil {
            verdict = .contradicted
            why = Sentence(
                en: "A signature that holds says that a model made it, or a part of it.",
                es: "Una firma válida dice que un modelo lo hizo, en todo o en parte."
            )
        } else if steps.isEmpty {
            verdict = .undetermined
            why = Sentence(
                en: "No signed action says what was done; measuring the difference to the original would.",
                es: "Ninguna acción firmada dice qué se hizo; medir la diferencia con el original lo diría.")
        } else if file.allActionsIncluded != .yes {
            verdict = .undetermined
            why = Sentence(
                en: "The manifest does not say that these are all the actions.",
                es: "El manifiesto no dice que estas sean todas las acciones.")
        } else {
            (verdict, why) = (steps.allSatisfy { $0.verdict == .supported } ? .supported : .undetermined, nil)
        }
    }

    /// Whether the signed actions show nothing but routine editing.
    var routineEditing: Finding {
        switch verdict {
        case .supported:
            .yes(
                Sentence(
                    en: "A signature that holds says that nothing but these non-editorial steps were done: \(names).",
                    es: "Una firma válida dice que solo se hicieron estos pasos, que no son editoriales: \(names)."),
                Evidence(.signed, "actions", names))
        case .contradicted: .no(contradiction, Evidence(.signed, "actions", names))
        case .undetermined: Finding(.unknown)
        }
    }

    /// Whether the signed actions leave room for the exclusion of accessibility: a model may translate, but not make the work.
    var accessibility: Finding {
        let made = steps.contains { $0.verdict == .contradicted && $0.list != .accessibility }
        return made || (verdict == .contradicted && why != nil)
            ? .no(contradiction, Evidence(.signed, "actions", names)) : Finding(.unknown)
    }

    private var names: String { steps.map(\.action.text).joined(separator: ", ") }

    private var contradiction: Sentence {
        why
            ?? Sentence(
                en: "A signature that holds tells of a step that a generative model did: \(names).",
                es: "Una firma válida da cuenta de un paso que hizo un modelo generativo: \(names).")
    }
}

extension ExemptionCheck.Step {
    // `nil` for how the content came to be, unless a model made it.
    fileprivate init?(_ action: FileEvidence.Action) {
        let kind = ActionKind(action)
        let isGenerative = SourceType.generative.contains(SourceType.term(action.sourceType))
        guard kind != .inception || isGenerative else { return nil }
        let list: ExemptionCheck.List =
            switch kind {
            case .untouched, .nonEditorial: .nonEditorial
            case .gazette: .gazette
            case .frequentlyAsked: .frequentlyAsked
            case .similar: .similar
            case .accessibility: .accessibility
            case .inception, .perceptible, .ambiguous: .none
            }
        let (verdict, why): (ExemptionCheck.Verdict, Sentence) =
            switch (isGenerative, list) {
            case (true, .accessibility):
                (
                    .undetermined,
                    Sentence(
                        en: "A model did it; whether a material part was generated only people can say.",
                        es: "Lo hizo un modelo; si se generó una parte importante solo lo puede decir una persona.")
                )
            case (true, _):
                (
                    .contradicted,
                    Sentence(
                        en: "A generative model did it; that is no routine editing.",
                        es: "Lo hizo un modelo generativo; eso no es edición de rutina.")
                )
            case (false, .nonEditorial):
                (
                    .supported,
                    Sentence(
                        en: "It is on C2PA's list of actions that edit nothing.",
                        es: "Está en la lista de C2PA de acciones que no editan nada.")
                )
            case (false, .gazette):
                (.undetermined, Self.conditional(en: "The Gazette names it", es: "La Gaceta la nombra"))
            case (false, .frequentlyAsked):
                (
                    .undetermined,
                    Self.conditional(
                        en: "The ministry's FAQ, which is no law, names it",
                        es: "Las preguntas frecuentes del ministerio, que no son ley, la nombran")
                )
            case (false, .similar):
                (
                    .undetermined,
                    Self.conditional(
                        en: "It is near to what the Gazette names", es: "Es parecida a lo que nombra la Gaceta")
                )
            case (false, .accessibility):
                (
                    .undetermined,
                    Sentence(
                        en: "It may be accessibility or translation, if no material part was changed; people must say.",
                        es:
                            "Puede ser accesibilidad o traducción, si no se cambió ninguna parte importante; lo debe decir una persona."
                    )
                )
            case (false, .none):
                (
                    .undetermined,
                    Sentence(
                        en:
                            "It does not say enough; comparing with the original, or the editor's word, would settle it.",
                        es: "No dice lo suficiente; lo aclararía comparar con el original, o la palabra de quien editó."
                    )
                )
            }
        self.init(action: action, list: list, verdict: verdict, why: why)
    }

    private static func conditional(en: String, es: String) -> Sentence {
        Sentence(
            en:
                "\(en), on the condition that it does not materially alter the meaning; people or a measurement must say.",
            es:
                "\(es), con la condición de que no altere de manera importante el significado; lo debe decir una persona o una medición."
        )
    }
}
