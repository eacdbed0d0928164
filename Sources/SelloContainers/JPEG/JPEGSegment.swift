/// One unit of a JPEG file as the walk finds it: small, since a file may have a million.
struct JPEGSegment: Sendable, Hashable {
    /// What the unit is to a layout.
    enum Content: UInt8, Sendable {
        /// A marker of no special meaning here, with its segment.
        case plain
        /// Bytes between segments that belong to none; decoders step over them.
        case stray
        /// The first Exif segment of a block.
        case exif
        /// A segment that continues the Exif block of the one before.
        case exifContinuation
        /// A whole XMP packet.
        case xmp
        /// A part of extended XMP.
        case extendedXMP
        /// The index of a multi-picture file (CIPA DC-007).
        case multiPicture
        /// A Photoshop block.
        case photoshop
        /// A piece of a C2PA manifest store.
        case store
        /// The first scan and all that follows, to the end of the file.
        case scan
        /// Whatever follows the place where the walk had to stop.
        case rest
    }

    let marker: JPEGMarker
    let content: Content
    /// The first fill byte before the marker, or `start` where there is none (ISO 10918-1, B.1.1.2).
    let fillStart: Int
    /// The marker's own 0xFF.
    let start: Int
    /// Where the next unit begins.
    let end: Int

    /// The unit without its fill bytes.
    var range: Range<Int> { start..<end }

    /// The unit's name in reports.
    var name: String {
        switch content {
        case .stray: "stray"
        case .scan: "scan"
        case .rest: "rest"
        default: marker.name
        }
    }
}
