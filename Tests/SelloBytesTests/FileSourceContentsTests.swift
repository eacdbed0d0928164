import Foundation
import SelloBytes
import Testing

@Suite struct FileSourceContentsTests {
    @Test func readsASmallFileWholeAndNoLargerOne() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "sello-\(UniqueIdentifier.random())").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(0..<100).write(to: URL(filePath: path))
        #expect(try FileSource.contents(of: path) == Array(0..<100))
        #expect(try FileSource.contents(of: path, limit: 100).count == 100)
        #expect(throws: AssetError(.limitExceeded, "")) { try FileSource.contents(of: path, limit: 99) }
    }

    @Test func saysWhereThereIsNoFile() {
        #expect(throws: AssetError(.notFound, "")) { try FileSource.contents(of: "/nowhere/at/all") }
    }
}
