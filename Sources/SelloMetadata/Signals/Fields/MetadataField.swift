/// One field of a file's metadata in the form that the rules for traces read: where it stands, its name, its bytes.
package struct MetadataField: Sendable, Hashable {
    /// Where a field stands.
    package enum Place: String, Sendable, Hashable, CaseIterable {
        /// A `tEXt`, `zTXt` or `iTXt` chunk of a PNG.
        case pngText
        /// A comment segment of a JPEG.
        case jpegComment
        /// An application segment of a JPEG that belongs to no standard.
        case jpegSegment
        /// What stands behind the end of a JPEG's picture.
        case jpegTrailer
        /// An Exif directory.
        case exif
        /// An XMP packet.
        case xmp
        /// The lists of a movie's `udta` and `meta` boxes.
        case itemList
    }

    /// Where it stands.
    package let place: Place
    /// Its name there: a PNG keyword, an Exif tag, `prefix:Name` of an XMP property with the prefix that its owner prefers.
    package let key: String
    /// Its value in UTF-8 as far as it could be decoded.
    package let value: [UInt8]
    /// The carrier in the file, such as `tEXt` or `APP1`.
    package let carrier: String
    /// The bytes of the carrier's content, headers left out.
    package let range: Range<Int>

    package init(_ place: Place, _ key: String, _ value: [UInt8], carrier: String, at range: Range<Int>) {
        self.place = place
        self.key = key
        self.value = value
        self.carrier = carrier
        self.range = range
    }

    /// The value as a text.
    package var text: String { String(decoding: value, as: UTF8.self) }

    /// The first characters of the value that can be seen, on one line.
    package var excerpt: String { Self.excerpt(of: value) }

    /// The most characters of an excerpt.
    private static let excerptLength = 160

    /// The same of any text of a file.
    package static func excerpt(of text: String) -> String { excerpt(of: Array(text.utf8.prefix(8 * excerptLength))) }

    static func excerpt(of bytes: [UInt8]) -> String {
        // Nearly all are short, plain and seen as they stand, and Unicode's tables are dear to ask.
        if bytes.count <= excerptLength, bytes.first != 0x20, bytes.last != 0x20,
            bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }),
            !zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x20 && $1 == 0x20 })
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        var excerpt = ""
        var count = 0
        var isSpaced = true
        // What is cut off cannot be the rest of one character only: four bytes are the most that one has.
        for scalar in String(decoding: bytes.prefix(8 * excerptLength), as: UTF8.self).unicodeScalars {
            let isVisible = !scalar.properties.isWhitespace && isShown(scalar)
            if isVisible || !isSpaced {
                guard count < excerptLength else { return excerpt + "…" }
                excerpt.unicodeScalars.append(isVisible ? scalar : " ")
                count += 1
            }
            isSpaced = !isVisible
        }
        return excerpt.last == " " ? String(excerpt.dropLast()) : excerpt
    }

    /// Whether a character has a shape of its own: no control, no mark of direction, nothing unassigned.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
