package import SelloBytes

/// One segment of a JPEG file or one chunk of a PNG file, as a box hash counts them (C2PA 2.4, 18.7).
package struct HashBox: Sendable, Hashable {
    /// The name that box hashes use: a symbol of ISO 10918-1, table B.1, a chunk type, `PNGh`, or `C2PA`.
    package let name: String
    /// Its bytes, header included.
    package let range: Range<Int>

    package init(name: String, range: Range<Int>) {
        self.name = name
        self.range = range
    }

    /// The name of whatever carries the manifest store.
    package static let store = "C2PA"
    /// The name of everything behind the last box.
    package static let rest = "c2pa.after"
}

/// Walks a file from box to box, up to where boxes end.
package protocol HashBoxes: ~Copyable {
    /// Reads the next box.
    ///
    /// - Parameter name: Which box is expected; only JPEG asks, for whether another picture follows is not told by the bytes.
    /// - Returns: `nil` where no further box begins.
    /// - Throws: ``AssetError`` of the source.
    mutating func next(expecting name: String?) throws(AssetError) -> HashBox?

    /// Where the last box ended; up to the end of the file, bytes of no box follow.
    var end: Int { get }
}
