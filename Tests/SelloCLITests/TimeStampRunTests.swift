import Foundation
import Testing
import TimestampServer

@Suite("sello stamp --time-stamp-url", .enabled(if: TimestampServer.isPossible, "openssl and python3 are needed"))
struct TimeStampRunTests {
    private let place: Workplace
    private let server: TimestampServer

    init() throws {
        place = try Workplace()
        server = try TimestampServer()
    }

    /// Long after the development credentials have run out.
    private static let late = "2100-01-01T00:00:00Z"

    private func codes(_ file: String, _ arguments: String...) throws -> (state: String?, codes: Set<String>) {
        let run = try CommandRun(["verify", "--json", place[file]] + arguments)
        let object = try #require(try run.objects.first)
        let results = try #require(object["results"] as? [String: [[String: Any]]])
        let codes = results.values.joined().compactMap { $0["code"] as? String }
        return (object["state"] as? String, Set(codes))
    }

    @Test(arguments: Workplace.media) func `a stamped file outlives its signer's certificate`(_ name: String) throws {
        let run = try place.stamp(place[name], "-o", place["out-\(name)"], "--time-stamp-url", server.address("good"))
        try #require(run.status == 0, "\(run.messages)")
        let root = place["credentials/root.pem"]
        let trusted = try codes(
            "out-\(name)", "--trust-anchors", root, "--time-stamp-anchors", server.root.path, "--at", Self.late)
        #expect(trusted.state == "trusted")
        #expect(
            trusted.codes.isSuperset(of: ["timeStamp.validated", "timeStamp.trusted", "claimSignature.insideValidity"]))
        let untrusted = try codes("out-\(name)", "--trust-anchors", root, "--at", Self.late)
        #expect(untrusted.state == "invalid")
        #expect(untrusted.codes.isSuperset(of: ["timeStamp.untrusted", "claimSignature.outsideValidity"]))
    }

    @Test func `without a time-stamp nothing is written`() throws {
        for behaviour in ["missing", "silent", "long"] {
            let run = try place.stamp(
                place["picture.jpg"], "-o", place["x.jpg"], "--time-stamp-url", server.address(behaviour))
            #expect(run.status == 74, "\(behaviour): \(run.messages)")
            #expect(!FileManager.default.fileExists(atPath: place["x.jpg"]))
        }
    }

    @Test func `several files at once each get their own`() throws {
        try place.makeFolder("out")
        let run = try place.stamp(
            place["picture.jpg"], place["picture.png"], place["clip.mp4"], "--output-directory", place["out"], "--jobs",
            "3",
            "--time-stamp-url", server.address("good"))
        #expect(run.status == 0, "\(run.messages)")
        #expect(server.count("good") == 3)
    }

    @Test func `the program by itself asks and writes the answer`() throws {
        let program = URL(filePath: CommandRun.path).deletingLastPathComponent().appending(path: "sello-time-stamp")
        func status(_ arguments: String...) throws -> Int32 {
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(try status() == 64)
        #expect(try status("--help") == 0)
        #expect(try status(server.address("good")) == 74)
    }
}
