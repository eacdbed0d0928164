/// What an action of C2PA does to what people perceive.
///
/// The lists are kept apart, for they come from different hands: the official rubric (conformance-public,
/// `composables/globals-actions.yml`), the words of the Gazette, and the examples of the ministry's FAQ.
enum ActionKind: Sendable, Hashable {
    /// The first action of a manifest: the content came to be, or was opened.
    case inception
    /// Nothing that people perceive is changed: official list of non-editorial actions.
    case untouched
    /// What people perceive is changed without editing it: the rest of the official list.
    case nonEditorial
    /// Named by the Gazette's first exclusion: editing's routine kinds, on conditions.
    case gazette
    /// An example of the FAQ for the first exclusion, on conditions.
    case frequentlyAsked
    /// Near to what those name, by inference, on conditions.
    case similar
    /// Translation and words that make a work accessible: the third exclusion, on conditions.
    case accessibility
    /// Any other editing of what people perceive.
    case perceptible
    /// It does not say what it did.
    case ambiguous

    private static let table: [String: ActionKind] = [
        "created": .inception, "opened": .inception,
        "published": .untouched, "repackaged": .untouched, "edited.metadata": .untouched, "redacted": .untouched,
        "converted": .nonEditorial, "transcoded": .nonEditorial, "resized.proportional": .nonEditorial,
        "enhanced": .nonEditorial, "watermarked": .nonEditorial, "watermarked.bound": .nonEditorial,
        "watermarked.unbound": .nonEditorial,
        "adjustedColor": .gazette, "color_adjustments": .gazette, "formatted": .gazette,
        "cropped": .frequentlyAsked, "filtered": .frequentlyAsked,
        "orientation": .similar, "trimmed": .similar, "resized": .similar,
        "translated": .accessibility, "addedText": .accessibility,
        "changedSpeed": .perceptible, "deleted": .perceptible, "drawing": .perceptible, "dubbed": .perceptible,
        "edited": .perceptible, "placed": .perceptible, "removed": .perceptible,
    ]

    /// What an action does.
    init(_ action: FileEvidence.Action) {
        guard action.name.hasPrefix("c2pa.") else {
            self = .ambiguous
            return
        }
        self = Self.table[String(action.name.dropFirst(5))] ?? .ambiguous
    }
}
