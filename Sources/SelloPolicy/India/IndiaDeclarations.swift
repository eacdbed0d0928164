extension Trigger {
    static let displayed = Trigger(
        "displayed", en: "it was displayed, uploaded for others or published",
        es: "se mostró, se subió para otros o se publicó")
}

extension Question {
    static let checkedBeforeDisplay = Question(
        "checked-before-display",
        en: "Was the declaration checked by technical measures before it was displayed?",
        es: "¿Se comprobó la declaración con medidas técnicas antes de mostrarlo?")
    static let platformLabel = Question(
        "platform-label", en: "Do you show it with a clear and prominent label or notice that it is synthetic?",
        es: "¿Lo muestra con una etiqueta o un aviso claro y destacado de que es sintético?")
    static let matchesRemoved = Question(
        "matches-removed",
        en:
            "Do you use technical measures that find depictions of rape or child abuse, and exact copies of what was removed?",
        es:
            "¿Usa medidas técnicas que encuentran representaciones de violación o abuso de menores, y copias exactas de lo retirado?"
    )
}

extension India {
    private static let beforeDisplay = Clock(.hours(0), from: .displayed, .before)
    private static let beforeWords = Sentence(en: "before it is displayed", es: "antes de mostrarlo")
    private static let failure = [
        Penalty(
            Sentence(
                en: "Knowingly permitting or promoting it, or failing to act, is deemed a failure of due diligence.",
                es: "Permitirlo o promoverlo a sabiendas, o no actuar, se considera falta de diligencia debida."),
            "IT Rules 2021, rule 4(1A), proviso")
    ]

    /// Rules 4(1A) and 4(4): what significant social media intermediaries owe on top.
    static let significant: [Rule] = [
        Rule(
            "4(1A)(a)", "IT Rules 2021, rule 4(1A)(a)", .obligation,
            Sentence(
                en: "Have the user declare whether it is synthetic.", es: "Haga que el usuario declare si es sintético."
            ),
            clock: beforeDisplay, dueWords: beforeWords, applies: { $0.role(.significantIntermediary) }, met: isDeclared
        ),
        Rule(
            "4(1A)(b)", "IT Rules 2021, rule 4(1A)(b)", .obligation,
            Sentence(
                en: "Check the declaration by technical measures that suit the format and source.",
                es: "Compruebe la declaración con medidas técnicas adecuadas al formato y la fuente."),
            clock: beforeDisplay, dueWords: beforeWords, applies: { $0.role(.significantIntermediary) }, met: isChecked),
        Rule(
            "4(1A)(c)", "IT Rules 2021, rule 4(1A)(c)", .obligation,
            Sentence(
                en: "Show it with a clear and prominent label or notice that it is synthetic.",
                es: "Muéstrelo con una etiqueta o un aviso claro y destacado de que es sintético."),
            penalties: failure, clock: beforeDisplay, dueWords: beforeWords, applies: isConfirmed, exempt: isExcluded,
            met: isShownLabelled),
        Rule(
            "4(1A)-explanation", "IT Rules 2021, rule 4(1A), Explanation", .prohibition,
            Sentence(
                en: "Publish nothing synthetic without a declaration or a label.",
                es: "No publique nada sintético sin declaración o etiqueta."),
            penalties: failure, clock: beforeDisplay, dueWords: beforeWords, applies: isConfirmed, exempt: isExcluded,
            met: { isDeclaredSynthetic($0) || isShownLabelled($0) }),
        Rule(
            "4(1A)-proviso", "IT Rules 2021, rule 4(1A), proviso", .prohibition,
            Sentence(
                en: "Do not knowingly permit or promote it unlabelled, nor fail to act.",
                es: "No lo permita ni promueva a sabiendas sin etiqueta, ni deje de actuar."),
            penalties: failure, applies: { $0.role(.significantIntermediary) && $0.happened(.awareViolation) },
            met: hasActed),
        Rule(
            "4(4)", "IT Rules 2021, rule 4(4)", .obligation,
            Sentence(
                en:
                    "Use technical measures that find depictions of rape and child abuse, and exact copies of what was removed.",
                es:
                    "Use medidas técnicas que encuentren representaciones de violación y abuso de menores, y copias exactas de lo retirado."
            ),
            isOfService: true, applies: { $0.role(.significantIntermediary) }, met: { $0.answer(.matchesRemoved) }),
    ]

    private static func isDeclared(_ facts: PolicyCase) -> Finding {
        guard let declaration = facts.declaration else {
            return .unknown(
                Sentence(
                    en: "Nobody says whether the user was asked.", es: "Nadie dice si se le preguntó al usuario."),
                open: OpenPoint(
                    .declaration, "declared",
                    Sentence(
                        en: "What did the user declare? (--declared yes|no|none)",
                        es: "¿Qué declaró el usuario? (--declared yes|no|none)")))
        }
        let evidence = Evidence(.declared, "declaration.answer", declaration.answer.rawValue)
        guard declaration.answer != .none else {
            return .no(
                Sentence(en: "The user did not declare anything.", es: "El usuario no declaró nada."), evidence)
        }
        if let at = declaration.at, let displayed = facts.moment(of: .displayed), at > displayed {
            return .no(
                Sentence(
                    en: "The user declared it at \(at), after it was displayed.",
                    es: "El usuario lo declaró a las \(at), después de mostrarse."), evidence)
        }
        return declaration.answer == .yes
            ? .yes(
                Sentence(en: "The user declared it synthetic.", es: "El usuario declaró que es sintético."), evidence)
            : .yes(
                Sentence(
                    en: "The user declared that it is not synthetic.", es: "El usuario declaró que no es sintético."),
                evidence)
    }

    private static func isChecked(_ facts: PolicyCase) -> Finding {
        let answer = facts.answer(.checkedBeforeDisplay)
        guard answer.truth == .unknown else { return answer }
        if let displayed = facts.moment(of: .displayed), displayed < facts.now {
            return .no(
                Sentence(
                    en: "It was displayed at \(displayed), and no earlier check is recorded.",
                    es: "Se mostró a las \(displayed), y no consta una comprobación anterior."),
                Evidence(.reported, "events.displayed", "\(displayed)"))
        }
        let check = DeclarationCheck(facts)
        guard facts.file.synthesis != .undetermined else {
            return .unknown(
                check.sentence,
                open: OpenPoint(
                    .file, "synthesis",
                    Sentence(
                        en: "A file whose signatures and metadata can be read.",
                        es: "Un archivo cuyas firmas y metadatos se puedan leer.")), evidence: check.evidence)
        }
        let looked = Sentence(
            en: "Signatures, metadata and traces of generators were looked at just now.",
            es: "Se acaban de revisar firmas, metadatos y rastros de generadores.")
        let nothing = Sentence(
            en: "There is no declaration yet to hold them against.",
            es: "Aún no hay declaración con la cual compararlos.")
        let reasons = facts.declaration?.answer == Declaration.Answer.none ? [looked, nothing] : [looked]
        return Finding(.yes, reasons + [check.sentence], evidence: check.evidence)
    }

    private static func isDeclaredSynthetic(_ facts: PolicyCase) -> Finding {
        let evidence = Evidence(.declared, "declaration.answer", facts.declaration?.answer.rawValue ?? "unknown")
        return facts.declaration?.answer == .yes
            ? .yes(
                Sentence(
                    en: "The uploader declared it synthetic.", es: "Quien lo subió declaró que es sintético."), evidence
            )
            : .no(
                Sentence(
                    en: "The uploader did not declare it synthetic.", es: "Quien lo subió no declaró que sea sintético."
                ),
                evidence)
    }

    /// Whether the declaration or the check confirms that it is synthetic; traces are a suspicion and confirm nothing.
    private static func isConfirmed(_ facts: PolicyCase) -> Finding {
        let found: Finding
        if facts.file.synthesis == .none && facts.file.label?.standing != .signed {
            let check = DeclarationCheck(facts)
            found = Finding(.no, [check.sentence], evidence: check.evidence)
        } else {
            found = meetsTests(facts)
        }
        return facts.role(.significantIntermediary) && (isDeclaredSynthetic(facts) || found)
    }

    private static func isShownLabelled(_ facts: PolicyCase) -> Finding {
        let shown = facts.answer(.platformLabel)
        guard shown.truth != .yes else { return shown }
        let own = hasProminentLabel(facts)
        return own.truth == .yes ? own : shown
    }
}
