import SelloBytes
import SelloMetadata
import Testing

@Suite struct ExifDamageTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        /// Whether the block is refused at once; else it is read and only cannot take an identifier.
        let isRefused: Bool
        let offset: Int

        init(_ name: String, _ bytes: [UInt8], isRefused: Bool = false, at offset: Int) {
            testDescription = name
            self.bytes = bytes
            self.isRefused = isRefused
            self.offset = offset
        }

        /// Where a block that begins at byte 100 is found to be damaged.
        var error: AssetError { AssetError(.malformed, at: offset + 100, "") }
    }

    static let damages: [Damage] = [
        Damage("nothing", [], isRefused: true, at: 0),
        Damage("no header", Array("Exif\0\0MM\0*".utf8), isRefused: true, at: 0),
        Damage("BigTIFF", hex("4D4D002B0008000000000000"), isRefused: true, at: 0),
        Damage("mixed byte order", hex("4949002A00000008"), isRefused: true, at: 0),
        Damage("a header only", hex("4D4D002A00"), isRefused: true, at: 4),
        Damage("IFD0 outside", hex("4D4D002A FFFFFFFF 0000"), isRefused: true, at: 10),
        Damage("IFD0 in the header", hex("4D4D002A 00000004 0000"), isRefused: true, at: 4),
        Damage(
            "more entries announced than there are",
            hex("4D4D002A 00000008 FFFF 0112 0003 00000001 00010000 00000000"), at: 8),
        Damage(
            "values outside",
            hex("4D4D002A 00000008 0001 010F 0002 00000005 00001000 00000000"), at: 10),
        Damage(
            "a count that multiplies to more than there is",
            hex("49492A00 08000000 0100 0F01 0C00 FFFFFFFF 08000000 00000000"), at: 10),
        Damage(
            "Exif directory outside",
            hex("4D4D002A 00000008 0001 8769 0004 00000001 00001000 00000000"), at: 26),
        Damage(
            "Exif directory at 0",
            hex("4D4D002A 00000008 0001 8769 0004 00000001 00000000 00000000"), at: 0),
        Damage(
            "Exif directory is IFD0",
            hex("4D4D002A 00000008 0001 8769 0004 00000001 00000008 00000000"), at: 8),
        Damage(
            "Exif directory is IFD1",
            hex("4D4D002A 00000008 0001 8769 0004 00000001 0000001A 0000001A 0000 00000000"), at: 26),
        Damage(
            "Exif directory is IFD1, and both are outside",
            hex("4D4D002A 00000008 0001 8769 0004 00000001 99999999 99999999"), at: 26),
        Damage(
            "a pointer that is a SHORT",
            hex("4D4D002A 00000008 0001 8769 0003 00000001 001A0000 00000000 0000 00000000"), at: 10),
        Damage(
            "two pointers",
            hex(
                "4D4D002A 00000008 0002 8769 0004 00000001 00000026 8769 0004 00000001 0000002C 00000000 0000 00000000 0000 00000000"
            ), at: 10),
        Damage(
            "IFD0 follows itself",
            hex("4D4D002A 00000008 0001 0112 0003 00000001 00010000 00000008"), at: 22),
        Damage(
            "IFD1 leads back to IFD0",
            hex("4D4D002A 00000008 0001 0112 0003 00000001 00010000 0000001A 0000 00000008"), at: 28),
    ]

    @Test(arguments: damages) func damageIsNamedByItsPlaceAndNothingIsWritten(_ damage: Damage) throws {
        if damage.isRefused {
            #expect(throws: damage.error) {
                _ = try ExifBlock(parsing: damage.bytes, limits: Limits(), at: 100)
            }
        } else {
            let block = try ExifBlock(parsing: damage.bytes, limits: Limits(), at: 100)
            #expect(block.damage == damage.error)
            #expect(throws: damage.error) { _ = try block.settingImageUniqueID(identifier) }
            #expect(block.damage?.reason.contains("cannot carry") == true)
        }
        #expect(throws: AssetError.self) { try ExifCheck.confirm(identifier, in: damage.bytes, limits: Limits()) }
    }

    @Test func theTextsOfADamagedBlockAreReadAllTheSame() throws {
        var tiff = TIFFBuilder(.bigEndian)
        let first = tiff.add([tiff.ascii(0x010F, "Maker"), tiff.ascii(0x0131, "Software")])
        tiff.patch(first + 2 + 8, 1 << 20)
        let block = try ExifBlock(parsing: tiff.bytes, limits: Limits())
        #expect(block.damage?.code == .malformed)
        #expect(block.make == nil)
        #expect(block.software == "Software")
    }

    @Test func damageOutsideTheTwoDirectoriesDoesNotMatter() throws {
        for (name, tag) in [("GPS", UInt16(0x8825)), ("unknown", 0xC000)] {
            var tiff = TIFFBuilder(.bigEndian)
            tiff.add([tiff.long(tag, 1 << 20)], next: 1 << 20)
            #expect(try expectStampedOrRefused(tiff.bytes), "\(name)")
        }
    }

    @Test func whatIsAnnouncedPastTheEndDoesNotFindItselfInside() throws {
        let announcements = [
            // IFD1 behind the end.
            "4D4D002A 00000008 0001 0112 0003 00000001 00010000 0000001A",
            "4D4D002A 00000008 0001 0112 0003 00000001 00010000 00000030",
            // The GPS directory behind the end.
            "4D4D002A 00000008 0001 8825 0004 00000001 00000020 00000000",
            // A thumbnail that is cut.
            "4D4D002A 00000008 0002 0201 0004 00000001 00000024 0202 0004 00000001 00000010 00000000",
            // A value of IFD1 that is cut.
            "4D4D002A 00000008 0000 0000000E 0001 010F 0002 00000008 00000020 00000000",
            // IFD1 that is cut.
            "4D4D002A 00000008 0000 0000000E 0002 0112 0003 00000001 00010000 0000",
            // IFD1 without the offset of the next directory.
            "4D4D002A 00000008 0000 0000000E 0001 0112 0003 00000001 00010000",
        ]
        for text in announcements {
            let block = try ExifBlock(parsing: hex(text), limits: Limits())
            #expect(block.damage == nil)
            #expect(throws: AssetError.self, "\(text)") { _ = try block.settingImageUniqueID(identifier) }
            // Far enough behind it does no harm.
            let far = text.replacing("00000030", with: "00001000")
            if far != text { #expect(try expectStampedOrRefused(hex(far))) }
        }
    }

    @Test func valuesThatLieOverTheStructureAreNotChangedUnawares() throws {
        // The maker's name is the twelve bytes of the pointer's entry.
        let pointer = hex(
            "4D4D002A 00000008 0002 010F 0002 0000000C 00000016 8769 0004 00000001 00000026 00000000 0000 00000000")
        #expect(throws: AssetError(.malformed, at: 30, "")) {
            _ = try ExifBlock(parsing: pointer, limits: Limits()).settingImageUniqueID(identifier)
        }
        // The maker's name begins in its own entry and runs on into the pointer's.
        let onward = hex(
            "4D4D002A 00000008 0002 010F 0002 0000000E 00000012 8769 0004 00000001 00000026 00000000 0000 00000000")
        #expect(throws: AssetError(.malformed, at: 30, "")) {
            _ = try ExifBlock(parsing: onward, limits: Limits()).settingImageUniqueID(identifier)
        }
        // The maker's name is the header.
        let header = hex("4D4D002A 00000008 0001 010F 0002 00000008 00000000 00000000")
        #expect(throws: AssetError(.malformed, at: 4, "")) {
            _ = try ExifBlock(parsing: header, limits: Limits()).settingImageUniqueID(identifier)
        }
        // The GPS directory is inside IFD0.
        let inside = hex(
            "4D4D002A 00000008 0002 8769 0004 00000001 00000026 8825 0004 00000001 00000010 00000000 0000 00000000")
        #expect(throws: AssetError(.malformed, at: 18, "")) {
            _ = try ExifBlock(parsing: inside, limits: Limits()).settingImageUniqueID(identifier)
        }
    }

    @Test func anIdentifierThatIFD0HasTooIsLeftToIt() throws {
        // The Exif directory begins with the last two bytes of the orientation; its entry is the next one of IFD0.
        let block =
            hex("4D4D002A 00000008 0003 8769 0004 00000001 00000020 0112 0003 00000001 00010001")
            + hex("A420 0002 00000021 00000032 00000000") + Array(String(repeating: "a", count: 32).utf8) + [0]
        let parsed = try ExifBlock(parsing: block, limits: Limits())
        #expect(parsed.fields.map(\.directory) == ["IFD0", "IFD0", "IFD0", "ExifIFD"])
        let new = try ExifBlock(parsing: parsed.settingImageUniqueID(identifier).block, limits: Limits())
        #expect(new.imageUniqueID == identifier)
        let other = new.fields.first { $0.directory == "IFD0" && $0.entry.tag == 0xA420 }
        #expect(other.map { Array($0.value) } == Array(block.suffix(33)))
    }

    @Test func libexifIsNotAskedAboutMoreThanItReads() throws {
        var block = try ExifBlock.minimal(imageUniqueID: identifier)
        block += [UInt8](repeating: 0, count: ExifCheck.byteCount - block.count)
        try ExifCheck.confirm(identifier, in: block, limits: Limits())
        #expect(throws: AssetError(.unsupported, "")) {
            try ExifCheck.confirm(identifier, in: block + [0], limits: Limits())
        }
    }

    @Test func libexifReadsTheLastByteOfTheLargestBlock() throws {
        let recipe = ExifRecipe(hasMakerNote: true)
        for size in [65527 - 33 - 6 - 12 * 6, 65400] {
            var block = recipe.block
            block += [UInt8](repeating: 0, count: size - block.count)
            let stamped = try ExifBlock(parsing: block, limits: Limits()).settingImageUniqueID(identifier).block
            guard stamped.count <= ExifCheck.byteCount else { continue }
            try ExifCheck.confirm(identifier, in: stamped, limits: Limits())
        }
    }

    @Test func anotherIdentifierIsNoticed() throws {
        let block = try ExifBlock.minimal(imageUniqueID: identifier)
        #expect(throws: AssetError(.contradictory, "")) {
            try ExifCheck.confirm(String(repeating: "0", count: 32), in: block, limits: Limits())
        }
        #expect(throws: AssetError(.contradictory, "")) {
            try ExifCheck.confirm(identifier, in: ExifRecipe().block, limits: Limits())
        }
        #expect(try ExifCheck.imageUniqueID(in: ExifRecipe().block, limits: Limits()) == nil)
    }

    @Test func directoriesWithoutEndAreNotGivenToLibexif() throws {
        // Seventy directories, each announced by the GPS pointer of the one before.
        var tiff = TIFFBuilder(.bigEndian)
        for index in 0..<70 { tiff.add([tiff.long(0x8825, 8 + 18 * (index + 1))]) }
        #expect(throws: AssetError(.malformed, "")) {
            try ExifCheck.confirm(identifier, in: tiff.bytes, limits: Limits())
        }
    }
}
