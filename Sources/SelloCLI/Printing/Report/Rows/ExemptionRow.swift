import Sello

/// Exemptions that somebody claims: told as claims, since nobody checked them.
enum ExemptionRow: ReportRow {
    static func heading(_ language: Language) -> String { language(en: "Exemption", es: "Exención") }

    static func sentences(_ subject: ReportSubject) -> [StyledText] {
        let (found, language) = (subject.report.exemptions, subject.language)
        let shown = found.prefix(ReportSubject.listLimit).map { StyledText(sentence($0, language)) }
        let more = found.count - shown.count
        return shown + (more > 0 ? [StyledText(Wording.more(more, language))] : [])
    }

    private static func sentence(_ found: ExemptionFinding, _ language: Language) -> String {
        let claim = found.claim
        let who = found.signer.map { Wording.name($0, language) } ?? language(en: "somebody", es: "alguien")
        let by = VisibleText.escaped(claim.claimedBy.rawValue, limit: 80)
        let actions = list(claim.actions)
        let limb = self.limb(claim.limb, language)
        let head =
            found.isSigned
            ? language(
                en: "\(who) signed a claim of \(by), made on \(Wording.moment(found.claimedAt))",
                es: "\(who) firmó algo que alega \(by), con fecha \(Wording.moment(found.claimedAt))")
            : language(
                en: "A manifest that does not hold has a claim of \(by)",
                es: "Un manifiesto que no se sostiene tiene algo que alega \(by)")
        return head
            + language(
                en: ": that \(actions) was \(limb), which rule 2(1)(wa) of India's IT Rules leaves out.",
                es: ": que \(actions) fue \(limb), lo que la regla 2(1)(wa) de las Reglas de TI de la India excluye.")
            + evidence(claim.evidence, language)
            + language(
                en: " That is a claim, not a finding: nobody has checked it.",
                es: " Es una alegación, no un hecho: nadie la ha comprobado.")
    }

    private static func limb(_ limb: ExemptionClaim.Limb, _ language: Language) -> String {
        switch limb {
        case .editing:
            language(
                en: "routine or good-faith editing that changes no meaning (a)",
                es: "edición rutinaria o de buena fe que no cambia el sentido (a)")
        case .documents:
            language(
                en: "routine or good-faith making of documents, teaching or research material (b)",
                es: "elaboración rutinaria o de buena fe de documentos, material didáctico o de investigación (b)")
        case .accessibility:
            language(
                en: "done only for accessibility, clarity, translation or search (c)",
                es: "hecho solo para facilitar el acceso, la claridad, la traducción o la búsqueda (c)")
        }
    }

    private static func evidence(_ evidence: [ExemptionClaim.Evidence], _ language: Language) -> String {
        guard !evidence.isEmpty else {
            return language(en: " No evidence is put forward.", es: " No se presenta ninguna prueba.")
        }
        let shown = evidence.prefix(ReportSubject.listLimit).map { one in
            switch one {
            case .document(let reference, _):
                let name = VisibleText.escaped(reference.rawValue, limit: 80)
                return language(en: "the document \(name)", es: "el documento \(name)")
            case .statement(let text): return "“\(VisibleText.escaped(text, limit: 200))”"
            case .other(let kind):
                let name = VisibleText.escaped(kind, limit: 40)
                return language(
                    en: "something of a kind that this program does not know (\(name))",
                    es: "algo de una clase que este programa no conoce (\(name))")
            }
        }
        let more = evidence.count - shown.count
        let list = (shown + (more > 0 ? [Wording.more(more, language)] : [])).joined(separator: ", ")
        return language(en: " Put forward for it: \(list).", es: " Se presenta como prueba: \(list).")
    }

    private static func list(_ actions: [String]) -> String {
        let shown = actions.prefix(ReportSubject.listLimit).map { VisibleText.escaped($0, limit: 60) }
        return shown.joined(separator: ", ") + (actions.count > shown.count ? ", …" : "")
    }
}
