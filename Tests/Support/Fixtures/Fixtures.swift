package import Foundation

/// Real, odd and hostile files in a folder beside the package, where there is one; tests that need it are empty without.
package enum Fixtures {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/fixtures")

    /// Whether there is such a file; with no name, whether there are any.
    package static func has(_ name: String = "") -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: name).path)
    }

    /// A file's bytes.
    package static func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: root.appending(path: name)))
    }

    /// Names of the files in folders, such as `odd/jpeg`, in their order; none where there are no fixtures.
    package static func names(_ folders: String...) -> [String] {
        folders.flatMap { folder in
            let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            return (names ?? []).sorted().map { "\(folder)/\($0)" }
        }
    }
}
