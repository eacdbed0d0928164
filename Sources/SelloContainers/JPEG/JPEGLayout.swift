package import SelloBytes

/// Where everything lies in a JPEG file, up to its first scan (ISO 10918-1, annex B).
///
/// What follows the first scan is one part: entropy-coded data, later scans, EOI, further pictures, a video, a maker's trailer.
/// All of it stays as it is, so none of it is read.
package struct JPEGLayout: ContainerLayout {
    /// The family of the file.
    package let format = ContainerFormat.jpeg
    /// The media type; a multi-picture file is served as any other.
    package let mediaType = "image/jpeg"
    /// How many bytes the asset has.
    package let byteCount: Int
    /// Every C2PA manifest store in APP11 segments before the first scan.
    ///
    /// Thumbnails and further pictures may carry stores of their own; those are not the file's.
    package let stores: [StoreLocation]
    /// Exif, XMP, extended XMP, Photoshop blocks and comments.
    package let metadata: [MetadataLocation]
    /// Why the file cannot be walked to its first scan, or `nil`.
    ///
    /// Stores and metadata found up to there are reported all the same; a rewrite is refused.
    package let damage: AssetError?
    /// Whether there is an index of several pictures (CIPA DC-007).
    package var hasOtherPictures: Bool { segments.contains { $0.content == .multiPicture } }

    /// Every unit, in the order of the file.
    let segments: [JPEGSegment]
    /// Instance numbers of APP11 that other boxes use.
    let takenBoxInstances: Set<UInt16>

    /// Whether the first bytes of a file are those of a JPEG: SOI and the start of another marker.
    package static func recognizes(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xFF, 0xD8, 0xFF])
    }

    /// Reads a layout: headers only, and of each segment no more than tells what it is.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - limits: The most that reading may cost.
    /// - Throws: ``AssetError`` `.unrecognizedFormat`, `.limitExceeded`, or what the source throws. Damage later in the file is no
    ///   error here, see ``damage``.
    package init(reading source: any ByteSource, limits: Limits) throws(AssetError) {
        var walk = JPEGWalk(source, limits: limits)
        try walk.run()
        byteCount = source.byteCount
        segments = walk.segments
        stores = walk.boxInstances.stores
        takenBoxInstances = walk.boxInstances.takenNumbers
        metadata = walk.blocks.locations
        damage = walk.damage
    }

    /// Every segment, the fill and stray bytes between them, and the scan.
    package var parts: [Part] {
        var parts: [Part] = []
        parts.reserveCapacity(segments.count)
        for segment in segments {
            if segment.fillStart < segment.start {
                parts.append(Part(name: "fill", range: segment.fillStart..<segment.start))
            }
            parts.append(Part(name: segment.name, range: segment.range))
        }
        return parts
    }
}
