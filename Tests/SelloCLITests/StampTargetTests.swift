import Testing

@testable import SelloCLI

@Suite("Destinations of stamping") struct StampTargetTests {
    /// Files by their names; what is not here does not exist.
    ///
    /// Two names of one number are one file.
    static let files: [String: UInt64] = [
        "a.jpg": 1, "b.jpg": 2, "sub/a.jpg": 3, "link.jpg": 1, "key.pem": 4, "out/b.jpg": 2, "out/c.jpg": 5, "c.jpg": 6,
        "out/key.jpg": 4, "key.jpg": 7, "old.jpg": 8,
    ]

    private func targets(
        _ inputs: [String], _ destination: StampTarget.Destination
    ) throws(FailureReport) -> [StampTarget] {
        try StampTarget.all(inputs, to: destination, precious: ["chain.pem", "key.pem"]) { path in
            Self.files[path].map { FileIdentity(device: 1, number: $0) }
        }
    }

    private func refusal(_ inputs: [String], _ destination: StampTarget.Destination) -> FailureReport? {
        do {
            _ = try targets(inputs, destination)
            return nil
        } catch {
            return error
        }
    }

    @Test("are a file, a folder, or the inputs themselves") func destinations() throws {
        #expect(try targets(["a.jpg"], .file("new.jpg")) == [StampTarget(input: "a.jpg", output: "new.jpg")])
        #expect(try targets(["a.jpg"], .file("old.jpg")) == [StampTarget(input: "a.jpg", output: "old.jpg")])
        #expect(try targets(["sub/a.jpg", "c.jpg"], .folder("out")).map(\.output) == ["out/a.jpg", "out/c.jpg"])
        #expect(try targets(["a.jpg"], .folder("out/")).map(\.output) == ["out/a.jpg"])
        #expect(try targets(["a.jpg", "b.jpg"], .inPlace).map(\.output) == ["a.jpg", "b.jpg"])
        #expect(try targets(["nowhere.jpg"], .inPlace).map(\.output) == ["nowhere.jpg"])
    }

    static let refused: [([String], StampTarget.Destination)] = [
        (["a.jpg", "b.jpg"], .file("new.jpg")),  // one name for two
        (["a.jpg"], .file("a.jpg")),  // without --in-place
        (["a.jpg"], .file("link.jpg")),  // the same under another name
        (["a.jpg"], .file("key.pem")),  // the key would be lost
        (["a.jpg", "sub/a.jpg"], .folder("out")),  // the same last name
        (["b.jpg"], .folder("out")),  // out/b.jpg is b.jpg itself
        (["key.jpg"], .folder("out")),  // out/key.jpg is the key
        (["sub/"], .folder("out")), (["sub/.."], .folder("out")), (["."], .folder("out")),
        (["a.jpg", "link.jpg"], .inPlace), (["a.jpg", "a.jpg"], .inPlace),
    ]

    @Test("that would lose a file are wrong use", arguments: refused)
    func refuses(_ inputs: [String], _ destination: StampTarget.Destination) {
        #expect(refusal(inputs, destination)?.status == .wrongUse)
    }

    @Test("have names and folders apart") func names() {
        #expect(PathName.last(of: "a/b/c.jpg") == "c.jpg")
        #expect(PathName.last(of: "c.jpg") == "c.jpg")
        #expect(PathName.last(of: "a/") == "")
        #expect(PathName.join("/", "x") == "/x")
        #expect(PathName.join("a", "x") == "a/x")
    }
}
