import Sello

/// What a file says of how it came to be, whatever stands behind that: of AI before anything else.
struct Saying {
    private let report: VerificationReport

    init(_ report: VerificationReport) { self.report = report }

    /// Whether it speaks of an AI model, if only as of something that may be.
    var speaksOfAI: Bool { aboutAI(.english) != nil || perhapsAI(.english) != nil }

    /// What it says, in plain words; `nil` where it says nothing of the kind.
    func phrase(_ language: Language) -> String? {
        aboutAI(language) ?? perhapsAI(language) ?? type.map { Self.phrase($0, language) } ?? origin(language)
    }

    /// How the label says that the content came to be, or else the active manifest.
    private var type: DigitalSourceType? {
        let active = report.manifests.first { $0.label == report.activeManifest }?.digitalSourceTypes ?? []
        return report.label?.sourceType ?? active.first?.strongest(of: active)
    }

    private func aboutAI(_ language: Language) -> String? {
        if let type = report.label?.sourceType, type.namesModel { return Self.phrase(type, language) }
        let found = report.syntheticBySignature
        // The weightiest comes first; of those that say as much, how the content began says more than how it was changed.
        let statements = report.state == .invalid ? found.unproven : found.statements
        guard let first = statements.first else {
            return type.flatMap { $0.namesModel ? Self.phrase($0, language) : nil }
        }
        let beginning = statements.first { Self.isBeginning($0) && $0.subject == first.subject }
        guard let statement = beginning else {
            let change = language(
                en: "changed by an AI model (\(Self.term(first.sourceType)))",
                es: "cambiado por un modelo de IA (\(Self.term(first.sourceType)))")
            // A photograph that a model changed is still a photograph: both are said.
            return origin(language).map { "\($0); \(change)" } ?? change
        }
        let phrase = Self.phrase(statement.sourceType, language)
        let part = statement.action == "c2pa.placed" ? .component : statement.subject
        switch part {
        case .component: return language(en: "a part of it was \(phrase)", es: "algo en él fue \(phrase)")
        case .content where statement.manifest == report.activeManifest: return phrase
        case .content:
            return language(
                en: "made from a file that was \(phrase)", es: "hecho a partir de un archivo que fue \(phrase)")
        }
    }

    private func perhapsAI(_ language: Language) -> String? {
        report.signals.flatMap { SignalWording.perhapsAI($0, language) }
    }

    private func origin(_ language: Language) -> String? {
        report.signals.flatMap { SignalWording.origin($0, language) }
    }

    /// Whether an action is the beginning of the content: a creation, a label, or a file that was brought in.
    private static func isBeginning(_ statement: SyntheticBySignature.Statement) -> Bool {
        statement.action == "c2pa.created" || statement.action == "c2pa.opened" || statement.action == "c2pa.placed"
            || statement.action.hasPrefix("c2pa.ingredient") || !statement.action.hasPrefix("c2pa.")
    }

    private static func phrase(_ type: DigitalSourceType, _ language: Language) -> String {
        "\(Wording.phrase(type, language)) (\(term(type)))"
    }

    private static func term(_ type: DigitalSourceType) -> String { VisibleText.escaped(type.term, limit: 80) }
}
