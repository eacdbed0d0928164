import Fixtures
import Foundation
import SelloBytes
import SelloMetadata
import Testing

extension Fixtures.File {
    /// The Exif blocks of JPEG segments and PNG chunks, found by their marks.
    var exifBlocks: [[UInt8]] {
        let data = bytes
        var found: [[UInt8]] = []
        for (mark, isChunk) in [("Exif\0\0MM", false), ("Exif\0\0II", false), ("eXIfMM", true), ("eXIfII", true)] {
            var from = 0
            while let range = data.range(of: mark, from: from) {
                from = range.upperBound
                let start = range.upperBound - 2
                let head = range.lowerBound - (isChunk ? 4 : 2)
                guard head >= 0 else { continue }
                let announced = data[head..<range.lowerBound].reduce(0) { $0 << 8 | Int($1) } - (isChunk ? 0 : 8)
                found.append([UInt8](data[start..<min(data.count, start + max(0, announced))]))
            }
        }
        return found
    }
}

@Suite struct ExifFixtureTests {
    @Test func realBlocksTakeAnIdentifierAndKeepEverything() throws {
        guard !Fixtures.files.isEmpty else { return }
        var stamped = 0
        for file in Fixtures.files where !file.name.hasPrefix("hostile/") {
            for block in file.exifBlocks where try expectStampedOrRefused(block) {
                stamped += 1
                let result = try ExifBlock(parsing: block, limits: Limits()).settingImageUniqueID(identifier)
                guard result.block.count <= ExifCheck.byteCount else { continue }
                try ExifCheck.confirm(identifier, in: result.block, limits: Limits())
            }
        }
        #expect(stamped >= 40)
    }

    @Test func hostileBlocksAreStampedWholeOrRefused() throws {
        var seen = 0
        for file in Fixtures.files where file.name.hasPrefix("hostile/") {
            for block in file.exifBlocks {
                seen += 1
                try expectStampedOrRefused(block)
                _ = try? ExifCheck.imageUniqueID(in: block, limits: Limits())
            }
        }
        #expect(Fixtures.files.isEmpty || seen >= 15)
    }

    @Test func mutantsOfRealBlocksAreStampedWholeOrRefused() throws {
        var stamped = 0
        for file in Fixtures.files where file.name.hasPrefix("odd/") {
            for block in file.exifBlocks where block.count < 4000 {
                for mutant in mutants(of: block, count: 100, seed: UInt64(block.count)) {
                    guard try expectStampedOrRefused(mutant) else { continue }
                    stamped += 1
                    let result = try ExifBlock(parsing: mutant, limits: Limits()).settingImageUniqueID(identifier)
                    _ = try? ExifCheck.imageUniqueID(in: result.block, limits: Limits())
                }
            }
        }
        #expect(Fixtures.files.isEmpty || stamped > 50)
    }

    @Test func theParametersOfAGeneratorAreRead() throws {
        guard let file = Fixtures.file("signals/jpeg/sdmetadata-sd-webui.jpg") else { return }
        let block = try ExifBlock(parsing: try #require(file.exifBlocks.first), limits: Limits())
        let comment = try #require(block.userComment)
        #expect(comment.starts(with: Array("UNICODE\0".utf8)))
        #expect(comment.count > 100)
    }
}
