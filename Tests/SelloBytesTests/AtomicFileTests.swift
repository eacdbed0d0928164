import Foundation
import SelloBytes
import Testing

@Suite struct AtomicFileTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func aNewFileIsThereOnlyOnceCommitted() throws {
        let file = try AtomicFile(path: folder["new"], existing: .refuse)
        try file.append("one ")
        try file.append("two")
        #expect(!FileManager.default.fileExists(atPath: folder["new"]))
        try file.commit()
        #expect(try folder.names == ["new"])
        #expect(try folder.text("new") == "one two")
    }

    @Test func anOldFileStaysWholeUntilTheNewOneIs() throws {
        try folder.make("file")
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try file.append("new")
        #expect(try folder.text("file") == "old")
        try file.commit()
        #expect(try folder.text("file") == "new")
        #expect(try folder.names == ["file"])
    }

    @Test func anEmptyFileCanBeCommitted() throws {
        try AtomicFile(path: folder["empty"], existing: .refuse).commit()
        #expect(try folder.text("empty").isEmpty)
    }

    @Test(arguments: [AtomicFile.ExistingFile.refuse, .replace])
    func whatIsNotCommittedLeavesNothing(_ existing: AtomicFile.ExistingFile) throws {
        if existing == .replace { try folder.make("file") }
        let before = try folder.names
        var file: AtomicFile? = try AtomicFile(path: folder["file"], existing: existing)
        try file?.append("new")
        #expect(try folder.names.count == before.count + 1)
        file = nil
        #expect(try folder.names == before)
        if existing == .replace { #expect(try folder.text("file") == "old") }
    }

    @Test func whatWasDiscardedCannotBeCommitted() throws {
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try file.append("new")
        file.discard()
        #expect(try folder.names.isEmpty)
        #expect(failure { try file.commit() }?.code == .writeFailed)
        #expect(failure { try file.append("more") }?.code == .writeFailed)
        #expect(try folder.names.isEmpty)
    }

    @Test func aCommittedFileCanBeReadButNotChanged() throws {
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        try file.append("whole")
        try file.commit()
        #expect(try file.text() == "whole")
        #expect(failure { try file.append("more") }?.code == .writeFailed)
        #expect(failure { try file.overwrite(at: 0, with: [1].rawBytes) }?.code == .writeFailed)
        #expect(failure { try file.commit() }?.code == .writeFailed)
        file.discard()
        #expect(try folder.text("file") == "whole")
    }

    @Test func bytesAreReplacedAndReadBackWhereTheyStand() throws {
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        try file.append("0123456789")
        try file.overwrite(at: 3, with: Array("abc".utf8).rawBytes)
        try file.overwrite(at: 10, with: [UInt8]().rawBytes)
        #expect(try file.text() == "012abc6789")
        #expect(file.byteCount == 10)
        var buffer = [UInt8](repeating: 0, count: 4)
        for (offset, count) in [(8, 2), (10, 0), (11, 0), (-1, 0), (Int.max, 0), (Int.min, 0)] {
            let got = try buffer.withMutableRawBytes { raw throws(AssetError) in try file.read(at: offset, into: &raw) }
            #expect(got == count)
        }
    }

    @Test(arguments: [-1, 8, 10, 11, Int.max, Int.min])
    func bytesThatWereNotWrittenCannotBeReplaced(_ offset: Int) throws {
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        try file.append("0123456789")
        #expect(failure { try file.overwrite(at: offset, with: [1, 2, 3].rawBytes) }?.code == .writeFailed)
        // The caller's slip has not touched the file.
        try file.commit()
        #expect(try folder.text("file") == "0123456789")
    }

    @Test func aFileThatMustStayIsRefusedAtOnce() throws {
        try folder.make("file")
        #expect(failure { _ = try AtomicFile(path: folder["file"], existing: .refuse) }?.code == .cannotWrite)
        #expect(try folder.names == ["file"])
        #expect(try folder.text("file") == "old")
    }

    @Test func aFileThatAppearsMeanwhileIsNotLost() throws {
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        try file.append("new")
        try folder.make("file", "somebody else's")
        #expect(failure { try file.commit() }?.code == .cannotWrite)
        #expect(try folder.text("file") == "somebody else's")
        #expect(try folder.names == ["file"])
    }

    @Test func aFileMayVanishBeforeItIsReplaced() throws {
        try folder.make("file", mode: 0o640)
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try file.append("new")
        try FileManager.default.removeItem(atPath: folder["file"])
        try file.commit()
        #expect(try folder.text("file") == "new")
        #expect(try folder.mode("file") == 0o640)
    }

    @Test func aFolderThatComesInTheWayIsReported() throws {
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try FileManager.default.createDirectory(atPath: folder["file"], withIntermediateDirectories: false)
        #expect(failure { try file.commit() }?.code == .cannotWrite)
        #expect(try folder.names == ["file"])
    }

    @Test func aLargeFileIsWhole() throws {
        let part = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try AtomicFile(path: folder["file"], existing: .refuse)
        for _ in 0..<20 { try file.append(part.rawBytes) }
        try file.commit()
        let read = try Data(contentsOf: URL(filePath: folder["file"]))
        #expect(read.count == 20 << 20)
        #expect(read.suffix(1 << 20) == Data(part))
    }
}

@Suite struct FolderSynchronizationTests {
    @Test func aFolderMayBeSynchronizedOnceForManyFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sello-\(UniqueIdentifier.random())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a", "b"] {
            let file = try AtomicFile(path: folder.appending(path: name).path(), existing: .refuse)
            let bytes = Array(name.utf8)
            try file.append(bytes.rawBytes)
            try file.commit(synchronizingFolder: false)
        }
        try AtomicFile.synchronizeFolder(beside: folder.appending(path: "a").path())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() == ["a", "b"])
        #expect(throws: AssetError.self) {
            try AtomicFile.synchronizeFolder(beside: folder.appending(path: "missing/a").path())
        }
    }
}
