internal import SelloBytes

/// What was found at one hard binding, what it covers, and what was hashed to find out.
struct BindingFindings: Sendable {
    /// The absolute reference to its assertion.
    let url: String
    /// The findings.
    private(set) var results = ValidationResults()
    /// What could not be answered.
    private(set) var undetermined: [Undetermined] = []
    /// What of the file it covers; `nil` where that cannot be told.
    var coverage: DigestPlan?
    /// Every digest that was compared; empty unless they are asked for.
    var digests: [BindingDigest] = []

    init(url: String) { self.url = url }

    mutating func pass(_ code: StatusCode, _ explanation: String) { results.pass(code, url, explanation) }

    mutating func note(_ code: StatusCode, _ explanation: String) { results.note(code, url, explanation) }

    mutating func fail(_ code: StatusCode, _ explanation: String) { results.fail(code, url, explanation) }

    /// Leaves a question open.
    mutating func leaveOpen(_ reason: Sentence) {
        undetermined.append(Undetermined(subject: "structure", reason))
    }

    /// Says that a part is not checked; the manifest is then not taken as valid.
    mutating func notChecked(_ what: Sentence) {
        fail(.notChecked, NotChecked.failure(what))
        leaveOpen(NotChecked.reason(what))
    }

    /// Whether anything failed.
    var hasFailed: Bool { results.hasFailure }

    /// Takes over what was found at a part of the file.
    ///
    /// - Parameters:
    ///   - other: The findings; what holds of a part alone is left out.
    ///   - offset: Where the part begins.
    mutating func adopt(_ other: BindingFindings, shiftedBy offset: Int = 0) {
        results.adopt(other.results)
        undetermined += other.undetermined
        digests += other.digests.map { $0.shifted(by: offset) }
    }
}
