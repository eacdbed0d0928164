/// The head of an `iTXt` chunk: keyword, compression, language, translated keyword, and then the text (ISO 15948, 11.3.4.5).
struct PNGText: Sendable, Hashable {
    /// The keyword under which an XMP packet stands (XMP part 3, 1.1.5).
    static let xmpKeyword = Array("XML:com.adobe.xmp".utf8)

    /// The fields of an uncompressed packet before the packet: keyword, no compression, no language, no translation.
    static let xmpHead = xmpKeyword + [0, 0, 0, 0, 0]

    /// How many bytes of the chunk's data are looked at; XMP has no translated keyword, so that its head is short.
    static let headByteCount = 512

    /// Whether the keyword is that of XMP.
    let isXMP: Bool
    /// Whether the text is deflated.
    let isCompressed: Bool
    /// How many bytes come before the text; `nil` where the fields do not end in the bytes looked at.
    let textStart: Int?

    /// Reads the head.
    ///
    /// - Parameter head: The first bytes of the chunk's data, ``headByteCount`` or all.
    init(_ head: [UInt8]) {
        let keywordEnd = head.firstIndex(of: 0) ?? head.count
        isXMP = head[..<keywordEnd].elementsEqual(Self.xmpKeyword)
        guard keywordEnd + 2 < head.count else {
            isCompressed = false
            textStart = nil
            return
        }
        isCompressed = head[keywordEnd + 1] != 0
        if let languageEnd = head[(keywordEnd + 3)...].firstIndex(of: 0),
            let translationEnd = head[(languageEnd + 1)...].firstIndex(of: 0)
        {
            textStart = translationEnd + 1
        } else {
            textStart = nil
        }
    }
}
