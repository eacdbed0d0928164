/// One box of a JUMBF tree: where it lies, and for a superbox what its description says.
package struct JUMBFBox: Sendable, Hashable {
    /// The four-character code of the box header.
    package let code: UInt32
    /// The whole box in the store's bytes, header included.
    package let range: Range<Int>
    /// How many bytes the header has: 8, or 16 with a 64-bit length.
    package let headerByteCount: Int
    /// The index of the superbox that holds it; `nil` for the root.
    package let parent: Int?
    /// How deep it lies; 0 for the root.
    package let depth: Int
    /// The index after the last box inside it; boxes inside follow it in order.
    package internal(set) var end: Int
    /// For a superbox, what its description box says.
    package internal(set) var description: JUMBFDescription?

    /// The bytes after the header: for a superbox, exactly what a hashed URI to it covers (spec 2.4, §8.4.2.3).
    package var payload: Range<Int> { range.lowerBound + headerByteCount..<range.upperBound }

    /// The code of a superbox.
    package static let superbox: UInt32 = 0x6A75_6D62  // jumb
    /// The code of a description box.
    package static let descriptionBox: UInt32 = 0x6A75_6D64  // jumd
    /// The code of a CBOR content box.
    package static let cbor: UInt32 = 0x6362_6F72
    /// The code of a JSON content box.
    package static let json: UInt32 = 0x6A73_6F6E
    /// The code of a UUID content box.
    package static let uuid: UInt32 = 0x7575_6964
    /// The code of an embedded file's description.
    package static let fileDescription: UInt32 = 0x6266_6462  // bfdb
    /// The code of an embedded file's bytes.
    package static let fileData: UInt32 = 0x6269_6462  // bidb
    /// The code of a Brotli-compressed box.
    package static let brotli: UInt32 = 0x6272_6F62  // brob
    /// The code of padding.
    package static let free: UInt32 = 0x6672_6565
}

/// What a description box (`jumd`) says of its superbox (ISO 19566-5:2023, 8.3.3).
package struct JUMBFDescription: Sendable, Hashable {
    /// The type of the content.
    package let type: JUMBFType
    /// The toggles as stored; bit 0 requestable, 1 label, 2 identifier, 3 hash, 4 private boxes.
    package let toggles: UInt8
    /// The label, where there is one.
    package let label: String?
}
