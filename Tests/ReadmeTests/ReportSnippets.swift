import Sello

/// Everything that keeps a file from being valid, each in a sentence.
func faults(of report: VerificationReport) -> [String] {
    let failures = report.results.failure + report.ingredientDeltas.flatMap(\.validationDeltas.failure)
    return failures.filter { $0.code != .signingCredentialUntrusted }.map(\.explanation)
}
