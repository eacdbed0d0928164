import Foundation
import SelloBytes
import Testing

/// No room, no permission, and a kill at any moment: the destination is the whole old file or the whole new one.
@Suite struct AtomicFileFaultTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test(arguments: ["refuse", "replace"]) func aFileSizeLimitIsAnErrorAndNoSignal(_ existing: String) throws {
        if existing == "replace" { try folder.make("file") }
        let before = try folder.names
        let run = try WriterProbe.run("--file-size-limit", "100000", "fill", folder["file"], existing, "65", "100001")
        #expect(run.status == 1)
        #expect(run.said == "noSpace")
        #expect(try folder.names == before)
        if existing == "replace" { #expect(try folder.text("file") == "old") }
        let fits = try WriterProbe.run("--file-size-limit", "100000", "fill", folder["file"], existing, "65", "100000")
        #expect(fits.said == "committed")
        #expect(try folder.text("file") == String(repeating: "A", count: 100_000))
    }

    @Test(.enabled(if: Machine.mounts, "mounting a small file system takes root and unshare(1)"))
    func aFullDiskLeavesTheOldFile() throws {
        // The mount is seen by this shell alone and ends with it.
        let script = """
            mount -t tmpfs -o size=1m none "$2" || exit 9
            printf old > "$2/file"
            "$1" fill "$2/file" replace 65 2000000; echo $?
            "$1" fill "$2/new" refuse 65 2000000; echo $?
            cat "$2/file"; echo; ls -A "$2"
            "$1" fill "$2/file" replace 65 500000
            """
        let run = try WriterProbe.run(
            "/usr/bin/env", ["unshare", "--mount", "sh", "-c", script, "sh", WriterProbe.path, folder.path])
        #expect(run.said.split(separator: "\n") == ["noSpace", "1", "noSpace", "1", "old", "file", "committed"])
    }

    @Test func aFileWithAMissingPartCannotBeCommitted() throws {
        try folder.make("file")
        let run = try WriterProbe.run(
            "--file-size-limit", "100000", "insist", folder["file"], "replace", "65", "100001")
        #expect(run.said == "noSpace")
        #expect(try folder.text("file") == "old")
        #expect(try folder.names == ["file"])
    }

    @Test(arguments: ["refuse", "replace"]) func aReadOnlyFolderIsReported(_ existing: String) throws {
        if existing == "replace" { try folder.make("file", mode: 0o666) }
        let before = try folder.names
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
        // Permissions bind everybody but root, so the writer is somebody else then.
        let run =
            Machine.isRoot
            ? try WriterProbe.run("--user", "12345", "fill", folder["file"], existing, "65", "10")
            : try WriterProbe.run("fill", folder["file"], existing, "65", "10")
        #expect(run.status == 1)
        #expect(run.said == "cannotWrite")
        #expect(try folder.names == before)
    }

    @Test func aWriteProtectedFileIsNotReplaced() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        try folder.make("file", mode: 0o444)
        let run =
            Machine.isRoot
            ? try WriterProbe.run("--user", "12345", "fill", folder["file"], "replace", "65", "10")
            : try WriterProbe.run("fill", folder["file"], "replace", "65", "10")
        #expect(run.said == "cannotWrite")
        #expect(try folder.names == ["file"])
        #expect(try folder.text("file") == "old")
    }

    @Test(.enabled(if: Machine.isRoot, "only root can become another user for a moment"))
    func aFolderThatCannotBeListedTakesFiles() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o733], ofItemAtPath: folder.path)
        let run = try WriterProbe.run("--user", "12345", "fill", folder["file"], "refuse", "65", "10")
        #expect(run.said == "committed")
        #expect(try folder.names == ["file"])
    }

    @Test func aKillAtAnyMomentLeavesAWholeFile() throws {
        let size = 400_000
        try folder.make("file", String(repeating: "\u{1}", count: size))
        var random = SystemRandomNumberGenerator()
        var hits = 0
        for _ in 0..<50 {
            let writer = try WriterProbe.start("repeat", folder["file"], "replace", "1", "\(size)")
            usleep(UInt32.random(in: 0..<8000, using: &random))
            WriterProbe.kill(writer)
            let bytes = try Data(contentsOf: URL(filePath: folder["file"]))
            #expect(bytes.count == size)
            #expect(Set(bytes).count == 1)
            if try folder.names.count > 1 { hits += 1 }
            let next = try AtomicFile(path: folder["file"], existing: .replace)
            try next.append(String(repeating: "\u{1}", count: size))
            try next.commit()
            #expect(try folder.names == ["file"])
        }
        // Otherwise nothing was tried.
        #expect(hits > 0)
    }

    @Test func aKillAtAnyMomentLeavesNoPartOfANewFile() throws {
        let size = 4_000_000
        for round in 0..<50 {
            let writer = try WriterProbe.start("repeat", folder["file"], "refuse", "7", "\(size)")
            usleep(UInt32.random(in: 0..<6000))
            WriterProbe.kill(writer)
            if FileManager.default.fileExists(atPath: folder["file"]) {
                let bytes = try Data(contentsOf: URL(filePath: folder["file"]))
                #expect(bytes.count == size && Set(bytes) == [7], "round \(round)")
                try FileManager.default.removeItem(atPath: folder["file"])
            }
            AtomicFile.removeLeftovers(beside: folder["file"])
            #expect(try folder.names.isEmpty)
        }
    }
}
