public import SelloBytes
public import SelloPolicy

/// A person's consent to being simulated, as somebody recorded it (San Luis Potosí, Código Penal, art.
///
/// 187 TER; `Spec/consent.md`).
///
/// The law speaks of consent that is prior, express, specific and informed. Each is recorded for itself with how it came to be and where the
/// evidence is; what is not recorded is not assumed.
public struct ConsentRecord: Sendable, Hashable {
    /// The work that the consent is for.
    public enum Work: Sendable, Hashable {
        /// By the identifier of its label, which every later state carries.
        case label(UniqueIdentifier)
        /// By the SHA-256 of a file.
        case file(sha256: [UInt8])
    }

    /// One of the four qualities of a consent.
    public struct Quality: Sendable, Hashable {
        /// Whether the consent has it, in the judgement of whoever keeps the record.
        public var isMet: Bool
        /// How that came to be, or what is missing.
        public var how: String
        /// Where the evidence is: a reference.
        public var evidence: OpaqueReference?

        /// Makes a quality.
        public init(isMet: Bool, how: String, evidence: OpaqueReference? = nil) {
            self.isMet = isMet
            self.how = how
            self.evidence = evidence
        }
    }

    /// A name for the record; `nil` where it has none.
    public var id: OpaqueReference?
    /// Whose consent it is: a reference.
    public var subject: OpaqueReference
    /// The work that it is for.
    public var work: Work
    /// What may be simulated.
    public var likeness: Set<Consent.Scope>
    /// What the simulation may be used for, in words; `nil` where that is not recorded.
    public var use: String?
    /// When it was given.
    public var givenAt: Moment
    /// When it was taken back; `nil` where it was not.
    public var withdrawnAt: Moment?
    /// Whether it was given before the work was made.
    public var prior: Quality?
    /// Whether it was given in so many words.
    public var express: Quality?
    /// Whether it names the work or the use that it is for.
    public var specific: Quality?
    /// Whether the person knew what they agreed to.
    public var informed: Quality?

    /// Makes a record of a consent of whose qualities nothing is known yet.
    public init(subject: OpaqueReference, work: Work, likeness: Set<Consent.Scope>, givenAt: Moment) {
        self.subject = subject
        self.work = work
        self.likeness = likeness
        self.givenAt = givenAt
    }

    /// What keeps the record from speaking for a work: it is for another one, or was given after it was made.
    ///
    /// - Parameters:
    ///   - label: The label of the work; `nil` where it has none.
    ///   - file: The file; `nil` where it was not read.
    /// - Returns: The faults; empty where the record is for this work and older than it, as far as that can be told.
    public func faults(against label: SGILabel?, _ file: ReceivedFile? = nil) -> [RecordError] {
        var faults: [RecordError] = []
        let isOfWork =
            switch work {
            case .label(let id): id == label?.id
            case .file(let sha256): sha256 == file?.sha256
            }
        if !isOfWork {
            faults.append(
                RecordError(
                    .otherWork, field: "work",
                    Sentence(
                        en: "the consent is for another work than this file",
                        es: "el consentimiento es para otra obra, no para este archivo")))
        }
        if let label, givenAt > label.createdAt {
            faults.append(
                RecordError(
                    .laterThanWork, field: "givenAt",
                    Sentence(
                        en:
                            "the consent was given at \(givenAt), after the work was made (\(label.createdAt)): it was not prior",
                        es:
                            "el consentimiento se dio el \(givenAt), después de hacerse la obra (\(label.createdAt)): no fue previo"
                    )))
        }
        return faults
    }
}
