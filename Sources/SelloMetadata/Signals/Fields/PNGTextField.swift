package import SelloBytes

/// The keyword and the text of a PNG text chunk (ISO 15948, 11.3.4.3 to 11.3.4.5).
package enum PNGTextField {
    /// How many bytes hold the longest keyword and its end.
    package static let keywordByteCount = 80

    /// The keyword at the start of a chunk's data; `nil` where there is none.
    package static func keyword(_ head: [UInt8]) -> String? {
        guard let end = head.prefix(keywordByteCount).firstIndex(of: 0), end > 0 else { return nil }
        return latin(head[..<end])
    }

    /// The text of a chunk in UTF-8.
    ///
    /// - Parameters:
    ///   - chunk: The chunk's data.
    ///   - carrier: `tEXt`, `zTXt` or `iTXt`.
    ///   - limit: The most bytes that may come out of a deflated text.
    /// - Returns: `nil` for a chunk without keyword.
    /// - Throws: ``AssetError`` where a deflated text is damaged or too long.
    package static func text(_ chunk: [UInt8], carrier: String, limit: Int) throws(AssetError) -> [UInt8]? {
        guard let end = chunk.prefix(keywordByteCount).firstIndex(of: 0), end > 0 else { return nil }
        let rest = chunk[(end + 1)...]
        switch carrier {
        case "tEXt": return utf8(rest)
        case "zTXt":
            // One byte names the method; there is only deflate.
            guard rest.first == 0 else { return nil }
            return utf8(try Inflate.zlib(Array(rest.dropFirst()), limit: limit)[...])
        default:
            guard rest.count >= 2, let language = rest.dropFirst(2).firstIndex(of: 0),
                let translation = rest[(language + 1)...].firstIndex(of: 0)
            else { return nil }
            let text = Array(rest[(translation + 1)...])
            guard rest[rest.startIndex] != 0 else { return text }
            return try Inflate.zlib(text, limit: limit)
        }
    }

    /// Latin-1, as the standard has it, or the UTF-8 that most generators put there.
    private static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else {
            return Array(bytes)
        }
        return Array(latin(bytes).utf8)
    }

    private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
