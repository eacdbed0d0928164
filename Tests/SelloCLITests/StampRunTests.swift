import Foundation
import Testing

@testable import SelloCLI

@Suite("sello stamp") struct StampRunTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("writes a file that verifies, in every format, and leaves its source alone", arguments: Workplace.media)
    func stamps(_ name: String) throws {
        let before = try place.bytes(name)
        let run = try place.stamp(place[name], "--output", place["out-\(name)"], "--json", "--system", "Imager")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.isEmpty)
        #expect(try place.bytes(name) == before)
        let receipt = try #require(try run.objects.first)
        #expect(receipt["file"] as? String == place[name])
        #expect(receipt["output"] as? String == place["out-\(name)"])
        let label = try #require(receipt["label"] as? [String: Any])
        let manifest = try #require(receipt["manifest"] as? String)

        let verified = try place.run(
            "verify", place["out-\(name)"], "--json", "--require", "labelled", "--trust-anchors",
            place["credentials/root.pem"])
        #expect(verified.status == 0)
        let report = try #require(try verified.objects.first)
        #expect(report["state"] as? String == "trusted")
        #expect(report["activeManifest"] as? String == manifest)
        #expect((report["label"] as? [String: Any])?["id"] as? String == label["id"] as? String)
    }

    @Test("says in words what it did, warns once without provider and resource, and says nothing when quiet")
    func words() throws {
        let arguments = ["stamp", place["picture.jpg"], place["picture.png"], "--output-directory", place["out"]]
        let run = try CommandRun(arguments + place.signing)
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(
            run.output.contains("out/picture.jpg — stamped: made by an AI model (trainedAlgorithmicMedia), label id "))
        #expect(run.messages.components(separatedBy: "3(3)(a)(ii)").count == 2)
        let quiet = try CommandRun(arguments + place.signing + ["--quiet"])
        #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.messages.isEmpty)
    }

    @Test("keeps the label's identifier, and takes the file itself as the parent") func again() throws {
        #expect(try place.stamp(place["picture.jpg"], "-o", place["a.jpg"]).status == 0)
        // No warning: the label has provider and resource from before.
        let second = try CommandRun(["stamp", place["a.jpg"], "-o", place["b.jpg"]] + place.signing)
        #expect(second.status == 0 && second.messages.isEmpty, "\(second.messages)")
        let run = try place.run("verify", "--json", place["a.jpg"], place["b.jpg"])
        let reports = try run.objects
        let labels = reports.map { ($0["label"] as? [String: Any])?["id"] as? String }
        #expect(labels[0] != nil && labels[0] == labels[1])
        #expect((reports[1]["manifests"] as? [Any])?.count == 2)
        #expect(reports[1]["chain"] as? String == "kept")

        let other = try place.stamp(
            place["a.jpg"], "-o", place["c.jpg"], "--label-id", "01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506")
        #expect(other.status == 64)
        let parent = try place.stamp(place["a.jpg"], "-o", place["c.jpg"], "--parent", place["picture.png"])
        #expect(parent.status == 64)
        #expect(!FileManager.default.fileExists(atPath: place["c.jpg"]))
    }

    @Test("replaces a file in place, its permissions kept, and only when told so") func inPlace() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place["picture.jpg"])
        let before = try place.bytes("picture.jpg")
        #expect(try place.stamp(place["picture.jpg"], "-o", place["picture.jpg"]).status == 64)
        #expect(try place.bytes("picture.jpg") == before)
        #expect(try place.stamp(place["picture.jpg"], "--in-place").status == 0)
        #expect(try place.bytes("picture.jpg") != before)
        #expect(try place.mode("picture.jpg") == 0o640)
        #expect(try place.run("verify", place["picture.jpg"]).status == 0)
    }

    @Test("refuses an invalid parent unless told, and then the report says so") func invalidParent() throws {
        #expect(try place.stamp(place["picture.jpg"], "-o", place["a.jpg"]).status == 0)
        try place.flip("a.jpg", at: 40_000, to: "changed.jpg")
        let refused = try place.stamp(place["changed.jpg"], "-o", place["b.jpg"])
        #expect(refused.status == 1)
        #expect(refused.messages.contains("--allow-invalid-parent"))
        #expect(!FileManager.default.fileExists(atPath: place["b.jpg"]))
        #expect(try place.stamp(place["changed.jpg"], "-o", place["b.jpg"], "--allow-invalid-parent").status == 0)
        let run = try place.run("verify", place["b.jpg"])
        #expect(run.status == 0)
        #expect(run.output.contains("Chain           broken before this stamp"))
    }

    @Test(
        "with one bad file of several stamps the others, in order, and leaves nothing of the bad one",
        arguments: ["1", "4"])
    func several(_ jobs: String) throws {
        try place.write("bad.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]))
        let names = ["picture.jpg", "bad.png", "clip.mp4", "missing.jpg", "picture.png"]
        let run = try CommandRun(
            ["stamp"] + names.map { place[$0] } + ["--output-directory", place["out"], "--json", "--jobs", jobs]
                + place.signing)
        #expect(run.status == 66)
        let objects = try run.objects
        #expect(objects.map { $0["file"] as? String } == names.map { place[$0] })
        #expect(objects.map { $0["error"] == nil } == [true, false, true, false, true])
        #expect(try place.names("out") == ["clip.mp4", "picture.jpg", "picture.png"])
    }

    @Test("of files that all fail leaves not even the folder it made") func folder() throws {
        let run = try place.stamp(place["missing.jpg"], "--output-directory", place["out"])
        #expect(run.status == 66)
        #expect(!FileManager.default.fileExists(atPath: place["out"]))
    }

    @Test("refuses two files of one name before anything is written") func clash() throws {
        try place.makeFolder("sub")
        try place.write("sub/picture.jpg", try place.bytes("picture.jpg"))
        let run = try place.stamp(
            place["picture.jpg"], place["sub/picture.jpg"], "--output-directory", place["out"])
        #expect(run.status == 64)
        #expect(!FileManager.default.fileExists(atPath: place["out"]))
    }

    @Test("says what is wrong with a destination") func destinations() throws {
        try place.makeFolder("folder")
        #expect(try place.stamp(place["picture.jpg"], "-o", place["folder"]).status == 73)
        #expect(try place.stamp(place["picture.jpg"], "-o", place["nowhere/x.jpg"]).status == 73)
        #expect(try place.stamp(place["picture.jpg"], "--output-directory", place["no/where"]).status == 73)
        #expect(try place.stamp(place["picture.jpg"], "-o", place["credentials/key.pem"]).status == 64)
        #expect(try place.names("folder").isEmpty)
        #expect(try place.names("credentials").count == 3)
    }

    @Test(
        "cannot write into a folder that may not be written",
        .enabled(if: Programs.has("/usr/bin/setpriv") && Programs.others))
    func readOnly() throws {
        try place.makeFolder("closed", mode: 0o555)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place["credentials/key.pem"])
        let run = try CommandRun(
            ["stamp", place["picture.jpg"], "-o", place["closed/x.jpg"]] + place.signing,
            through: Programs.asNobody)
        #expect(run.status == 73, "\(run.messages)")
        #expect(try place.names("closed").isEmpty)
    }

    @Test(
        "over a file size limit fails with a message and leaves what was there", .enabled(if: Programs.has("/bin/sh")))
    func fileSizeLimit() throws {
        try place.makeFolder("out")
        try place.write("out/x.jpg", Data("old".utf8))
        let run = try CommandRun(
            ["stamp", place["picture.jpg"], "-o", place["out/x.jpg"]] + place.signing,
            through: ["/bin/sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"])
        #expect(run.status == 74)
        #expect(run.messages.contains("there is no room"))
        #expect(try place.names("out") == ["x.jpg"])
        #expect(try place.bytes("out/x.jpg") == Data("old".utf8))
    }

    @Test("refuses what is no address of a time-stamping authority", arguments: ["", "t.example", "file:///x", "--"])
    func timeStampAddress(_ address: String) throws {
        let run = try place.stamp(place["picture.jpg"], "-o", place["x.jpg"], "--time-stamp-url=\(address)")
        #expect(run.status == 64)
        #expect(run.messages.contains("--time-stamp-url"))
        #expect(!FileManager.default.fileExists(atPath: place["x.jpg"]))
    }

    @Test("says which program is missing, and what to do") func timeStampProgram() throws {
        try FileManager.default.copyItem(atPath: CommandRun.path, toPath: place["sello"])
        let run = try CommandRun(
            ["stamp", place["picture.jpg"], "-o", place["x.jpg"], "--time-stamp-url", "http://t.example"]
                + place.signing, through: ["/bin/sh", "-c", "shift; exec \"$0\" \"$@\"", place["sello"]])
        #expect(run.status == 66)
        #expect(run.messages.contains("sello-time-stamp"))
        #expect(!FileManager.default.fileExists(atPath: place["x.jpg"]))
    }

    @Test("refuses keys and certificates that are not fit") func credentials() throws {
        func run(_ certificates: String, _ key: String) throws -> CommandRun {
            try CommandRun([
                "stamp", place["picture.jpg"], "-o", place["x.jpg"], "--certificates", place[certificates], "--key",
                place[key],
            ])
        }
        #expect(try place.run("credentials", "create", place["other"]).status == 0)
        #expect(try run("credentials/chain.pem", "other/key.pem").status == 64)
        #expect(try run("picture.jpg", "credentials/key.pem").status == 65)
        #expect(try run("credentials/chain.pem", "picture.jpg").status == 65)
        #expect(try run("credentials/root.pem", "credentials/key.pem").status == 65)
        #expect(try run("missing.pem", "credentials/key.pem").status == 66)
        #expect(try run("credentials/chain.pem", "missing.pem").status == 66)
        #expect(!FileManager.default.fileExists(atPath: place["x.jpg"]))
    }

    @Test(
        "opens an encrypted key with the password of the environment, and asks nobody who is not there",
        .enabled(if: Programs.has("/usr/bin/openssl") && Programs.has("/usr/bin/setsid")))
    func password() throws {
        let made = Process()
        made.executableURL = URL(filePath: "/usr/bin/openssl")
        made.arguments = [
            "pkcs8", "-topk8", "-in", place["credentials/key.pem"], "-out", place["locked.pem"], "-passout",
            "pass:open it",
        ]
        try made.run()
        made.waitUntilExit()
        let arguments = [
            "stamp", place["picture.jpg"], "-o", place["x.jpg"], "--certificates", place["credentials/chain.pem"],
            "--key",
            place["locked.pem"],
        ]
        // In a session of its own the command has no terminal.
        let alone = try CommandRun(arguments, through: ["/usr/bin/setsid", "--wait"])
        #expect(alone.status == 64)
        #expect(alone.messages.contains("SELLO_KEY_PASSWORD"))
        let wrong = try CommandRun(arguments, environment: ["SELLO_KEY_PASSWORD": "open"])
        #expect(wrong.status == 64)
        #expect(!FileManager.default.fileExists(atPath: place["x.jpg"]))
        let right = try CommandRun(arguments, environment: ["SELLO_KEY_PASSWORD": "open it"])
        #expect(right.status == 0, "\(right.messages)")
    }

    /// A signal that whoever runs the tests had ignored is ignored by the command too.
    static let signals = [SIGTERM, SIGINT, SIGHUP].filter { !Interruption.isIgnored($0) }

    @Test("that is interrupted ends by the signal and leaves nothing", arguments: signals)
    func interrupted(_ signal: Int32) throws {
        let run = try stampLargeFile { kill($0.processIdentifier, signal) }
        #expect(run.status == -signal)
        #expect(run.messages.contains("interrupted; nothing was kept"))
        #expect(try place.names("out").isEmpty)
    }

    @Test("that is killed leaves a file that the next run removes, whatever that stamps") func killed() throws {
        let run = try stampLargeFile { kill($0.processIdentifier, SIGKILL) }
        #expect(run.status == -SIGKILL)
        #expect(try place.names("out").count == 1)
        #expect(try place.stamp(place["picture.jpg"], "-o", place["out/y.jpg"]).status == 0)
        #expect(try place.names("out") == ["y.jpg"])
    }

    /// Stamps a file so large that it is under way when something happens to the process.
    private func stampLargeFile(_ happening: @escaping (Process) -> Void) throws -> CommandRun {
        var clip = try place.bytes("clip.mp4")
        let count = UInt64(8) << 30
        clip += [0, 0, 0, 1] + Array("mdat".utf8) + (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
        try place.write("large.mp4", clip)
        // A hole on the disk.
        let file = try FileHandle(forWritingTo: URL(filePath: place["large.mp4"]))
        try file.truncate(atOffset: UInt64(clip.count) + count - 16)
        try file.close()
        try place.makeFolder("out")
        return try CommandRun(["stamp", place["large.mp4"], "-o", place["out/x.mp4"]] + place.signing) { process in
            // Once the temporary file is there the work has begun.
            for _ in 0..<4000 where (try? place.names("out").isEmpty) ?? true { usleep(5000) }
            happening(process)
        }
    }
}

extension Programs {
    /// What runs a program as somebody without rights.
    static let asNobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

    /// Whether somebody without rights can run the command.
    static var others: Bool {
        #if os(Linux)
            guard geteuid() == 0 else { return false }
            return (try? CommandRun(["--version"], through: asNobody))?.status == 0
        #else
            return false
        #endif
    }
}
