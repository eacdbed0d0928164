import SelloBytes
import SelloContainers

/// Small carriers made in memory, so that the tests need no files.
enum Carriers {
    /// A grey JPEG of 8 by 8 points: quantisation, frame, Huffman tables, scan.
    static let jpeg: [UInt8] = {
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += [0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
        bytes += [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
        bytes += [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
        for table: UInt8 in [0x00, 0x10] {
            bytes += [0xFF, 0xC4, 0, 20, table, 1] + [UInt8](repeating: 0, count: 15) + [0]
        }
        bytes += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9]
        return bytes
    }()

    /// A PNG of one grey point.
    static let png: [UInt8] = {
        func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
            var checksum = CRC32()
            checksum.update(Array(type.utf8) + data)
            var writer = ByteWriter()
            writer.write(UInt32(data.count))
            writer.write(type)
            writer.write(data)
            writer.write(checksum.value)
            return writer.bytes
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
            + chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01])
            + chunk("IEND", [])
    }()

    /// An MP4 with an empty movie and some media bytes.
    static let mp4: [UInt8] = {
        func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
            var writer = ByteWriter()
            writer.write(UInt32(payload.count + 8))
            writer.write(type)
            writer.write(payload)
            return writer.bytes
        }
        let movie = box("mvhd", [UInt8](repeating: 0, count: 100))
        return box("ftyp", Array("isom".utf8) + [0, 0, 2, 0] + Array("isommp42".utf8)) + box("moov", movie)
            + box("mdat", Array(0..<200))
    }()

    static let all: [(name: String, bytes: [UInt8])] = [("JPEG", jpeg), ("PNG", png), ("MP4", mp4)]
}
