import SelloBytes

/// The index of a multi-picture file, in an APP2 segment (CIPA DC-007, 5.2): it says where the other pictures begin, counted
/// from its own TIFF header.
///
/// Only these places are ours to keep right. The size of the first picture is left as it is recorded: cameras that sign
/// leave their own manifest store out of it, and readers look for the end of the first picture by its EOI.
struct MultiPictureIndex: Sendable {
    /// The identifier that the segment's content begins with.
    static let identifier: [UInt8] = [0x4D, 0x50, 0x46, 0x00]  // MPF

    /// One place in the index that points at a picture.
    struct Pointer: Sendable, Hashable {
        /// Where the four bytes stand, counted from the segment's marker.
        let position: Int
        /// What they hold: the distance from the TIFF header.
        let distance: UInt32
    }

    /// The pointers in their order; the one to the first picture, which is 0, is left out.
    let pointers: [Pointer]
    /// Whether numbers have their least significant byte first.
    let isLittleEndian: Bool

    /// The TIFF header's place, counted from the segment's marker: after marker, length and identifier.
    static let headerPosition = 8

    /// Reads the index; `nil` where the bytes are none that a reader could follow.
    ///
    /// - Parameter segment: The segment's bytes from its marker on.
    init?(segment: [UInt8]) {
        let header = Self.headerPosition
        guard segment.count >= header + 8 else { return nil }
        switch segment[header..<header + 4] {
        case [0x49, 0x49, 0x2A, 0x00]: isLittleEndian = true
        case [0x4D, 0x4D, 0x00, 0x2A]: isLittleEndian = false
        default: return nil
        }
        let isLittleEndian = isLittleEndian
        func number(at position: Int, _ width: Int) -> UInt32? {
            guard position >= 0, position <= segment.count - width else { return nil }
            let bytes = segment[position..<position + width]
            return (isLittleEndian ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | UInt32($1) }
        }
        guard let directory = number(at: header + 4, 4).map({ header + Int($0) }),
            let count = number(at: directory, 2)
        else { return nil }
        var pointers: [Pointer] = []
        for index in 0..<Int(count) {
            let entry = directory + 2 + 12 * index
            guard let tag = number(at: entry, 2), let length = number(at: entry + 4, 4),
                let value = number(at: entry + 8, 4)
            else { return nil }
            guard tag == 0xB002 else { continue }  // MP Entry: 16 bytes a picture
            for picture in 0..<Int(length) / 16 {
                let position = header + Int(value) + 16 * picture + 8
                guard let distance = number(at: position, 4) else { return nil }
                if distance != 0 { pointers.append(Pointer(position: position, distance: distance)) }
            }
            break  // a second list would be one that no reader looks at
        }
        self.pointers = pointers
    }

    /// The segment with its pointers moved.
    ///
    /// - Parameters:
    ///   - segment: The bytes that the index was read from.
    ///   - start: The place of the segment in the source.
    ///   - byteCount: The size of the source; pointers past it lead nowhere and stay.
    ///   - map: How source offsets become new ones.
    /// - Returns: The new bytes, of the same size; `nil` where nothing changes.
    /// - Throws: ``AssetError`` `.limitExceeded` where a distance no longer fits.
    func moved(
        _ segment: [UInt8], at start: Int, of byteCount: Int, _ map: OffsetMap
    ) throws(AssetError) -> [UInt8]? {
        let header = start + Self.headerPosition
        let newHeader = Int(clamping: map(UInt64(header)))
        var bytes = segment
        for pointer in pointers {
            let target = header + Int(pointer.distance)
            guard target < byteCount else { continue }
            guard let distance = UInt32(exactly: Int(clamping: map(UInt64(target))) - newHeader) else {
                throw AssetError(
                    .limitExceeded, at: start + pointer.position,
                    "the distance to another picture of this file would no longer fit its 32 bits")
            }
            for index in 0..<4 {
                let shift = UInt32(isLittleEndian ? 8 * index : 24 - 8 * index)
                bytes[pointer.position + index] = UInt8(truncatingIfNeeded: distance >> shift)
            }
        }
        return bytes == segment ? nil : bytes
    }
}
