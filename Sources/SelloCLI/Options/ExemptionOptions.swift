import ArgumentParser
import Sello

/// A claim that what was done is outside the law's definition of synthetic information.
struct ExemptionOptions: ParsableArguments {
    @Option(
        name: .customLong("exemption"),
        help: ArgumentHelp(
            "Record the claim that an exclusion of India's rule 2(1)(wa) covers what was done: a (routine or good-faith editing), b (documents, teaching, research), c (accessibility, clarity, translation, search). It is recorded as your claim; nobody checks it, and the label stays.",
            valueName: "limb"))
    var limb: ExemptionClaim.Limb?

    @Option(
        name: .customLong("exemption-by"),
        help: ArgumentHelp(
            "Who claims it: a reference of your own such as desk:4, no name and no address.", valueName: "reference"))
    var claimant: String?

    @Option(
        name: .customLong("exemption-action"), parsing: .singleValue,
        help: ArgumentHelp(
            "An action that the claim is for; may be given several times (default: those named with --action).",
            valueName: "name"))
    var actions: [String] = []

    @Option(
        name: .customLong("exemption-document"), parsing: .singleValue,
        help: ArgumentHelp(
            "A document that speaks for it, by a reference of your own; may be given several times.",
            valueName: "reference"))
    var documents: [String] = []

    @Option(
        name: .customLong("exemption-statement"), parsing: .singleValue,
        help: ArgumentHelp("Words that speak for it; may be given several times.", valueName: "text"))
    var statements: [String] = []

    func validate() throws {
        let details = [
            ("by", claimant != nil), ("action", !actions.isEmpty), ("document", !documents.isEmpty),
            ("statement", !statements.isEmpty),
        ]
        for (name, isGiven) in details where isGiven && limb == nil {
            throw ValidationError("--exemption-\(name) belongs to a claim; say which with --exemption a, b or c.")
        }
        if limb != nil, claimant == nil {
            throw ValidationError("An exemption is claimed by somebody; say by whom with --exemption-by.")
        }
    }

    /// The claim; `nil` where there is none.
    ///
    /// - Parameter named: The actions that the caller named.
    /// - Returns: The claim.
    /// - Throws: ``FailureReport`` of wrong use for a reference that may not be recorded.
    func claim(for named: [String]) throws(FailureReport) -> ExemptionClaim? {
        guard let limb, let claimant else { return nil }
        do throws(RecordError) {
            var evidence: [ExemptionClaim.Evidence] = []
            for document in documents {
                evidence.append(.document(try OpaqueReference(document, field: "--exemption-document")))
            }
            return ExemptionClaim(
                limb, actions: actions.isEmpty ? named : actions,
                claimedBy: try OpaqueReference(claimant, field: "--exemption-by"),
                evidence: evidence + statements.map { .statement($0) })
        } catch {
            throw .wrongUse(error.description)
        }
    }
}
