// For those who generate content: stamps every file in a folder of outputs, and keeps a record of the labels.
//
//   Generator OUTPUTS STAMPED CREDENTIALS
//
// CREDENTIALS is a folder with chain.pem and key.pem, such as `sello credentials create` makes. Stamped files go to STAMPED, and
// STAMPED/labels.tsv gets a line for each: identifier, time, manifest, name. With it you can answer later which of your files a label is of.

import Foundation
import Sello

@main
enum Generator {
    static func main() async throws {
        guard CommandLine.arguments.count == 4 else { fatal("usage: Generator OUTPUTS STAMPED CREDENTIALS") }
        let outputs = CommandLine.arguments[1]
        let folder = CommandLine.arguments[2]
        let credentials = CommandLine.arguments[3]

        // Certificates and key are read and checked once. For a key in a hardware module or behind a service, write a type that
        // conforms to `Signer`; nothing else changes.
        let signer = try LocalSigner(
            certificates: FileSource.contents(of: "\(credentials)/chain.pem"),
            key: FileSource.contents(of: "\(credentials)/key.pem"))
        let stamper = Stamper(signer: signer)

        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var record = try Record(path: "\(folder)/labels.tsv")
        var failures = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: outputs).sorted() where !name.hasPrefix(".") {
            do {
                let receipt = try await stamp(
                    "\(outputs)/\(name)", as: "\(folder)/\(name)", titled: name, by: stamper, &record)
                print("\(name): \(receipt.label.id)")
                for warning in receipt.warnings { print("  \(warning)") }
            } catch {
                // One file that cannot be stamped must not keep the others from it, but it must not be published either.
                print("\(name): not stamped: \(error)")
                failures += 1
            }
        }
        if failures > 0 { fatal("\(failures) files were not stamped; do not publish them") }
    }

    /// Stamps one file.
    ///
    /// It appears whole, verified and on record, or not at all.
    static func stamp(
        _ output: String, as path: String, titled title: String, by stamper: Stamper, _ record: inout Record
    ) async throws -> StampReceipt {
        var stamp = Stamp(
            system: .init(name: "Example Imager", version: "1.0", resource: "https://imager.example.com"),
            provider: "Example Works")
        stamp.operation = .generated
        stamp.sourceType = .trainedAlgorithmicMedia
        stamp.title = title

        let file = try AtomicFile(path: path, existing: .replace)
        let receipt = try await stamper.stamp(FileSource(path: output), with: stamp, to: file)
        // The record comes before the file: a label that was never published harms nobody, one without a record does.
        try record.add(receipt, name: title)
        try file.commit()
        return receipt
    }
}

/// A list of labels, one a line, that only ever grows.
struct Record {
    private let file: FileHandle

    init(path: String) throws {
        if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
        file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seekToEnd()
    }

    mutating func add(_ receipt: StampReceipt, name: String) throws {
        // Names of files may hold tabs and line ends; a list of lines may not.
        let plain = name.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        let fields = [
            receipt.label.id.description, receipt.label.createdAt.description, receipt.manifest, String(plain),
        ]
        try file.write(contentsOf: Data((fields.joined(separator: "\t") + "\n").utf8))
        try file.synchronize()
    }
}

func fatal(_ message: String) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(1)
}
