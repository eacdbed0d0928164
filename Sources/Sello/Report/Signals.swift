internal import SelloCBOR
internal import SelloManifest

/// What the actions of a manifest say of how synthetic the content is.
///
/// The official ones are those of C2PA's rubric for signals, true where that is; ours say what the rubric leaves out, and never repeat
/// it.
public struct Signals: Sendable, Hashable {
    /// The signals of C2PA's conformance programme (asset rubrics of August 2026).
    public enum Official: String, Sendable, Hashable, CaseIterable {
        /// The content began as something that an AI model made.
        case fullyGenAIMedia = "signal_fullyGenAIMedia"
        /// The content began as something that an AI model made in part.
        case partlyGenAICreation = "signal_partlyGenAICreation"
        /// The content began as a composition, which may contain such parts.
        case compositionMayContainGenAI = "signal_compositionMayContainGenAI"
        /// The content began as a capture of a screen, which may show such parts.
        case screenCaptureMayContainGenAI = "signal_screenCaptureMayContainGenAI"
        /// A person made the content with digital tools.
        case nonGenAIDigitalCreation = "signal_nonGenAIDigitalCreation"
        /// A camera or a recorder captured the content.
        case capturedMedia = "signal_capturedMedia"
        /// The content is put together from several captures.
        case capturedMediaStitched = "signal_capturedMediaStitched"
        /// The content began as an empty canvas.
        case blankCanvas = "signal_blankCanvas"
        /// A file that went into the content has no manifest.
        case mediaUnknownProvenance = "signal_mediaUnknownProvenance"
        /// An AI model changed what is seen or heard.
        case perceptibleGenAI = "signal_perceptibleGenAI"
        /// What is seen or heard was changed, perhaps by an AI model.
        case perceptiblePossiblyGenAI = "signal_perceptiblePossiblyGenAI"
        /// What is seen or heard was changed, not by an AI model.
        case perceptibleNonGenAI = "signal_perceptibleNonGenAI"
        /// The file was changed in ways that leave the content alone.
        case nonEditorial = "signal_nonEditorial"
        /// The history is not told in full, or not in words of the standard.
        case ambiguousActions = "signal_ambiguousActions"
    }

    /// Our own signals.
    public enum Ours: String, Sendable, Hashable, CaseIterable {
        /// The content began as a composition with synthetic parts, or as data that an AI model made.
        case inceptionSynthetic = "sello_inceptionSynthetic"
        /// The content began as something that an algorithm made which was not trained.
        case inceptionAlgorithmic = "sello_inceptionAlgorithmic"
        /// The content began as a recording of a virtual event.
        case inceptionVirtualRecording = "sello_inceptionVirtualRecording"
        /// The content began as a digitised film or print.
        case inceptionDigitised = "sello_inceptionDigitised"
        /// Actions that the official signals do not read, such as those of version 1, speak of an AI model.
        case unreadGenAI = "sello_unreadGenAI"
        /// An earlier manifest, which this one leads to, speaks of an AI model.
        case earlierGenAI = "sello_earlierGenAI"
        /// A signed label says that the content is synthetic.
        case labelled = "sello_labelled"
    }

    /// The official ones that are true, in the order of their list.
    public let official: [Official]
    /// Ours that are true, in the order of their list.
    public let ours: [Ours]
}

extension Signals {
    private static let iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    private static let c2pa = "http://c2pa.org/digitalsourcetype/"
    private static let label = "c2pa.actions.v2"

    private static let genAI: Set<String> = [
        iptc + "trainedAlgorithmicMedia", iptc + "compositeWithTrainedAlgorithmicMedia", iptc + "compositeSynthetic",
        c2pa + "trainedAlgorithmicData",
    ]
    private static let possiblyGenAI: Set<String> = [iptc + "digitalArt", iptc + "composite"]
    /// The actions that leave alone what is seen or heard.
    static let nonEditorial: Set<String> = [
        "c2pa.converted", "c2pa.published", "c2pa.repackaged", "c2pa.transcoded", "c2pa.resized.proportional",
        "c2pa.enhanced", "c2pa.edited.metadata", "c2pa.watermarked", "c2pa.watermarked.bound",
        "c2pa.watermarked.unbound", "c2pa.redacted",
    ]
    private static let inceptionTypes: [(Official, Set<String>)] = [
        (.fullyGenAIMedia, [iptc + "trainedAlgorithmicMedia"]),
        (.partlyGenAICreation, [iptc + "compositeWithTrainedAlgorithmicMedia"]),
        (.compositionMayContainGenAI, [iptc + "composite"]), (.screenCaptureMayContainGenAI, [iptc + "screenCapture"]),
        (.nonGenAIDigitalCreation, [iptc + "digitalCreation"]),
        (.capturedMedia, [iptc + "digitalCapture", iptc + "computationalCapture"]),
        (.capturedMediaStitched, [iptc + "compositeCapture"]), (.blankCanvas, [c2pa + "empty"]),
    ]
    private static let ownInceptionTypes: [(Ours, Set<String>)] = [
        (.inceptionSynthetic, [iptc + "compositeSynthetic", c2pa + "trainedAlgorithmicData"]),
        (.inceptionAlgorithmic, [iptc + "algorithmicMedia", iptc + "dataDrivenMedia"]),
        (.inceptionVirtualRecording, [iptc + "virtualRecording"]),
        (.inceptionDigitised, [iptc + "negativeFilm", iptc + "positiveFilm", iptc + "print"]),
    ]

    /// The signals of one manifest by itself.
    ///
    /// - Parameters:
    ///   - found: The manifest.
    ///   - earlier: Further manifests that it leads to.
    ///   - isLabelled: Whether a signed label speaks for it.
    init(_ found: ManifestValidation, earlier: [ManifestValidation] = [], isLabelled: Bool = false) {
        official = Official.allCases.filter(Set(Self.official(found)).contains)
        var ours = Set(Self.ours(found))
        if earlier.contains(where: { $0.actions.contains { Self.speaksOfGenAI($0.assertion) } }) {
            ours.insert(.earlierGenAI)
        }
        if isLabelled { ours.insert(.labelled) }
        self.ours = Ours.allCases.filter(ours.contains)
    }

    private static func official(_ found: ManifestValidation) -> [Official] {
        let assertion = found.actions.first { $0.label == label }?.assertion
        let actions = assertion?.actions ?? []
        let inceptions = Set(
            actions.filter { Action.inceptions.contains($0.name) }.compactMap(\.digitalSourceType))
        var signals = inceptionTypes.filter { !$0.1.isDisjoint(with: inceptions) }.map(\.0)
        if let ingredient = found.values["c2pa.ingredient.v3"], ingredient["activeManifest"] == nil {
            signals.append(.mediaUnknownProvenance)
        }
        for action in actions where !Action.inceptions.contains(action.name) {
            guard !nonEditorial.contains(action.name) else {
                signals.append(.nonEditorial)
                continue
            }
            guard let type = action.digitalSourceType else { continue }
            signals.append(genAI.contains(type) ? .perceptibleGenAI : .perceptibleNonGenAI)
            if possiblyGenAI.contains(type) { signals.append(.perceptiblePossiblyGenAI) }
        }
        let isStandard = actions.allSatisfy { $0.name.hasPrefix("c2pa.") && $0.name != "c2pa.unknown" }
        let isGathered = (found.claim?.gatheredAssertions ?? []).contains { $0.url.contains("c2pa.actions") }
        if actions.isEmpty || assertion?.allActionsIncluded != true || !isStandard || isGathered {
            signals.append(.ambiguousActions)
        }
        return signals
    }

    private static func ours(_ found: ManifestValidation) -> [Ours] {
        let inceptions = Set(
            found.actions.flatMap(\.assertion.actions).filter { Action.inceptions.contains($0.name) }
                .compactMap(\.digitalSourceType))
        var signals = ownInceptionTypes.filter { !$0.1.isDisjoint(with: inceptions) }.map(\.0)
        if found.actions.contains(where: { $0.label != label && speaksOfGenAI($0.assertion) }) {
            signals.append(.unreadGenAI)
        }
        return signals
    }

    private static func speaksOfGenAI(_ actions: Actions) -> Bool {
        actions.actions.contains { $0.digitalSourceType.map(genAI.contains) ?? false }
    }

    /// The signals as `--json` has them.
    var json: JSONValue {
        .object([
            "official": .array(official.map { .text($0.rawValue) }), "ours": .array(ours.map { .text($0.rawValue) }),
        ])
    }
}
