/// The texts of a movie's metadata lists: `ilst` with and without `keys` (QuickTime File Format, "Metadata"), and the texts of QuickTime's `udta`.
package enum ItemListFields {
    /// The items of an `ilst`.
    ///
    /// - Parameters:
    ///   - list: The content of the `ilst` box.
    ///   - keys: The content of the `keys` box beside it, where there is one; without it the items are iTunes', named by their types.
    ///   - carrier: What carries the list.
    ///   - range: Where that lies.
    /// - Returns: The items with a text, in their order; what does not fit the box is left out.
    package static func items(
        _ list: [UInt8], keys: [UInt8]?, carrier: String, at range: Range<Int>
    ) -> [MetadataField] {
        let names = keys.map { Self.names($0) } ?? []
        var found: [MetadataField] = []
        for item in Boxes(list) where found.count < FieldLimits.count {
            let content = Array(list[item.content])
            var value: [UInt8]?
            var mean: String?
            for box in Boxes(content) {
                switch box.type {
                case data where value == nil: value = text(content[box.content])
                // An item `----` has its name in a box of its own.
                case name: mean = String(decoding: content[box.content].dropFirst(4), as: UTF8.self)
                default: break
                }
            }
            // The number of a key counts from 1.
            let key =
                mean ?? Int(exactly: item.type).flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
                ?? fourCC(item.type)
            if let value, !value.isEmpty {
                found.append(MetadataField(.itemList, key, value, carrier: carrier, at: range))
            }
        }
        return found
    }

    /// A text of QuickTime's user data, such as `©too`: its length, its language, its characters; `nil` where it is none.
    package static func userText(
        _ content: [UInt8], type: UInt32, carrier: String, at range: Range<Int>
    ) -> MetadataField? {
        guard content.count >= 4 else { return nil }
        let count = Int(content[0]) << 8 | Int(content[1])
        guard count > 0, count <= content.count - 4 else { return nil }
        return MetadataField(
            .itemList, fourCC(type), Array(content[4..<4 + count].prefix { $0 != 0 }), carrier: carrier, at: range)
    }

    /// The names in a `keys` box, after its version and count: each with its size and its namespace.
    private static func names(_ keys: [UInt8]) -> [String] {
        guard keys.count >= 8 else { return [] }
        let entries = Array(keys[8...])
        return Boxes(entries).prefix(FieldLimits.count).map { String(decoding: entries[$0.content], as: UTF8.self) }
    }

    /// The text of a `data` box: type, locale, value.
    ///
    /// Type 1 is UTF-8, 2 UTF-16, 4 and 5 the same for sorting, 0 not said.
    private static func text(_ data: ArraySlice<UInt8>) -> [UInt8]? {
        guard data.count >= 8 else { return nil }
        let value = data.dropFirst(8).prefix(FieldLimits.valueByteCount)
        switch data[data.startIndex + 3] {
        case 0, 1, 4: return Array(value.prefix { $0 != 0 })
        case 2, 5:
            let units = stride(from: value.startIndex, to: value.endIndex - 1, by: 2).map {
                UInt16(value[$0]) << 8 | UInt16(value[$0 + 1])
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        default: return nil
        }
    }

    private static let data: UInt32 = 0x6461_7461
    private static let name: UInt32 = 0x6E61_6D65

    /// The four characters of a type; those of Apple's own begin with the © of Mac Roman and Latin-1.
    private static func fourCC(_ type: UInt32) -> String {
        String(
            String.UnicodeScalarView(
                (0..<4).map { Unicode.Scalar(UInt8(truncatingIfNeeded: type >> (24 - 8 * UInt32($0)))) }))
    }

    /// Boxes side by side in bytes; the walk ends at the first that does not fit.
    private struct Boxes: Sequence, IteratorProtocol {
        private let bytes: [UInt8]
        private var at = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func next() -> (type: UInt32, content: Range<Int>)? {
            guard bytes.count - at >= 8 else { return nil }
            func word(_ place: Int) -> UInt32 { bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) } }
            let size = Int(word(at))
            guard size >= 8, size <= bytes.count - at else { return nil }
            defer { at += size }
            return (word(at + 4), at + 8..<at + size)
        }
    }
}
