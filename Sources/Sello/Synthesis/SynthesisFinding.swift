public import SelloManifest
package import SelloMetadata

/// What is known of whether a file is synthetic, and by what means.
///
/// None is no answer: nothing found does not mean that the file is genuine.
public struct SynthesisFinding: Sendable, Hashable {
    /// The answer in one word, the strongest there is.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// A manifest that holds says so.
        case signed
        /// Whoever handed the file over declared it.
        case declared
        /// Only metadata say so, which anyone can write or remove.
        case traces
        /// Nothing says so.
        case none
        /// Nothing says so, and something that might could not be read.
        case undetermined
    }

    /// How surely a piece of evidence means what it seems to.
    public enum Confidence: String, Sendable, Hashable, CaseIterable {
        /// Nothing else looks like it.
        case high
        /// Something else might look like it, or it says less.
        case medium
        /// A hint, which counts for nothing by itself.
        case low
    }

    /// The means by which a piece of evidence was found.
    public enum Technique: String, Sendable, Hashable, CaseIterable {
        /// An action of a C2PA manifest.
        case manifest
        /// Sello's label in a C2PA manifest.
        case label
        /// A signature over the pixels.
        case pixelSignature
        /// The declaration of whoever handed the file over.
        case declaration
        /// Text in a PNG.
        case pngText
        /// A comment in a JPEG.
        case jpegComment
        /// A segment of a JPEG that belongs to no standard.
        case jpegSegment
        /// What stands behind the picture of a JPEG.
        case jpegTrailer
        /// Exif.
        case exif
        /// XMP.
        case xmp
        /// The metadata lists of a movie.
        case itemList
        /// Text hidden in the pixels' alpha.
        case hiddenText
        /// The label of China's GB 45438, wherever it stands.
        case tc260
    }

    /// What stands behind a piece of evidence.
    public enum Trust: String, Sendable, Hashable, CaseIterable {
        /// A signer who leads to an anchor that was given.
        case trusted
        /// A signature that holds, by a signer for whom no anchor that was given vouches.
        case untrusted
        /// A manifest or a signature that does not hold.
        case unproven
        /// Nobody.
        case none
    }

    /// One piece of evidence.
    public struct Evidence: Sendable, Hashable {
        /// The means by which it was found.
        public let technique: Technique
        /// The rule that found it, as `Spec/traces.md` has it.
        public let rule: String
        /// Where it stands: a JUMBF reference, or the carrier, the field and the first byte.
        public let place: String
        /// What it says, shortened, visible characters only.
        public let value: String
        /// The generator that it names.
        public let generator: String?
        /// How surely it means that.
        public let confidence: Confidence
        /// Whether anyone could have written it.
        public let isForgeable: Bool
        /// What stands behind it.
        public let trust: Trust
    }

    /// A TC260 label (GB 45438-2025, annex E) that the file carries.
    public struct ImplicitLabel: Sendable, Hashable {
        /// Where it stands.
        public let place: String
        /// How it is written: `bare`, `wrapped`, `properties` or `variant`.
        public let form: String
        /// Its seven values in the order of annex E, those that are empty included.
        public let values: [String]
        /// Those of the seven keys that are not there at all.
        public let missing: [String]
        /// The unified social credit code in its producer's code.
        public let producerCreditCode: String?
        /// The values uncut, for rules that look at every character.
        package let label: TC260Label
    }

    /// The answer in one word.
    public let verdict: Verdict
    /// The generators that the evidence names, each once.
    public let generators: [String]
    /// The evidence, strongest means first.
    public let evidence: [Evidence]
    /// The TC260 labels of the file.
    public let implicitLabels: [ImplicitLabel]
    /// Whether those labels contradict each other.
    public let implicitLabelsConflict: Bool
    /// What could not be read or checked, and what would settle it.
    public let undetermined: [Undetermined]

    /// Of a file in which nothing was found.
    package static let nothing = SynthesisFinding(
        verdict: .none, generators: [], evidence: [], implicitLabels: [], implicitLabelsConflict: false,
        undetermined: [])
}
