import SelloContainers
import Testing

@Suite struct CRC32Tests {
    @Test(
        arguments: [
            ("", 0), ("a", 0xE8B7_BE43), ("IEND", 0xAE42_6082), ("123456789", 0xCBF4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
            (String(repeating: "123456789", count: 4), 0x3E29_169C),
        ] as [(String, UInt32)])
    func givesKnownChecksums(_ text: String, _ expected: UInt32) {
        var checksum = CRC32()
        checksum.update(Array(text.utf8))
        #expect(checksum.value == expected)
        #expect(checksum.value == PNGBuilder.slowChecksum(Array(text.utf8)))
    }

    @Test func isTheSameHoweverTheBytesAreCut() {
        let bytes = (0..<101).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 5) }
        let expected = PNGBuilder.slowChecksum(bytes)
        for cut in 0...bytes.count {
            var checksum = CRC32()
            checksum.update(Array(bytes[..<cut]))
            checksum.update(Array(bytes[cut...]))
            #expect(checksum.value == expected)
        }
    }

    @Test func agreesWithTheDefinitionAtEveryLength() {
        var bytes: [UInt8] = []
        for length in 0..<70 {
            var checksum = CRC32()
            checksum.update(bytes)
            #expect(checksum.value == PNGBuilder.slowChecksum(bytes))
            bytes.append(UInt8(truncatingIfNeeded: length &* 199 &+ 3))
        }
    }
}
