import Sello
import SelloBytes
import SelloPolicy

/// The answer of `sello policy` for someone who has to do something: what is owed and by when first, what is settled last.
struct PolicyPrinter {
    let terminal: Terminal
    let language: Language
    /// Whether trust anchors were given.
    let hasAnchors: Bool

    /// The answer, several lines without the last line's end.
    func text(_ answer: PolicyAnswer, _ report: VerificationReport, file: String) -> String {
        let printer = ReportPrinter(
            terminal: terminal, language: language, hasAnchors: hasAnchors, requirement: .valid)
        var lines = [printer.text(report, file: file, rows: [IntegrityRow.self, SignerRow.self])]
        lines += wrapped(
            StyledText(language(en: "Declaration:", es: "Declaración:"), .dim).adding(
                " " + shown(answer.declarationCheck.sentence)), indent: 2)
        for problem in answer.problems {
            lines += wrapped(
                StyledText(language(en: "Not counted:", es: "No se toma en cuenta:"), .bad).adding(
                    " " + shown(problem.sentence)), indent: 2)
        }
        lines += exemptions(answer.exemptionCheck)
        for part in answer.parts { lines += [""] + section(part.answer, part.assumedRoles) }
        return lines.joined(separator: "\n")
    }

    // MARK: One rulebook

    private func section(_ answer: RulebookAnswer, _ assumed: [Role]) -> [String] {
        let book = answer.rulebook
        var lines = wrapped(
            StyledText("\(shown(book.jurisdiction)) — \(shown(book.title))").adding(
                " (\(book.id), \(book.version); \(RulebookPrinter.standing(book, language)))", .dim), indent: 2,
            first: 0)
        if !assumed.isEmpty {
            let names = assumed.map { $0.text.text(language) }.joined(separator: language(en: "; and ", es: "; y "))
            lines += wrapped(
                StyledText(
                    language(
                        en: "Judged as if you were \(names), since no --role was given.",
                        es: "Se juzga como si usted fuera \(names), pues no se indicó --role."), .dim), indent: 2)
        }
        lines += wrapped(summary(answer), indent: 2)
        let duties = answer.duties
        let open = duties.filter { $0.status == .undetermined }
        let ofFile = open.filter { !$0.isOfService && !$0.isWaiting }
        lines += group(
            language(en: "To do", es: "Por hacer"), duties.filter { $0.status == .unmet }.sorted(by: Self.isMoreUrgent),
            .bad)
        lines += group(language(en: "It depends: this file", es: "Depende: este archivo"), ofFile, .fair)
        lines += group(
            language(en: "It depends: your service", es: "Depende: su servicio"), open.filter(\.isOfService), .fair)
        lines += group(
            language(en: "Only if it happens", es: "Solo si ocurre"), open.filter { !$0.isOfService && $0.isWaiting },
            .fair)
        lines += group(language(en: "Done", es: "Cumplido"), duties.filter { $0.status == .met }, .good)
        lines += group(language(en: "Exempt", es: "Exento"), duties.filter { $0.status == .exempt }, .good)
        lines += group(
            language(en: "What it is", es: "Qué es"), answer.findings.filter { $0.status == .applies }, .plain)
        lines += group(
            language(en: "Claimed, not settled", es: "Alegado, sin resolver"),
            answer.findings.filter { duty in
                duty.status == .undetermined && duty.evidence.contains { $0.basis == .claimed }
            }, .fair)
        // What may never happen is not asked; how to report it stands beside it.
        lines += questions(open.filter { !$0.isWaiting } + answer.findings.filter { $0.kind == .definition })
        return lines
    }

    /// What there is to do, in a sentence.
    private func summary(_ answer: RulebookAnswer) -> StyledText {
        let unmet = answer.duties.filter { $0.status == .unmet }
        let open = answer.duties.count { $0.status == .undetermined && ($0.isOfService || !$0.isWaiting) }
        let rest =
            open == 0
            ? ""
            : language(
                en: " \(Self.count(open, "more duty depends", "more duties depend")) on what nobody has said yet.",
                es: " \(Self.count(open, "deber más depende", "deberes más dependen")) de lo que nadie ha dicho aún.")
        guard let first = unmet.compactMap(\.due).min().map(Wording.moment) else {
            return unmet.isEmpty
                ? StyledText(
                    language(en: "Nothing is surely owed.", es: "No hay nada que se deba con seguridad."),
                    open == 0 ? .good : .fair
                ).adding(rest)
                : StyledText(Self.owed(unmet.count, language), .bad).adding(rest)
        }
        let isOver = unmet.contains(where: \.isOverdue)
        return StyledText(Self.owed(unmet.count, language), .bad).adding(
            isOver
                ? language(en: " The first was due at \(first).", es: " Lo primero debía hacerse antes del \(first).")
                : language(en: " The first is due at \(first).", es: " Lo primero debe hacerse antes del \(first).")
        ).adding(rest)
    }

    private static func owed(_ count: Int, _ language: Language) -> String {
        language(
            en: Self.count(count, "thing is owed.", "things are owed."),
            es: "Hay \(Self.count(count, "cosa", "cosas")) por hacer.")
    }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    private static func isMoreUrgent(_ lhs: Duty, than rhs: Duty) -> Bool {
        switch (lhs.due, rhs.due) {
        case (let left?, let right?): left < right
        case (_?, nil): true
        default: false
        }
    }

    private func group(_ heading: String, _ duties: [Duty], _ ink: StyledText.Ink) -> [String] {
        guard !duties.isEmpty else { return [] }
        var lines = wrapped(StyledText("\(heading) (\(duties.count))", ink), indent: 2)
        for duty in duties { lines += entry(duty) }
        return lines
    }

    private func entry(_ duty: Duty) -> [String] {
        var lines = wrapped(
            StyledText("• \(shown(duty.title))").adding(" [\(duty.citation)\(knownFrom(duty.source))]", .dim),
            indent: 6,
            first: 4)
        if duty.status != .met || duty.kind == .record, let due = due(duty) { lines += wrapped(due, indent: 6) }
        if duty.isWaiting {
            let events = duty.open.filter { $0.kind == .event }.map { Self.option($0, language) }
            lines += wrapped(StyledText(events.joined(separator: " "), .dim), indent: 6)
        } else if duty.status == .undetermined, duty.kind.isDuty {
            // What is open is asked below, each thing once.
            lines += wrapped(
                StyledText(
                    (duty.isOwedIfBinding
                        ? language(en: "not done; owed, depending on: ", es: "sin hacer; se debe, según: ")
                        : language(en: "depends on: ", es: "depende de: "))
                        + duty.open.map(\.name).joined(separator: ", "), .dim), indent: 6)
        } else {
            lines += wrapped(StyledText(shown(duty.why)), indent: 6)
        }
        for penalty in duty.penalties where duty.status == .unmet || duty.status == .applies {
            lines += wrapped(
                StyledText(language(en: "At stake: ", es: "En juego: ") + shown(penalty.text)).adding(
                    " [\(penalty.citation)]", .dim), indent: 6)
        }
        return lines
    }

    private func due(_ duty: Duty) -> StyledText? {
        guard let due = duty.due.map(Wording.moment) else {
            return duty.dueWords.map { StyledText(language(en: "By when: ", es: "Plazo: ") + shown($0)) }
        }
        if duty.kind == .record {
            return StyledText(language(en: "Until: \(due)", es: "Hasta: \(due)"))
        }
        let text = StyledText(language(en: "By when: \(due)", es: "Plazo: \(due)"))
        return duty.isOverdue ? text.adding(language(en: " — overdue", es: " — vencido"), .bad) : text
    }

    /// What was read of the law, where that is not its own text.
    private func knownFrom(_ source: Rule.Source) -> String {
        switch source {
        case .primary: ""
        case .copy: language(en: "; read in a copy", es: "; leído en una copia")
        case .secondary: language(en: "; known from reports", es: "; conocido por informes de terceros")
        case .programs: language(en: "; known from programs that cite it", es: "; conocido por programas que lo citan")
        }
    }

    // MARK: What would settle it

    private func questions(_ duties: [Duty]) -> [String] {
        var points: [OpenPoint] = []
        for point in duties.flatMap(\.open) where !points.contains(point) { points.append(point) }
        guard !points.isEmpty else { return [] }
        var lines = wrapped(
            StyledText(language(en: "What would settle the rest", es: "Qué aclararía lo demás"), .fair), indent: 2)
        for point in points {
            lines += wrapped(
                StyledText("• " + Self.option(point, language), .dim).adding(": " + shown(point.text)), indent: 6,
                first: 4)
        }
        return lines
    }

    private static func option(_ point: OpenPoint, _ language: Language) -> String {
        let time = language(en: "TIME", es: "HORA")
        return switch point.kind {
        case .answer: "--answer \(point.name)=yes|no"
        case .event: "--event \(point.name)=\(time)|none"
        case .role: "--role \(point.name)[=no]"
        case .declaration: "--declared yes|no|none"
        case .consent: "--consent \(language(en: "FILE", es: "ARCHIVO"))"
        case .figure: "--\(point.name) \(language(en: "VALUE", es: "VALOR"))"
        case .file: language(en: "the file", es: "el archivo")
        }
    }

    // MARK: Exemptions

    private func exemptions(_ check: ExemptionCheck) -> [String] {
        guard !check.steps.isEmpty else { return [] }
        let verdict =
            switch check.verdict {
            case .supported:
                language(
                    en: "the signed steps show routine editing alone",
                    es: "los pasos firmados muestran solo edición de rutina")
            case .contradicted:
                language(
                    en: "the signed steps contradict “routine editing”",
                    es: "los pasos firmados contradicen la «edición de rutina»")
            case .undetermined:
                language(
                    en: "the signed steps do not settle whether it is routine editing",
                    es: "los pasos firmados no aclaran si es edición de rutina")
            }
        var lines = wrapped(
            StyledText(language(en: "Edits:", es: "Ediciones:"), .dim).adding(
                " \(verdict).\(check.why.map { " " + shown($0) } ?? "")"), indent: 2)
        for step in check.steps.prefix(ReportSubject.listLimit) {
            let type = step.action.sourceType.map {
                " (\(VisibleText.escaped($0.split(separator: "/").last.map(String.init) ?? $0, limit: 80)))"
            }
            lines += wrapped(
                StyledText("• \(VisibleText.escaped(step.action.name, limit: 80))\(type ?? ""): \(shown(step.why))"),
                indent: 6,
                first: 4)
        }
        if check.steps.count > ReportSubject.listLimit {
            let more = check.steps.count - ReportSubject.listLimit
            lines += wrapped(StyledText(language(en: "… and \(more) more", es: "… y \(more) más")), indent: 4)
        }
        return lines
    }

    // MARK: Words

    /// A sentence, fit for a terminal: what files say stands in it.
    private func shown(_ sentence: Sentence) -> String { VisibleText.escaped(sentence.text(language), limit: 2000) }

    private func wrapped(_ text: StyledText, indent: Int, first: Int? = nil) -> [String] {
        let start = first ?? indent
        var lines = text.lines(width: terminal.width, first: start, indent: indent, isColoured: terminal.isColoured)
        lines[0] = String(repeating: " ", count: start) + lines[0]
        return lines
    }
}
