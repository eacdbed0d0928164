import Fixtures
import SelloBytes
import SelloMetadata
import Testing

@Suite struct RawProfileTests {
    private func exif(_ text: String, isCompressed: Bool = false) -> [UInt8]? {
        RawProfile.exif(Array(text.utf8), isCompressed: isCompressed, limits: Limits())
    }

    @Test(arguments: ["exif", "APP1"]) func readsTheDigits(_ name: String) {
        #expect(exif("Raw profile type \(name)\0\nexif\n       8\n457869660000\n4D4d\n") == Array("MM".utf8))
        #expect(exif("Raw profile type \(name)\0\nexif\n       2\n4D4D\n") == Array("MM".utf8))
    }

    @Test(arguments: [
        "", "Raw profile type exif", "Raw profile type exif\0", "Raw profile type xmp\0\nxmp\n 2\n4D4D\n",
        "Raw profile type exif\0\nexif\n 3\n4D4D\n", "Raw profile type exif\0\nexif\n 2\n4D4\n",
        "Raw profile type exif\0\nexif\n 2\n4D4X\n", "Raw profile type exif\0\nexif\n x\n4D4D\n",
        "Raw profile type exif\0\nexif\n 9999999999999999999999\n4D4D\n",
    ]) func takesNothingElse(_ text: String) {
        #expect(exif(text) == nil)
    }

    @Test func readsDeflatedDigitsOfARealFile() throws {
        guard let file = Fixtures.file("odd/png/exiv2-ReaganSmallPng.png") else { return }
        let bytes = file.bytes
        let keyword = try #require(bytes.range(of: "Raw profile type exif", from: 0))
        let length = bytes[keyword.lowerBound - 8..<keyword.lowerBound - 4].reduce(0) { $0 << 8 | Int($1) }
        let chunk = Array(bytes[keyword.lowerBound..<keyword.lowerBound + length])
        let block = try #require(RawProfile.exif(chunk, isCompressed: true, limits: Limits()))
        #expect(try ExifBlock(parsing: block, limits: Limits()).imageUniqueID == "127c1377b054a3f65bf2754ebb24e7f2")
        for count in 0..<chunk.count {
            #expect(RawProfile.exif(Array(chunk[..<count]), isCompressed: true, limits: Limits()) == nil)
        }
    }
}
