import Foundation
import Testing

@Suite("sello credentials create") struct CredentialsRunTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("makes three files, the key for its owner alone") func files() throws {
        #expect(try place.names("credentials") == ["chain.pem", "key.pem", "root.pem"])
        #expect(try place.mode("credentials/key.pem") == 0o600)
        let chain = String(decoding: try place.bytes("credentials/chain.pem"), as: UTF8.self)
        #expect(chain.components(separatedBy: "BEGIN CERTIFICATE").count == 3)
    }

    @Test("makes the key for its owner alone whatever the process's mask is", .enabled(if: Programs.has("/bin/sh")))
    func mask() throws {
        let run = try CommandRun(
            ["credentials", "create", place["open"]], through: ["/bin/sh", "-c", "umask 0; exec \"$@\"", "sh"])
        #expect(run.status == 0)
        #expect(try place.mode("open/key.pem") == 0o600)
    }

    @Test("never replaces a file", arguments: ["root.pem", "chain.pem", "key.pem"]) func never(_ name: String) throws {
        try place.makeFolder("mine")
        try place.write("mine/\(name)", Data("mine".utf8))
        let run = try place.run("credentials", "create", place["mine"])
        #expect(run.status == 73)
        #expect(run.messages.contains(name))
        #expect(try place.names("mine") == [name])
        #expect(try place.bytes("mine/\(name)") == Data("mine".utf8))
    }

    @Test("never follows a link that leads nowhere") func link() throws {
        try place.makeFolder("mine")
        try FileManager.default.createSymbolicLink(
            atPath: place["mine/key.pem"], withDestinationPath: place["elsewhere.pem"])
        #expect(try place.run("credentials", "create", place["mine"]).status == 73)
        #expect(try place.names("mine") == ["key.pem"])
        #expect(!FileManager.default.fileExists(atPath: place["elsewhere.pem"]))
    }

    @Test("makes no tree of folders, and takes no file for one") func folders() throws {
        #expect(try place.run("credentials", "create", place["a/b"]).status == 73)
        #expect(try place.run("credentials", "create", place["picture.jpg"]).status == 73)
        #expect(!FileManager.default.fileExists(atPath: place["a"]))
    }

    @Test("refuses an organization that no certificate can name, and leaves nothing") func organization() throws {
        let name = String(repeating: "long ", count: 40)
        let run = try place.run("credentials", "create", place["long"], "--organization", name)
        #expect(run.status == 64)
        #expect(!FileManager.default.fileExists(atPath: place["long"]))
    }

    @Test(
        "makes credentials that stamp, for every algorithm",
        arguments: ["es256", "es384", "es512", "ps256", "ps384", "ps512", "ed25519"])
    func algorithms(_ name: String) throws {
        let made = try place.run(
            "credentials", "create", place["other"], "--algorithm", name, "--organization", "Example Works")
        #expect(made.status == 0)
        let run = try CommandRun([
            "stamp", place["picture.jpg"], "-o", place["out.jpg"], "--certificates", place["other/chain.pem"], "--key",
            place["other/key.pem"], "--algorithm", name, "--provider", "P", "--resource", "urn:r",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let verified = try place.run(
            "verify", place["out.jpg"], "--json", "--require", "trusted", "--trust-anchors", place["other/root.pem"])
        #expect(verified.status == 0)
        let signer = try #require(try verified.objects.first?["signer"] as? [String: Any])
        #expect(signer["algorithm"] as? String == name)
        #expect(signer["organization"] as? String == "Example Works")
    }
}

/// Programs of the system that a test needs.
enum Programs {
    static func has(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
}
