import Foundation
import Testing

@Suite("sello verify and inspect") struct VerifyRunTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let run = try place.stamp(
            place["picture.jpg"], place["picture.png"], place["clip.mp4"], "--output-directory", place["s"], "--title",
            "evil \u{9B}31m \u{202E} title")
        try #require(run.status == 0, "\(run.messages)")
    }

    private var root: String { place["credentials/root.pem"] }

    @Test("decide by what is asked") func requirements() throws {
        let file = place["s/picture.jpg"]
        #expect(try place.run("verify", file).status == 0)
        #expect(try place.run("verify", file, "--require", "labelled").status == 0)
        #expect(try place.run("verify", file, "--require", "trusted").status == 1)
        #expect(try place.run("verify", file, "--require", "trusted", "--trust-anchors", root).status == 0)
        #expect(try place.run("credentials", "create", place["other"]).status == 0)
        let other = try place.run("verify", file, "--require", "trusted", "--trust-anchors", place["other/root.pem"])
        #expect(other.status == 1)
        #expect(other.output.contains("— signed statement by an unconfirmed signer: made by an AI model"))
        // Any of several anchors will do.
        #expect(
            try place.run(
                "verify", file, "--require", "trusted", "--trust-anchors", place["other/root.pem"], "--trust-anchors",
                root
            ).status == 0)
        #expect(try place.run("verify", place["picture.jpg"]).status == 2)
    }

    @Test("notice a changed byte", arguments: [("picture.jpg", 40_000), ("picture.png", 20_000), ("clip.mp4", 60_000)])
    func changed(_ name: String, _ offset: Int) throws {
        try place.flip("s/\(name)", at: offset, to: "changed")
        let run = try place.run("verify", place["changed"], "--json")
        #expect(run.status == 1)
        #expect(try run.objects.first?["state"] as? String == "invalid")
    }

    @Test("report every file, in order, and exit with the gravest status", arguments: ["1", "3"])
    func several(_ jobs: String) throws {
        try place.flip("s/picture.jpg", at: 40_000, to: "changed.jpg")
        try place.write("text.txt", Data("text".utf8))
        try place.write("cut.png", try place.bytes("s/picture.png").prefix(20))
        let names = ["s/picture.jpg", "picture.png", "changed.jpg", "text.txt", "missing.jpg", "cut.png", "s/clip.mp4"]
        let run = try CommandRun(["verify", "--json", "--jobs", jobs] + names.map { place[$0] })
        #expect(run.status == 66)
        let objects = try run.objects
        #expect(objects.map { $0["file"] as? String } == names.map { place[$0] })
        #expect(
            objects.map { $0["state"] as? String } == [
                "valid", "absent", "invalid", "unreadable", "unreadable", "unreadable", "valid",
            ])
        #expect((objects[3]["error"] as? [String: Any])?["code"] as? String == "unrecognizedFormat")
        #expect((objects[4]["error"] as? [String: Any])?["code"] as? String == "notFound")
        #expect(run.messages.split(separator: "\n").count == 3)

        let people = try CommandRun(["verify"] + names.map { place[$0] })
        #expect(people.status == 66)
        #expect(people.output.contains("7 files: 2 valid, 1 invalid, 1 without a manifest, 3 unreadable"))
        #expect(!people.output.contains("\u{1B}"))
        #expect(try CommandRun(["verify", place["text.txt"]]).status == 65)
        #expect(try CommandRun(["verify", place["s"]]).status == 74)
        #expect(try CommandRun(["verify", place["s/picture.jpg"], place["picture.png"]]).status == 2)
        #expect(try CommandRun(["verify", place["changed.jpg"], place["picture.png"]]).status == 1)
    }

    @Test("print nothing when quiet") func quiet() throws {
        let run = try place.run("verify", "--quiet", place["s/picture.jpg"], place["picture.jpg"])
        #expect(run.status == 2 && run.output.isEmpty && run.messages.isEmpty)
        // What goes wrong is said all the same.
        #expect(!(try place.run("verify", "-q", place["missing"]).messages.isEmpty))
    }

    @Test("print crJSON as one document, of several files one a line") func crJSON() throws {
        let one = try place.run("verify", "--crjson", place["s/picture.jpg"])
        #expect(one.status == 0)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
        #expect((document["manifests"] as? [Any])?.count == 1)
        let several = try CommandRun(["verify", "--crjson"] + Workplace.media.map { place["s/\($0)"] })
        #expect(try several.objects.count == 3)
    }

    @Test("judge at the moment that is asked for") func moment() throws {
        let later = try place.run("verify", place["s/picture.jpg"], "--at", "2060-01-01T00:00:00Z", "--json")
        #expect(later.status == 1)
        let failures = (try later.objects.first?["results"] as? [String: Any])?["failure"] as? [[String: Any]]
        #expect(failures?.contains { $0["code"] as? String == "claimSignature.outsideValidity" } == true)
    }

    @Test("read trust configurations and anchors, and refuse what is none") func trust() throws {
        let file = place["s/picture.jpg"]
        try place.write("mail.cfg", Data("// e-mail\n1.3.6.1.5.5.7.3.4\n".utf8))
        try place.write("other.cfg", Data("1.2.3.4.5\n".utf8))
        try place.write("broken.cfg", Data("e-mail, please\n".utf8))
        func trusted(_ arguments: String...) throws -> Int32 {
            try CommandRun(["verify", file, "--require", "trusted", "--trust-anchors", root] + arguments).status
        }
        #expect(try trusted("--trust-config", place["mail.cfg"]) == 0)
        #expect(try trusted("--trust-config", place["other.cfg"]) == 1)
        #expect(try trusted("--trust-config", place["broken.cfg"]) == 65)
        #expect(try trusted("--trust-config", place["missing.cfg"]) == 66)
        #expect(try trusted("--trust-anchors", place["picture.jpg"]) == 65)
        #expect(try trusted("--trust-anchors", place["missing.pem"]) == 66)
        #expect(try trusted("--time-stamp-anchors", root) == 0)
        #expect(try trusted("--time-stamp-anchors", place["picture.jpg"]) == 65)
    }

    @Test("never pass a file's control characters on", arguments: ["verify", "inspect"])
    func hostileTexts(_ command: String) throws {
        for name in Workplace.media {
            let run = try place.run(command, place["s/\(name)"])
            #expect(run.status == 0)
            #expect(run.output.contains("evil "))
            #expect(!run.output.contains("\u{9B}") && !run.output.contains("\u{202E}"))
        }
        let missing = try place.run(command, place["\u{1B}[31m\nx"])
        #expect(missing.status == 66)
        #expect(!missing.messages.contains("\u{1B}"))
        #expect(missing.messages.split(separator: "\n").count == 1)
    }

    @Test("end quietly when nobody reads on", .enabled(if: Programs.has("/bin/sh"))) func closedPipe() throws {
        let run = try CommandRun(
            ["verify"] + Array(repeating: place["s/picture.jpg"], count: 200),
            through: ["/bin/sh", "-c", "{ \"$@\"; echo \"status $?\" >&2; } | head -n 1", "sh"])
        #expect(run.output.split(separator: "\n").count == 1)
        // 141 is what a shell says of a process that ended by SIGPIPE.
        #expect(run.messages == "status 141\n")
    }

    @Test(
        "say it when standard output is full",
        .enabled(if: Programs.has("/bin/sh") && FileManager.default.fileExists(atPath: "/dev/full")))
    func fullOutput() throws {
        let run = try CommandRun(
            ["verify", place["s/picture.jpg"]], through: ["/bin/sh", "-c", "exec \"$@\" > /dev/full", "sh"])
        #expect(run.status == 74)
        #expect(run.messages.contains("standard output"))
    }

    @Test("show layout and manifest store", arguments: Workplace.media) func inspect(_ name: String) throws {
        let run = try place.run("inspect", place["s/\(name)"])
        #expect(run.status == 0)
        for word in [
            "offset", "Manifest store", "c2pa.claim.v2 [claim]", "org.sello.sgi", "\"operation\": \"generated\"",
        ] {
            #expect(run.output.contains(word), "\(word)")
        }
        let json = try place.run("inspect", place["s/\(name)"], "--json", "--full")
        let object = try #require(try json.objects.first)
        #expect(object["size"] as? Int == (try place.bytes("s/\(name)")).count)
        let parts = try #require(object["parts"] as? [[String: Any]])
        let top = parts.filter { $0["depth"] as? Int == 0 }
        #expect(top.reduce(0) { $0 + ($1["size"] as? Int ?? 0) } == object["size"] as? Int)
        let stores = try #require(object["stores"] as? [[String: Any]])
        #expect((stores.first?["boxes"] as? [Any])?.isEmpty == false)
    }

    @Test("inspect a file without a manifest, and one that is none") func inspectOthers() throws {
        let plain = try place.run("inspect", place["picture.jpg"])
        #expect(plain.status == 0 && plain.output.contains("No manifest store."))
        try place.write("text.txt", Data("text".utf8))
        let text = try place.run("inspect", place["text.txt"], "--json")
        #expect(text.status == 65 && !text.messages.isEmpty)
        #expect((try text.objects.first?["error"] as? [String: Any])?["offset"] as? Int == 0)
        #expect(try place.run("inspect", place["missing"]).status == 66)
    }

    @Test("show a manifest store that cannot be read as such") func inspectBroken() throws {
        var bytes = try place.bytes("s/picture.png")
        let box = try #require(bytes.range(of: Data("jumb".utf8)))
        bytes[box.lowerBound - 1] ^= 0xFF
        // The chunk's checksum is not judged when reading; the box's length no longer fits.
        try place.write("broken.png", bytes)
        let run = try place.run("inspect", place["broken.png"])
        #expect(run.status == 65, "\(run.output)")
        #expect(run.output.contains("caBX"))
        #expect(!run.messages.isEmpty)
    }

    @Test("Without a subcommand the help is shown, and the version when asked") func help() throws {
        let help = try CommandRun([])
        #expect(help.status == 0 && help.output.contains("SUBCOMMANDS"))
        let version = try place.run("--version")
        #expect(version.status == 0 && version.output.split(separator: ".").count == 3)
        let completions = try place.run("--generate-completion-script", "bash")
        #expect(completions.status == 0 && completions.output.contains("sello"))
        let wrong = try place.run("verify", "--wrong")
        #expect(wrong.status == 64 && !wrong.messages.isEmpty && wrong.output.isEmpty)
    }
}
