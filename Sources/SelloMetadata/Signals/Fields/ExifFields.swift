extension ExifBlock {
    /// The texts that the rules for traces read, by the names of their tags.
    ///
    /// `UserComment` is looked for in every directory: some writers put it into IFD0.
    ///
    /// - Parameters:
    ///   - carrier: What carries the block.
    ///   - range: Where that lies.
    /// - Returns: The fields, in the order of the block.
    package func traceFields(carrier: String, at range: Range<Int>) -> [MetadataField] {
        var found: [MetadataField] = []
        for (_, directory) in directories {
            for entry in directory.entries where found.count < FieldLimits.count {
                guard let name = Self.traceTags[entry.tag] else { continue }
                let stored = bytes[entry.values].prefix(FieldLimits.valueByteCount)
                let value =
                    entry.tag == ExifTag.userComment
                    ? ExifComment.utf8(stored, byteOrder) : Array(stored.prefix { $0 != 0 })
                if !value.isEmpty { found.append(MetadataField(.exif, name, value, carrier: carrier, at: range)) }
            }
        }
        return found
    }

    private static let traceTags: [UInt16: String] = [
        ExifTag.imageDescription: "ImageDescription", ExifTag.make: "Make", ExifTag.model: "Model",
        ExifTag.software: "Software", ExifTag.artist: "Artist", ExifTag.userComment: "UserComment",
    ]
}

/// The text of Exif's `UserComment` (Exif 2.32, 4.6.5): eight bytes that name a character code, and the text.
enum ExifComment {
    /// The text in UTF-8; writers leave the code out, name the wrong one, or mean either byte order by `UNICODE`.
    static func utf8(_ stored: ArraySlice<UInt8>, _ order: TIFFByteOrder) -> [UInt8] {
        let code = Array(stored.prefix(8))
        let text = stored.dropFirst(8)
        if code == Array("UNICODE\0".utf8) { return utf16(text, order) }
        if code == Array("ASCII\0\0\0".utf8) || code == [UInt8](repeating: 0, count: 8) { return trimmed(text) }
        // JIS is left as it is: the words that generators write are ASCII in it.
        if code == Array("JIS\0\0\0\0\0".utf8) { return trimmed(text) }
        return trimmed(stored)
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let end = text.lastIndex { $0 != 0 && $0 != 0x20 }
        return end.map { Array(text[...$0]) } ?? []
    }

    /// UTF-16 of either byte order: a mark tells it, or else the side on which the zeros of ASCII characters stand.
    private static func utf16(_ text: ArraySlice<UInt8>, _ order: TIFFByteOrder) -> [UInt8] {
        let bytes = Array(text)
        var isBig = order == .bigEndian
        var start = 0
        if bytes.starts(with: [0xFE, 0xFF]) {
            (isBig, start) = (true, 2)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            (isBig, start) = (false, 2)
        } else {
            let sample = bytes.prefix(1 << 10)
            let even = sample.indices.count { $0 % 2 == 0 && sample[$0] == 0 }
            let odd = sample.indices.count { $0 % 2 == 1 && sample[$0] == 0 }
            if even != odd { isBig = even > odd }
        }
        // The code says Unicode, and there is UTF-8 behind it all the same: no character of text is a zero byte in that.
        if start == 0, !bytes.prefix(1 << 10).contains(0), let text = String(validating: bytes, as: UTF8.self) {
            return Array(text.utf8)
        }
        let units = stride(from: start, to: bytes.count - 1, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        return trimmed(Array(String(decoding: units, as: UTF16.self).utf8)[...])
    }
}
