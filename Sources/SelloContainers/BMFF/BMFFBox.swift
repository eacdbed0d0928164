/// One box of an ISO base media file: what its header says (ISO 14496-12, 4.2).
///
/// Kept small, since a file may have a million of them.
package struct BMFFBox: Sendable, Hashable {
    /// How the header tells the size.
    package enum SizeForm: UInt8, Sendable, Hashable {
        /// In 32 bits.
        case compact
        /// In 64 bits after the type.
        case large
        /// Not at all (size 0): the box goes on to the end of what encloses it.
        case open
        /// More than the file has; only `mdat` may, and its range then ends with the file.
        case cut
    }

    /// The four-character code.
    package let type: UInt32
    /// How the header tells the size.
    package let sizeForm: SizeForm
    private let headerSize: UInt8
    private let level: UInt16
    private let parentIndex: Int32
    fileprivate(set) var subtreeEndIndex: Int32
    /// The bytes of the box, header included, in the asset.
    package let range: Range<Int>
    private let extendedType: BMFFUserType

    init(
        type: UInt32, sizeForm: SizeForm, headerByteCount: Int, depth: Int, parent: Int?, index: Int, range: Range<Int>,
        usertype: BMFFUserType?
    ) {
        self.type = type
        self.sizeForm = sizeForm
        headerSize = UInt8(truncatingIfNeeded: headerByteCount)  // at most 32
        level = UInt16(clamping: depth)  // the tree is never deeper
        parentIndex = Int32(clamping: parent ?? -1)  // nor larger
        subtreeEndIndex = Int32(clamping: index + 1)
        self.range = range
        extendedType = usertype ?? BMFFUserType(high: 0, low: 0)
    }

    /// How many bytes the header has: 8, or 16 with a 64-bit size, and 16 more for the type of a `uuid` box.
    package var headerByteCount: Int { Int(headerSize) }
    /// How deep the box lies; 0 for root boxes.
    package var depth: Int { Int(level) }
    /// The index of the enclosing box in the tree, or `nil` for a root box.
    package var parent: Int? { parentIndex < 0 ? nil : Int(parentIndex) }
    /// The extended type of a `uuid` box.
    package var usertype: BMFFUserType? { type == FourCC.uuid ? extendedType : nil }
    /// The bytes after the header.
    package var payload: Range<Int> { range.lowerBound + headerByteCount..<range.upperBound }
    /// The index after that of the last box inside this one.
    package var subtreeEnd: Int { Int(subtreeEndIndex) }

    mutating func close(at index: Int) { subtreeEndIndex = Int32(clamping: index) }
}
