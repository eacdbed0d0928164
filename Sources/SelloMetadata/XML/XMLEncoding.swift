import SelloBytes

/// The encodings of Unicode that XMP allows (ISO 16684-1, 7.3.2), all brought to UTF-8.
enum XMLEncoding {
    /// The bytes as UTF-8 without a byte order mark.
    ///
    /// - Parameters:
    ///   - bytes: A packet in UTF-8, UTF-16 or UTF-32, with a mark or without.
    ///   - base: The place of the first byte in the asset.
    /// - Returns: The text, and the place of its first byte where both count alike, which is UTF-8 only.
    /// - Throws: ``AssetError`` `.malformed` for bytes that are not Unicode.
    static func utf8(_ bytes: [UInt8], at base: Int) throws(AssetError) -> (text: [UInt8], base: Int?) {
        let head = (at(0, bytes), at(1, bytes), at(2, bytes), at(3, bytes))
        switch head {
        case (0xFF, 0xFE, 0, 0), (0x3C, 0, 0, 0): return (try wide(bytes, UTF32.self, bigEndian: false, at: base), nil)
        case (0, 0, 0xFE, 0xFF), (0, 0, 0, 0x3C): return (try wide(bytes, UTF32.self, bigEndian: true, at: base), nil)
        case (0xFF, 0xFE, _, _), (0x3C, 0, _, _): return (try wide(bytes, UTF16.self, bigEndian: false, at: base), nil)
        case (0xFE, 0xFF, _, _), (0, 0x3C, _, _): return (try wide(bytes, UTF16.self, bigEndian: true, at: base), nil)
        default: break
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw AssetError(
                .malformed, at: base + error.byteOffsets.lowerBound,
                "the XMP is not UTF-8 here; convert it, or take it out")
        }
        guard head.0 == 0xEF, head.1 == 0xBB, head.2 == 0xBF else { return (bytes, base) }
        return (Array(bytes[3...]), base + 3)
    }

    private static func at(_ index: Int, _ bytes: [UInt8]) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private static func wide<Encoding: Unicode.Encoding>(
        _ bytes: [UInt8], _: Encoding.Type, bigEndian: Bool, at base: Int
    ) throws(AssetError) -> [UInt8] where Encoding.CodeUnit: UnsignedInteger {
        let width = MemoryLayout<Encoding.CodeUnit>.size
        // Padding may leave part of a unit at the end: bytes that are not padding are not lost in silence.
        let whole = bytes.count - bytes.count % width
        guard bytes[whole...].allSatisfy({ $0 == 0 }) else {
            throw AssetError(.malformed, at: base + whole, "the XMP ends in the middle of a character")
        }
        var units: [Encoding.CodeUnit] = []
        units.reserveCapacity(whole / width)
        for start in stride(from: 0, to: whole, by: width) {
            var unit: Encoding.CodeUnit = 0
            for step in 0..<width {
                unit = unit << 8 | Encoding.CodeUnit(bytes[start + (bigEndian ? step : width - 1 - step)])
            }
            units.append(unit)
        }
        if units.first == 0xFEFF { units.removeFirst() }
        guard let text = String(validating: units, as: Encoding.self) else {
            throw AssetError(.malformed, at: base, "the XMP is not Unicode; convert it, or take it out")
        }
        return Array(text.utf8)
    }
}
