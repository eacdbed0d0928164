import Foundation
import SelloBytes
import Testing

/// Where a file may go, and what it keeps of the one before.
@Suite struct AtomicFileDestinationTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func replace(_ name: String, with text: String = "new") throws {
        let file = try AtomicFile(path: folder[name], existing: .replace)
        try file.append(text)
        try file.commit()
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: folder[name], withDestinationPath: target)
    }

    @Test(arguments: ["", "/", ".", "..", "missing/file", "file/x", "sub", "sub/", "sub/.", "sub/..", "file/", "a\0b"])
    func placesWhereNoFileCanBeAreRefused(_ name: String) throws {
        try folder.make("file")
        try FileManager.default.createDirectory(atPath: folder["sub"], withIntermediateDirectories: false)
        let before = try folder.names
        for existing in [AtomicFile.ExistingFile.refuse, .replace] {
            let path = name.isEmpty || name == "/" ? name : folder[name]
            #expect(failure { _ = try AtomicFile(path: path, existing: existing) }?.code == .cannotWrite)
        }
        #expect(try folder.names == before)
        #expect(try folder.text("file") == "old")
    }

    @Test func aPipeIsNoFile() throws {
        try folder.makePipe("pipe")
        #expect(failure { _ = try AtomicFile(path: folder["pipe"], existing: .replace) }?.code == .cannotWrite)
    }

    @Test func aPathWithoutFolderIsInTheWorkingFolder() throws {
        let run = try WriterProbe.run(WriterProbe.path, ["fill", "file", "refuse", "65", "3"], in: folder.path)
        #expect(run.said == "committed")
        #expect(try folder.text("file") == "AAA")
    }

    @Test func aFolderThatIsRenamedMeanwhileKeepsItsFile() throws {
        try FileManager.default.createDirectory(atPath: folder["a"], withIntermediateDirectories: false)
        let file = try AtomicFile(path: folder["a/file"], existing: .refuse)
        try file.append("new")
        try FileManager.default.moveItem(atPath: folder["a"], toPath: folder["b"])
        try file.commit()
        #expect(try folder.text("b/file") == "new")
    }

    @Test func aSymbolicLinkStaysAndItsTargetIsReplaced() throws {
        try FileManager.default.createDirectory(atPath: folder["sub"], withIntermediateDirectories: false)
        try folder.make("sub/target", mode: 0o600)
        try link("sub/near", to: "target")
        try link("far", to: "sub/near")
        try replace("far")
        #expect(try folder.text("sub/target") == "new")
        #expect(try folder.mode("sub/target") == 0o600)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["far"]) == "sub/near")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["sub/near"]) == "target")
        #expect(try folder.names == ["far", "sub"])
    }

    @Test func aSymbolicLinkToNothingMakesItsTarget() throws {
        try link("link", to: folder["target"])
        try replace("link")
        #expect(try folder.names == ["link", "target"])
        #expect(try folder.text("target") == "new")
    }

    @Test func aSymbolicLinkIsAFileThatMayHaveToStay() throws {
        try link("link", to: "nowhere")
        #expect(failure { _ = try AtomicFile(path: folder["link"], existing: .refuse) }?.code == .cannotWrite)
        #expect(try folder.names == ["link"])
    }

    @Test(arguments: ["a", "/", "."]) func symbolicLinksThatLeadToNoFileAreRefused(_ target: String) throws {
        try link("a", to: target)
        #expect(failure { _ = try AtomicFile(path: folder["a"], existing: .replace) }?.code == .cannotWrite)
    }

    @Test(arguments: [0o600, 0o640, 0o644, 0o666, 0o755]) func permissionsStay(_ mode: Int) throws {
        try folder.make("file", mode: mode)
        try replace("file")
        #expect(try folder.mode("file") == mode)
    }

    @Test func permissionsChangedMeanwhileStay() throws {
        try folder.make("file", mode: 0o644)
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder["file"])
        try file.commit()
        #expect(try folder.mode("file") == 0o600)
    }

    @Test(arguments: [AtomicFile.ExistingFile.refuse, .replace])
    func aNewFileHasThePermissionsOfAnyNewFile(_ existing: AtomicFile.ExistingFile) throws {
        folder.makeAsAnyProgram("plain")
        try AtomicFile(path: folder["ours"], existing: existing).commit()
        #expect(try folder.mode("ours") == folder.mode("plain"))
    }

    @Test func whatReplacesAPrivateFileIsPrivateFromTheStart() throws {
        try folder.make("file", mode: 0o600)
        let file = try AtomicFile(path: folder["file"], existing: .replace)
        try file.append("secret")
        for name in try folder.names { #expect(try folder.mode(name) == 0o600) }
    }

    @Test(.enabled(if: Machine.hasExtendedAttributes, "the temporary folder's file system has no user attributes"))
    func attributesOfTheUserStay() throws {
        try folder.make("file")
        try #require(ExtendedAttribute.set("user.sello.note", "kept", of: folder["file"]))
        try #require(ExtendedAttribute.set("user.sello.empty", "", of: folder["file"]))
        try replace("file")
        #expect(try folder.text("file") == "new")
        #expect(ExtendedAttribute.value("user.sello.note", of: folder["file"]) == "kept")
        #expect(ExtendedAttribute.value("user.sello.empty", of: folder["file"]) == "")
    }

    @Test(.enabled(if: Machine.isRoot, "only root can make files of other users"))
    func ownerAndGroupStayWhereTheyCanBeSet() throws {
        try folder.make("file", mode: 0o640)
        try folder.give("file", user: 12345, group: 23456)
        try replace("file")
        let attributes = try folder.attributes("file")
        #expect(attributes[.ownerAccountID] as? Int == 12345)
        #expect(attributes[.groupOwnerAccountID] as? Int == 23456)
        #expect(try folder.mode("file") == 0o640)
    }

    @Test(
        .enabled(if: Machine.isRoot, "only root can make files of other groups"),
        arguments: [(0o664, 0o644), (0o660, 0o600), (0o604, 0o600), (0o644, 0o644)])
    func rightsOfAGroupThatCannotBeKeptGoToNobodyElse(_ old: Int, _ new: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        try folder.make("file", mode: old)
        try folder.give("file", user: 12345, group: 23456)
        let result = try WriterProbe.run("--user", "12345", "fill", folder["file"], "replace", "65", "3")
        #expect(result.said == "committed")
        #expect(try folder.text("file") == "AAA")
        #expect(try folder.attributes("file")[.groupOwnerAccountID] as? Int == 12345)
        #expect(try folder.mode("file") == new)
    }

    @Test func otherHardLinksKeepTheOldBytes() throws {
        try folder.make("file")
        try FileManager.default.linkItem(atPath: folder["file"], toPath: folder["other"])
        try replace("file")
        #expect(try folder.text("file") == "new")
        #expect(try folder.text("other") == "old")
    }
}
