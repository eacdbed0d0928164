import Sello

/// What a file says of how it came to be, whatever stands behind that.
struct Saying {
    private let type: DigitalSourceType?
    private let signals: Signals?

    init(_ report: VerificationReport) {
        signals = report.signals
        let active = report.manifests.first { $0.label == report.activeManifest }?.digitalSourceTypes ?? []
        type = report.label?.sourceType ?? active.first?.strongest(of: active)
    }

    /// Whether it speaks of an AI model, if only as of something that may be.
    var speaksOfAI: Bool {
        type?.namesModel == true || signals.map { !SignalWording.aboutAI($0, .english).isEmpty } ?? false
    }

    /// What it says, in plain words, of AI before anything else; `nil` where it says nothing of the kind.
    func phrase(_ language: Language) -> String? {
        if let type, type.namesModel { return phrase(type, language) }
        let history = signals.map {
            (ai: SignalWording.aboutAI($0, language), origin: SignalWording.origins($0, language))
        }
        if let ai = history?.ai.first {
            // A photograph that a model changed is still a photograph: both are said.
            guard let signals, SignalWording.isChange(signals), let origin = history?.origin.first else { return ai }
            return "\(origin); \(ai)"
        }
        return type.map { phrase($0, language) } ?? history?.origin.first
    }

    private func phrase(_ type: DigitalSourceType, _ language: Language) -> String {
        "\(Wording.phrase(type, language)) (\(VisibleText.escaped(type.term, limit: 80)))"
    }
}
