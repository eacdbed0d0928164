import Sello
import SelloManifest

/// A finding as people are told it: where in the manifest it was made is left to `--json`.
struct Finding {
    private struct Key: Hashable {
        let code: StatusCode
        let isIngredient: Bool
    }

    private let key: Key
    private let explanation: String

    /// Makes a finding.
    ///
    /// - Parameters:
    ///   - status: What was found.
    ///   - isIngredient: Whether it was found at a file that went into this one.
    init(_ status: ValidationStatus, isIngredient: Bool = false) {
        key = Key(code: status.code, isIngredient: isIngredient)
        explanation = status.explanation
    }

    /// What a status says, for people, without its code.
    ///
    /// What the checks say in detail is English, as in `--json`; in another language the sentence of the code says it.
    static func detail(_ status: ValidationStatus, _ language: Language) -> String {
        switch language {
        case .english: VisibleText.escaped(status.explanation)
        case .spanish: sentence(status.code, language)
        }
    }

    /// Findings of the same code as one, in the order of the first of each, with how often.
    static func joined(_ findings: [Finding], _ language: Language) -> [(code: StatusCode, text: StyledText)] {
        var order: [Key] = []
        var explanations: [Key: [String]] = [:]
        for finding in findings {
            if explanations[finding.key] == nil { order.append(finding.key) }
            explanations[finding.key, default: []].append(finding.explanation)
        }
        return order.map { ($0.code, text($0, explanations[$0] ?? [], language)) }
    }

    private static func text(_ key: Key, _ explanations: [String], _ language: Language) -> StyledText {
        let count = explanations.count
        var text = StyledText(
            // The codes that begin so say it themselves.
            key.isIngredient && !key.code.rawValue.hasPrefix("ingredient.")
                ? language(en: "In a file that went into this one: ", es: "En un archivo que forma parte de este: ")
                : "")
        text.append(sentence(key.code, language))
        if count > 1 { text.append(language(en: " (\(count) times)", es: " (\(count) veces)")) }
        let code = VisibleText.escaped(key.code.rawValue)
        switch language {
        case .english: text.append(" (\(code): \(details(explanations)))", .dim)
        case .spanish: text.append(" (\(code))", .dim)
        }
        return text
    }

    /// What was found in detail, the first few that differ.
    private static func details(_ explanations: [String]) -> String {
        var shown: [String] = []
        for explanation in explanations where !shown.contains(explanation) {
            guard shown.count < detailLimit else { return shown.joined(separator: "; ") + "; …" }
            shown.append(VisibleText.escaped(explanation))
        }
        return shown.joined(separator: "; ")
    }

    private static let detailLimit = 3

    private static func sentence(_ code: StatusCode, _ language: Language) -> String {
        code.meaning?.sentence(in: language) ?? Wording.unknownCode(language)
    }
}
