import Sello
import SelloBytes
import SelloManifest

/// What several verifications came to.
struct VerificationSummary: Sendable {
    /// What was asked of every file.
    let requirement: VerifyCommand.Requirement
    private var statuses: Set<ExitStatus> = []
    private var counts: [ValidationState: Int] = [:]
    private var unreadable = 0
    private(set) var fileCount = 0

    init(requirement: VerifyCommand.Requirement) { self.requirement = requirement }

    /// Counts one file.
    mutating func count(_ result: Result<VerificationReport, AssetError>) {
        fileCount += 1
        switch result {
        case .success(let report):
            counts[report.state, default: 0] += 1
            statuses.insert(Self.status(of: report, requirement))
        case .failure(let error):
            unreadable += 1
            statuses.insert(FailureReport(error).status)
        }
    }

    /// The exit status.
    var status: ExitStatus { .joined(statuses) }

    /// What one report comes to.
    static func status(of report: VerificationReport, _ requirement: VerifyCommand.Requirement) -> ExitStatus {
        switch (report.state, requirement) {
        case (.absent, _): .noManifest
        case (.invalid, _): .failed
        case (.trusted, .valid), (.trusted, .trusted), (.valid, .valid): .met
        case (.valid, .trusted): .failed
        case (.trusted, .labelled), (.valid, .labelled): report.label?.standing == .signed ? .met : .failed
        }
    }

    /// One line for people.
    var sentence: String {
        let parts: [(count: Int, word: String)] = [
            (counts[.trusted] ?? 0, "trusted"), (counts[.valid] ?? 0, "valid"), (counts[.invalid] ?? 0, "invalid"),
            (counts[.absent] ?? 0, "without a manifest"), (unreadable, "unreadable"),
        ]
        let words = parts.filter { $0.count > 0 }.map { "\($0.count) \($0.word)" }
        return "\(fileCount) files: \(words.joined(separator: ", "))"
    }
}
