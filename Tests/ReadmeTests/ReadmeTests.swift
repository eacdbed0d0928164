import Foundation
import Sello
import Testing

/// The examples in the README: shown as they are compiled here, and doing what they say.
@Suite struct ReadmeTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let readme: String = (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""

    @Test func theReadmeShowsTheThreeSnippetsWordForWordAndNoOtherSwift() throws {
        let shown = Self.readme.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let snippets = try ["Generator", "Platform", "Investigator"].map { user in
            try String(
                contentsOf: Self.root.appending(path: "Tests/ReadmeTests/\(user)Snippet.swift"), encoding: .utf8)
        }
        #expect(shown == snippets)
    }

    @Test func noSnippetIsLongerThanTwelveLinesAndNoFileNamedIsMissing() throws {
        for block in Self.readme.components(separatedBy: "```swift\n").dropFirst() {
            #expect((block.components(separatedBy: "```").first ?? "").split(separator: "\n").count <= 12)
        }
        let links = Self.readme.matches(of: /\]\(([^)#:]+)[^)]*\)/).map { String($0.1) }
            .filter { !$0.hasPrefix("http") }
        #expect(!links.isEmpty)
        for link in links {
            #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: link).path()), "\(link)")
        }
    }

    @Test(arguments: ["StampingFiles", "VerifyingFiles", "ReadingAReport"])
    func theArticlesShowOnlyWhatIsCompiledHere(_ article: String) throws {
        let folder = Self.root.appending(path: "Tests/ReadmeTests")
        let compiled = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix("Snippet.swift") || $0.hasSuffix("Snippets.swift") }
            .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        let text = try String(
            contentsOf: Self.root.appending(path: "Sources/Sello/Sello.docc/\(article).md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(compiled.contains { $0.contains("\n" + block) }, "\(block)") }
    }

    @Test func theSnippetsDoWhatTheySay() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sello-readme-\(UniqueIdentifier.random())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try DevelopmentCredentials.create(algorithm: .es256, organization: "Example Works")
        let signer = try LocalSigner(certificates: made.chain, key: made.key)
        let anchors = try TrustAnchors(pem: [made.root])
        let picture = Self.root.appending(path: "Examples/media/picture.jpg").path()
        let stamped = folder.appending(path: "stamped.jpg").path()

        let id = try await stamp(picture, as: stamped, with: signer)
        await #expect(throws: AssetError.self) { try await stamp(picture, as: stamped, with: signer) }

        #expect(
            try caption(for: stamped, trusting: anchors)
                == "Says trainedAlgorithmicMedia, signed by Example Works (trusted).")
        #expect(
            try caption(for: stamped, trusting: .none)
                == "Says trainedAlgorithmicMedia, signed by Example Works (valid).")
        #expect(try caption(for: picture, trusting: anchors) == "No label. That does not make it a photograph.")

        let lines = try history(of: stamped)
        #expect(lines.count == 2)
        #expect(lines.first == "state: valid, label along the chain: none")
        #expect(lines.last?.hasSuffix(": c2pa.created; label \(id)") == true)

        var bytes = try FileSource.contents(of: stamped)
        bytes[bytes.count - 20] ^= 1
        let changed = folder.appending(path: "changed.jpg")
        try Data(bytes).write(to: changed)
        #expect(
            try caption(for: changed.path(), trusting: anchors)
                == "Says trainedAlgorithmicMedia, but nothing proves it.")
    }

    @Test func theSnippetsOfTheArticlesDoWhatTheySay() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "sello-articles-\(UniqueIdentifier.random())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try DevelopmentCredentials.create(algorithm: .es256, organization: "Example Works")
        let key = try LocalSigner(certificates: made.chain, key: made.key)
        let signer = try RemoteSigner(chain: made.chain) { try await key.sign($0) }
        let picture = Self.root.appending(path: "Examples/media/picture.png").path()
        let original = folder.appending(path: "original.png").path()
        let edited = folder.appending(path: "edited.png").path()

        let id = try await stamp(picture, as: original, with: signer)
        try await stampEdited(picture, from: original, as: edited, with: signer)
        let bytes = try FileSource.contents(of: edited)
        let object = RemoteObject(byteCount: bytes.count) { Array(bytes[$0]) }
        let report = try verify(object, publishedAt: .now(), anchors: TrustAnchors(pem: [made.root]))
        #expect(report.state == .trusted)
        #expect(report.chain == .kept)
        #expect(report.label?.id == id)
        #expect(faults(of: report) == [])

        let failing = RemoteObject(byteCount: bytes.count) { _ in throw CancellationError() }
        #expect(throws: AssetError(.readFailed, at: 0, "")) {
            try verify(failing, publishedAt: .now(), anchors: .none)
        }
        let mute = try RemoteSigner(chain: made.chain) { _ in throw CancellationError() }
        await #expect(throws: StampError.signing(SigningError(.signingFailed, ""))) {
            try await stamp(picture, as: folder.appending(path: "unsigned.png").path(), with: mute)
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() == [
                "edited.png", "original.png",
            ])

        var changed = bytes
        changed[changed.count - 20] ^= 1
        let broken = RemoteObject(byteCount: changed.count) { [changed] in Array(changed[$0]) }
        #expect(try faults(of: verify(broken, publishedAt: .now(), anchors: .none)).count == 1)
    }
}
