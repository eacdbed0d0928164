package import SelloBytes

/// Text in the lowest bits of a picture's alpha, down each column and from column to column (NovelAI/novelai-image-metadata, nai_meta.py,
/// 3d9c7b7): a name, the number of bits that follow in 32 bits, and the text.
package struct StealthText: Sendable, Hashable {
    /// The text in UTF-8.
    package let text: [UInt8]

    /// Names of the form with the text as it is and of that with gzip.
    private static let plainName = Array("stealth_pnginfo".utf8)
    private static let compressedName = Array("stealth_pngcomp".utf8)

    /// Reads the text of a picture; `nil` for one without.
    ///
    /// - Parameter bits: The lowest bits of alpha, column by column, eight to a byte, the first in the highest bit.
    /// - Throws: ``AssetError`` where there is a text and it is damaged or too long.
    package init?(_ bits: [UInt8]) throws(AssetError) {
        let name = Array(bits.prefix(Self.plainName.count))
        guard name == Self.plainName || name == Self.compressedName, bits.count >= name.count + 4 else { return nil }
        let start = name.count + 4
        let bitCount = bits[name.count..<start].reduce(0) { $0 << 8 | Int($1) }
        let count = bitCount / 8
        guard count <= bits.count - start else {
            throw AssetError(.truncated, "the text in the picture's alpha is announced longer than the picture is")
        }
        let content = Array(bits[start..<start + count])
        text =
            name == Self.compressedName ? try Inflate.gzip(content, limit: FieldLimits.valueByteCount) : content
    }
}
