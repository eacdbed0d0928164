package import SelloBytes

/// Where everything lies in a PNG file (ISO 15948, third edition, which takes in APNG and `eXIf`).
///
/// Checksums of chunks are not looked at: whether pixels decode is not the question here, and the hash covers them.
package struct PNGLayout: ContainerLayout {
    /// The family of the file.
    package let format = ContainerFormat.png
    /// The media type; an APNG is served as any other PNG.
    package let mediaType = "image/png"
    /// How many bytes the asset has.
    package let byteCount: Int
    /// Every `caBX` chunk.
    package let stores: [StoreLocation]
    /// XMP, Exif and text.
    package let metadata: [MetadataLocation]
    /// Why the file is no sound run of chunks from IHDR to IEND, or `nil`.
    ///
    /// Stores and metadata found up to there are reported all the same; a rewrite is refused.
    package let damage: AssetError?

    /// Runs of neighbouring chunks of one type.
    let runs: [PNGWalk.Run]
    /// How many chunks there are.
    let chunkCount: Int
    /// Where IHDR ends.
    let headerEnd: Int?
    /// Where the last sound chunk ends.
    let end: Int
    /// The chunks with an XMP packet.
    let packets: [Range<Int>]
    /// The `eXIf` chunks.
    let exifBlocks: [Range<Int>]
    /// Apple's `iDOT` chunks.
    let indices: [Range<Int>]

    /// The first eight bytes (ISO 15948, 5.2).
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Whether the first bytes of a file are those of a PNG.
    package static func recognizes(_ head: [UInt8]) -> Bool { head.starts(with: signature) }

    /// Reads a layout: the headers of the chunks and the first bytes of those with text.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - limits: The most that reading may cost.
    /// - Throws: ``AssetError`` `.unrecognizedFormat`, `.limitExceeded`, or what the source throws. Damage later in the file is no
    ///   error here, see ``damage``.
    package init(reading source: any ByteSource, limits: Limits) throws(AssetError) {
        var walk = PNGWalk(source, limits: limits)
        try walk.run()
        byteCount = source.byteCount
        stores = walk.stores
        metadata = walk.metadata
        damage = walk.damage
        runs = walk.runs
        chunkCount = walk.chunkCount
        headerEnd = walk.headerEnd
        end = walk.end
        packets = walk.packets
        exifBlocks = walk.exifBlocks
        indices = walk.indices
    }

    /// The signature, every run of equal chunks, and what follows them.
    package var parts: [Part] {
        var parts = [Part(name: "PNGh", range: 0..<Self.signature.count)]
        parts += runs.map { Part(name: $0.type.name, range: $0.range, count: $0.count) }
        if end < byteCount { parts.append(Part(name: "rest", range: end..<byteCount)) }
        return parts
    }
}
