import Sello

/// Signals in plain words.
enum SignalWording {
    /// The signals of a report, in two sentences at most; none where nothing was checked or nothing holds.
    static func sentences(_ report: VerificationReport) -> [StyledText] {
        guard report.state == .valid || report.state == .trusted, let signals = report.signals else { return [] }
        var sentences: [StyledText] = []
        if !signals.official.isEmpty {
            sentences.append(StyledText("by C2PA's list: " + signals.official.map(phrase).joined(separator: "; ")))
        }
        if !signals.ours.isEmpty {
            sentences.append(StyledText("beyond that list: " + signals.ours.map(phrase).joined(separator: "; ")))
        }
        return sentences
    }

    private static func phrase(_ signal: Signals.Official) -> String {
        switch signal {
        case .fullyGenAIMedia: "made by an AI model"
        case .partlyGenAICreation: "made in part by an AI model"
        case .compositionMayContainGenAI: "a composition, which may hold parts made by an AI model"
        case .screenCaptureMayContainGenAI: "a capture of a screen, which may show anything"
        case .nonGenAIDigitalCreation: "made by a person with digital tools"
        case .capturedMedia: "captured by a camera or a recorder"
        case .capturedMediaStitched: "put together from several captures"
        case .blankCanvas: "begun on an empty canvas"
        case .mediaUnknownProvenance: "contains something of unknown origin"
        case .perceptibleGenAI: "visibly or audibly changed by an AI model"
        case .perceptiblePossiblyGenAI: "visibly or audibly changed, perhaps by an AI model"
        case .perceptibleNonGenAI: "visibly or audibly changed, not by an AI model"
        case .nonEditorial: "changed in ways that leave the content alone"
        case .ambiguousActions: "its history is not told in full"
        }
    }

    private static func phrase(_ signal: Signals.Ours) -> String {
        switch signal {
        case .inceptionSynthetic: "begun with synthetic parts"
        case .inceptionAlgorithmic: "made by an algorithm that was not trained"
        case .inceptionVirtualRecording: "recorded from a virtual event"
        case .inceptionDigitised: "digitised from film or print"
        case .unreadGenAI: "older records in it speak of an AI model"
        case .earlierGenAI: "a file that it came from was made or changed by an AI model"
        case .labelled: "a signed label says that it is synthetic"
        }
    }
}
