import SelloManifest

/// A finding as people are told it: where in the manifest it was made is left to `--json`.
struct Finding: Hashable {
    /// The status code.
    let code: String
    private let explanation: String
    private let isIngredient: Bool

    /// Makes a finding.
    ///
    /// - Parameters:
    ///   - status: What was found.
    ///   - isIngredient: Whether it was found at a file that went into this one.
    init(_ status: ValidationStatus, isIngredient: Bool = false) {
        code = status.code.rawValue
        explanation = status.explanation
        self.isIngredient = isIngredient
    }

    /// Findings that say the same, once, with how often.
    static func counted(_ findings: [Finding]) -> [(finding: Finding, text: StyledText)] {
        var counts: [Finding: Int] = [:]
        for finding in findings { counts[finding, default: 0] += 1 }
        var seen: Set<Finding> = []
        return findings.filter { seen.insert($0).inserted }.map { ($0, $0.text(count: counts[$0] ?? 1)) }
    }

    private func text(count: Int) -> StyledText {
        StyledText(isIngredient ? "In a file that went into this one: " : "")
            .adding(VisibleText.escaped(explanation) + (count > 1 ? " (\(count) times)" : ""))
            .adding(" (\(VisibleText.escaped(code)))", .dim)
    }
}
