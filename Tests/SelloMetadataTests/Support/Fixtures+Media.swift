import Fixtures
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Fixtures {
    /// A file that is read when it is asked for.
    struct File: Sendable, CustomStringConvertible {
        let name: String
        let path: String

        var description: String { name }
        var bytes: [UInt8] { FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? [] }
    }

    /// Every media file, in the order of its name; empty where there are no fixtures.
    static let files: [File] = {
        let kinds: Set = ["jpg", "jpeg", "png", "mp4", "mov", "heic", "heif", "avif", "m4a", "m4s"]
        guard let walk = FileManager.default.enumerator(atPath: root.path) else { return [] }
        return walk.compactMap { $0 as? String }
            .filter { kinds.contains(($0 as NSString).pathExtension.lowercased()) }
            .sorted()
            .map { File(name: $0, path: root.path + "/" + $0) }
    }()

    /// The file of a name, where there is one.
    static func file(_ name: String) -> File? { files.first { $0.name == name } }
}

extension [UInt8] {
    /// Where a text stands first from a place on.
    ///
    /// By `memchr`, since searching every fixture byte by byte takes minutes unoptimised.
    func range(of text: String, from start: Int) -> Range<Int>? {
        let wanted = Array(text.utf8)
        guard start >= 0, start < count else { return nil }
        return unsafe withUnsafeBytes { bytes in
            unsafe wanted.withUnsafeBytes { wanted in
                guard let base = bytes.baseAddress, let sought = wanted.baseAddress else { return nil }
                var at = start
                while at + wanted.count <= bytes.count,
                    let found = unsafe memchr(base + at, Int32(wanted[0]), bytes.count - wanted.count + 1 - at)
                {
                    at = unsafe UnsafeRawPointer(found) - base
                    if unsafe memcmp(base + at, sought, wanted.count) == 0 { return at..<at + wanted.count }
                    at += 1
                }
                return nil
            }
        }
    }
}

extension Fixtures.File {
    /// Every stretch of bytes that looks like an XMP packet, wrapper included.
    var packets: [[UInt8]] {
        let bytes = self.bytes
        var found: [[UInt8]] = []
        var place = 0
        let heads = ["<?xpacket begin", "<x:xmpmeta", "<rdf:RDF"]
        while let (start, head) = heads.enumerated().compactMap({ index, head in
            bytes.range(of: head, from: place).map { ($0.lowerBound, index) }
        }).min(by: { $0.0 < $1.0 }) {
            let tail = ["<?xpacket end=\"w\"?>", "</x:xmpmeta>", "</rdf:RDF>"][head]
            if let end = bytes.range(of: tail, from: start) {
                found.append([UInt8](bytes[start..<end.upperBound]))
                place = end.upperBound
            } else if head == 0, let end = bytes.range(of: "<?xpacket end=", from: start),
                let close = bytes.range(of: "?>", from: end.upperBound)
            {
                found.append([UInt8](bytes[start..<close.upperBound]))
                place = close.upperBound
            } else {
                place = start + 1
            }
        }
        return found
    }
}
