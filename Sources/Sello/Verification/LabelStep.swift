public import SelloBytes

/// What became of a label at one step of a file's history: from a file, or a part, to what was made of it.
public struct LabelStep: Sendable, Hashable {
    /// What became of it, in one word.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The new manifest carries it.
        case kept
        /// The new manifest has a label, and nothing before had one.
        case added
        /// The new manifest says less.
        case weakened
        /// The new manifest does not say it any more.
        case dropped
        /// Something says the opposite.
        case contradicted
        /// What the step began with did not hold already.
        case broken
        /// There was no label, and there is none.
        case unlabelled
    }

    /// What the new manifest is compared with.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
        /// The file that this one was made from.
        case parent
        /// A part of it.
        case component
        /// The label's copies in the file itself.
        case copies
    }

    /// The manifest where it happened, the newer of two (a URN).
    public let manifest: String
    /// The manifest that it is compared with; `nil` where that file came without one, and for copies.
    public let ingredient: String?
    /// What the new manifest is compared with.
    public let relation: Relation
    /// What became of the label.
    public let verdict: Verdict
    /// Why.
    public let reason: Reason
    /// How the content came to be, as it was said before.
    public let before: DigitalSourceType?
    /// The same as it is said now.
    public let after: DigitalSourceType?
    /// Fields of the file that say something else, such as `xmp` `exif`; empty but for copies.
    public let fields: [String]

    package init(
        _ manifest: String, _ ingredient: String?, _ relation: Relation, _ reason: Reason,
        before: DigitalSourceType? = nil, after: DigitalSourceType? = nil, fields: [String] = []
    ) {
        (self.manifest, self.ingredient, self.relation) = (manifest, ingredient, relation)
        (self.reason, self.before, self.after, self.fields) = (reason, before, after, fields)
        verdict = reason.verdict
    }

    /// Why it is so, in a sentence.
    public func why(in language: Language) -> String { reason.sentence(self, in: language) }
}

extension LabelStep {
    /// Why a step has its verdict.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The new manifest repeats the label.
        case repeated
        /// The new manifest changes nothing that is seen or heard, and leads to the one with the label.
        case passedOn
        /// The new manifest has a label, and nothing before had one.
        case first
        /// The new manifest's source type says less.
        case saysLess
        /// What remains says as much, without the label's identifier.
        case identifierLost
        /// The new manifest does not repeat the label.
        case notRepeated
        /// The new manifest has a label with another identifier.
        case otherIdentifier
        /// The new manifest took the label out of the old one.
        case redacted
        /// The new manifest says that the content was captured.
        case saysCaptured
        /// The label's copies in the file say something else than the manifest.
        case copiesDisagree
        /// A manifest says more in its actions than in its label.
        case actionsDisagree
        /// The old manifest did not hold when the new one was made; that was recorded.
        case didNotHold
        /// The old file came without a manifest.
        case withoutManifest
        /// Neither manifest has a label.
        case noLabel

        var verdict: Verdict {
            switch self {
            case .repeated, .passedOn: .kept
            case .first: .added
            case .saysLess, .identifierLost: .weakened
            case .notRepeated, .otherIdentifier, .redacted: .dropped
            case .saysCaptured, .copiesDisagree, .actionsDisagree: .contradicted
            case .didNotHold: .broken
            case .withoutManifest, .noLabel: .unlabelled
            }
        }

        fileprivate func sentence(_ step: LabelStep, in language: Language) -> String {
            let isPart = step.relation == .component
            let before = step.before?.term ?? ""
            let after = step.after?.term ?? ""
            let old = language(
                en: isPart ? "a part of it" : "the file it was made from",
                es: isPart ? "una parte suya" : "el archivo del que se hizo")
            switch self {
            case .repeated:
                return language(
                    en: "it carries the label of \(old)", es: "lleva la etiqueta de \(old)")
            case .passedOn:
                return language(
                    en: "it changes nothing that is seen or heard and leads to the manifest with the label",
                    es: "no cambia nada de lo que se ve o se oye y conduce al manifiesto que tiene la etiqueta")
            case .first:
                return language(
                    en: "it is the first with a label", es: "es el primero que tiene una etiqueta")
            case .saysLess:
                return language(
                    en: "\(old) is labelled \(before); here it says \(after.isEmpty ? "less" : after)",
                    es: "\(old) está etiquetado como \(before); aquí dice \(after.isEmpty ? "menos" : after)")
            case .identifierLost:
                return language(
                    en: "it still says that a model was at work, but no longer carries the label's identifier",
                    es: "todavía dice que intervino un modelo, pero ya no lleva el identificador de la etiqueta")
            case .notRepeated:
                return language(
                    en: "\(old) is labelled \(before); here nothing says so any more",
                    es: "\(old) está etiquetado como \(before); aquí ya nada lo dice")
            case .otherIdentifier:
                return language(
                    en: "it carries a label with another identifier than \(old)",
                    es: "lleva una etiqueta con otro identificador que \(old)")
            case .redacted:
                return language(
                    en: "it took the label out of the manifest of \(old)",
                    es: "quitó la etiqueta del manifiesto de \(old)")
            case .saysCaptured:
                return language(
                    en: "\(old) is labelled \(before); here it says that a camera captured it (\(after))",
                    es: "\(old) está etiquetado como \(before); aquí dice que lo captó una cámara (\(after))")
            case .copiesDisagree:
                let list = step.fields.joined(separator: ", ")
                return language(
                    en: "the signed manifest and other data in the file contradict each other: \(list)",
                    es: "el manifiesto firmado y otros datos del archivo se contradicen: \(list)")
            case .actionsDisagree:
                return language(
                    en: "its label says \(after), its list of what was done says \(before)",
                    es: "su etiqueta dice \(after) y su lista de lo que se hizo dice \(before)")
            case .didNotHold:
                return language(
                    en: "the manifest of \(old) did not hold when this one was made, and its signer knew",
                    es: "el manifiesto de \(old) no era válido cuando se hizo este, y quien firmó lo sabía")
            case .withoutManifest:
                return language(
                    en: "\(old) came without a manifest", es: "\(old) llegó sin manifiesto")
            case .noLabel:
                return language(
                    en: "neither it nor \(old) has a label", es: "ni este ni \(old) tienen etiqueta")
            }
        }
    }
}
