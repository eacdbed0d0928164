public import SelloPolicy

extension VerificationReport {
    /// How what was declared and what was found go together: for the declaration that was handed over, else for the newest in the file; `nil`
    /// where none holds.
    public var declarationCheck: DeclarationCheck? {
        let holding = declarations.filter(\.holds)
        guard let declared = holding.first(where: { $0.place == .detached }) ?? holding.first else { return nil }
        var facts = PolicyCase(file: FileEvidence(self), now: declared.statement.at)
        facts.declaration = declared.declaration
        return DeclarationCheck(facts)
    }
}
