import SelloBytes
import SelloContainers

/// Every place in a file that its tables speak of, read straight from the standard's text and apart from the library's own readers.
struct MediaPointers {
    /// One place: which table speaks of it, and how.
    struct Pointer: Hashable, CustomStringConvertible {
        var table: String
        var offset: Int
        var description: String { "\(table) → \(offset)" }
    }

    private(set) var pointers: [Pointer] = []
    private let source: any ByteSource
    private let tree: BMFFTree

    init(_ source: any ByteSource) throws {
        self.source = source
        tree = try BMFFTree(reading: source, limits: Limits())
        for index in tree.boxes.indices { try read(index) }
    }

    /// The bytes at a place, at most so many.
    func bytes(_ pointer: Pointer, _ count: Int = 16) throws -> [UInt8] {
        guard pointer.offset < source.byteCount else { return [] }
        return try source.bytes(
            pointer.offset..<min(pointer.offset + count, source.byteCount), limit: count)
    }

    private mutating func read(_ index: Int) throws {
        let box = tree[index]
        var cursor = Reader(bytes: try source.bytes(box.payload.prefix(1 << 20), limit: 1 << 20))
        switch FourCC.text(box.type) {
        case "stco", "co64":
            let name = FourCC.text(box.type) == "stco" ? "chunk" : "chunk"
            cursor.at = 4
            for _ in 0..<cursor.next(4) { add(name, cursor.next(FourCC.text(box.type) == "stco" ? 4 : 8)) }
        case "saio" where parentType(index) == "stbl":
            let version = cursor.next(1)
            let flags = cursor.next(3)
            if flags & 1 == 1 { cursor.at += 8 }
            for _ in 0..<cursor.next(4) { add("saio", cursor.next(version == 0 ? 4 : 8)) }
        case "tfra":
            let width = cursor.next(1) == 0 ? 4 : 8
            cursor.at = 8
            let sizes = cursor.next(4)
            let rest = (sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3) + 3
            for _ in 0..<cursor.next(4) {
                cursor.at += width
                add("tfra", cursor.next(width))
                cursor.at += rest
            }
        case "sidx":
            let version = cursor.next(1)
            cursor.at = version == 0 ? 16 : 20
            var at = box.range.upperBound + cursor.next(version == 0 ? 4 : 8)
            cursor.at += 2
            add("sidx", at)
            for _ in 0..<cursor.next(2) {
                at += cursor.next(4) & 0x7FFF_FFFF
                add("sidx", at)
                cursor.at += 8
            }
        case "traf": try readTraf(index)
        case "iloc": readLocations(index, &cursor)
        default: break
        }
    }

    private mutating func readTraf(_ traf: Int) throws {
        guard let moof = tree[traf].parent else { return }
        var base = tree[moof].range.lowerBound
        for child in tree.children(of: traf) {
            var cursor = Reader(bytes: try source.bytes(tree[child].payload, limit: 1 << 20))
            let flags = cursor.next(4) & 0xFF_FFFF
            switch FourCC.text(tree[child].type) {
            case "tfhd":
                cursor.at = 8
                if flags & 1 == 1 { base = cursor.next(8) }
            case "trun":
                cursor.at = 8
                if flags & 1 == 1 { add("trun", base + Int(Int32(truncatingIfNeeded: cursor.next(4)))) }
            case "saio":
                cursor.at = flags & 1 == 1 ? 12 : 4
                for _ in 0..<cursor.next(4) { add("saio in traf", base + cursor.next(4)) }
            default: break
            }
        }
    }

    private mutating func readLocations(_ iloc: Int, _ cursor: inout Reader) {
        guard let meta = tree[iloc].parent else { return }
        let idat = tree.children(of: meta).first { FourCC.text(tree[$0].type) == "idat" }
        let version = cursor.next(4) >> 24
        let sizes = cursor.next(2)
        let wide = version < 2 ? 2 : 4
        for _ in 0..<cursor.next(wide) {
            let id = cursor.next(wide)
            let method = version == 0 ? 0 : cursor.next(2) & 0xF
            cursor.at += 2
            let base = cursor.next(sizes >> 4 & 0xF)
            for _ in 0..<cursor.next(2) {
                if version > 0 { cursor.at += sizes & 0xF }
                let offset = base + cursor.next(sizes >> 12)
                let length = cursor.next(sizes >> 8 & 0xF)
                if method == 0 { add("item \(id) of \(length)", offset) }
                if method == 1, let idat { add("item \(id) of \(length)", tree[idat].payload.lowerBound + offset) }
            }
        }
    }

    private func parentType(_ index: Int) -> String { tree[index].parent.map { FourCC.text(tree[$0].type) } ?? "" }

    private mutating func add(_ table: String, _ offset: Int) { pointers.append(Pointer(table: table, offset: offset)) }

    private struct Reader {
        var bytes: [UInt8]
        var at = 0

        mutating func next(_ width: Int) -> Int {
            var value: UInt64 = 0
            for _ in 0..<width {
                value = value << 8 | UInt64(at < bytes.count ? bytes[at] : 0)
                at += 1
            }
            return Int(truncatingIfNeeded: value & 0x7FFF_FFFF_FFFF_FFFF)
        }
    }
}
