/// What the uploader declared against what was found: rule 4(1A) of India's IT Rules, and China's Article 6.
public struct DeclarationCheck: Sendable, Hashable {
    /// How the two go together.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Declared, and a signature that holds says the same.
        case confirmedBySignature
        /// Declared, and metadata that anyone can write says the same.
        case confirmedByTraces
        /// Declared, and nothing in the file says so: it may be synthetic.
        case declaredOnly
        /// Not declared, and a signature that holds says that it is synthetic.
        case foundUndeclared
        /// Only metadata that anyone can write says so: it is suspected to be synthetic.
        case tracesOnly
        /// Declared one way, signed the other.
        case contradicted
        /// Nothing says that it is synthetic, which does not mean that it is not.
        case nothingFound
        /// Something relevant could not be read.
        case undetermined
    }

    /// How the two go together.
    public let outcome: Outcome
    /// The same in a sentence.
    public let sentence: Sentence
    /// What was looked at.
    public let evidence: [Evidence]

    /// Compares what a case's declaration says with what its file says.
    public init(_ facts: PolicyCase) {
        let file = facts.file
        let declared = facts.declaration?.answer
        switch (declared, file.synthesis) {
        case (.yes, _) where file.isSignedAsCapture: outcome = .contradicted
        case (.yes, .signed): outcome = .confirmedBySignature
        case (.yes, .traces): outcome = .confirmedByTraces
        case (.yes, _): outcome = .declaredOnly
        case (.no, .signed): outcome = .contradicted
        case (_, .signed): outcome = .foundUndeclared
        case (_, .traces): outcome = .tracesOnly
        case (_, .none): outcome = .nothingFound
        case (_, .undetermined): outcome = .undetermined
        }
        sentence = Self.sentence(outcome, declared)
        evidence =
            (declared.map { [Evidence(.declared, "declaration.answer", $0.rawValue)] } ?? [])
            + [
                Evidence(
                    file.synthesis == .signed || file.isSignedAsCapture ? .signed : .observed, "synthesis",
                    file.synthesis.rawValue)
            ]
            + (file.synthesis == .traces
                ? file.traces.map { Evidence(.unsigned, "traces", "\($0.generator) (\($0.place))") } : [])
    }

    private static func sentence(_ outcome: Outcome, _ declared: Declaration.Answer?) -> Sentence {
        switch outcome {
        case .confirmedBySignature:
            Sentence(
                en: "The uploader declared it synthetic, and a signature that holds says the same.",
                es: "Quien lo subió declaró que es sintético, y una firma válida dice lo mismo.")
        case .confirmedByTraces:
            Sentence(
                en:
                    "The uploader declared it synthetic, and metadata that no valid signature vouches for says the same.",
                es:
                    "Quien lo subió declaró que es sintético, y metadatos que ninguna firma válida respalda dicen lo mismo."
            )
        case .declaredOnly:
            Sentence(
                en: "The uploader declared it synthetic; nothing in the file says so. It may be synthetic.",
                es: "Quien lo subió declaró que es sintético; nada en el archivo lo dice. Puede ser sintético.")
        case .foundUndeclared:
            Sentence(
                en: "A signature that holds says that it is synthetic, and nobody declared that.",
                es: "Una firma válida dice que es sintético, y nadie lo declaró.")
        case .tracesOnly where declared == .no:
            Sentence(
                en:
                    "The uploader declared that it is not synthetic; metadata that no valid signature vouches for, and that anyone can write, says that it is. It is suspected to be synthetic.",
                es:
                    "Quien lo subió declaró que no es sintético; metadatos que ninguna firma válida respalda, y que cualquiera puede escribir, dicen que sí. Se sospecha que es sintético."
            )
        case .tracesOnly:
            Sentence(
                en:
                    "Only metadata that no valid signature vouches for, and that anyone can write, says that it is synthetic. It is suspected to be.",
                es:
                    "Solo lo dicen metadatos que ninguna firma válida respalda y que cualquiera puede escribir. Se sospecha que lo es."
            )
        case .contradicted where declared == .yes:
            Sentence(
                en:
                    "The uploader declared it synthetic, and a signature that holds says that it was captured by a camera and nothing else was done.",
                es:
                    "Quien lo subió declaró que es sintético, y una firma válida dice que lo captó una cámara y no se hizo nada más."
            )
        case .contradicted:
            Sentence(
                en: "The uploader declared that it is not synthetic, and a signature that holds says that it is.",
                es: "Quien lo subió declaró que no es sintético, y una firma válida dice que lo es.")
        case .nothingFound:
            Sentence(
                en: "Nothing in the file says that it is synthetic; that does not mean that it is not.",
                es: "Nada en el archivo dice que sea sintético; eso no significa que no lo sea.")
        case .undetermined:
            Sentence(
                en: "Something in the file that could say whether it is synthetic could not be read.",
                es: "No se pudo leer algo del archivo que podría decir si es sintético.")
        }
    }
}

extension FileEvidence {
    /// Whether a signature that holds says that a camera captured it and that nothing else was done.
    var isSignedAsCapture: Bool {
        guard isSigned, synthesis == .none, allActionsIncluded == .yes, let actions, let first = actions.first else {
            return false
        }
        return SourceType.captured.contains(SourceType.term(first.sourceType))
            && actions.dropFirst().allSatisfy { ActionKind($0) == .untouched }
    }
}
