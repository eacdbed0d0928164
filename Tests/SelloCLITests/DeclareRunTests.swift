import Foundation
import Testing

@testable import SelloCLI

@Suite("sello declare") struct DeclareRunTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func declare(_ arguments: String...) throws -> CommandRun {
        try CommandRun(["declare"] + arguments + place.signing)
    }

    private var trust: [String] { ["--trust-anchors", place["credentials/root.pem"]] }

    @Test("writes a record beside the file, which verify holds against it", arguments: Workplace.media)
    func besideTheFile(_ name: String) throws {
        let run = try declare(place[name], "--answer", "yes", "--by", "user:7f3c", "--json")
        #expect(run.status == 0, "\(run.messages)")
        let receipt = try #require(try run.objects.first)
        #expect(receipt["output"] as? String == place["\(name).declaration"])
        #expect((receipt["declaration"] as? [String: Any])?["answer"] as? String == "yes")

        let json = try CommandRun(
            ["verify", place[name], "--declaration", place["\(name).declaration"], "--json"] + trust)
        // The file has no manifest, which the declaration does not change.
        #expect(json.status == 2)
        let report = try #require(try json.objects.first)
        let found = try #require((report["declarations"] as? [[String: Any]])?.first)
        #expect(found["holds"] as? Bool == true)
        #expect((found["signer"] as? [String: Any])?["trusted"] as? Bool == true)
        #expect((report["synthesis"] as? [String: Any])?["verdict"] as? String == "declared")

        let words = try CommandRun(
            ["verify", place[name], "--declaration", place["\(name).declaration"], "--language", "es"] + trust)
        #expect(words.output.contains("dijo: sí, está hecho o modificado con IA"))
    }

    @Test("never replaces a record") func neverReplaces() throws {
        #expect(try declare(place["picture.jpg"], "--answer", "no", "--by", "u:1").status == 0)
        let before = try place.bytes("picture.jpg.declaration")
        #expect(try declare(place["picture.jpg"], "--answer", "yes", "--by", "u:1").status == 73)
        #expect(try place.bytes("picture.jpg.declaration") == before)
        #expect(try declare(place["picture.jpg"], "--answer", "yes", "--by", "u:1", "-o", place["x"]).status == 0)
        #expect(try place.names().filter { $0.hasPrefix(".") } == [])
    }

    @Test("puts the record into a copy that has a manifest, and refuses one that has none") func embeds() throws {
        let bare = try declare(
            place["picture.jpg"], "--answer", "no", "--by", "u:1", "--embed", place["out.jpg"])
        #expect(bare.status == 1)
        #expect(bare.messages.contains("leave out --embed"))
        #expect(try !place.names().contains("out.jpg"))

        #expect(try place.stamp(place["picture.jpg"], "-o", place["a.jpg"]).status == 0)
        let run = try declare(
            place["a.jpg"], "--answer", "none", "--by", "u:1", "--embed", place["out.jpg"], "--json")
        #expect(run.status == 0, "\(run.messages)")
        let manifest = try #require(try run.objects.first?["manifest"] as? String)
        let verified = try CommandRun(["verify", place["out.jpg"], "--json"] + trust)
        #expect(verified.status == 0)
        let report = try #require(try verified.objects.first)
        #expect(report["activeManifest"] as? String == manifest)
        let found = try #require((report["declarations"] as? [[String: Any]])?.first)
        #expect(found["embeddedIn"] as? String == manifest)
        #expect(found["answer"] as? String == "none")
        #expect(try declare(place["a.jpg"], "--answer", "no", "--by", "u:1", "--embed", place["out.jpg"]).status == 73)
    }

    @Test("a declaration of another file fails the verification, and the report says why") func anotherFile() throws {
        #expect(try declare(place["picture.png"], "--answer", "no", "--by", "u:1").status == 0)
        #expect(try place.stamp(place["picture.jpg"], "-o", place["a.jpg"]).status == 0)
        let run = try place.run("verify", place["a.jpg"], "--declaration", place["picture.png.declaration"])
        #expect(run.status == 1)
        #expect(run.output.contains("does not count: the declaration speaks of another file"))
        #expect(try place.run("verify", place["a.jpg"], "--declaration", place["picture.png"]).status == 65)
        #expect(try place.run("verify", place["a.jpg"], "--declaration", place["none"]).status == 66)
    }

    @Test(
        "refuses what may not be recorded",
        arguments: [
            ["--by", "maria@example.com"], ["--by", "444 123 4567"], ["--by", "Maria Lopez"], ["--by", ""],
            ["--by", "u:1", "--at", "2999-01-01T00:00:00Z"], ["--by", "u:1", "--at", "yesterday"],
            ["--by", "u:1", "--output", "x", "--embed", "y"], ["--by", "u:1", "--answer", "maybe"], [],
        ]) func refuses(_ arguments: [String]) throws
    {
        let run = try CommandRun(
            ["declare", place["picture.jpg"], "--answer", "yes"] + arguments + place.signing)
        #expect(run.status == 64, "\(run.messages)")
        #expect(try !place.names().contains("picture.jpg.declaration"))
    }

    @Test("stamp records a visible label and a claimed exemption, and the report tells of both in both languages")
    func claims() throws {
        let run = try place.stamp(
            place["picture.jpg"], "-o", place["a.jpg"], "--visible-label", "Hecho con IA", "--visible-label-language",
            "es-MX", "--visible-label-kind", "visible", "--visible-label-place", "0,0.9,1,0.1", "--exemption", "b",
            "--exemption-by", "desk:4", "--exemption-action", "c2pa.created", "--exemption-document", "doc:1",
            "--exemption-statement", "for a lecture")
        #expect(run.status == 0, "\(run.messages)")
        let english = try place.run("verify", place["a.jpg"], "--language", "en").output
        for words in ["Visible label: “Hecho con IA”, to be seen", "nobody has checked it", "the document doc:1"] {
            #expect(english.contains(words), "\(words)")
        }
        let spanish = try place.run("verify", place["a.jpg"], "--language", "es").output
        for words in ["Etiqueta visible: “Hecho con IA”, a la vista", "nadie la ha comprobado", "el documento doc:1"] {
            #expect(spanish.contains(words), "\(words)")
        }
    }

    @Test(
        "refuses claims and details that stand alone or cannot be",
        arguments: [
            ["--exemption", "a"], ["--exemption", "d", "--exemption-by", "u:1"], ["--exemption-by", "u:1"],
            ["--exemption", "a", "--exemption-by", "x@y", "--exemption-action", "c2pa.created"],
            ["--exemption", "a", "--exemption-by", "u:1", "--exemption-action", "c2pa.cropped"],
            ["--visible-label-kind", "visible"], ["--visible-label", "W", "--visible-label-place", "0,0,2,2"],
            ["--visible-label", "W", "--visible-label-from", "-1"],
            ["--visible-label", "W", "--visible-label-to", "0"],
            ["--visible-label", "W", "--visible-label-language", "no tag"],
        ]) func refusesClaims(_ arguments: [String]) throws
    {
        let run = try CommandRun(
            ["stamp", place["picture.jpg"], "-o", place["a.jpg"]] + arguments + place.signing)
        #expect(run.status == 64, "\(run.messages)")
        #expect(try !place.names().contains("a.jpg"))
    }
}
