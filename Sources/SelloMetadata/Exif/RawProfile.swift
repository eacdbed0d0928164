package import SelloBytes

/// Exif as ImageMagick keeps it in PNG text: hexadecimal digits under the keyword “Raw profile type exif” (or “APP1”).
///
/// Written before PNG had `eXIf`, and still common. A new `eXIf` beside it must not contradict it, so that the new one is made from it.
package enum RawProfile {
    /// The TIFF block of a text chunk.
    ///
    /// - Parameters:
    ///   - chunk: The data of a `tEXt` or `zTXt` chunk.
    ///   - isCompressed: Whether the text is deflated.
    ///   - limits: The size of what it may unfold to.
    /// - Returns: The block, without `Exif\0\0`; `nil` for any other text, and for a profile that is damaged.
    package static func exif(_ chunk: [UInt8], isCompressed: Bool, limits: Limits) -> [UInt8]? {
        guard let end = chunk.firstIndex(of: 0), keywords.contains(Array(chunk[..<end])) else { return nil }
        var text = Array(chunk[(end + 1)...])
        if isCompressed {
            // One byte names the method; there is only deflate (ISO 15948, 11.3.4.4).
            guard text.first == 0,
                let unfolded = try? Inflate.zlib(Array(text.dropFirst()), limit: limits.metadataByteCount)
            else { return nil }
            text = unfolded
        }
        // A line with the profile's name, one with its length, then the digits in lines.
        let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
        guard lines.count == 3,
            let count = Int(String(decoding: lines[1].filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)),
            let bytes = decode(lines[2]), bytes.count == count
        else { return nil }
        let prefix = Array("Exif\0\0".utf8)
        return bytes.starts(with: prefix) ? Array(bytes.dropFirst(prefix.count)) : bytes
    }

    private static let keywords: Set<[UInt8]> = [
        Array("Raw profile type exif".utf8), Array("Raw profile type APP1".utf8),
    ]

    /// Pairs of digits as bytes, white space passed over; `nil` for anything else.
    private static func decode(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in digits {
            let value: UInt8
            switch character {
            case 0x30...0x39: value = character - 0x30
            case 0x41...0x46, 0x61...0x66: value = (character | 0x20) - 0x57
            case 0x20, 0x09, 0x0A, 0x0D: continue
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}
