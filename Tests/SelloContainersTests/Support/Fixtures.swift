import Foundation
import SelloBytes

/// Real, odd and hostile files beside the package, where they are there.
enum Fixtures {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "../shared/fixtures").standardized

    /// Names of the files in folders, such as `odd/jpeg`; none where there are no fixtures.
    static func names(_ folders: String...) -> [String] {
        folders.flatMap { folder in
            let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            return (names ?? []).sorted().map { "\(folder)/\($0)" }
        }
    }

    /// Whether there is such a file.
    static func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: name).path)
    }

    /// A file's bytes.
    static func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: root.appending(path: name)))
    }
}
