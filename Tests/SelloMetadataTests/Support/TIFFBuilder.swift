import SelloMetadata

/// Builds TIFF blocks for the tests, by hand and apart from the code under test.
struct TIFFBuilder {
    struct Entry {
        var tag: UInt16
        var type: UInt16
        var count: UInt32
        /// The value; over four bytes it is written behind the directory.
        var value: [UInt8]
    }

    var order: TIFFByteOrder
    var bytes: [UInt8]

    init(_ order: TIFFByteOrder) {
        self.order = order
        bytes = order == .bigEndian ? [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8] : [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]
    }

    func u16(_ value: Int) -> [UInt8] {
        let bytes = [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
        return order == .bigEndian ? bytes : bytes.reversed()
    }

    func u32(_ value: Int) -> [UInt8] {
        let bytes = [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
        return order == .bigEndian ? bytes : bytes.reversed()
    }

    func ascii(_ tag: UInt16, _ text: String) -> Entry {
        Entry(tag: tag, type: 2, count: UInt32(text.utf8.count + 1), value: Array(text.utf8) + [0])
    }

    func long(_ tag: UInt16, _ value: Int) -> Entry { Entry(tag: tag, type: 4, count: 1, value: u32(value)) }

    /// Appends a directory and its values; returns where it begins.
    @discardableResult
    mutating func add(_ entries: [Entry], next: Int = 0) -> Int {
        let start = bytes.count
        var values: [UInt8] = []
        bytes += u16(entries.count)
        for entry in entries {
            bytes += u16(Int(entry.tag)) + u16(Int(entry.type)) + u32(Int(entry.count))
            if entry.value.count <= 4 {
                bytes += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
            } else {
                bytes += u32(start + 2 + 12 * entries.count + 4 + values.count)
                values += entry.value
            }
        }
        bytes += u32(next) + values
        return start
    }

    /// Where the 12 bytes of an entry begin.
    func place(of tag: UInt16, in directory: Int) -> Int? {
        let count = Int(bytes[directory + (order == .bigEndian ? 1 : 0)])
        return (0..<count).map { directory + 2 + 12 * $0 }.first { Array(bytes[$0..<$0 + 2]) == u16(Int(tag)) }
    }

    mutating func patch(_ place: Int, _ value: Int) { bytes.replaceSubrange(place..<place + 4, with: u32(value)) }
}

/// A block with the parts that are asked for.
struct ExifRecipe: Sendable, CustomStringConvertible {
    var order = TIFFByteOrder.bigEndian
    var hasExif = true
    var id: String?
    var hasMakerNote = false
    var hasThumbnail = false
    var hasGPS = false
    var isOdd = false
    var isUnsorted = false

    var description: String {
        [
            order == .bigEndian ? "MM" : "II", hasExif ? "Exif" : "no Exif", id.map { "id of \($0.count)" },
            hasMakerNote ? "maker note" : nil,
            hasThumbnail ? "thumbnail" : nil, hasGPS ? "GPS" : nil, isOdd ? "odd" : nil, isUnsorted ? "unsorted" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }

    static let all: [ExifRecipe] = [TIFFByteOrder.bigEndian, .littleEndian].flatMap { order in
        [false, true].flatMap { rest in
            [
                ExifRecipe(order: order, hasExif: false), ExifRecipe(order: order),
                ExifRecipe(order: order, id: String(repeating: "0", count: 32)), ExifRecipe(order: order, id: "short"),
                ExifRecipe(order: order, id: ""), ExifRecipe(order: order, id: String(repeating: "9", count: 40)),
                ExifRecipe(order: order, hasMakerNote: true), ExifRecipe(order: order, isUnsorted: true),
            ].map { recipe in
                var recipe = recipe
                recipe.hasThumbnail = rest
                recipe.hasGPS = rest
                recipe.isOdd = rest
                return recipe
            }
        }
    }

    var block: [UInt8] {
        var tiff = TIFFBuilder(order)
        var primary = [
            tiff.ascii(0x010F, "Maker of cameras"), tiff.ascii(0x0110, "M1"),
            TIFFBuilder.Entry(tag: 0x0112, type: 3, count: 1, value: tiff.u16(6)), tiff.ascii(0x0131, "Software 1.0"),
        ]
        if hasExif { primary.append(tiff.long(0x8769, 0)) }
        if hasGPS { primary.append(tiff.long(0x8825, 0)) }
        if isUnsorted { primary.reverse() }
        let first = tiff.add(primary)
        if hasExif {
            var exif = [
                TIFFBuilder.Entry(tag: 0x9000, type: 7, count: 4, value: Array("0231".utf8)),
                TIFFBuilder.Entry(tag: 0x829A, type: 5, count: 1, value: tiff.u32(1) + tiff.u32(60)),
                TIFFBuilder.Entry(tag: 0x9286, type: 7, count: 13, value: Array("ASCII\0\0\0hello".utf8)),
            ]
            if hasMakerNote {
                // A note like Nikon's or Canon's, with an offset that counts from the header.
                exif.append(
                    TIFFBuilder.Entry(
                        tag: 0x927C, type: 7, count: 40, value: tiff.u32(8) + [UInt8](repeating: 0xA5, count: 36)))
            }
            if let id { exif.append(tiff.ascii(0xA420, id)) }
            exif.append(TIFFBuilder.Entry(tag: 0xA434, type: 2, count: 4, value: Array("len\0".utf8)))
            if isUnsorted { exif.reverse() } else { exif.sort { $0.tag < $1.tag } }
            let place = tiff.add(exif)
            if let pointer = tiff.place(of: 0x8769, in: first) { tiff.patch(pointer + 8, place) }
        }
        if hasGPS {
            let place = tiff.add([
                TIFFBuilder.Entry(tag: 0, type: 1, count: 4, value: [2, 3, 0, 0]), tiff.ascii(0x1D, "2026:01:02"),
            ])
            if let pointer = tiff.place(of: 0x8825, in: first) { tiff.patch(pointer + 8, place) }
        }
        if hasThumbnail {
            let picture = tiff.bytes.count
            tiff.bytes += [0xFF, 0xD8, 0xFF, 0xD9]
            let place = tiff.add([tiff.long(0x0201, picture), tiff.long(0x0202, 4)])
            tiff.patch(first + 2 + 12 * primary.count, place)
        }
        if isOdd == tiff.bytes.count.isMultiple(of: 2) { tiff.bytes.append(0) }
        return tiff.bytes
    }
}
