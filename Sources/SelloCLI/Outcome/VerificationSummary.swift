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
        // A declaration that was handed over is part of what was asked.
        if report.declarations.contains(where: { $0.place == .detached && !$0.holds }) { return .failed }
        return switch (report.state, requirement) {
        case (.absent, _): .noManifest
        case (.invalid, _): .failed
        case (.trusted, .valid), (.trusted, .trusted), (.valid, .valid): .met
        case (.valid, .trusted): .failed
        case (.trusted, .labelled), (.valid, .labelled): report.label?.standing == .signed ? .met : .failed
        }
    }

    /// One line for people.
    func sentence(in language: Language) -> String {
        let (trusted, valid) = (counts[.trusted] ?? 0, counts[.valid] ?? 0)
        let (invalid, absent) = (counts[.invalid] ?? 0, counts[.absent] ?? 0)
        let parts: [(count: Int, words: String)] = [
            (trusted, language(en: "\(trusted) trusted", es: "\(trusted) de confianza")),
            (valid, language(en: "\(valid) valid", es: "\(valid) \(valid == 1 ? "válido" : "válidos")")),
            (invalid, language(en: "\(invalid) invalid", es: "\(invalid) \(invalid == 1 ? "inválido" : "inválidos")")),
            (absent, language(en: "\(absent) without a manifest", es: "\(absent) sin manifiesto")),
            (
                unreadable,
                language(
                    en: "\(unreadable) unreadable", es: "\(unreadable) \(unreadable == 1 ? "ilegible" : "ilegibles")")
            ),
        ]
        let list = parts.filter { $0.count > 0 }.map(\.words).joined(separator: ", ")
        return language(en: "\(fileCount) files: \(list)", es: "\(fileCount) archivos: \(list)")
    }
}
