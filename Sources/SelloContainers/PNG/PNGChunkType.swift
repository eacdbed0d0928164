/// The type of a PNG chunk: four ASCII letters (ISO 15948, 5.3 and 5.4).
struct PNGChunkType: RawRepresentable, Sendable, Hashable {
    let rawValue: UInt32

    static let header = PNGChunkType(rawValue: 0x4948_4452)  // IHDR
    static let frameControl = PNGChunkType(rawValue: 0x6663_544C)  // fcTL
    static let imageData = PNGChunkType(rawValue: 0x4944_4154)  // IDAT
    static let imageEnd = PNGChunkType(rawValue: 0x4945_4E44)  // IEND
    static let text = PNGChunkType(rawValue: 0x7445_5874)  // tEXt
    static let compressedText = PNGChunkType(rawValue: 0x7A54_5874)  // zTXt
    static let internationalText = PNGChunkType(rawValue: 0x6954_5874)  // iTXt
    static let exif = PNGChunkType(rawValue: 0x6558_4966)  // eXIf
    static let manifestStore = PNGChunkType(rawValue: 0x6361_4258)  // caBX
    /// Apple's mark of a picture for its own decoders, the one chunk that may stand before IHDR.
    static let appleHeader = PNGChunkType(rawValue: 0x4367_4249)  // CgBI
    /// Apple's index of places where decoding can start.
    static let appleIndex = PNGChunkType(rawValue: 0x6944_4F54)  // iDOT

    /// The four bytes.
    var bytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> (24 - 8 * $0)) } }

    /// Whether all four are letters.
    var isWellFormed: Bool { bytes.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) } }

    /// The type as text; of letters only.
    var name: String { String(decoding: bytes, as: UTF8.self) }
}
