internal import CLibExif
package import SelloBytes

// Every `unsafe` here is a call of libexif on a tree that `owned` keeps alive, or reads a field of it; the bytes
// are copied before it goes.

/// A second opinion on a block that was written: libexif's, which many viewers read with.
package enum ExifCheck {
    /// The most bytes of a block that libexif looks at: those of a JPEG segment.
    package static let byteCount = 65527

    /// Reads `ImageUniqueID` with libexif and compares.
    ///
    /// libexif gets a block only after ``ExifBlock`` has found its directories whole, since its own walk had faults of recursion and
    /// cost (CVE-2018-20030, CVE-2020-13112 to 13114), and without its maker notes.
    ///
    /// - Parameters:
    ///   - id: The identifier that should be there.
    ///   - block: The block, without `Exif\0\0` before it.
    ///   - limits: What reading it may cost.
    /// - Throws: ``AssetError`` `.contradictory` where libexif reads something else, `.unsupported` for a block over ``byteCount``
    ///   bytes, which libexif does not read whole; else what ``ExifBlock`` finds.
    package static func confirm(_ id: String, in block: [UInt8], limits: Limits) throws(AssetError) {
        let read = try imageUniqueID(in: block, limits: limits)
        guard read == Array(id.utf8) + [0] else {
            let found = read.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? "none"
            throw AssetError(.contradictory, "libexif reads another ImageUniqueID than was written: \(found)")
        }
    }

    /// The bytes of `ImageUniqueID` as libexif reads them.
    ///
    /// - Parameters:
    ///   - block: The block, without `Exif\0\0` before it.
    ///   - limits: What reading it may cost.
    /// - Returns: The value with its NUL, or `nil` where there is none.
    /// - Throws: ``AssetError`` `.unsupported` for a block over ``byteCount`` bytes; else what ``ExifBlock`` finds.
    package static func imageUniqueID(in block: [UInt8], limits: Limits) throws(AssetError) -> [UInt8]? {
        guard block.count <= byteCount else {
            throw AssetError(.unsupported, "libexif does not read Exif blocks over \(byteCount) bytes")
        }
        let accepted = try ExifBlock(parsing: block, limits: limits)
        if let damage = accepted.damage { throw damage }
        let quiet = try withoutMakerNotes(block, order: accepted.byteOrder)
        guard let owned = unsafe Owned<ExifTree>(OpaquePointer(exif_data_new())) else { throw .outOfMemory }
        let data = unsafe UnsafeMutablePointer<ExifData>(owned.raw)
        // Nothing is to be mended or left out: the block is judged as it is.
        unsafe exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION)
        unsafe exif_data_unset_option(data, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS)
        unsafe exif_data_set_option(data, EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE)
        let segment = Array("Exif\0\0".utf8) + quiet
        unsafe exif_data_load_data(data, segment, UInt32(segment.count))
        // EXIF_IFD_EXIF is 2; the array of directories comes to Swift as a tuple.
        guard let content = unsafe data.pointee.ifd.2,
            let entry = unsafe exif_content_get_entry(content, EXIF_TAG_IMAGE_UNIQUE_ID),
            let bytes = unsafe entry.pointee.data
        else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(entry.pointee.size)))
    }

    /// A copy in which maker notes have another tag.
    ///
    /// libexif parses the notes it knows as soon as a block is loaded, with no option against it, and they are where most of its
    /// faults were. It follows any pointer in any directory, so this does too.
    static func withoutMakerNotes(_ block: [UInt8], order: TIFFByteOrder) throws(AssetError) -> [UInt8] {
        var copy = block
        for place in try makerNotes(in: block, order: order) {
            copy.replaceSubrange(place..<place + 2, with: order.bytes(UInt16(0xFFFF)))
        }
        // Directories that lie over each other could make a new one of what was written.
        guard try makerNotes(in: copy, order: order).isEmpty else { throw tangled }
        return copy
    }

    /// Directories of one block, more than any has.
    private static let directoryCount = 64

    private static var tangled: AssetError {
        AssetError(.malformed, "the directories of the Exif block are tangled; it is not given to libexif")
    }

    /// The places of the maker notes' entries in all directories that pointers or chains lead to.
    private static func makerNotes(in block: [UInt8], order: TIFFByteOrder) throws(AssetError) -> [Int] {
        let reader = TIFFReader(bytes: block, order: order)
        var places: [Int] = []
        var visited: Set<Int> = []
        var waiting = reader.offset(at: 4).map { [$0] } ?? []
        while let start = waiting.popLast() {
            guard visited.insert(start).inserted, let count = reader.number(UInt16.self, at: start) else { continue }
            guard visited.count <= directoryCount else { throw tangled }
            for index in 0..<Int(count) {
                let entry = start + 2 + 12 * index
                guard let tag = reader.number(UInt16.self, at: entry) else { break }
                if tag == ExifTag.makerNote { places.append(entry) }
                if [ExifTag.exifDirectory, ExifTag.gpsDirectory, ExifTag.interoperabilityDirectory].contains(tag),
                    let target = reader.offset(at: entry + 8)
                {
                    waiting.append(target)
                }
            }
            if let next = reader.offset(at: start + 2 + 12 * Int(count)) { waiting.append(next) }
        }
        return places
    }
}

// Not private: the compiler (6.3.1) fails on a private type inside a non-copyable stored property.
enum ExifTree: CObject {
    static func free(_ raw: OpaquePointer) { unsafe exif_data_unref(UnsafeMutablePointer<ExifData>(raw)) }
}
