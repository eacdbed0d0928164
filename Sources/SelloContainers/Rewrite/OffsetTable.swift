/// A run of equally wide absolute offsets in the source, as `stco`, `co64` and others hold, to be mapped while it is copied.
package struct OffsetTable: Sendable, Hashable {
    /// Where the entries lie in the source; a whole number of entries.
    package let range: Range<Int>
    /// The width of an offset in the source: 4 or 8 bytes.
    package let width: Int
    /// The width in the new file: 8 where 32 bits do not hold the new offsets any more.
    package let outputWidth: Int
    /// How many bytes an entry has in the source: ``width``, or more where other fields stand beside the offset, as in `tfra`.
    package let stride: Int
    /// How many bytes of the entry stand before the offset.
    package let lead: Int

    package init(range: Range<Int>, width: Int, outputWidth: Int, stride: Int? = nil, lead: Int = 0) {
        self.range = range
        self.width = width
        self.outputWidth = outputWidth
        self.stride = stride ?? width
        self.lead = lead
    }

    /// How many entries there are.
    package var count: Int { range.count / stride }

    /// How many bytes the entries have in the new file.
    package var outputByteCount: Int { count * (stride - width + outputWidth) }
}
