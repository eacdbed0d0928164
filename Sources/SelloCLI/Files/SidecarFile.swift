import Sello
import SelloBytes

/// A manifest store kept beside the file that it speaks for (spec 2.4, §11.4).
enum SidecarFile {
    /// Reads one.
    static func read(_ path: String) throws(AssetError) -> [UInt8] {
        let source = try FileSource(path: path)
        let limit = Limits().storeByteCount
        guard source.byteCount <= limit else {
            throw AssetError(
                .limitExceeded,
                "“\(path)” has \(source.byteCount) bytes, over the limit of \(limit) for a manifest store")
        }
        return try source.bytes(0..<source.byteCount, limit: limit)
    }

    /// The store beside a file: of its name, with the extension `.c2pa` (spec 2.2, §15.5.3.1); `nil` where there is none.
    static func beside(_ file: String) throws(AssetError) -> [UInt8]? {
        // Only the name counts: a folder may have a dot too.
        let start = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file.utf8.index(after: $0) } ?? file.startIndex
        let name = file[start...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        do throws(AssetError) {
            return try read(file[..<dot] + ".c2pa")
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }
}
