extension Question {
    static let prominentLabel = Question(
        "prominent-label",
        en:
            "Does it carry a label by which anyone immediately sees (of sound: hears at its start) that it is synthetic, easily noticed and perceived?",
        es:
            "¿Lleva una etiqueta por la que cualquiera ve de inmediato (si es sonido: oye al inicio) que es sintético, fácil de notar y percibir?"
    )
    static let metadataPermanent = Question(
        "metadata-permanent",
        en: "Is the metadata permanent by another technical means than a signature?",
        es: "¿Son permanentes los metadatos por otro medio técnico que una firma?")
    static let metadataInfeasible = Question(
        "metadata-infeasible", en: "Is embedding such metadata in this file technically infeasible?",
        es: "¿Es técnicamente imposible incorporar esos metadatos en este archivo?")
    static let offersRemoval = Question(
        "offers-removal",
        en:
            "Does your service let anyone change, suppress or remove the label or its metadata, such as an export without metadata?",
        es: "¿Permite su servicio cambiar, suprimir o quitar la etiqueta o sus metadatos, como exportar sin metadatos?")
    static let removedElsewhere = Question(
        "removed-elsewhere", en: "Was the label lost before the file came to your service?",
        es: "¿Se perdió la etiqueta antes de que el archivo llegara a su servicio?")
}

extension India {
    /// Rules 3(3)(a)(ii) and 3(3)(b): label, metadata, and no way to remove them.
    static let labelling: [Rule] = [
        Rule(
            "3(3)(a)(ii)-label", "IT Rules 2021, rule 3(3)(a)(ii)", .obligation,
            Sentence(
                en: "Label it prominently as synthetic: seen in a picture or video, heard at the start of audio.",
                es: "Etiquételo de forma destacada como sintético: a la vista en imagen o video, al inicio si es audio."
            ),
            applies: mustBeLabelled, exempt: isExcluded, met: { hasProminentLabel($0) }),
        Rule(
            "3(3)(a)(ii)-metadata", "IT Rules 2021, rule 3(3)(a)(ii)", .obligation,
            Sentence(
                en: "Embed permanent metadata with a unique identifier that identifies your computer resource.",
                es: "Incorpore metadatos permanentes con un identificador único que identifique su recurso informático."
            ),
            applies: mustBeLabelled, exempt: { isExcluded($0) || $0.claim(.metadataInfeasible) }, met: hasMetadata),
        Rule(
            "3(3)(b)", "IT Rules 2021, rule 3(3)(b)", .prohibition,
            Sentence(
                en: "Do not enable anyone to change, suppress or remove the label, its metadata or its identifier.",
                es: "No permita que nadie cambie, suprima o quite la etiqueta, sus metadatos o su identificador."),
            applies: { $0.role(.sgiResource) && isLabelled($0.file) }, met: isRetained),
    ]

    /// Rule 3(3)(a)(ii) is for what is not prohibited: that must not be there at all.
    static func mustBeLabelled(_ facts: PolicyCase) -> Finding {
        facts.role(.sgiResource) && !isProhibited(facts) && meetsTests(facts)
    }

    /// Whether the label is seen or heard: as people say, or else as the generator attests; never assumed.
    ///
    /// - Parameters:
    ///   - facts: The case.
    ///   - isWhole: Whether it must be there from the start to the end (the draft of March 2026).
    /// - Returns: The finding.
    static func hasProminentLabel(_ facts: PolicyCase, isWhole: Bool = false) -> Finding {
        let answer = facts.answer(.prominentLabel)
        guard answer.truth == .unknown else { return answer }
        guard let label = facts.file.visibleLabel, label.isSigned else { return answer }
        let words = label.text.map { " “\($0)”" } ?? ""
        let evidence = Evidence(.attested, "visibleLabel", label.text ?? label.form?.rawValue ?? "\(label.isApplied)")
        guard label.isApplied else {
            return .no(
                Sentence(
                    en: "The generator attests that no label was applied.",
                    es: "El generador atestigua que no se aplicó ninguna etiqueta."), evidence)
        }
        let needed: FileEvidence.VisibleLabel.Form = facts.file.kind == .audio ? .audible : .visible
        guard let form = label.form else { return answer }
        if form != needed {
            return .no(
                Sentence(
                    en: "The attested label is \(form == .audible ? "heard, not seen" : "seen, not heard").",
                    es: "La etiqueta atestiguada se \(form == .audible ? "oye, no se ve" : "ve, no se oye")."), evidence
            )
        }
        let start = needed == .audible || isWhole ? label.from.map { Truth($0 <= 0) } ?? .unknown : .yes
        let isStill = facts.file.kind == .image
        let end: Truth =
            if !isWhole || isStill { .yes } else if let until = label.until, let duration = facts.file.duration {
                Truth(until >= duration)
            } else { .unknown }
        switch isStill ? .yes : start && end {
        case .yes:
            return .yes(
                Sentence(
                    en: "The generator attests, signed, that the label\(words) was applied; nobody has looked.",
                    es: "El generador atestigua, con firma, que se aplicó la etiqueta\(words); nadie lo ha mirado."),
                evidence)
        case .no:
            return .no(
                Sentence(
                    en:
                        "The attested label\(words) does not \(isWhole ? "last from start to end" : "come at the start").",
                    es: "La etiqueta atestiguada\(words) no \(isWhole ? "dura de principio a fin" : "está al inicio")."),
                evidence)
        case .unknown:
            return answer.because(
                Sentence(
                    en: "The attestation of the label\(words) does not say from when to when it is there.",
                    es: "El testimonio sobre la etiqueta\(words) no dice desde cuándo y hasta cuándo está."))
        }
    }

    /// Whether metadata identifies the work and the computer resource, and cannot be changed unnoticed.
    static func hasMetadata(_ facts: PolicyCase) -> Finding {
        guard let label = facts.file.label else {
            return .no(
                Sentence(
                    en: "The file carries no label with an identifier of the computer resource.",
                    es: "El archivo no lleva una etiqueta con un identificador del recurso informático."),
                Evidence(.observed, "label", "none"))
        }
        let basis: Evidence.Basis = label.standing == .signed ? .signed : .unsigned
        func has(_ value: String?, _ fact: String, _ missing: Sentence) -> Finding {
            let evidence = Evidence(basis, fact, value ?? "none")
            return value?.isEmpty == false ? Finding(.yes, evidence: [evidence]) : .no(missing, evidence)
        }
        let names =
            has(
                label.id, "label.id",
                Sentence(en: "The label has no unique identifier.", es: "La etiqueta no tiene identificador único."))
            && has(
                label.provider, "label.provider",
                Sentence(en: "The label does not name the provider.", es: "La etiqueta no nombra al proveedor."))
            && has(
                label.resource, "label.resource",
                Sentence(
                    en: "The label does not identify the computer resource.",
                    es: "La etiqueta no identifica el recurso informático."))
        guard names.truth == .yes else { return names }
        switch label.standing {
        case .signed:
            return names.because(
                Sentence(
                    en: "A signed label has an identifier, the provider and the computer resource.",
                    es: "Una etiqueta firmada tiene identificador, proveedor y recurso informático."))
        case .unproven:
            return .no(
                Sentence(
                    en: "The label's signature does not hold.", es: "La firma de la etiqueta no es válida."),
                Evidence(.observed, "label.standing", "unproven"))
        case .unsigned:
            return facts.answer(.metadataPermanent)
        }
    }

    private static func isLabelled(_ file: FileEvidence) -> Finding {
        let once: Set<FileEvidence.Chain> = [.kept, .weakened, .dropped, .contradicted]
        if file.label != nil || file.aigc != nil || once.contains(file.chain) {
            return .yes(
                Sentence(en: "The file has, or had, a label.", es: "El archivo tiene, o tuvo, una etiqueta."),
                Evidence(.observed, "chain", file.chain.rawValue))
        }
        return file.chain == .undetermined
            ? chainUnread
            : .no(
                Sentence(en: "The file has no label.", es: "El archivo no tiene etiqueta."),
                Evidence(.observed, "label", "none"))
    }

    private static func isRetained(_ facts: PolicyCase) -> Finding {
        let offers = facts.answer(.offersRemoval)
        if offers.truth == .yes { return !offers }
        let file = facts.file
        let evidence = Evidence(.observed, "chain", file.chain.rawValue)
        switch file.chain {
        case .none, .kept, .unlabelled:
            return .yes(
                Sentence(
                    en: "No step that the file tells of lost or weakened the label.",
                    es: "Ningún paso del que da cuenta el archivo perdió ni debilitó la etiqueta."), evidence)
        case .weakened, .dropped, .contradicted:
            let elsewhere = facts.claim(.removedElsewhere)
            let place = file.chainBrokenAt.map { " (\($0))" } ?? ""
            return elsewhere.truth == .yes
                ? elsewhere
                : .no(
                    Sentence(
                        en:
                            "A step lost, weakened or contradicted the label\(place). If that was before it came to you, say so: --answer removed-elsewhere=yes.",
                        es:
                            "Un paso perdió, debilitó o contradijo la etiqueta\(place). Si fue antes de llegar a usted, indíquelo: --answer removed-elsewhere=yes."
                    ), evidence)
        case .undetermined:
            return chainUnread
        }
    }

    private static let chainUnread = Finding.unknown(
        Sentence(
            en: "It could not be told what became of the label in earlier steps.",
            es: "No se pudo saber qué pasó con la etiqueta en los pasos anteriores."),
        open: OpenPoint(
            .file, "chain",
            Sentence(
                en: "A file whose earlier manifests can be read.",
                es: "Un archivo cuyos manifiestos anteriores se puedan leer.")))
}
