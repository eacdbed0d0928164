import Foundation
import SelloBytes
import Testing

@testable import SelloBytes

/// What killed writers leave, and who clears it away.
@Suite struct AtomicFileLeftoverTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test(arguments: [0, 1, 7, 15]) func theNextWriterRemovesWhatADeadOneLeft(_ number: Int) throws {
        try folder.make(".file.sello-\(number).tmp", mode: 0o600)
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        #expect(try folder.names.count == 1)
        try file.append("new")
        try file.commit()
        #expect(try folder.names == ["file"])
        #expect(try folder.text("file") == "new")
    }

    @Test func filesOfALivingWriterStay() throws {
        let writer = try WriterProbe.start("hold", folder["file"], "replace", "65", "5")
        let before = try folder.names
        #expect(before == [".file.sello-0.tmp"])
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try file.append("new")
        try file.commit()
        #expect(AtomicFile.removeLeftovers(beside: folder["other"]) == 0)
        #expect(try folder.names == before + ["file"])
        WriterProbe.kill(writer)
        #expect(try folder.names == before + ["file"])
        #expect(AtomicFile.removeLeftovers(beside: folder["other"]) == 1)
        #expect(try folder.names == ["file"])
        #expect(try folder.text("file") == "new")
    }

    @Test func severalWritersMayBeAtWorkAtOnce() throws {
        var files = try (0..<TemporaryName.count).map { number in
            let file = try AtomicFile(path: folder["file"], existing: .replace)
            try file.append("number \(number)")
            return file
        }
        #expect(failure { _ = try AtomicFile(path: folder["file"], existing: .replace) }?.code == .cannotWrite)
        files.removeLast().discard()
        for (number, file) in files.enumerated() {
            try file.commit()
            #expect(try folder.text("file") == "number \(number)")
        }
        #expect(try folder.names == ["file"])
    }

    @Test func writersInManyTasksDoNotDisturbEachOther() async throws {
        let path = folder["file"]
        let texts = (0..<8).map { String(repeating: "\($0)", count: 10_000) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for text in texts {
                group.addTask {
                    for _ in 0..<20 {
                        let file = try AtomicFile(path: path, existing: .replace)
                        try file.append(text)
                        try file.commit()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try texts.contains(folder.text("file")))
        #expect(try folder.names == ["file"])
    }

    @Test func onlyOneOfManyMakesANewFile() async throws {
        let path = folder["file"]
        let made = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do throws(AssetError) {
                        let file = try AtomicFile(path: path, existing: .refuse)
                        try file.append("\(number)")
                        try file.commit()
                        return true
                    } catch {
                        guard error.code == .cannotWrite else { throw error }
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 1)
        #expect(try folder.names == ["file"])
    }

    @Test func aWholeFolderIsClearedOfOursAndNothingElse() throws {
        let ours = [".a.jpg.sello-0.tmp", ".b.sello-3.tmp", ".é.sello-15.tmp"]
        let others = [
            "a.jpg", ".a.tmp", "a.sello-0.tmp", ".sello-0.tmp", ".a.sello-.tmp", ".a.sello-100.tmp", ".a.sello-1.tmp~",
        ]
        for name in ours + others { try folder.make(name) }
        try FileManager.default.createDirectory(atPath: folder[".d.sello-0.tmp"], withIntermediateDirectories: false)
        #expect(AtomicFile.removeLeftovers(beside: folder["new"]) == ours.count)
        #expect(try folder.names == (others + [".d.sello-0.tmp"]).sorted())
        #expect(AtomicFile.removeLeftovers(beside: folder["missing/new"]) == 0)
    }

    @Test func aLinkUnderOurNameIsNeitherFollowedNorRemoved() throws {
        try folder.make("precious")
        try FileManager.default.createSymbolicLink(
            atPath: folder[".file.sello-0.tmp"], withDestinationPath: folder["precious"])
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        try file.append("new")
        try file.commit()
        #expect(try folder.text("precious") == "old")
        #expect(try folder.names == [".file.sello-0.tmp", "file", "precious"])
    }

    @Test(arguments: [
        String(repeating: "n", count: 255), String(repeating: "é", count: 127), String(repeating: "日", count: 85),
    ])
    func theLongestNamesWork(_ name: String) throws {
        let file = try AtomicFile(path: folder[name], existing: .refuse)
        let temporary = try #require(try folder.names.first)
        #expect(temporary.utf8.count <= 143)
        #expect(TemporaryName.matches(temporary))
        #expect(!temporary.unicodeScalars.contains("\u{FFFD}"))
        try file.append("new")
        try file.commit()
        #expect(try folder.names == [name])
    }

    @Test func longNamesThatBeginAlikeHaveNamesOfTheirOwn() {
        let names = ["a", "b"].map {
            (String(repeating: "n", count: 254) + $0).utf8.map { CChar(bitPattern: $0) } + [0]
        }
        #expect(Set(TemporaryName.all(for: names[0])).isDisjoint(with: TemporaryName.all(for: names[1])))
    }
}
