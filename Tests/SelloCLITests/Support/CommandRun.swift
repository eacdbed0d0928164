import Foundation
import Testing

/// One run of the built command, as a user has it.
struct CommandRun {
    /// The exit status; negative for a signal.
    let status: Int32
    let output: String
    let messages: String

    /// The command, which is built beside the tests.
    static var path: String {
        let tests =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "sello").path
    }

    /// Runs the command.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - wrapper: A program, with its first arguments, that runs the command.
    ///   - environment: Variables that it gets beside those of the tests.
    ///   - interrupting: Called once it runs.
    /// - Throws: Where it cannot be started.
    init(
        _ arguments: [String], through wrapper: [String] = [], environment: [String: String] = [:],
        interrupting: ((Process) -> Void)? = nil
    ) throws {
        let process = Process()
        let words = wrapper + [Self.path] + arguments
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        var variables = ProcessInfo.processInfo.environment
        for name in ["SELLO_KEY_PASSWORD", "NO_COLOR", "CLICOLOR_FORCE", "LC_ALL", "LC_MESSAGES", "LANG"] {
            variables[name] = nil
        }
        process.environment = variables.merging(environment) { $1 }
        let output = Pipe()
        // A second pipe would stand still as soon as it is full, for nobody reads it before the first is at its end.
        let place = FileManager.default.temporaryDirectory.appending(path: "sello-messages-\(UUID().uuidString)")
        try Data().write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        let messages = try FileHandle(forWritingTo: place)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = messages
        try process.run()
        interrupting?(process)
        self.output = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        try messages.close()
        self.messages = String(decoding: try Data(contentsOf: place), as: UTF8.self)
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// The lines of the output as JSON objects.
    var objects: [[String: Any]] {
        get throws {
            try output.split(separator: "\n").map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }
}

/// A folder with development credentials and the project's media, removed with everything in it.
final class Workplace {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "sello-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        let made = try run("credentials", "create", self["credentials"])
        try #require(made.status == 0, "\(made.messages)")
        for name in Self.media {
            try FileManager.default.copyItem(atPath: Self.mediaFolder.appending(path: name).path, toPath: self[name])
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static let media = ["picture.jpg", "picture.png", "clip.mp4"]
    private static let mediaFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/media")

    /// A path in the folder.
    subscript(name: String) -> String { "\(path)/\(name)" }

    /// The options that sign.
    var signing: [String] {
        ["--certificates", self["credentials/chain.pem"], "--key", self["credentials/key.pem"]]
    }

    func run(_ arguments: String...) throws -> CommandRun { try CommandRun(arguments) }

    /// Stamps with the development credentials, provider and resource given.
    func stamp(_ arguments: String...) throws -> CommandRun {
        try CommandRun(["stamp"] + arguments + signing + ["--provider", "Works", "--resource", "urn:imager"])
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: self[name])) }

    func write(_ name: String, _ bytes: Data) throws { try bytes.write(to: URL(filePath: self[name])) }

    /// Copies a file with one byte changed.
    func flip(_ name: String, at offset: Int, to changed: String) throws {
        var bytes = try bytes(name)
        bytes[bytes.startIndex + offset] ^= 0x20
        try write(changed, bytes)
    }

    /// All names in a folder, hidden ones too.
    func names(_ folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self[folder]).sorted()
    }

    func makeFolder(_ name: String, mode: Int = 0o755) throws {
        try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self[name])
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self[name])[.posixPermissions] as? Int
    }
}
