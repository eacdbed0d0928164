/// How content came to be, in the words of IPTC and C2PA.
///
/// Terms of IPTC's vocabulary <http://cv.iptc.org/newscodes/digitalsourcetype/> and of C2PA's
/// <http://c2pa.org/digitalsourcetype/>. Open: a URI that is in neither is kept as it is.
public struct DigitalSourceType: RawRepresentable, Sendable, Hashable {
    /// The URI.
    public let rawValue: String

    /// Makes a source type of its URI.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Finds a source type by its term or its URI; `nil` for a term that neither vocabulary has.
    ///
    /// - Parameter text: A term such as `trainedAlgorithmicMedia`, or any `http` or `https` URI.
    public init?(_ text: String) {
        if let term = Self.terms.first(where: { $0.term == text }) {
            rawValue = term.base + term.term
        } else if text.hasPrefix("http://") || text.hasPrefix("https://") {
            // IPTC's own pages show the URI with https; the vocabulary's identifier is the one with http.
            rawValue = text.hasPrefix("https://cv.iptc.org/") ? "http" + text.dropFirst(5) : text
        } else {
            return nil
        }
    }

    /// The term without its vocabulary, such as `trainedAlgorithmicMedia`.
    public var term: String {
        // By bytes: a slash is one in UTF-8 and part of nothing else, and characters are slow to tell apart.
        rawValue.utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) } ?? rawValue
    }

    /// How strongly the type says that the content is synthetic, from 0 (captured) to 100 (made by a trained model).
    ///
    /// A label's source type is never replaced by one that says less.
    package var strength: Int {
        Self.terms.first { $0.base + $0.term == rawValue }?.strength ?? Self.unknownStrength
    }

    /// This type, or the first of others that says more.
    package func strongest(of others: [DigitalSourceType]) -> DigitalSourceType {
        others.reduce(self) { $1.strength > $0.strength ? $1 : $0 }
    }

    /// Whether the type says that a trained model made the content or a part of it.
    package var namesModel: Bool {
        self == .trainedAlgorithmicMedia || self == .compositeWithTrainedAlgorithmicMedia
            || self == .compositeSynthetic || rawValue == Self.c2pa + "trainedAlgorithmicData"
    }

    /// Every term that is known, in the order of strength.
    public static var knownTerms: [String] { terms.map(\.term) }

    /// Created by a model that was trained on captured content.
    public static let trainedAlgorithmicMedia = DigitalSourceType(rawValue: iptc + "trainedAlgorithmicMedia")
    /// Captured or created content to which a generative model added or corrected something.
    public static let compositeWithTrainedAlgorithmicMedia = DigitalSourceType(
        rawValue: iptc + "compositeWithTrainedAlgorithmicMedia")
    /// A composition of which at least one part is synthetic.
    public static let compositeSynthetic = DigitalSourceType(rawValue: iptc + "compositeSynthetic")
    /// Edited by a person with tools that generate nothing.
    public static let humanEdits = DigitalSourceType(rawValue: iptc + "humanEdits")

    private static let iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    private static let c2pa = "http://c2pa.org/digitalsourcetype/"
    private static let unknownStrength = 40

    // Vocabularies as of November 2026; the deprecated terms still stand in files.
    private static let terms: [(base: String, term: String, strength: Int)] = [
        (iptc, "trainedAlgorithmicMedia", 100), (c2pa, "trainedAlgorithmicData", 95),
        (iptc, "compositeWithTrainedAlgorithmicMedia", 90), (iptc, "compositeSynthetic", 80),
        (iptc, "algorithmicMedia", 70), (iptc, "virtualRecording", 60), (iptc, "composite", 50),
        (iptc, "digitalArt", 40), (iptc, "screenCapture", 40), (iptc, "dataDrivenMedia", 30),
        (iptc, "softwareImage", 30), (iptc, "digitalCreation", 30), (iptc, "algorithmicallyEnhanced", 20),
        (iptc, "humanEdits", 10), (iptc, "minorHumanEdits", 10), (iptc, "compositeCapture", 5),
        (iptc, "computationalCapture", 0), (iptc, "digitalCapture", 0), (iptc, "negativeFilm", 0),
        (iptc, "positiveFilm", 0), (iptc, "print", 0), (c2pa, "empty", 0),
    ]
}
