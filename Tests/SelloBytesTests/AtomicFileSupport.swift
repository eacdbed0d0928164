import CPlatform
import Foundation
import SelloBytes
import Testing

/// A folder of its own for a test, removed with everything in it.
final class TestFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "sello-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        // Other users must be able to look in, whatever this process's mask is.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path in the folder.
    subscript(name: String) -> String { "\(path)/\(name)" }

    /// All names in the folder, hidden ones too.
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    func make(_ name: String, _ text: String = "old", mode: Int = 0o644) throws {
        try Data(text.utf8).write(to: URL(filePath: self[name]))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self[name])
    }

    func makePipe(_ name: String) throws { try #require(unsafe mkfifo(self[name], 0o644) == 0) }

    /// Makes an empty file as programs do, with the permissions that the process's mask leaves.
    func makeAsAnyProgram(_ name: String) { close(unsafe open(self[name], O_CREAT | O_WRONLY, 0o666)) }

    func give(_ name: String, user: uid_t, group: gid_t) throws {
        try #require(unsafe chown(self[name], user, group) == 0)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: self[name])), as: UTF8.self)
    }

    func attributes(_ name: String) throws -> [FileAttributeKey: Any] {
        try FileManager.default.attributesOfItem(atPath: self[name])
    }

    func mode(_ name: String) throws -> Int? { try attributes(name)[.posixPermissions] as? Int }
}

extension AtomicFile {
    func append(_ text: String) throws(AssetError) { try append(Array(text.utf8).rawBytes) }

    func text() throws(AssetError) -> String {
        String(decoding: try bytes(0..<byteCount, limit: 1 << 20), as: UTF8.self)
    }
}

/// The error that something throws.
func failure(_ body: () throws -> Void) -> AssetError? {
    do { try body() } catch { return error as? AssetError }
    return nil
}

/// The program of Tests/WriterProbe, which SwiftPM puts beside the tests.
enum WriterProbe {
    static var path: String {
        let tests =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "WriterProbe").path
    }

    /// Runs it to its end and gives back what it said.
    static func run(_ arguments: String...) throws -> (status: Int32, said: String) { try run(path, arguments) }

    /// Runs it, or a shell that runs it, to the end.
    static func run(
        _ program: String, _ arguments: [String], in folder: String? = nil
    ) throws -> (status: Int32, said: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return (status, String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Starts it and waits for its first line.
    static func start(_ arguments: String...) throws -> Process {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.availableData
        return process
    }

    /// Kills it as `kill -9` does and waits until it is gone.
    static func kill(_ process: Process) {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

/// What the machine that runs the tests allows.
enum Machine {
    static var isRoot: Bool { geteuid() == 0 }

    /// Whether a small file system can be mounted, seen by nobody but the process that asks for it.
    static let mounts: Bool = {
        let result = try? WriterProbe.run(
            "/bin/sh", ["-c", "unshare --mount sh -c 'mount -t tmpfs -o size=1m none /mnt' 2>/dev/null"])
        return result?.status == 0
    }()

    /// Whether files in the folder for temporary files can have attributes of their own.
    static let hasExtendedAttributes: Bool = {
        guard let folder = try? TestFolder(), (try? folder.make("file")) != nil else { return false }
        return ExtendedAttribute.set("user.sello.test", "1", of: folder["file"])
    }()
}

enum ExtendedAttribute {
    static func set(_ name: String, _ value: String, of path: String) -> Bool {
        unsafe setxattr(path, name, value, value.utf8.count, 0) == 0
    }

    static func value(_ name: String, of path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe getxattr(path, name, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}
