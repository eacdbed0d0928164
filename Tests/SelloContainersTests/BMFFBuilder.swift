import SelloBytes
import SelloContainers

/// Builds boxes for tests, and lies about their sizes where it is told to.
enum Box {
    static func raw(_ type: String, _ payload: [UInt8], size: UInt32? = nil) -> [UInt8] {
        u32(size ?? UInt32(payload.count + 8)) + code(type) + payload
    }

    static func large(_ type: String, _ payload: [UInt8], size: UInt64? = nil) -> [UInt8] {
        u32(1) + code(type) + u64(size ?? UInt64(payload.count + 16)) + payload
    }

    static func full(_ type: String, version: UInt8 = 0, flags: UInt32 = 0, _ payload: [UInt8]) -> [UInt8] {
        raw(type, u32(UInt32(version) << 24 | flags) + payload)
    }

    static func group(_ type: String, _ boxes: [UInt8]...) -> [UInt8] { raw(type, boxes.flatMap { $0 }) }

    static func uuid(_ usertype: BMFFUserType, _ payload: [UInt8], size: UInt32? = nil) -> [UInt8] {
        raw("uuid", u64(usertype.high) + u64(usertype.low) + payload, size: size)
    }

    static func c2pa(_ purpose: String = "manifest", _ content: [UInt8]) -> [UInt8] {
        uuid(.c2pa, u32(0) + Array(purpose.utf8) + [0] + content)
    }

    static func c2paStore(_ store: [UInt8], purpose: String = "manifest", padding: Int = 0) -> [UInt8] {
        c2pa(purpose, u64(0) + store + [UInt8](repeating: 0, count: padding))
    }

    static func ftyp(_ brands: String...) -> [UInt8] {
        raw("ftyp", code(brands[0]) + u32(0) + brands.dropFirst().flatMap(code))
    }

    static func code(_ text: String) -> [UInt8] { u32(FourCC.code(text) ?? 0) }
    static func u16(_ value: Int) -> [UInt8] { number(UInt64(value), 2) }
    static func u32(_ value: UInt32) -> [UInt8] { number(UInt64(value), 4) }
    static func u64(_ value: UInt64) -> [UInt8] { number(value, 8) }
    static func number(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64((width - 1 - $0) * 8)) }
    }

    /// Bytes that tell their place: none of their stretches of eight is like another.
    static func media(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var bytes: [UInt8] = []
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        while bytes.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes += u32(UInt32(truncatingIfNeeded: state >> 32))
        }
        return Array(bytes.prefix(count))
    }

    /// A track with a table of chunks.
    static func trak(_ table: [UInt8], dref: [UInt8] = selfContained, stsd: [UInt8] = []) -> [UInt8] {
        group("trak", group("mdia", group("minf", group("dinf", dref), group("stbl", stsd, table))))
    }

    static let selfContained = full("dref", u32(1) + full("url ", flags: 1, []))

    static func stco(_ offsets: [UInt32]) -> [UInt8] {
        full("stco", u32(UInt32(offsets.count)) + offsets.flatMap(u32))
    }

    static func co64(_ offsets: [UInt64]) -> [UInt8] {
        full("co64", u32(UInt32(offsets.count)) + offsets.flatMap(u64))
    }

    static func hdlr(_ handler: String) -> [UInt8] {
        full("hdlr", u32(0) + code(handler) + [UInt8](repeating: 0, count: 13))
    }

    /// An item in `iloc`: number, construction method, data reference, base offset, stretches.
    struct Item {
        var id: UInt32
        var method = 0
        var reference = 0
        var base: UInt64 = 0
        var extents: [[UInt64]]
    }

    static func iloc(
        version: UInt8, offset: Int, length: Int, base: Int, index: Int = 0, _ items: [Item]
    ) -> [UInt8] {
        var body = [UInt8(offset << 4 | length), UInt8(base << 4 | index)]
        body += number(UInt64(items.count), version < 2 ? 2 : 4)
        for item in items {
            body += number(UInt64(item.id), version < 2 ? 2 : 4)
            if version > 0 { body += u16(item.method) }
            body += u16(item.reference) + number(item.base, base) + u16(item.extents.count)
            for extent in item.extents {
                body += number(0, index) + number(extent[0], offset) + number(extent[1], length)
            }
        }
        return full("iloc", version: version, body)
    }

    static func infe(_ id: Int, _ type: String, contentType: String = "", encoding: String? = nil) -> [UInt8] {
        var body = u16(id) + u16(0) + code(type) + [0]
        if type == "mime" { body += Array(contentType.utf8) + [0] }
        if let encoding { body += Array(encoding.utf8) + [0] }
        return full("infe", version: 2, body)
    }

    static func iinf(_ items: [UInt8]...) -> [UInt8] {
        full("iinf", u16(items.count) + items.flatMap { $0 })
    }

    static func meta(_ boxes: [UInt8]...) -> [UInt8] { full("meta", hdlr("pict") + boxes.flatMap { $0 }) }

    static func pitm(_ id: Int) -> [UInt8] { full("pitm", u16(id)) }

    /// A manifest store by its outside: a JUMBF superbox of some size.
    static func store(_ count: Int, seed: UInt64 = 7) -> [UInt8] {
        u32(UInt32(count)) + code("jumb") + media(count - 8, seed: seed)
    }

    static func packet(_ text: String) -> [UInt8] {
        Array("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\(text)</x:xmpmeta>".utf8)
    }
}
