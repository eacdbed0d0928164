import SelloBytes

/// An MP4 of boxes that a test may change.
package struct ForgedBMFF: ForgedCarrier {
    /// One box of the file.
    package enum Piece: Sendable {
        /// A box as it is.
        case box(String, [UInt8])
        /// The place of the C2PA box.
        case store
        /// A movie of one track whose only chunk begins so many bytes into the piece of an index.
        case movie(chunkIn: Int, at: Int)
    }

    package var pieces: [Piece] = [
        .box("ftyp", Self.box("ftyp", Array("isom".utf8) + [0, 0, 2, 0] + Array("isommp42".utf8))), .store,
        .box("mdat", Self.largeBox("mdat", Self.media(600))), .movie(chunkIn: 2, at: 16),
        .box("free", Self.box("free", [UInt8](repeating: 0, count: 32))),
    ]
    /// What the C2PA box is for.
    package var purpose = "manifest"
    /// Where the first Merkle box is, as the C2PA box says: the index of its piece.
    package var merklePiece: Int?
    /// What stands behind the store in its box.
    package var slack: [UInt8] = []
    /// Pieces behind all others, the appended store's box included.
    package var storeCount = 1

    package init() {}

    package func embed(_ store: [UInt8], appended: [UInt8]) throws -> ForgedAsset {
        func box(_ piece: Piece, _ starts: [Int]) throws -> (name: String, bytes: [UInt8]) {
            switch piece {
            case .box(let name, let bytes): return (name, bytes)
            case .movie(let index, let at): return ("moov", Self.movie(chunk: starts[index] + at))
            case .store:
                guard !store.isEmpty else { return ("C2PA", []) }
                let original = appended.isEmpty ? purpose : purpose == "manifest" ? "original" : purpose
                let merkle = merklePiece.map { starts[$0] } ?? 0
                let one = Self.provenance(original, BigEndian.u64(merkle) + store + slack)
                return ("C2PA", [UInt8]([[UInt8]](repeating: one, count: storeCount).joined()))
            }
        }
        var starts: [Int] = []
        var at = 0
        let blank = [Int](repeating: 0, count: pieces.count)
        for piece in pieces {
            starts.append(at)
            at += try box(piece, blank).bytes.count
        }
        var asset = ForgedAsset(bytes: [], extent: nil, units: [])
        for piece in pieces {
            let (name, bytes) = try box(piece, starts)
            let start = asset.bytes.count
            asset.bytes += bytes
            guard !bytes.isEmpty else { continue }
            asset.units.append((name, start..<asset.bytes.count))
            if name == "C2PA" { asset.extent = start..<asset.bytes.count }
        }
        if !appended.isEmpty {
            let start = asset.bytes.count
            asset.bytes += Self.provenance("update", appended)
            asset.units.append(("C2PA", start..<asset.bytes.count))
        }
        return asset
    }

    package static func box(_ type: String, _ content: [UInt8]...) -> [UInt8] {
        let content = [UInt8](content.joined())
        return BigEndian.u32(content.count + 8) + Array(type.utf8) + content
    }

    package static func fullBox(_ type: String, version: Int = 0, flags: Int = 0, _ content: [UInt8]...) -> [UInt8] {
        box(type, BigEndian.u32(version << 24 | flags) + [UInt8](content.joined()))
    }

    /// A box with a header of sixteen bytes.
    package static func largeBox(_ type: String, _ content: [UInt8]) -> [UInt8] {
        BigEndian.u32(1) + Array(type.utf8) + BigEndian.u64(content.count + 16) + content
    }

    /// A C2PA box.
    package static func provenance(_ purpose: String, _ content: [UInt8]) -> [UInt8] {
        let type: [UInt8] = [
            0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
        ]
        return box("uuid", type + BigEndian.u32(0) + Array(purpose.utf8) + [0] + content)
    }

    /// Bytes that differ from one to the next.
    package static func media(_ count: Int, seed: Int = 1) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: ($0 + seed) &* 167 &+ ($0 >> 8)) }
    }

    private static func movie(chunk: Int) -> [UInt8] {
        let matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000].flatMap(BigEndian.u32)
        let header = fullBox(
            "mvhd", [0, 0, 1000, 1000, 0x10000, 0x0100_0000, 0, 0].flatMap(BigEndian.u32), matrix,
            [UInt8](repeating: 0, count: 24), BigEndian.u32(2))
        let track = fullBox(
            "tkhd", flags: 3, [0, 0, 1, 0, 1000, 0, 0, 0, 0].flatMap(BigEndian.u32), matrix,
            [0x80_0000, 0x80_0000].flatMap(BigEndian.u32))
        let handler = fullBox("hdlr", BigEndian.u32(0) + Array("vide".utf8) + [UInt8](repeating: 0, count: 13))
        let references = box("dinf", fullBox("dref", BigEndian.u32(1), fullBox("url ", flags: 1)))
        let table = box(
            "stbl", fullBox("stsd", BigEndian.u32(0)), fullBox("stts", [1, 1, 1000].flatMap(BigEndian.u32)),
            fullBox("stsc", [1, 1, 1, 1].flatMap(BigEndian.u32)), fullBox("stsz", [16, 1].flatMap(BigEndian.u32)),
            fullBox("stco", [1, chunk].flatMap(BigEndian.u32)))
        let information = box("minf", fullBox("vmhd", flags: 1, BigEndian.u64(0)), references, table)
        let media = box(
            "mdia", fullBox("mdhd", [0, 0, 1000, 1000, 0x55C4_0000].flatMap(BigEndian.u32)), handler, information)
        return box("moov", header, box("trak", track, media))
    }
}
