package import SelloBytes

/// Where everything lies in an asset: the ranges of its segments, chunks or boxes.
///
/// Nothing is copied.
///
/// A layout knows nothing of C2PA beyond where a manifest store goes.
package protocol ContainerLayout: Sendable {
    /// The family of the file.
    var format: ContainerFormat { get }
    /// The media type that the bytes speak of, such as `image/avif`.
    var mediaType: String { get }
    /// How many bytes the asset has.
    var byteCount: Int { get }
    /// Every manifest store, in the order of the file. More than one is a fault that validation reports.
    var stores: [StoreLocation] { get }
    /// Every block of metadata in a standard place.
    var metadata: [MetadataLocation] { get }
    /// What is wrong with the asset's structure, where its parts could still be told up to there; such an asset is not rewritten.
    var damage: AssetError? { get }
    /// Whether the file holds further pictures, such as a gain map, which may have XMP of their own.
    var hasOtherPictures: Bool { get }
    /// Every segment, chunk or box, in the order of the file, for `inspect` and for reports on bytes that no hash covers.
    var parts: [Part] { get }

    /// Plans a new file: the same asset without its manifest stores, with new metadata and a hole for a manifest store, and
    /// with every absolute offset repaired.
    ///
    /// - Parameters:
    ///   - request: What is to be written.
    ///   - source: The asset that this layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: The new file as a list of pieces.
    /// - Throws: ``AssetError`` where the asset cannot carry what is asked for.
    func rewrite(_ request: RewriteRequest, of source: any ByteSource, limits: Limits) throws(AssetError) -> Rewrite
}

extension ContainerLayout {
    /// None: a layout whose reader refuses damaged files has nothing to tell.
    package var damage: AssetError? { nil }
    /// None.
    package var hasOtherPictures: Bool { false }
}

/// One segment, chunk or box (or a run of equal ones), or bytes that belong to none.
package struct Part: Sendable, Hashable {
    /// Its name in its format: `APP1`, `IDAT`, `moov`.
    package let name: String
    /// Its bytes with the header.
    package let range: Range<Int>
    /// How deep it lies; 0 for the top level.
    package let depth: Int
    /// How many equal neighbours this entry stands for.
    package let count: Int

    package init(name: String, range: Range<Int>, depth: Int = 0, count: Int = 1) {
        self.name = name
        self.range = range
        self.depth = depth
        self.count = count
    }
}

/// Where one manifest store lies.
package struct StoreLocation: Sendable, Hashable {
    /// What the carrier says that the store is for.
    package enum Purpose: String, Sendable, Hashable {
        /// The asset's manifest store.
        case manifest
        /// BMFF: the store to which a later `update` store belongs.
        case original
        /// BMFF: update manifests, in the last box of the file.
        case update
    }

    /// What it is for.
    package let purpose: Purpose
    /// The bytes of the store, in order; JPEG spreads them over segments.
    package let pieces: [Range<Int>]
    /// Everything that carries them, from the first header to the last byte (a PNG chunk's CRC included).
    package let extent: Range<Int>
    /// What is wrong with the carrier (pieces missing, out of order), or `nil`.
    ///
    /// The store is then not read.
    package let fault: AssetError?
    /// BMFF: where the carrier says that the first C2PA box for a Merkle tree lies; 0 for none.
    package let merkleOffset: UInt64

    package init(
        purpose: Purpose = .manifest, pieces: [Range<Int>], extent: Range<Int>, fault: AssetError? = nil,
        merkleOffset: UInt64 = 0
    ) {
        self.purpose = purpose
        self.pieces = pieces
        self.extent = extent
        self.fault = fault
        self.merkleOffset = merkleOffset
    }

    /// How many bytes the store has.
    package var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }

    /// Reads the store, joined.
    ///
    /// - Throws: ``fault`` where there is one, `.limitExceeded` over ``Limits/storeByteCount``, or what the source throws.
    package func bytes(of source: any ByteSource, limits: Limits) throws(AssetError) -> [UInt8] {
        if let fault { throw fault }
        guard byteCount <= limits.storeByteCount else {
            throw AssetError(
                .limitExceeded, at: extent.lowerBound,
                "a manifest store of \(byteCount) bytes is over the limit of \(limits.storeByteCount)")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        for piece in pieces { bytes += try source.bytes(piece, limit: limits.storeByteCount) }
        return bytes
    }
}

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

/// What a new file is to carry.
package struct RewriteRequest: Sendable {
    /// The whole XMP packet; takes the place of the one that is there, or goes to the standard place.
    ///
    /// `nil` leaves XMP alone.
    package var xmp: [UInt8]?
    /// The whole TIFF block for JPEG and PNG, without `Exif\0\0`.
    ///
    /// `nil` leaves Exif alone.
    package var exif: [UInt8]?
    /// The size of the manifest store in bytes; 0 for a file without one.
    package var storeByteCount: Int
    /// BMFF: whether headers of media data get sixteen bytes, as Merkle trees over them want it.
    package var widensMediaData: Bool

    package init(
        xmp: [UInt8]? = nil, exif: [UInt8]? = nil, storeByteCount: Int, widensMediaData: Bool = false
    ) {
        self.xmp = xmp
        self.exif = exif
        self.storeByteCount = storeByteCount
        self.widensMediaData = widensMediaData
    }
}
