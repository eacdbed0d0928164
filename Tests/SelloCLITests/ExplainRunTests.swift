import Foundation
import Testing

@Suite("sello explains, shows hashes and reads sidecars") struct ExplainRunTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let run = try place.stamp(
            place["picture.jpg"], place["picture.png"], place["clip.mp4"], "--output-directory", place["s"])
        try #require(run.status == 0, "\(run.messages)")
    }

    @Test("every finding, with bytes, clause and advice") func explain() throws {
        try place.flip("s/picture.jpg", at: 40_000, to: "changed.jpg")
        let text = try place.run("verify", place["changed.jpg"], "--explain").output
        #expect(text.contains("The content was changed after it was signed."))
        #expect(text.contains("assertion.dataHash.mismatch (C2PA 2.2, 15.12.1)"))
        #expect(text.contains("Speaks of: bytes 0 to "))
        #expect(text.contains("→ Get the file again"))
        #expect(try !place.run("verify", place["changed.jpg"]).output.contains("Speaks of"))
        let object = try #require(
            try place.run("verify", place["changed.jpg"], "--explain", "--json").objects.first)
        let explanations = try #require(object["explanations"] as? [[String: Any]])
        #expect(explanations.first?["kind"] as? String == "failure")
        #expect(try place.run("verify", place["changed.jpg"], "--explain", "--crjson").status == 64)
    }

    @Test("what was hashed can be hashed again from what is printed", arguments: Workplace.media)
    func hashes(_ name: String) throws {
        let run = try place.run("inspect", place["s/\(name)"], "--hashes")
        #expect(run.status == 0)
        #expect(!run.output.contains("DIFFERENT"))
        // By hand, as a person would: the pieces of an assertion, cut out and given to sha256sum.
        var pieces: [(first: Int, count: Int)] = []
        var signed = ""
        for line in run.output.split(separator: "\n").drop(while: { !$0.contains("  assertion: ") }).dropFirst() {
            if let match = line.firstMatch(of: /bytes (\d+) to \d+ of the file \((\d+) bytes\)/) {
                pieces.append((try #require(Int(match.output.1)), try #require(Int(match.output.2))))
            } else if let match = line.firstMatch(of: /signed: +([0-9a-f]+)/) {
                signed = String(match.output.1)
                break
            }
        }
        #expect(!pieces.isEmpty && signed.count == 64)
        let commands = pieces.map { "tail -c +\($0.first + 1) '\(place["s/\(name)"])' | head -c \($0.count)" }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "{ \(commands.joined(separator: "; ")); } | sha256sum"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(output.hasPrefix(signed))

        let object = try #require(try place.run("inspect", place["s/\(name)"], "--hashes", "--json").objects.first)
        #expect((object["hashes"] as? [[String: Any]])?.contains { $0["kind"] as? String == "binding" } == true)
        #expect(try place.run("inspect", place["s/\(name)"], "--json").objects.first?["hashes"] == nil)
        #expect(try place.run("inspect", place[name], "--hashes").output.contains("Nothing is hashed"))
    }

    /// The store of a stamped PNG file, cut out.
    private func store() throws -> Data {
        let object = try #require(try place.run("inspect", place["s/picture.png"], "--json").objects.first)
        let store = try #require((object["stores"] as? [[String: Any]])?.first)
        let offset = try #require(store["offset"] as? Int)
        let size = try #require(store["size"] as? Int)
        // A chunk's length and type stand before its data.
        return try place.bytes("s/picture.png").dropFirst(offset + 8).prefix(size)
    }

    @Test("a manifest of its own, beside the file or named") func sidecars() throws {
        try place.write("alone.c2pa", try store())
        // It was made for a file that holds it: beside another it leaves out bytes that are none of its own.
        try place.write("alone.png", try place.bytes("picture.png"))
        let beside = try place.run("verify", place["alone.png"], "--json")
        #expect(beside.status == 1)
        #expect(try beside.objects.first?["manifestPlace"] as? String == "detached")
        #expect(try beside.objects.first?["state"] as? String == "invalid")
        #expect(try place.run("verify", place["alone.png"]).output.contains("not in the file but in a file of its own"))
        let named = try place.run("verify", place["picture.png"], "--manifest", place["alone.c2pa"], "--json")
        #expect(try named.objects.first?["manifestPlace"] as? String == "detached")
        // The one in the file comes first.
        let embedded = try place.run("verify", place["s/picture.png"], "--manifest", place["alone.c2pa"], "--json")
        #expect(embedded.status == 0)
        #expect(try embedded.objects.first?["manifestPlace"] as? String == "embedded")
        #expect(try place.run("verify", place["picture.png"]).status == 2)
        #expect(try place.run("verify", place["picture.png"], "--manifest", place["missing.c2pa"]).status == 66)
        #expect(
            try place.run("verify", place["picture.png"], place["picture.jpg"], "--manifest", place["alone.c2pa"])
                .status == 64)
        try place.write("odd.c2pa", Data("no store".utf8))
        let odd = try place.run("verify", place["picture.png"], "--manifest", place["odd.c2pa"], "--json")
        #expect(odd.status == 1)
        #expect(try odd.objects.first?["state"] as? String == "invalid")
    }

    @Test("a manifest store by itself can be inspected") func bareStore() throws {
        try place.write("alone.c2pa", try store())
        let run = try place.run("inspect", place["alone.c2pa"])
        #expect(run.status == 0)
        #expect(run.output.contains("application/c2pa"))
        #expect(run.output.contains("c2pa.claim.v2"))
        let object = try #require(try place.run("inspect", place["alone.c2pa"], "--json").objects.first)
        #expect(object["format"] as? String == "application/c2pa")
        try place.write("cut.c2pa", try store().prefix(100))
        #expect(try place.run("inspect", place["cut.c2pa"]).status == 65)
    }

    @Test("a list of conforming products") func products() throws {
        try place.write("list.json", Data("[]".utf8))
        let root = place["credentials/root.pem"]
        let run = try place.run(
            "verify", place["s/picture.png"], "--trust-anchors", root, "--conforming-products", place["list.json"])
        #expect(run.status == 0)
        #expect(run.output.contains("Not on the list of conforming products"))
        try place.write("list.json", Data("{".utf8))
        #expect(
            try place.run("verify", place["s/picture.png"], "--conforming-products", place["list.json"]).status == 65)
    }

    @Test("signals in plain words") func signals() throws {
        let text = try place.run("verify", place["s/picture.png"]).output
        #expect(text.contains("History says    by C2PA's list: made by an AI model"))
    }
}
