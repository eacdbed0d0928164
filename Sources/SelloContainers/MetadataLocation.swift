package import SelloBytes

/// Where one block of metadata lies.
package struct MetadataLocation: Sendable, Hashable {
    /// What the block holds.
    package enum Kind: String, Sendable, Hashable {
        /// An XMP packet in UTF-8, packet wrapper included where there is one.
        case xmp
        /// The joined chunks of JPEG's extended XMP.
        case extendedXMP
        /// A TIFF block: byte order mark, IFDs. Without JPEG's `Exif\0\0`.
        case exif
        /// PNG text other than XMP (`tEXt`, `zTXt`, `iTXt`), the whole chunk data.
        case text
        /// IPTC-IIM in a Photoshop block.
        case photoshop
    }

    /// What the block holds.
    package let kind: Kind
    /// The bytes of the block's content, in order, carrier headers left out.
    package let pieces: [Range<Int>]
    /// The segment, chunk, box or item that carries them, header included.
    package let carrier: String
    /// Whether the content is deflated (zlib), as PNG's `iTXt` and `zTXt` may have it.
    package let isCompressed: Bool

    package init(kind: Kind, pieces: [Range<Int>], carrier: String, isCompressed: Bool = false) {
        self.kind = kind
        self.pieces = pieces
        self.carrier = carrier
        self.isCompressed = isCompressed
    }

    /// How many bytes the content has.
    package var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }

    /// Reads the content, joined.
    ///
    /// - Throws: ``AssetError`` `.limitExceeded` over ``Limits/metadataByteCount``, or what the source throws.
    package func bytes(of source: any ByteSource, limits: Limits) throws(AssetError) -> [UInt8] {
        guard byteCount <= limits.metadataByteCount else {
            throw AssetError(
                .limitExceeded, at: pieces.first?.lowerBound,
                "a \(kind.rawValue) block of \(byteCount) bytes is over the limit of \(limits.metadataByteCount)")
        }
        var bytes: [UInt8] = []
        for piece in pieces { bytes += try source.bytes(piece, limit: limits.metadataByteCount) }
        return bytes
    }
}
