/// The index of a multi-picture file, read in the plainest way, to check where its pointers lead.
struct MultiPicture {
    /// Absolute offset and size of each picture.
    let pictures: [(offset: Int, size: Int)]

    /// Reads the first index in a file; `nil` where there is none.
    init?(in file: [UInt8]) {
        let mark: [UInt8] = [0x4D, 0x50, 0x46, 0x00]
        guard
            let place = file.indices.dropLast(8).first(where: { index in
                file[index] == 0xFF && file[index + 1] == 0xE2 && Array(file[index + 4..<index + 8]) == mark
            })
        else { return nil }
        let header = place + 8
        let isLittle = file[header] == 0x49
        func number(_ position: Int, _ width: Int) -> Int {
            let bytes = file[position..<position + width]
            return (isLittle ? bytes.reversed() : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
        let directory = header + number(header + 4, 4)
        var pictures: [(Int, Int)] = []
        for entry in 0..<number(directory, 2) {
            let at = directory + 2 + 12 * entry
            guard number(at, 2) == 0xB002 else { continue }
            for index in 0..<number(at + 4, 4) / 16 {
                let record = header + number(at + 8, 4) + 16 * index
                let distance = number(record + 8, 4)
                pictures.append((distance == 0 ? 0 : header + distance, number(record + 4, 4)))
            }
        }
        self.pictures = pictures
    }

    /// An APP2 segment's content with pictures at these distances from the TIFF header.
    static func index(isLittleEndian: Bool, _ distances: [UInt32], count: UInt32? = nil) -> [UInt8] {
        func number<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
            let bytes = (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> T($0 * 8)) }
            return isLittleEndian ? bytes : bytes.reversed()
        }
        var bytes: [UInt8] = [0x4D, 0x50, 0x46, 0x00]
        bytes += isLittleEndian ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
        bytes += number(UInt32(8)) + number(UInt16(2))
        bytes += number(UInt16(0xB001)) + number(UInt16(4)) + number(UInt32(1)) + number(UInt32(distances.count))
        bytes += number(UInt16(0xB002)) + number(UInt16(7)) + number(count ?? UInt32(16 * distances.count))
        bytes += number(UInt32(38)) + number(UInt32(0))
        for distance in distances {
            bytes += number(UInt32(0)) + number(UInt32(50)) + number(distance) + number(UInt32(0))
        }
        return bytes
    }
}
