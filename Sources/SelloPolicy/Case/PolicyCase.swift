public import SelloBytes

/// Everything that rules may look at: a file, who handles it, what was said and what happened.
///
/// What is not given is unknown, never no: a rule that needs it comes out undetermined and asks for it. Claims that help someone
/// (purposes, exclusions) are the exception, for nobody has a claim raised for them: what is not claimed is not considered.
public struct PolicyCase: Sendable, Hashable {
    /// The file.
    public var file: FileEvidence
    /// The moment to judge at.
    public var now: Moment
    /// What the caller is, by a role's name; a role that is not named may or may not apply.
    public var roles: [String: Truth] = [:]
    /// Judgements of people, by a question's name.
    public var answers: [String: Truth] = [:]
    /// What happened, by a trigger's name.
    public var events: [String: Occurrence] = [:]
    /// Purposes that are claimed, by name.
    public var purposes: Set<String> = []
    /// What the uploader declared; `nil` where it is not known whether anyone was asked.
    public var declaration: Declaration?
    /// Consent records.
    public var consents: [Consent] = []
    /// The language of the last periodical notice to users, a code of ISO 639.
    public var noticeLanguage: String?
    /// How many users a platform or provider has in a month, where a law counts them.
    public var monthlyUsers: Int64?

    /// Makes a case.
    public init(file: FileEvidence, now: Moment) {
        self.file = file
        self.now = now
    }

    /// Whether and when something happened.
    public enum Occurrence: Sendable, Hashable {
        /// At this moment.
        case at(Moment)
        /// It did, but nobody says when.
        case sometime
        /// It did not.
        case never
    }
}

extension PolicyCase {
    /// The answer of people to a question.
    func answer(_ question: Question) -> Finding {
        let point = OpenPoint(.answer, question.name, question.text)
        let evidence = Evidence(.answered, question.name, (answers[question.name] ?? .unknown).rawValue)
        return switch answers[question.name] {
        case .yes:
            .yes(
                Sentence(
                    en: "Answered yes: “\(question.text.english)”",
                    es: "Se respondió que sí: «\(question.text.spanish)»"
                ), evidence)
        case .no:
            .no(
                Sentence(
                    en: "Answered no: “\(question.text.english)”", es: "Se respondió que no: «\(question.text.spanish)»"
                ),
                evidence)
        case .unknown, nil:
            .unknown(
                Sentence(
                    en: "Nobody has answered: “\(question.text.english)”",
                    es: "Nadie ha respondido: «\(question.text.spanish)»"), open: point)
        }
    }

    /// A claim that someone must raise: no as long as nobody answers yes.
    func claim(_ question: Question) -> Finding {
        let answer = answer(question)
        return answer.truth == .yes ? answer : .never
    }

    /// Whether the caller has a role.
    func role(_ role: Role) -> Finding {
        let (en, es) = (role.text.english, role.text.spanish)
        let evidence = Evidence(.reported, "roles", role.name)
        return switch roles[role.name] {
        case .yes: .yes(Sentence(en: "You are \(en).", es: "Usted es \(es)."), evidence)
        case .no: .no(Sentence(en: "You are not \(en).", es: "Usted no es \(es)."), evidence)
        case .unknown, nil:
            if role.impliedBy.contains(where: { roles[$0] == .yes }) {
                .yes(
                    Sentence(en: "You are \(en), being what you are.", es: "Usted es \(es), por ser lo que es."),
                    evidence)
            } else {
                .unknown(
                    Sentence(en: "It is not known whether you are \(en).", es: "No se sabe si usted es \(es)."),
                    open: OpenPoint(.role, role.name, Sentence(en: "Are you \(en)?", es: "¿Es usted \(es)?")))
            }
        }
    }

    /// Whether a purpose is claimed; what is not claimed is not considered.
    func claims(_ purpose: Purpose) -> Finding {
        guard purposes.contains(purpose.name) else {
            return .no(
                Sentence(
                    en: "Nobody claims that the purpose is \(purpose.text.english).",
                    es: "Nadie alega que el fin sea \(purpose.text.spanish)."))
        }
        return .yes(
            Sentence(
                en: "It is claimed that the purpose is \(purpose.text.english).",
                es: "Se alega que el fin es \(purpose.text.spanish)."), Evidence(.claimed, "purposes", purpose.name))
    }

    /// Whether something happened.
    func happened(_ trigger: Trigger) -> Finding {
        let (en, es) = (trigger.text.english, trigger.text.spanish)
        func evidence(_ value: String) -> Evidence { Evidence(.reported, "events.\(trigger.name)", value) }
        return switch events[trigger.name] {
        case .at(let moment):
            .yes(
                Sentence(en: "Reported at \(moment): \(en).", es: "Comunicado a las \(moment): \(es)."),
                evidence("\(moment)"))
        case .sometime:
            .yes(Sentence(en: "Reported without a time: \(en).", es: "Comunicado sin hora: \(es)."), evidence("yes"))
        case .never:
            .no(Sentence(en: "It did not happen: \(en).", es: "No ocurrió: \(es)."), evidence("none"))
        case nil:
            .unknown(
                Sentence(
                    en: "Nobody has said whether this happened: \(en).", es: "Nadie ha dicho si esto ocurrió: \(es)."),
                open: OpenPoint(.event, trigger.name, trigger.text))
        }
    }

    /// When something happened; `nil` where it did not or nobody says when.
    func moment(of trigger: Trigger) -> Moment? {
        if case .at(let moment) = events[trigger.name] { moment } else { nil }
    }
}
