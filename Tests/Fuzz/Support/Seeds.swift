import Foundation
import SelloBytes

/// The seeds of an entry, for claims that speak of them.
package enum Seeds {
    /// The folder of all seeds.
    package static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus").path

    /// All seeds of an entry.
    package static func of(_ entry: String) -> [[UInt8]] {
        let path = "\(folder)/\(entry)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let seeds = names.sorted().compactMap { bytes("\(entry)/\($0)") }
        claim(!seeds.isEmpty, "there are seeds in \(path)")
        return seeds
    }

    /// One file beside the seeds.
    package static func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0) }
    }
}
