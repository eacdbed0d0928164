import ArgumentParser
import SelloBytes
import SelloSigning
import Testing

@testable import Sello
@testable import SelloCLI

@Suite("Arguments") struct ArgumentTests {
    private static let signing = ["--certificates", "c.pem", "--key", "k.pem"]

    private func stamp(_ arguments: String...) throws -> StampCommand {
        try #require(try SelloCommand.parseAsRoot(["stamp"] + arguments + Self.signing) as? StampCommand)
    }

    private func verify(_ arguments: String...) throws -> VerifyCommand {
        try #require(try SelloCommand.parseAsRoot(["verify"] + arguments) as? VerifyCommand)
    }

    static let wrong: [[String]] = [
        ["stamp"] + signing, ["stamp", "a.jpg", "-o", "b.jpg"], ["stamp", "a.jpg"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--in-place"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--output-directory", "d"] + signing,
        ["stamp", "a.jpg", "-o", ""] + signing, ["stamp", "a.jpg", "--output-directory", ""] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--operation", "invented"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--source-type", "madeUp"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--label-id", "12"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--resource", "no uri"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--system", ""] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--title", "a\u{1B}b"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--prompt", "a\u{FFFE}"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--system-version", "1"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--jobs", "0"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--jobs", "many"] + signing,
        ["stamp", "a.jpg", "-o", "b.jpg", "--action", ""] + signing,
        ["stamp", "a.jpg", "b.jpg", "--in-place", "--parent", "p.jpg"] + signing,
        ["stamp", "a.jpg", "b.jpg", "--in-place", "--label-id", "01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506"] + signing,
        ["stamp", "a.mp4", "-o", "b.mp4", "--merkle", "0"] + signing,
        ["stamp", "a.mp4", "-o", "b.mp4", "--fragment", "c.m4s"] + signing,
        ["stamp", "a.mp4", "b.mp4", "--output-directory", "d", "--fragment", "c.m4s"] + signing,
        ["stamp", "a.mp4", "--output-directory", "d", "--merkle", "8", "--fragment", "c.m4s"] + signing,
        ["verify", "a.mp4", "b.mp4", "--fragment", "c.m4s"],
        ["verify"], ["verify", "a.jpg", "--json", "--crjson"], ["verify", "a.jpg", "--at", "yesterday"],
        ["verify", "a.jpg", "--require", "perfect"], ["verify", "a.jpg", "--jobs", "-1"], ["inspect"],
        ["inspect", "a.jpg", "b.jpg"], ["credentials", "create"], ["credentials", "create", ""],
        ["credentials", "create", "d", "--algorithm", "rot13"], ["certify"], ["--wrong"],
    ]

    @Test("that are wrong exit with 64", arguments: wrong) func wrongUse(_ arguments: [String]) {
        do {
            _ = try SelloCommand.parseAsRoot(arguments)
            Issue.record("\(arguments) should be refused")
        } catch {
            #expect(SelloCommand.exitCode(for: error).rawValue == 64)
            #expect(!SelloCommand.message(for: error).isEmpty)
        }
    }

    @Test("An unknown source type is answered with all terms there are") func sourceTypes() {
        do {
            _ = try stamp("a.jpg", "-o", "b.jpg", "--source-type", "aiGenerated")
            Issue.record("there is no such term")
        } catch {
            let message = SelloCommand.message(for: error)
            for term in DigitalSourceType.knownTerms { #expect(message.contains(term)) }
        }
    }

    @Test("fill a stamp") func fill() throws {
        let command = try stamp(
            "a.jpg", "-o", "b.jpg", "--operation", "altered", "--source-type", "compositeSynthetic", "--system", "S",
            "--system-version", "2", "--provider", "P", "--resource", "urn:r", "--title", "T", "--prompt", "Q",
            "--prompt-writer", "W", "--visible-label", "V", "--label-id", "01932F3A-5B6C-7D8E-9FA0-B1C2D3E4F506",
            "--action", "c2pa.cropped", "--action", "c2pa.resized", "--complete", "--allow-invalid-parent")
        let stamp = try command.origins.apply(to: command.label.stamp(at: Moment(seconds: 5)), Interruption())
        #expect(stamp.operation == .altered)
        #expect(stamp.sourceType?.term == "compositeSynthetic")
        #expect(stamp.system == SGILabel.System(name: "S", version: "2", resource: "urn:r"))
        #expect(stamp.provider == "P" && stamp.title == "T" && stamp.prompt == "Q" && stamp.promptWriter == "W")
        #expect(stamp.visibleLabel == VisibleLabel("V"))
        #expect(stamp.labelID?.description == "01932f3a-5b6c-7d8e-9fa0-b1c2d3e4f506")
        #expect(stamp.actions == ["c2pa.cropped", "c2pa.resized"])
        #expect(stamp.isComplete && stamp.allowsInvalidParent)
        #expect(stamp.moment == Moment(seconds: 5))
        #expect(command.destination.value == .file("b.jpg"))
    }

    @Test("left out leave a stamp to the library's defaults") func defaults() throws {
        let command = try stamp("a.jpg", "--in-place")
        let stamp = command.label.stamp(at: Moment(seconds: 5))
        #expect(stamp.operation == nil && stamp.sourceType == nil && stamp.system == nil && stamp.labelID == nil)
        #expect(command.destination.value == .inPlace)
        #expect(command.shared.width >= 1)
        #expect(command.signing.algorithm == nil)
    }

    @Test("A resource without a system names the system too") func resource() throws {
        let stamp = try stamp("a.jpg", "--in-place", "--resource", "urn:r", "--provider", "P").label
            .stamp(at: Moment(seconds: 0))
        #expect(stamp.system == SGILabel.System(name: "urn:r", resource: "urn:r"))
    }

    @Test("that may be repeated take one value each, so that files may follow") func repeated() throws {
        let command = try verify("--trust-anchors", "r.pem", "a.jpg", "--trust-anchors", "s.pem", "b.jpg")
        #expect(command.trust.trustAnchors == ["r.pem", "s.pem"])
        #expect(command.files == ["a.jpg", "b.jpg"])
        #expect(command.require == .valid)
    }

    @Test("name a moment to judge at") func moment() throws {
        #expect(try verify("a.jpg", "--at", "2026-11-21T19:45:00Z").trust.moment?.description == "2026-11-21T19:45:00Z")
        #expect(try verify("a.jpg").trust.moment == nil)
    }

    static let uris: [(String, Bool)] = [
        ("https://imager.example.com", true), ("urn:acceptance:imager", true), ("tag:x,2026:y", true), ("x:y", true),
        ("imager", false), ("imager.example.com/a", false), (":x", false), ("1a:x", false), ("urn:", false),
        ("urn:a b", false), ("urn:a\u{1B}b", false), ("", false),
    ]

    @Test("A resource is a URI", arguments: uris) func uri(_ text: String, _ isOne: Bool) {
        #expect(LabelOptions.isURI(text) == isOne)
    }

    @Test("Every command has a help text with an example") func help() {
        for type in [StampCommand.self, VerifyCommand.self, InspectCommand.self, CredentialsCommand.CreateCommand.self]
            as [any WorkingCommand.Type]
        {
            let name = type.configuration.commandName ?? ""
            #expect(SelloCommand.helpMessage(for: type, columns: 80).contains("sello "), "\(name)")
        }
        #expect(SelloCommand.helpMessage(columns: 80).contains("sello credentials create"))
        #expect(SelloCommand.configuration.version == SelloVersion.current)
    }
}
