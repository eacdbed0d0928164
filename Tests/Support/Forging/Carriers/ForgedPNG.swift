import SelloBytes
import SelloContainers

/// A PNG of chunks that a test may change; the store goes behind `IHDR`.
package struct ForgedPNG: ForgedCarrier {
    package var header: [(type: String, content: [UInt8])] = [("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])]
    package var chunks: [(type: String, content: [UInt8])] = [
        ("tEXt", Array("Comment\0a picture".utf8)),
        // One grey pixel, deflated without compression.
        ("IDAT", [0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0x00, 0x80, 0x00, 0x82, 0x00, 0x81]), ("IEND", []),
    ]
    /// What stands behind the store in its chunk.
    package var slack: [UInt8] = []
    /// How many chunks hold the store.
    package var storeCount = 1

    package init() {}

    package func embed(_ store: [UInt8], appended: [UInt8]) throws -> ForgedAsset {
        guard appended.isEmpty else { throw ForgingError("place for an appended store in a PNG") }
        var asset = ForgedAsset(
            bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], extent: nil, units: [("PNGh", 0..<8)])
        func add(_ type: String, _ content: [UInt8]) {
            let start = asset.bytes.count
            asset.bytes += Self.chunk(type, content)
            asset.units.append((type == "caBX" ? "C2PA" : type, start..<asset.bytes.count))
            if type == "caBX" { asset.extent = asset.extent ?? start..<asset.bytes.count }
        }
        for chunk in header { add(chunk.type, chunk.content) }
        if !store.isEmpty { for _ in 0..<storeCount { add("caBX", store + slack) } }
        for chunk in chunks { add(chunk.type, chunk.content) }
        return asset
    }

    static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + content
        var sum = CRC32()
        sum.update(body)
        return BigEndian.u32(content.count) + body + BigEndian.u32(Int(sum.value))
    }
}
