import Foundation
import Testing
import TimestampServer

@testable import SelloCLI

@Suite("sello stamp --sidecar and --ocsp") struct SidecarRunTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: place[name]) }

    private func report(_ name: String, _ arguments: String...) throws -> [String: Any] {
        try #require(try CommandRun(["verify", "--json", place[name]] + arguments).objects.first)
    }

    @Test("keeps the manifest beside the file, where verify finds it", arguments: Workplace.media)
    func beside(_ name: String) throws {
        try place.makeFolder("out")
        let run = try place.stamp(place[name], "--output-directory", place["out"], "--sidecar", "--json")
        try #require(run.status == 0, "\(run.messages)")
        let receipt = try #require(try run.objects.first)
        let stem = name.prefix { $0 != "." }
        #expect(receipt["sidecar"] as? String == place["out/\(stem).c2pa"])
        #expect(try place.names("out") == ["\(stem).c2pa", name].sorted())
        let found = try report("out/\(name)")
        #expect(found["state"] as? String == "valid")
        #expect(found["activeManifest"] as? String == receipt["manifest"] as? String)
        // The file by itself has none.
        try place.write("alone-\(name)", try place.bytes("out/\(name)"))
        #expect(try report("alone-\(name)")["state"] as? String == "absent")
    }

    @Test("without it, the manifest is in the file") func without() throws {
        let run = try place.stamp(place["picture.jpg"], "-o", place["a.jpg"], "--json")
        #expect(try #require(try run.objects.first)["sidecar"] == nil)
        #expect(!isThere("a.c2pa"))
    }

    @Test("never replaces a manifest that is there, and then leaves the file alone too") func keepsOthers() throws {
        try place.write("picture.c2pa", Data("another's".utf8))
        let before = try place.bytes("picture.jpg")
        let run = try place.stamp(place["picture.jpg"], "--in-place", "--sidecar")
        #expect(run.status == 73, "\(run.messages)")
        #expect(try place.bytes("picture.jpg") == before)
        #expect(try place.bytes("picture.c2pa") == Data("another's".utf8))
    }

    @Test("moves a manifest that was in the file into the new one, as its parent") func moves() throws {
        try #require(try place.stamp(place["picture.png"], "-o", place["a.png"]).status == 0)
        let label = (try report("a.png")["label"] as? [String: Any])?["id"] as? String
        try #require(try place.stamp(place["a.png"], "--in-place", "--sidecar").status == 0)
        let found = try report("a.png")
        #expect(found["chain"] as? String == "kept")
        #expect((found["manifests"] as? [Any])?.count == 2)
        #expect(label != nil && (found["label"] as? [String: Any])?["id"] as? String == label)
    }

    @Test("refuses names that cannot have one of their own") func names() throws {
        func status(_ arguments: String...) throws -> Int32 {
            let run = try CommandRun(["stamp"] + arguments + place.signing + ["--sidecar"])
            return run.status
        }
        // Both would have picture.c2pa.
        #expect(
            try status(place["picture.jpg"], place["picture.png"], "--output-directory", place["out"]) == 64)
        #expect(try status(place["picture.jpg"], "-o", place["bare"]) == 64)
        #expect(try status(place["picture.jpg"], "-o", place["a.c2pa"]) == 64)
        #expect(
            try status(place["clip.mp4"], "--fragment", place["clip.mp4"], "--output-directory", place["out"]) == 64)
        #expect(!isThere("out") && !isThere("bare") && !isThere("a.c2pa"))
    }

    @Test("wants a time-stamp with an answer about revocation, and an answer that is one") func wrongAnswers() throws {
        func run(_ answer: String, _ more: String...) throws -> Int32 {
            try CommandRun(
                ["stamp", place["picture.jpg"], "-o", place["a.jpg"], "--ocsp", place[answer]] + more + place.signing
            ).status
        }
        try place.write("answer.der", Data([1, 2]))
        let address = ["--time-stamp-url", "http://127.0.0.1:9/"]
        #expect(try run("answer.der") == 64)
        #expect(try run("answer.der", address[0], address[1]) == 65)
        #expect(try run("nowhere.der", address[0], address[1]) == 66)
        try place.write("long.der", Data(count: 70_000))
        #expect(try run("long.der", address[0], address[1]) == 65)
        #expect(!isThere("a.jpg"))
    }

    @Test(
        "staples an answer, which verify then takes",
        .enabled(if: TimestampServer.isPossible, "openssl and python3 are needed"))
    func staples() throws {
        let server = try TimestampServer()
        let script = """
            set -e; cd "$1"; new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
            ca='basicConstraints=critical,CA:TRUE\\nkeyUsage=critical,keyCertSign,cRLSign,digitalSignature\\nsubjectKeyIdentifier=hash\\n'
            printf "${ca}authorityKeyIdentifier=keyid\\n" > ca.ext
            printf 'basicConstraints=critical,CA:FALSE\\nkeyUsage=critical,digitalSignature\\nextendedKeyUsage=emailProtection\\n' > leaf.ext
            printf 'subjectKeyIdentifier=hash\\nauthorityKeyIdentifier=keyid\\nauthorityInfoAccess=OCSP;URI:http://127.0.0.1/\\n' >> leaf.ext
            openssl req -x509 $new -subj /O=Tests/CN=Root -days 20 -keyout root.key -out root.crt
            openssl req $new -subj /O=Tests/CN=Issuer -keyout issuer.key -out issuer.csr
            openssl x509 -req -in issuer.csr -CA root.crt -CAkey root.key -days 20 -extfile ca.ext -out issuer.crt
            openssl req $new -subj /O=Tests/CN=Leaf -keyout leaf.key -out leaf.csr
            openssl x509 -req -in leaf.csr -CA issuer.crt -CAkey issuer.key -set_serial 0x1234 -days 10 -extfile leaf.ext -out leaf.crt
            cat leaf.crt issuer.crt > both.pem
            printf 'V\\t491231235959Z\\t\\t1234\\tunknown\\t/O=Tests/CN=Leaf\\n' > index.txt
            openssl ocsp -index index.txt -CA issuer.crt -rsigner issuer.crt -rkey issuer.key -issuer issuer.crt \\
              -cert leaf.crt -ndays 2 -no_nonce -respout answer.der
            """
        let made = Process()
        made.executableURL = URL(filePath: "/bin/sh")
        made.arguments = ["-c", script, "sh", place.path]
        let messages = Pipe()
        made.standardError = messages
        made.standardOutput = messages
        try made.run()
        let said = try messages.fileHandleForReading.readToEnd() ?? Data()
        made.waitUntilExit()
        try #require(made.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
        for isStapled in [true, false] {
            let output = "stapled-\(isStapled).jpg"
            let run = try CommandRun(
                [
                    "stamp", place["picture.jpg"], "-o", place[output], "--certificates", place["both.pem"], "--key",
                    place["leaf.key"], "--time-stamp-url", server.address("good"),
                ] + (isStapled ? ["--ocsp", place["answer.der"]] : []))
            try #require(run.status == 0, "\(run.messages)")
            let found = try report(
                output, "--trust-anchors", place["root.crt"], "--time-stamp-anchors", server.root.path)
            #expect(found["state"] as? String == "trusted")
            #expect(found["revocation"] as? String == (isStapled ? "checked" : "skipped"))
        }
    }
}
