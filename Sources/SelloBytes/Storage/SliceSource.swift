/// A part of an asset as an asset of its own.
package struct SliceSource: ByteSource {
    private let source: any ByteSource
    private let range: Range<Int>

    /// Makes a source of a part.
    ///
    /// - Parameters:
    ///   - source: The whole.
    ///   - range: The part; it lies inside the whole.
    package init(_ source: any ByteSource, _ range: Range<Int>) {
        self.source = source
        self.range = range.clamped(to: 0..<source.byteCount)
    }

    /// How many bytes the part has.
    package var byteCount: Int { range.count }

    /// Reads bytes of the part; never those behind it.
    package func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        guard offset >= 0, offset < range.count else { return 0 }
        var part = buffer._mutatingExtracting(first: min(buffer.byteCount, range.count - offset))
        return try source.read(at: range.lowerBound + offset, into: &part)
    }
}
