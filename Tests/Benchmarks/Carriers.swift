import Foundation
import SelloBytes
import SelloContainers

/// Files of usual sizes with content that looks random, made part by part so that no large one is ever in memory.
enum Carriers {
    /// Makes the file, or gives the one that is there.
    static func jpeg(_ byteCount: Int) throws -> String {
        try make("\(byteCount).jpg") { write in
            var head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
            head += [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
            head += [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
            for table: UInt8 in [0, 0x10] { head += [0xFF, 0xC4, 0, 20, table, 1] + [UInt8](repeating: 0, count: 16) }
            head += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
            try write(head)
            // In a scan 0xFF begins a marker.
            let scan = content.map { $0 == 0xFF ? 0xFE : $0 }
            try fill(byteCount - head.count - 2, with: scan, write)
            try write([0xFF, 0xD9])
        }
    }

    /// Makes the file, or gives the one that is there; its image data is in chunks of 8 KiB, as most writers have it.
    static func png(_ byteCount: Int) throws -> String {
        try make("\(byteCount).png") { write in
            try write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            try write(chunk("IHDR", [0, 0, 4, 0, 0, 0, 4, 0, 8, 2, 0, 0, 0]))
            let data = chunk("IDAT", Array(content.prefix(8 << 10)))
            for _ in 0..<byteCount / data.count { try write(data) }
            try write(chunk("IEND", []))
        }
    }

    /// Makes the file, or gives the one that is there: a film of a track, its table of chunks before the media, so that every offset has to
    /// be written anew.
    static func mp4(_ byteCount: Int) throws -> String {
        try make("\(byteCount).mp4") { write in
            let type = box("ftyp", Array("isom".utf8) + [0, 0, 2, 0] + Array("isommp42".utf8))
            let count = byteCount / (64 << 10)
            func movie(from start: Int) -> [UInt8] {
                var table = ByteWriter()
                table.write(UInt32(0))
                table.write(UInt32(count))
                for index in 0..<count { table.write(UInt32(start + index * 64 << 10)) }
                let handler = box(
                    "hdlr", [UInt8](repeating: 0, count: 8) + Array("vide".utf8) + [UInt8](repeating: 0, count: 13))
                let reference = box("dref", [0, 0, 0, 0, 0, 0, 0, 1] + box("url ", [0, 0, 0, 1]))
                let samples = box("minf", box("dinf", reference) + box("stbl", box("stco", table.bytes)))
                return box(
                    "moov", box("mvhd", [UInt8](repeating: 0, count: 100)) + box("trak", box("mdia", handler + samples))
                )
            }
            let head = type + movie(from: type.count + movie(from: 0).count + 8)
            let media = byteCount - head.count - 8
            try write(head)
            var header = ByteWriter()
            header.write(UInt32(media + 8))
            header.write("mdat")
            try write(header.bytes)
            try fill(media, with: content, write)
        }
    }

    private static let content = TemporaryFolder.pseudorandom(1 << 20)

    private static func make(_ name: String, _ body: (([UInt8]) throws -> Void) throws -> Void) throws -> String {
        let path = TemporaryFolder.file(name)
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let file = try AtomicFile(path: path, existing: .refuse)
        try body { try file.append($0.rawBytes) }
        try file.commit()
        return path
    }

    private static func fill(_ count: Int, with part: [UInt8], _ write: ([UInt8]) throws -> Void) throws {
        for _ in 0..<count / part.count { try write(part) }
        try write(Array(part.prefix(count % part.count)))
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        var checksum = CRC32()
        checksum.update(Array(type.utf8) + data)
        var writer = ByteWriter()
        writer.write(UInt32(data.count))
        writer.write(type)
        writer.write(data)
        writer.write(checksum.value)
        return writer.bytes
    }

    private static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt32(payload.count + 8))
        writer.write(type)
        writer.write(payload)
        return writer.bytes
    }
}
