import SelloBytes
@testable import SelloMetadata
import Testing

let identifier = "0192f5a03c7b7e4d8f00a1b2c3d4e5f6"

@Suite struct ExifTests {
    @Test(arguments: ExifRecipe.all) func anIdentifierIsAddedAndNothingElseChanges(_ recipe: ExifRecipe) throws {
        let block = recipe.block
        let (stamped, previous) = try stamp(block)
        #expect(previous == recipe.id)
        let samePlaces = zip(block, stamped).filter { $0 != $1 }.count
        let inPlace = recipe.id?.count == 32
        #expect(samePlaces <= (inPlace ? 33 : 4))
        #expect(inPlace ? stamped.count == block.count : stamped.count > block.count)
        #expect(try ExifBlock(parsing: stamped, limits: Limits()).imageUniqueID == identifier)
    }

    @Test(arguments: ExifRecipe.all) func stampingAgainKeepsTheSize(_ recipe: ExifRecipe) throws {
        let once = try stamp(recipe.block).block
        let same = try stamp(once)
        #expect(same.block == once)
        #expect(same.previous == identifier)
        let other = try ExifBlock(parsing: once, limits: Limits())
            .settingImageUniqueID(String(repeating: "F", count: 32))
        #expect(other.block.count == once.count)
        #expect(other.previous == identifier)
    }

    @Test(arguments: ExifRecipe.all) func theTextsAreRead(_ recipe: ExifRecipe) throws {
        let block = try ExifBlock(parsing: recipe.block, limits: Limits())
        #expect(block.damage == nil)
        #expect(block.make == "Maker of cameras")
        #expect(block.model == "M1")
        #expect(block.software == "Software 1.0")
        #expect(block.artist == nil)
        #expect(block.imageDescription == nil)
        #expect(block.dateTime == nil)
        #expect(block.userComment == (recipe.hasExif ? Array("ASCII\0\0\0hello".utf8) : nil))
        #expect(block.imageUniqueID == recipe.id)
        let names = Set(block.fields.map(\.directory))
        #expect(names.contains("GPS") == recipe.hasGPS)
        #expect(names.contains("IFD1") == recipe.hasThumbnail)
    }

    @Test(arguments: ExifRecipe.all) func aBlockCutAnywhereIsStampedWholeOrRefused(_ recipe: ExifRecipe) throws {
        let block = recipe.block
        for count in 0..<block.count { try expectStampedOrRefused(Array(block[..<count])) }
    }

    @Test func mutantsAreStampedWholeOrRefused() throws {
        var stamped = 0
        for (index, recipe) in ExifRecipe.all.enumerated() {
            for mutant in mutants(of: recipe.block, count: 400, seed: UInt64(index))
            where try expectStampedOrRefused(mutant) { stamped += 1 }
        }
        #expect(stamped > 500)
    }

    @Test func aNewBlockHoldsTheIdentifierAndTheVersion() throws {
        let block = try ExifBlock.minimal(imageUniqueID: identifier)
        let expected =
            hex(
                """
                4D4D002A 00000008
                0001 8769 0004 00000001 0000001A 00000000
                0002 9000 0007 00000004 30323332 A420 0002 00000021 00000038 00000000
                """) + Array(identifier.utf8) + [0, 0]
        #expect(block == expected)
        try ExifCheck.confirm(identifier, in: block, limits: Limits())
        try expectStampedOrRefused(block)
    }

    @Test func theNewEntriesStandInTheOrderOfTheirTags() throws {
        for recipe in ExifRecipe.all {
            let block = try ExifBlock(parsing: try stamp(recipe.block).block, limits: Limits())
            let exif = try #require(block.exif)
            if recipe.id?.count != 32 { #expect(exif.entries.map(\.tag) == exif.entries.map(\.tag).sorted()) }
            #expect(exif.entries.filter { $0.tag == 0xA420 }.count == 1)
            #expect(exif.place.isMultiple(of: 2) || recipe.id?.count == 32)
        }
    }

    @Test(arguments: [
        "", "0123", identifier + "0", String(repeating: "g", count: 32), String(repeating: "é", count: 16),
    ])
    func onlyThirtyTwoHexadecimalDigitsAreTaken(_ id: String) throws {
        let block = try ExifBlock(parsing: ExifRecipe().block, limits: Limits())
        #expect(throws: AssetError(.malformed, "")) { _ = try block.settingImageUniqueID(id) }
        #expect(throws: AssetError(.malformed, "")) { _ = try ExifBlock.minimal(imageUniqueID: id) }
    }

    @Test func aValueSharedWithAnotherEntryIsNotOverwritten() throws {
        var tiff = TIFFBuilder(.littleEndian)
        let first = tiff.add([tiff.long(0x8769, 0)])
        let old = String(repeating: "1", count: 32)
        let place = tiff.add([tiff.ascii(0xA420, old), tiff.ascii(0xA430, old)])
        tiff.patch(first + 2 + 8, place)
        // The owner's name lies where the identifier lies.
        let shared = place + 2 + 12 * 2 + 4
        tiff.patch(place + 2 + 12 + 8, shared)
        let (stamped, previous) = try stamp(tiff.bytes)
        #expect(previous == old)
        #expect(stamped.count > tiff.bytes.count)
        let owner = try #require(
            ExifBlock(parsing: stamped, limits: Limits()).fields.first { $0.entry.tag == 0xA430 })
        #expect(Array(owner.value) == Array(old.utf8) + [0])
    }

    @Test func severalIdentifiersBecomeOne() throws {
        var tiff = TIFFBuilder(.bigEndian)
        let first = tiff.add([tiff.long(0x8769, 0)])
        let place = tiff.add([
            tiff.ascii(0xA420, String(repeating: "1", count: 32)),
            tiff.ascii(0xA420, String(repeating: "2", count: 32)),
        ])
        tiff.patch(first + 2 + 8, place)
        let (stamped, previous) = try stamp(tiff.bytes)
        #expect(previous == String(repeating: "1", count: 32))
        let ids = try ExifBlock(parsing: stamped, limits: Limits()).fields.filter { $0.entry.tag == 0xA420 }
        #expect(ids.map { Array($0.value) } == [Array(identifier.utf8) + [0]])
    }

    @Test func theSizeIsLimited() throws {
        let block = ExifRecipe().block
        var limits = Limits()
        limits.metadataByteCount = block.count
        let read = try ExifBlock(parsing: block, limits: limits)
        #expect(throws: AssetError(.limitExceeded, at: 0, "")) { _ = try read.settingImageUniqueID(identifier) }
        limits.metadataByteCount -= 1
        #expect(throws: AssetError(.limitExceeded, at: 7, "")) {
            _ = try ExifBlock(parsing: block, limits: limits, at: 7)
        }
    }

    @Test func aFullDirectoryIsLeftAlone() throws {
        var tiff = TIFFBuilder(.bigEndian)
        let entries = (0..<65535).map { _ in TIFFBuilder.Entry(tag: 0x0112, type: 3, count: 1, value: [0, 1]) }
        tiff.add(entries)
        let block = try ExifBlock(parsing: tiff.bytes, limits: Limits())
        #expect(block.damage == nil)
        #expect(throws: AssetError(.limitExceeded, at: 0, "")) { _ = try block.settingImageUniqueID(identifier) }
    }

    @Test func libexifGetsNoMakerNotes() throws {
        for order in [TIFFByteOrder.bigEndian, .littleEndian] {
            let block = ExifRecipe(order: order, hasMakerNote: true, hasThumbnail: true, hasGPS: true).block
            let quiet = try ExifCheck.withoutMakerNotes(block, order: order)
            let tags = try ExifBlock(parsing: quiet, limits: Limits()).fields.map(\.entry.tag)
            #expect(!tags.contains(0x927C))
            #expect(tags.contains(0xFFFF))
            #expect(zip(block, quiet).filter { $0 != $1 }.count == 2)
            let silent = ExifRecipe(order: order).block
            #expect(try ExifCheck.withoutMakerNotes(silent, order: order) == silent)
        }
    }

    private func stamp(_ block: [UInt8]) throws -> (block: [UInt8], previous: String?) {
        let result = try ExifBlock(parsing: block, limits: Limits()).settingImageUniqueID(identifier)
        try expectStampedOrRefused(block)
        try ExifCheck.confirm(identifier, in: result.block, limits: Limits())
        return result
    }
}

/// Stamps a block and checks that every field is still there; whether it could be stamped.
@discardableResult
func expectStampedOrRefused(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
) throws -> Bool {
    guard let before = try? ExifBlock(parsing: bytes, limits: Limits()) else { return false }
    guard let (stamped, _) = try? before.settingImageUniqueID(identifier) else { return false }
    let after = try ExifBlock(parsing: stamped, limits: Limits())
    #expect(after.damage == nil, sourceLocation: sourceLocation)
    #expect(after.imageUniqueID == identifier, sourceLocation: sourceLocation)
    struct Key: Hashable {
        let directory: String
        let tag: UInt16
        let type: UInt16
        let value: [UInt8]
    }
    func keys(_ block: ExifBlock) -> Set<Key> {
        Set(
            block.fields.filter { ![0x8769, 0xA420].contains($0.entry.tag) }
                .map { Key(directory: $0.directory, tag: $0.entry.tag, type: $0.entry.type, value: Array($0.value)) })
    }
    let lost = keys(before).subtracting(keys(after))
    #expect(lost.isEmpty, sourceLocation: sourceLocation)
    // What lies behind the old block is new; the rest stays but for one offset or the value itself.
    let changed = zip(bytes, stamped).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
    if let first = changed.first, let last = changed.last {
        #expect(last - first < 33 || stamped.count > bytes.count, sourceLocation: sourceLocation)
    }
    let again = try after.settingImageUniqueID(identifier)
    #expect(again.block.count >= stamped.count, sourceLocation: sourceLocation)
    return true
}

@Suite struct ExifAwayFromStartTests {
    @Test func theFirstDirectoryStandsElsewhere() throws {
        let plain = try ExifBlock.minimal(imageUniqueID: identifier)
        let moved = try ExifBlock(parsing: plain, limits: Limits()).settingImageUniqueID(
            String(identifier.reversed()), awayFromStart: true)
        #expect(moved.previous == identifier)
        let made = try ExifBlock.minimal(imageUniqueID: String(identifier.reversed()), awayFromStart: true)
        for block in [moved.block, made] {
            #expect(Array(block[4..<8]) != [0, 0, 0, 8])
            #expect(try ExifBlock(parsing: block, limits: Limits()).imageUniqueID == String(identifier.reversed()))
            try ExifCheck.confirm(String(identifier.reversed()), in: block, limits: Limits())
        }
    }
}
