internal import SelloBytes
internal import SelloPolicy

/// A label that people see or hear in the content, as whoever stamps the file attests it.
///
/// Metadata cannot show itself, and nothing here looks at the content: what is attested is reported as attested, and what nobody attested is
/// never assumed (`Spec/sgi-label.md`, "The visible label").
public struct VisibleLabel: Sendable, Hashable {
    /// How the label reaches people.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It is seen.
        case visible
        /// It is heard.
        case audible
    }

    /// Where the label is.
    public enum Place: Sendable, Hashable {
        /// A part of the picture.
        case region(Region)
        /// Before everything else: what an audio disclosure is prefixed to (India's rule 3(3)(a)(ii)).
        case start
    }

    /// A rectangle in fractions of the picture's width and height, from its upper left corner.
    public struct Region: Sendable, Hashable {
        /// The distance of its left side from the picture's.
        public var left: Double
        /// The distance of its upper side from the picture's.
        public var top: Double
        /// Its width.
        public var width: Double
        /// Its height.
        public var height: Double

        /// Makes a rectangle.
        public init(left: Double, top: Double, width: Double, height: Double) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }

        /// Whether it is a rectangle inside the picture.
        public var isInside: Bool {
            // Decimal fractions such as 0.9 and 0.1 do not add up to 1 exactly.
            let most = 1 + 1e-9
            return [left, top, width, height].allSatisfy { $0.isFinite && (0...1).contains($0) } && width > 0
                && height > 0 && left + width <= most && top + height <= most
        }
    }

    /// When the label is seen or heard, in milliseconds from the start of the content.
    public struct Extent: Sendable, Hashable {
        /// When it begins.
        public var from: Int
        /// When it ends; `nil` for the end of the content.
        public var to: Int?

        /// Makes an extent.
        public init(from: Int, to: Int? = nil) {
            self.from = from
            self.to = to
        }

        /// Whether it begins in the content and ends after it begins.
        public var isOrdered: Bool {
            (0...Self.most).contains(from) && (to.map { $0 > from && $0 <= Self.most } ?? true)
        }

        /// What every JSON reader takes as it is: 285 000 years.
        private static let most = 1 << 53
    }

    /// The words.
    public var text: String
    /// Their language (BCP 47); `nil` where nobody said.
    public var language: String?
    /// How the label reaches people; `nil` where nobody said.
    public var kind: Kind?
    /// Where it is; `nil` where nobody said.
    public var place: Place?
    /// When it is there, for content that has a duration; `nil` where nobody said.
    public var extent: Extent?

    /// Makes an attestation.
    public init(
        _ text: String, language: String? = nil, kind: Kind? = nil, place: Place? = nil, extent: Extent? = nil
    ) {
        self.text = text
        self.language = language
        self.kind = kind
        self.place = place
        self.extent = extent
    }

    /// The most bytes that the words may have: a notice, not an essay.
    static let textByteCount = 1 << 10

    /// Checks what is to be signed.
    ///
    /// - Throws: ``RecordError`` `.invalidField` that names the field.
    func check() throws(RecordError) {
        guard !text.isEmpty, text.utf8.count <= Self.textByteCount else {
            throw .invalidField(
                "visibleLabel.text",
                Sentence(
                    en: "the words of the visible label have \(text.utf8.count) bytes; give 1 to \(Self.textByteCount)",
                    es:
                        "el texto de la etiqueta visible tiene \(text.utf8.count) bytes; use de 1 a \(Self.textByteCount)"
                ))
        }
        if let language, !LanguageTag.isWellFormed(language) {
            throw .invalidField(
                "visibleLabel.language",
                Sentence(
                    en: "“\(language)” is no language tag such as en or es-MX (BCP 47)",
                    es: "“\(language)” no es una etiqueta de idioma como en o es-MX (BCP 47)"))
        }
        if case .region(let region) = place, !region.isInside {
            throw .invalidField(
                "visibleLabel.region",
                Sentence(
                    en: "the region of the visible label is no rectangle inside the picture; give left, top, width and "
                        + "height as fractions from 0 to 1",
                    es:
                        "la región de la etiqueta visible no es un rectángulo dentro de la imagen; indique izquierda, arriba, "
                        + "ancho y alto como fracciones de 0 a 1"))
        }
        if let extent, !extent.isOrdered {
            throw .invalidField(
                "visibleLabel.time",
                Sentence(
                    en: "the visible label ends before it begins, or begins before the content does",
                    es: "la etiqueta visible termina antes de empezar, o empieza antes que el contenido"))
        }
    }
}

/// Tags of languages (BCP 47).
enum LanguageTag {
    /// Whether a text has the form of a tag (RFC 5646, 2.1); the registry of languages is not asked.
    static func isWellFormed(_ text: String) -> Bool {
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 64, let first = subtags.first, let last = subtags.last else { return false }
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        let isSound = subtags.allSatisfy { subtag in
            (1...8).contains(subtag.count) && subtag.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
        // A single letter announces subtags of private use (x) or of an extension, and more must follow it.
        return isSound && first.allSatisfy(isLetter) && (first.count > 1 || first.first.map { $0 | 0x20 } == 0x78)
            && (last.count > 1 || subtags.count > 1 && subtags.dropLast().contains { $0.count == 1 })
    }
}
