import Foundation

/// A folder for the files of benchmarks, in the temporary folder, or where `SELLO_BENCHMARK_FOLDER` says: what is measured is its disk.
enum TemporaryFolder {
    static let path: String = {
        let root = ProcessInfo.processInfo.environment["SELLO_BENCHMARK_FOLDER"] ?? NSTemporaryDirectory()
        let path = URL(filePath: root).appending(path: "sello-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
            .path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            fatalError("cannot make \(path): \(error)")
        }
        return path
    }()

    static func remove() { try? FileManager.default.removeItem(atPath: path) }

    static func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Makes a file of a size with bytes that no file system can compress or leave out.
    static func make(_ name: String, byteCount: Int) throws -> String {
        let path = file(name)
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        try Data(pseudorandom(byteCount)).write(to: URL(filePath: path))
        return path
    }

    /// Bytes that look random and are the same each time.
    static func pseudorandom(_ byteCount: Int) -> [UInt8] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount + 8)
        while bytes.count < byteCount {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            unsafe withUnsafeBytes(of: state) { unsafe bytes.append(contentsOf: $0) }
        }
        bytes.removeLast(bytes.count - byteCount)
        return bytes
    }
}
