/// A JPEG of segments that a test may change; the store goes behind the first.
package struct ForgedJPEG: ForgedCarrier {
    package var header: [(name: String, bytes: [UInt8])] = [
        ("SOI", [0xFF, 0xD8]), ("APP0", Self.segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    ]
    package var segments: [(name: String, bytes: [UInt8])] = [
        ("DQT", Self.segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))),
        ("SOF0", Self.segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
        ("DHT", Self.segment(0xC4, [0, 1] + [UInt8](repeating: 0, count: 15) + [0])),
        ("DHT", Self.segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0])),
        ("SOS", Self.segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x3F, 0x55]), ("EOI", [0xFF, 0xD9]),
    ]
    /// How many bytes of the store a segment holds.
    package var pieceByteCount = 1200
    /// Changes the segments of the store.
    package var changeStore: (@Sendable (inout [[UInt8]]) -> Void)?
    /// What stands behind the store in its last segment.
    package var slack: [UInt8] = []
    /// How many times the store is there.
    package var storeCount = 1

    package init() {}

    package static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + BigEndian.u16(content.count + 2) + content
    }

    package func embed(_ store: [UInt8], appended: [UInt8]) throws -> ForgedAsset {
        guard appended.isEmpty else { throw ForgingError("place for an appended store in a JPEG") }
        var asset = ForgedAsset(bytes: [], extent: nil, units: [])
        func add(_ name: String, _ bytes: [UInt8]) {
            let start = asset.bytes.count
            asset.bytes += bytes
            asset.units.append((name, start..<asset.bytes.count))
        }
        for segment in header { add(segment.name, segment.bytes) }
        if !store.isEmpty {
            for number in 1...storeCount {
                let start = asset.bytes.count
                var pieces = pieces(of: store + slack, number)
                if pieces.count > 1 { changeStore?(&pieces) }
                asset.bytes += pieces.joined()
                asset.units.append(("C2PA", start..<asset.bytes.count))
                asset.extent = asset.extent ?? start..<asset.bytes.count
            }
        }
        for segment in segments { add(segment.name, segment.bytes) }
        return asset
    }

    private func pieces(of store: [UInt8], _ number: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var at = 0
        while at < store.count {
            let end = min(store.count, at + pieceByteCount)
            let repeated = at == 0 ? [] : Array(store.prefix(8))
            pieces.append(
                Self.segment(
                    0xEB,
                    Array("JP".utf8) + BigEndian.u16(number) + BigEndian.u32(pieces.count + 1) + repeated
                        + store[at..<end]))
            at = end
        }
        return pieces
    }
}
