public import SelloBytes

/// What a rulebook cannot be asked, or what of a case it does not believe.
public enum PolicyError: Error, Sendable, Hashable {
    /// There is no such rulebook.
    case unknownRulebook(String)
    /// The rulebook did not hold on that day.
    case notInForce(rulebook: String, asked: CalendarDay, from: CalendarDay)
    /// The rulebook no longer held on that day.
    case noLongerInForce(rulebook: String, asked: CalendarDay, until: CalendarDay)
    /// The declaration speaks of other bytes than the file's.
    case declarationForAnotherFile(declared: String, file: String)
    /// The signature over the declaration's record does not hold.
    case declarationNotGenuine
    /// A consent record is later than the work that it is to allow.
    case consentLaterThanWork(consent: String, given: Moment, work: Moment)
    /// A consent record is for another file or work.
    case consentForAnotherWork(consent: String)

    /// A stable name for programs.
    public var code: String {
        switch self {
        case .unknownRulebook: "unknownRulebook"
        case .notInForce: "notInForce"
        case .noLongerInForce: "noLongerInForce"
        case .declarationForAnotherFile: "declarationForAnotherFile"
        case .declarationNotGenuine: "declarationNotGenuine"
        case .consentLaterThanWork: "consentLaterThanWork"
        case .consentForAnotherWork: "consentForAnotherWork"
        }
    }

    /// What is wrong and what follows, in one or two sentences.
    public var sentence: Sentence {
        switch self {
        case .unknownRulebook(let name):
            Sentence(
                en: "There is no rulebook “\(name)”; `sello rulebooks` lists them.",
                es: "No existe el reglamento «\(name)»; `sello rulebooks` los enumera.")
        case .notInForce(let rulebook, let asked, let from):
            Sentence(
                en: "The rulebook \(rulebook) was not in force on \(asked); it is from \(from) on.",
                es: "El reglamento \(rulebook) no estaba en vigor el \(asked); lo está desde el \(from).")
        case .noLongerInForce(let rulebook, let asked, let until):
            Sentence(
                en: "The rulebook \(rulebook) was no longer in force on \(asked); it was until \(until).",
                es: "El reglamento \(rulebook) ya no estaba en vigor el \(asked); lo estuvo hasta el \(until).")
        case .declarationForAnotherFile(let declared, let file):
            Sentence(
                en:
                    "The declaration is for another file (SHA-256 \(declared), this file's is \(file)); it is not counted.",
                es:
                    "La declaración es de otro archivo (SHA-256 \(declared), el de este archivo es \(file)); no se toma en cuenta."
            )
        case .declarationNotGenuine:
            Sentence(
                en: "The signature of the declaration's record does not hold; it is not counted.",
                es: "La firma del registro de la declaración no es válida; no se toma en cuenta.")
        case .consentLaterThanWork(let consent, let given, let work):
            Sentence(
                en:
                    "The consent “\(consent)” was given at \(given), after the work was made (\(work)); it is not prior.",
                es:
                    "El consentimiento «\(consent)» se dio a las \(given), después de hecha la obra (\(work)); no es previo."
            )
        case .consentForAnotherWork(let consent):
            Sentence(
                en: "The consent “\(consent)” is for another work; it is not counted.",
                es: "El consentimiento «\(consent)» es para otra obra; no se toma en cuenta.")
        }
    }
}

extension PolicyError: CustomStringConvertible {
    /// The sentence in English.
    public var description: String { sentence.english }
}

extension PolicyCase {
    /// The case without what cannot be believed.
    public var believed: PolicyCase { sound().0 }

    /// The case without what cannot be believed, and what that is.
    func sound() -> (PolicyCase, [PolicyError]) {
        var (facts, problems) = (self, [PolicyError]())
        if let declaration {
            if declaration.isSigned == false {
                problems.append(.declarationNotGenuine)
                facts.declaration = nil
            } else if let declared = declaration.sha256, let own = file.sha256, declared != own {
                problems.append(.declarationForAnotherFile(declared: declared, file: own))
                facts.declaration = nil
            }
        }
        facts.consents = consents.compactMap { consent in
            let isOther =
                consent.label.map { label in file.label?.id.map { $0 != label.description } ?? false } ?? false
                || consent.sha256.map { sum in file.sha256.map { $0 != sum } ?? false } ?? false
            if isOther {
                problems.append(.consentForAnotherWork(consent: consent.id))
                return nil
            }
            var consent = consent
            if let given = consent.givenAt, let work = file.label?.createdAt, given > work {
                problems.append(.consentLaterThanWork(consent: consent.id, given: given, work: work))
                consent.isPrior = .no
            }
            return consent
        }
        return (facts, problems)
    }
}
