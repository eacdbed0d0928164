public import SelloPolicy

extension DeclarationFinding {
    /// The declaration as rulebooks look at it.
    public var declaration: Declaration {
        Declaration(
            statement.answer, at: statement.at, sha256: Hexadecimal.digits(statement.file.sha256),
            isSigned: attestation.faults.isEmpty)
    }
}

extension ConsentFinding {
    /// The consent as rulebooks look at it: what is not recorded is unknown, never no.
    ///
    /// - Parameter name: What to call the record where it has no name of its own.
    /// - Returns: The consent.
    public func consent(named name: String) -> Consent {
        func truth(_ quality: ConsentRecord.Quality?) -> Truth { quality.map { $0.isMet ? .yes : .no } ?? .unknown }
        var consent = Consent(
            id: self.consent.id?.rawValue ?? name, subject: self.consent.subject.rawValue, scope: self.consent.likeness)
        consent.givenAt = self.consent.givenAt
        consent.withdrawnAt = self.consent.withdrawnAt
        consent.isPrior = truth(self.consent.prior)
        consent.isExpress = truth(self.consent.express)
        consent.isSpecific = truth(self.consent.specific)
        consent.isInformed = truth(self.consent.informed)
        consent.isSigned = attestation.map { $0.faults.isEmpty ? .yes : .no } ?? .unknown
        switch self.consent.work {
        case .label(let id): consent.label = id
        case .file(let sha256): consent.sha256 = Hexadecimal.digits(sha256)
        }
        return consent
    }
}
