/// Where new segments go in a JPEG file that has none of their kind.
struct JPEGPlaces: Sendable, Hashable {
    /// For Exif: directly after SOI, or after the JFIF segments that stand there (Exif 2.32, 4.5.4, and what JFIF files do).
    let exif: Int
    /// For XMP: after Exif.
    let xmp: Int
    /// For the manifest store: after JFIF, Exif and XMP with its extensions.
    ///
    /// None of the three lies behind the index of a multi-picture file, whose pointers count from itself, nor behind the first
    /// table: the pictures that others point at and the places that decoders look in stay where they are.
    let store: Int

    init(_ segments: [JPEGSegment]) {
        var exif = 2
        var xmp = 2
        var store = 2
        var isAtStart = true
        for segment in segments.dropFirst() where segment.content != .store {
            guard segment.content == .stray || segment.marker.isApplicationOrComment,
                segment.content != .multiPicture, segment.content != .rest
            else { break }
            // Where an old store stood between SOI and stray bytes, the new segments must: a file that does not go on with a marker
            // after SOI is no JPEG to most.
            if segment.content == .stray, isAtStart, store == 2 { break }
            if segment.marker == .app0 {
                if isAtStart {
                    exif = segment.end
                    xmp = segment.end
                }
                store = segment.end
                continue
            }
            isAtStart = false
            switch segment.content {
            case .exif, .exifContinuation:
                xmp = segment.end
                store = segment.end
            case .xmp, .extendedXMP: store = segment.end
            default: break
            }
        }
        self.exif = exif
        self.xmp = xmp
        self.store = store
    }
}
