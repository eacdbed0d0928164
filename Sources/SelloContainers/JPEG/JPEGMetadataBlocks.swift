import SelloBytes

/// Gathers the metadata that segments carry: Exif 2.32, 4.7.2; XMP part 3, 1.1.3; Photoshop's image resources; comments.
struct JPEGMetadataBlocks: Sendable {
    /// What the content of Exif's APP1 begins with.
    static let exifIdentifier = Array("Exif\0\0".utf8)
    /// What the content of XMP's APP1 begins with.
    static let xmpIdentifier = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    /// What the content of extended XMP's APP1 begins with; a GUID of 32 digits, the whole length and the offset follow.
    static let extendedXMPIdentifier = Array("http://ns.adobe.com/xmp/extension/\0".utf8)
    /// What the content of Photoshop's APP13 begins with.
    static let photoshopIdentifier = Array("Photoshop 3.0\0".utf8)

    /// How many bytes of a segment's content are needed to know it: the header of extended XMP is the longest.
    static let headByteCount = extendedXMPIdentifier.count + 32 + 4 + 4

    private struct Block: Sendable {
        let kind: MetadataLocation.Kind
        let carrier: String
        var pieces: [Range<Int>]
        // Extended XMP: where each piece belongs.
        var offsets: [UInt32] = []
    }

    private var blocks: [Block] = []
    private var extensions: [[UInt8]: Int] = [:]

    /// Takes an APP1 segment.
    ///
    /// - Parameters:
    ///   - head: The first bytes of the content, ``headByteCount`` or all.
    ///   - content: Where the content lies.
    ///   - followsExif: Whether the segment directly before carries Exif.
    /// - Returns: What the segment is.
    mutating func takeAPP1(_ head: [UInt8], content: Range<Int>, followsExif: Bool) -> JPEGSegment.Content {
        if head.starts(with: Self.exifIdentifier) {
            let block = content.dropFirst(Self.exifIdentifier.count)
            let tiff = head.dropFirst(Self.exifIdentifier.count).prefix(4)
            let begins = tiff.elementsEqual([0x49, 0x49, 0x2A, 0x00]) || tiff.elementsEqual([0x4D, 0x4D, 0x00, 0x2A])
            // Exif has no rule for blocks over 64 KiB; in the field, what has no TIFF header of its own continues the segment before.
            if followsExif, !begins, let last = blocks.lastIndex(where: { $0.kind == .exif }) {
                blocks[last].pieces.append(block)
                return .exifContinuation
            }
            blocks.append(Block(kind: .exif, carrier: "APP1", pieces: [block]))
            return .exif
        }
        if head.starts(with: Self.xmpIdentifier) {
            blocks.append(
                Block(kind: .xmp, carrier: "APP1", pieces: [content.dropFirst(Self.xmpIdentifier.count)]))
            return .xmp
        }
        if head.count == Self.headByteCount, head.starts(with: Self.extendedXMPIdentifier) {
            let identifier = Array(head[Self.extendedXMPIdentifier.count..<head.count - 8])
            let offset = head.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let index = extensions[identifier] ?? blocks.count
            if index == blocks.count {
                extensions[identifier] = index
                blocks.append(Block(kind: .extendedXMP, carrier: "APP1", pieces: []))
            }
            blocks[index].pieces.append(content.dropFirst(Self.headByteCount))
            blocks[index].offsets.append(offset)
            return .extendedXMP
        }
        return .plain
    }

    /// Takes an APP13 segment; a Photoshop block over 64 KiB goes on in the segments that directly follow.
    mutating func takeAPP13(_ head: [UInt8], content: Range<Int>, followsPhotoshop: Bool) -> JPEGSegment.Content {
        guard head.starts(with: Self.photoshopIdentifier) else { return .plain }
        let block = content.dropFirst(Self.photoshopIdentifier.count)
        if followsPhotoshop, let last = blocks.lastIndex(where: { $0.kind == .photoshop }) {
            blocks[last].pieces.append(block)
        } else {
            blocks.append(Block(kind: .photoshop, carrier: "APP13", pieces: [block]))
        }
        return .photoshop
    }

    /// Takes a comment.
    mutating func takeComment(_ content: Range<Int>) {
        blocks.append(Block(kind: .text, carrier: "COM", pieces: [content]))
    }

    /// Every block, in the order in which each begins in the file.
    var locations: [MetadataLocation] {
        blocks.map { block in
            var pieces = block.pieces
            if !block.offsets.isEmpty {
                // Segments may stand in any order; a piece sent twice counts once.
                let order = pieces.indices.sorted { (block.offsets[$0], $0) < (block.offsets[$1], $1) }
                var last: UInt32?
                pieces = order.compactMap { index in
                    guard block.offsets[index] != last else { return nil }
                    last = block.offsets[index]
                    return block.pieces[index]
                }
            }
            return MetadataLocation(kind: block.kind, pieces: pieces, carrier: block.carrier)
        }
    }
}
