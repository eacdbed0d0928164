import SelloBytes

/// The walk from chunk to chunk, up to IEND.
struct PNGWalk: ~Copyable {
    /// Neighbouring chunks of one type; a file may have a million IDAT.
    struct Run: Sendable, Hashable {
        let type: PNGChunkType
        var range: Range<Int>
        var count: Int
    }

    private var window: Window
    private let limits: Limits

    private(set) var runs: [Run] = []
    private(set) var chunkCount = 0
    private(set) var stores: [StoreLocation] = []
    private(set) var metadata: [MetadataLocation] = []
    /// The chunks with an XMP packet.
    private(set) var packets: [Range<Int>] = []
    /// The `eXIf` chunks.
    private(set) var exifBlocks: [Range<Int>] = []
    /// Apple's `iDOT` chunks.
    private(set) var indices: [Range<Int>] = []
    private(set) var headerEnd: Int?
    private(set) var end: Int
    private(set) var damage: AssetError?
    private var hasImageData = false

    init(_ source: any ByteSource, limits: Limits) {
        // IDAT chunks usually have 8 to 64 KiB: a small window, or the whole picture is read to look at its headers.
        window = Window(source, size: 1 << 10)
        self.limits = limits
        end = PNGLayout.signature.count
    }

    mutating func run() throws(AssetError) {
        guard PNGLayout.recognizes(try window.bytes(at: 0, upTo: end)) else {
            throw AssetError(.unrecognizedFormat, at: 0, "the file does not begin as a PNG does")
        }
        while try step() {}
    }

    /// Takes one chunk.
    ///
    /// - Returns: Whether there may be another.
    private mutating func step() throws(AssetError) -> Bool {
        let start = end
        let left = window.byteCount - start
        guard left >= PNGChunk.overhead else {
            note(.truncated, start, "the file ends before its IEND chunk; get a complete copy of it")
            return false
        }
        let head = try window.read(UInt64.self, at: start)
        let type = PNGChunkType(rawValue: UInt32(truncatingIfNeeded: head))
        let length = Int(head >> 32)
        guard type.isWellFormed else {
            note(.malformed, start, "what begins here is no PNG chunk; get an undamaged copy of the file")
            return false
        }
        guard length <= PNGChunk.largestLength, length <= left - PNGChunk.overhead else {
            note(
                length > PNGChunk.largestLength ? .malformed : .truncated, start,
                "the \(type.name) chunk here announces \(length) bytes, more than there are;"
                    + " get a complete copy of the file")
            if type == .manifestStore {
                // A manifest store that is cut off is one with a fault, not none.
                let extent = start..<window.byteCount
                stores.append(
                    StoreLocation(pieces: [start + 8..<window.byteCount], extent: extent, fault: damage))
            }
            return false
        }
        chunkCount += 1
        guard chunkCount <= limits.unitCount else {
            throw AssetError(.limitExceeded, at: start, "the file has more than \(limits.unitCount) chunks")
        }
        end = start + PNGChunk.overhead + length
        try take(type, start..<end)
        if let last = runs.last, last.type == type {
            runs[runs.count - 1].range = last.range.lowerBound..<end
            runs[runs.count - 1].count += 1
        } else {
            runs.append(Run(type: type, range: start..<end, count: 1))
        }
        return type != .imageEnd
    }

    private mutating func take(_ type: PNGChunkType, _ chunk: Range<Int>) throws(AssetError) {
        let data = chunk.lowerBound + 8..<chunk.upperBound - 4
        if headerEnd == nil, type != .header, type != .appleHeader || chunkCount > 1 {
            note(.malformed, chunk.lowerBound, "the IHDR chunk is not the first one; get an undamaged copy of the file")
        }
        switch type {
        case .header:
            if headerEnd == nil { headerEnd = chunk.upperBound }
        case .imageData: hasImageData = true
        case .imageEnd:
            if !hasImageData {
                note(
                    .malformed, chunk.lowerBound,
                    "the picture ends here without any picture data; get an undamaged copy")
            }
        case .manifestStore:
            stores.append(StoreLocation(pieces: [data], extent: chunk))
        case .exif:
            exifBlocks.append(chunk)
            // Some writers keep JPEG's prefix.
            let head = try window.bytes(at: data.lowerBound, upTo: min(data.count, 6))
            let isPrefixed = head == JPEGMetadataBlocks.exifIdentifier
            metadata.append(
                MetadataLocation(kind: .exif, pieces: [isPrefixed ? data.dropFirst(6) : data], carrier: type.name))
        case .text, .compressedText:
            metadata.append(
                MetadataLocation(
                    kind: .text, pieces: [data], carrier: type.name, isCompressed: type == .compressedText))
        case .internationalText:
            let text = PNGText(try window.bytes(at: data.lowerBound, upTo: min(data.count, PNGText.headByteCount)))
            // Where XMP is replaced, a packet that cannot be read is one as well: a tolerant reader might still find it.
            if text.isXMP { packets.append(chunk) }
            guard text.isXMP, let textStart = text.textStart else {
                metadata.append(
                    MetadataLocation(
                        kind: .text, pieces: [data], carrier: type.name, isCompressed: text.isCompressed))
                return
            }
            metadata.append(
                MetadataLocation(
                    kind: .xmp, pieces: [data.dropFirst(textStart)], carrier: type.name,
                    isCompressed: text.isCompressed))
        case .appleIndex: indices.append(chunk)
        default: break
        }
    }

    // The first fault is the one to report.
    private mutating func note(_ code: AssetError.Code, _ offset: Int, _ reason: String) {
        if damage == nil { damage = AssetError(code, at: offset, reason) }
    }
}
