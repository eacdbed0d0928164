import SelloBytes

// Article 6: what a platform tells the public, in three steps, and what it writes into the metadata.
extension China {
    static let labelConfirms = Question(
        "label-confirms",
        en:
            "The hidden label says only “may be” or “suspected”: does the platform take the content for synthetic all the same?",
        es:
            "La etiqueta oculta solo dice «puede ser» o «se sospecha»: ¿toma la plataforma el contenido por sintético de todos modos?"
    )
    static let toldIs = Question(
        "told-is", en: "Is the public told that the content is synthetic?",
        es: "¿Se informa al público de que el contenido es sintético?")
    static let toldMayBe = Question(
        "told-may-be", en: "Is the public told that the content may be synthetic?",
        es: "¿Se informa al público de que el contenido puede ser sintético?")
    static let toldSuspected = Question(
        "told-suspected", en: "Is the public told that the content is suspected to be synthetic?",
        es: "¿Se informa al público de que se sospecha que el contenido es sintético?")
    static let declarationOffered = Question(
        "declaration-offered", en: "Can uploaders declare synthetic content?",
        es: "¿Puede declarar contenido sintético quien lo sube?")
    static let propagationWritten = Question(
        "propagation-written", en: "Did the platform write its own propagation fields?",
        es: "¿Escribió la plataforma sus propios campos de difusión?")

    static let ladderRules: [Rule] = [
        Rule(
            "6/labelled", "Labeling Measures Art. 6(1)", .obligation,
            Sentence(
                en: "The metadata says so: tell the public that the content is synthetic.",
                es: "Los metadatos lo dicen: informe al público de que el contenido es sintético."),
            applies: { facts in facts.role(platform) && isLabelled(facts) }, met: { $0.answer(toldIs) }),
        Rule(
            "6/declared", "Labeling Measures Art. 6(2)", .obligation,
            Sentence(
                en: "The uploader says so: tell the public that the content may be synthetic.",
                es: "Quien lo sube lo dice: informe al público de que el contenido puede ser sintético."),
            applies: { facts in facts.role(platform) && !isLabelled(facts) && isDeclared(facts) },
            met: { $0.answer(toldMayBe) }),
        Rule(
            "6/suspected", "Labeling Measures Art. 6(3)", .obligation,
            Sentence(
                en: "Only traces say so: tell the public that the content is suspected to be synthetic.",
                es: "Solo lo dicen rastros: informe al público de que se sospecha que el contenido es sintético."),
            applies: { facts in facts.role(platform) && !isLabelled(facts) && !isDeclared(facts) && hasTraces(facts) },
            met: { $0.answer(toldSuspected) }),
        Rule(
            "6/declaration-function", "Labeling Measures Art. 6(4)", .obligation,
            Sentence(
                en: "Let uploaders declare synthetic content.",
                es: "Permita declarar contenido sintético a quien lo sube."),
            isOfService: true, applies: { $0.role(platform) }, met: canDeclare),
        Rule(
            "6/propagation", "Labeling Measures Art. 6, propagation elements", .obligation,
            Sentence(
                en: "Write your own propagation fields into the metadata.",
                es: "Escriba sus propios campos de difusión en los metadatos."),
            applies: { facts in facts.role(platform) && (isLabelled(facts) || isDeclared(facts) || hasTraces(facts)) },
            met: isPropagated),
    ]

    private static func isLabelled(_ facts: PolicyCase) -> Finding {
        guard let aigc = facts.file.aigc else { return hasLabel(facts) }
        let evidence = Evidence(.unsigned, "aigc.level", aigc.level.map { "\($0)" } ?? "other")
        switch aigc.level {
        case 1:
            return .yes(
                Sentence(
                    en: "The hidden label says that it is synthetic.", es: "La etiqueta oculta dice que es sintético."),
                evidence)
        case 2, 3: return facts.answer(labelConfirms)
        default:
            return .no(
                Sentence(
                    en: "The hidden label has no value that is known.",
                    es: "La etiqueta oculta no tiene un valor conocido."), evidence)
        }
    }

    private static func isDeclared(_ facts: PolicyCase) -> Finding {
        guard let declaration = facts.declaration else {
            return .unknown(
                Sentence(
                    en: "It is not known what the uploader declared.", es: "No se sabe qué declaró quien lo subió."),
                open: OpenPoint(
                    .declaration, "declaration",
                    Sentence(en: "What did the uploader declare?", es: "¿Qué declaró quien lo subió?")))
        }
        let evidence = Evidence(.declared, "declaration.answer", declaration.answer.rawValue)
        return declaration.answer == .yes
            ? .yes(
                Sentence(en: "The uploader declared it synthetic.", es: "Quien lo subió declaró que es sintético."),
                evidence)
            : .no(
                Sentence(
                    en: "The uploader did not declare it synthetic.", es: "Quien lo subió no declaró que sea sintético."
                ), evidence)
    }

    // A manifest is a trace here: the Measures mean the label of GB 45438.
    private static func hasTraces(_ facts: PolicyCase) -> Finding {
        let file = facts.file
        let evidence = Evidence(file.synthesis == .signed ? .signed : .unsigned, "synthesis", file.synthesis.rawValue)
        if file.synthesis == .signed || file.synthesis == .traces {
            return .yes(
                Sentence(
                    en: "Other marks in the file say that it was made with AI.",
                    es: "Otras marcas del archivo dicen que se hizo con IA."), evidence)
        }
        if let visible = facts.attestedLabel, visible.isApplied { return facts.perceivedLabel }
        guard file.synthesis == .none else {
            return .unknown(
                Sentence(
                    en: "Something in the file could not be read that may be a trace.",
                    es: "No se pudo leer algo del archivo que puede ser un rastro."), open: .unread)
        }
        return .no(
            Sentence(
                en: "No trace was found; that does not mean that it is not synthetic.",
                es: "No se encontró ningún rastro; eso no significa que no sea sintético."),
            Evidence(.observed, "synthesis", "none"))
    }

    private static func canDeclare(_ facts: PolicyCase) -> Finding {
        guard let declaration = facts.declaration else { return facts.answer(declarationOffered) }
        return .yes(
            Sentence(en: "The uploader was asked to declare it.", es: "Se pidió a quien lo subió que lo declarara."),
            Evidence(.declared, "declaration.answer", declaration.answer.rawValue))
    }

    // Fields equal to the producer's are also what the first writing leaves.
    private static func isPropagated(_ facts: PolicyCase) -> Finding {
        let answered = facts.answer(propagationWritten)
        guard answered.truth == .unknown else { return answered }
        guard let aigc = facts.file.aigc else { return hasLabel(facts) }
        guard let propagator = aigc.propagator, !propagator.isEmpty, let number = aigc.propagateID, !number.isEmpty
        else {
            return .no(
                Sentence(en: "The propagation fields are empty.", es: "Los campos de difusión están vacíos."),
                Evidence(.unsigned, "aigc.ContentPropagator", aigc.propagator ?? "none"))
        }
        guard propagator != aigc.producer || number != aigc.produceID else {
            return answered.because([
                Sentence(
                    en: "The propagation fields equal the production fields: the provider may have left them so.",
                    es:
                        "Los campos de difusión son iguales a los de producción: puede haberlos dejado así el proveedor."
                )
            ])
        }
        return .yes(
            Sentence(
                en: "The propagation fields name \(propagator), number \(number).",
                es: "Los campos de difusión nombran a \(propagator), número \(number)."),
            Evidence(.unsigned, "aigc.ContentPropagator", propagator))
    }
}
