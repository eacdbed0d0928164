import SelloBytes

/// The walk from segment to segment, up to the first scan.
///
/// It steps over what the common decoders step over: fill bytes, bytes between segments, markers they do not know.
struct JPEGWalk: ~Copyable {
    private var window: Window
    private let limits: Limits

    private(set) var segments: [JPEGSegment] = []
    private(set) var boxInstances = JPEGBoxInstances()
    private(set) var blocks = JPEGMetadataBlocks()
    private(set) var damage: AssetError?

    init(_ source: any ByteSource, limits: Limits) {
        // Segments lie up to 64 KiB apart: a small window, or most of what is read is never looked at.
        window = Window(source, size: 4 << 10)
        self.limits = limits
    }

    mutating func run() throws(AssetError) {
        guard JPEGLayout.recognizes(try window.bytes(at: 0, upTo: 3)) else {
            throw AssetError(.unrecognizedFormat, at: 0, "the file does not begin as a JPEG does")
        }
        try append(.startOfImage, .plain, 0, 0..<2)
        var at = 2
        while let next = try step(from: at) { at = next }
    }

    /// Takes one unit.
    ///
    /// - Returns: Where the next begins; `nil` at the end of the walk.
    private mutating func step(from start: Int) throws(AssetError) -> Int? {
        guard let (marker, fillStart, at) = try nextMarker(from: start) else {
            if start < window.byteCount { try append(JPEGMarker(rawValue: 0), .rest, start, start..<window.byteCount) }
            damage = AssetError(
                .truncated, at: window.byteCount,
                "the file ends before its picture data begins; get a complete copy of it")
            return nil
        }
        if start < fillStart { try append(JPEGMarker(rawValue: 0), .stray, start, start..<fillStart) }
        switch marker {
        case .startOfImage:
            // Decoders stop here. What follows may be the file's second half or another picture: nobody can say.
            try stop(
                fillStart, at, .malformed,
                "a second picture begins here before the first has any picture data; get an undamaged copy of the file")
            return nil
        case .endOfImage:
            try append(marker, .plain, fillStart, at..<at + 2)
            if at + 2 < window.byteCount {
                try append(JPEGMarker(rawValue: 0), .rest, at + 2, at + 2..<window.byteCount)
            }
            damage = AssetError(
                .malformed, at: at, "the picture ends here without any picture data; get an undamaged copy of the file")
            return nil
        case _ where marker.isAlone:
            try append(marker, .plain, fillStart, at..<at + 2)
            return at + 2
        default: break
        }
        guard window.byteCount - at >= 4 else {
            try stop(
                fillStart, at, .truncated,
                "the file ends in the \(marker.name) segment that begins here; get a complete copy of it")
            return nil
        }
        let length = Int(try window.read(UInt16.self, at: at + 2))
        guard length >= 2 else {
            try stop(
                fillStart, at, .malformed,
                "the \(marker.name) segment here has the impossible length \(length); get an undamaged copy of the file"
            )
            return nil
        }
        let end = at + 2 + length
        guard end <= window.byteCount else {
            // A manifest store that is cut off is one with a fault, not none.
            let content = try marker == .app11 ? take(marker, at..<window.byteCount) : .rest
            try append(marker, content, fillStart, at..<window.byteCount)
            damage = AssetError(
                .truncated, at: at,
                "the file ends in the \(marker.name) segment that begins here; get a complete copy of it")
            return nil
        }
        guard marker != .startOfScan else {
            if end == window.byteCount {
                damage = AssetError(
                    .truncated, at: end, "the file ends before the first byte of its picture; get a complete copy of it"
                )
            }
            try append(marker, .scan, fillStart, at..<window.byteCount)
            return nil
        }
        try append(marker, try take(marker, at..<end), fillStart, at..<end)
        return end
    }

    /// Finds the next marker as decoders do: a 0xFF, any number of them, and a byte that is neither 0xFF nor 0.
    ///
    /// - Returns: The marker, the first of its 0xFF and the last; `nil` where there is none up to the end of the file.
    private mutating func nextMarker(
        from start: Int
    ) throws(AssetError) -> (JPEGMarker, fillStart: Int, at: Int)? {
        var at = start
        while let found = try window.firstIndex(of: 0xFF, from: at) {
            var next = found + 1
            while next < window.byteCount {
                let byte = try window.read(UInt8.self, at: next)
                if byte == 0 { break }
                if byte != 0xFF { return (JPEGMarker(rawValue: byte), found, next - 1) }
                next += 1
            }
            at = next + 1
        }
        return nil
    }

    /// Sorts out what a segment is.
    private mutating func take(_ marker: JPEGMarker, _ range: Range<Int>) throws(AssetError) -> JPEGSegment.Content {
        let contentStart = range.lowerBound + 4
        let content = contentStart..<range.upperBound
        switch marker {
        case .app1:
            let head = try window.bytes(
                at: contentStart, upTo: min(content.count, JPEGMetadataBlocks.headByteCount))
            let followsExif = segments.last.map {
                ($0.content == .exif || $0.content == .exifContinuation) && $0.end == range.lowerBound
            }
            return blocks.takeAPP1(head, content: content, followsExif: followsExif == true)
        case .app2:
            let head = try window.bytes(at: contentStart, upTo: min(content.count, 4))
            return head == MultiPictureIndex.identifier ? .multiPicture : .plain
        case .app11:
            let head = try window.bytes(at: contentStart, upTo: min(content.count, JPEGBoxInstances.headByteCount))
            return boxInstances.take(head, segment: range, contentStart: contentStart) ? .store : .plain
        case .app13:
            let head = try window.bytes(
                at: contentStart, upTo: min(content.count, JPEGMetadataBlocks.headByteCount))
            let follows = segments.last.map { $0.content == .photoshop && $0.end == range.lowerBound }
            return blocks.takeAPP13(head, content: content, followsPhotoshop: follows == true)
        case .comment:
            blocks.takeComment(content)
            return .plain
        default:
            return .plain
        }
    }

    /// Ends the walk at a place that it cannot pass.
    private mutating func stop(
        _ fillStart: Int, _ at: Int, _ code: AssetError.Code, _ reason: String
    ) throws(AssetError) {
        try append(JPEGMarker(rawValue: 0), .rest, fillStart, at..<window.byteCount)
        damage = AssetError(code, at: at, reason)
    }

    private mutating func append(
        _ marker: JPEGMarker, _ content: JPEGSegment.Content, _ fillStart: Int, _ range: Range<Int>
    ) throws(AssetError) {
        guard segments.count < limits.unitCount else {
            throw AssetError(
                .limitExceeded, at: range.lowerBound, "the file has more than \(limits.unitCount) segments")
        }
        segments.append(
            JPEGSegment(
                marker: marker, content: content, fillStart: fillStart, start: range.lowerBound, end: range.upperBound))
    }
}
