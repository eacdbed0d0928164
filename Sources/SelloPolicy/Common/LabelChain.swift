import SelloBytes

// What became of a label along the recorded edits: several laws ask that it stays.

extension PolicyCase {
    /// Whether an earlier state of the file had a label that could be lost.
    var hasEarlierLabel: Finding {
        let evidence = Evidence(file.isSigned ? .signed : .unsigned, "chain", file.chain.rawValue)
        return switch file.chain {
        case .none:
            .no(
                Sentence(
                    en: "The file's record names no earlier state of it.",
                    es: "El registro del archivo no nombra ningún estado anterior."),
                evidence)
        case .unlabelled:
            .no(
                Sentence(
                    en: "No earlier state of the file has a label.",
                    es: "Ningún estado anterior del archivo tiene etiqueta."), evidence)
        case .kept, .weakened, .dropped, .contradicted:
            .yes(
                Sentence(
                    en: "An earlier state of the file has a label.",
                    es: "Un estado anterior del archivo tiene etiqueta."), evidence)
        case .undetermined: undeterminedChain
        }
    }

    /// Whether every later state kept it.
    var keepsLabel: Finding {
        let evidence = Evidence(file.isSigned ? .signed : .unsigned, "chain", file.chain.rawValue)
        let at = file.chainBrokenAt.map { " (\($0))" } ?? ""
        return switch file.chain {
        case .kept:
            .yes(
                Sentence(
                    en: "Every recorded edit kept the label.",
                    es: "Todas las ediciones registradas conservaron la etiqueta."), evidence)
        case .weakened:
            .no(
                Sentence(
                    en: "A recorded edit made the label say less\(at).",
                    es: "Una edición registrada hizo que la etiqueta dijera menos\(at)."),
                evidence)
        case .dropped:
            .no(
                Sentence(
                    en: "A recorded edit lost the label\(at).", es: "Una edición registrada perdió la etiqueta\(at)."),
                evidence)
        case .contradicted:
            .no(
                Sentence(en: "Copies of the label disagree\(at).", es: "Las copias de la etiqueta no concuerdan\(at)."),
                evidence)
        case .none, .unlabelled, .undetermined: undeterminedChain
        }
    }

    private var undeterminedChain: Finding {
        .unknown(
            Sentence(
                en: "It could not be told what became of the label.", es: "No se pudo saber qué fue de la etiqueta."),
            open: OpenPoint(
                .file, "chain",
                Sentence(
                    en: "Look at the earlier states of the file; `sello compare` shows what an edit did.",
                    es: "Revise los estados anteriores del archivo; `sello compare` muestra qué hizo una edición.")))
    }
}
