import SelloBytes
import SelloMetadata
import Testing

@Suite struct InflateTests {
    static let packet = hex(
        """
        78dab3a9b0aac82dc84d2d4954a8c8cdc92bb6aab0554a4cc94f4ab502b241c2fa4afa760003c90d03
        """)
    /// 200 000 zeros, in 217 bytes.
    static let zeros =
        hex("78daedc13101000000c2a0f54f6d067fa0") + [UInt8](repeating: 0, count: 193) + hex("80d7000d6d0001")

    @Test func streamsOfEachKindOfBlockAreDecompressed() throws {
        #expect(
            try Inflate.zlib(Self.packet, limit: 100) == Array("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>".utf8))
        #expect(try Inflate.zlib(hex("7801010600f9ff73746f726564093c0292"), limit: 100) == Array("stored".utf8))
        #expect(try Inflate.zlib(hex("78da030000000001"), limit: 0) == [])
        #expect(try Inflate.zlib(Self.packet + [1, 2, 3], limit: 100).count == 37)
    }

    @Test func moreThanTheLimitIsRefused() throws {
        #expect(try Inflate.zlib(Self.zeros, limit: 200_000) == [UInt8](repeating: 0, count: 200_000))
        for limit in [199_999, 65_536, 1, 0, -1, .min] {
            #expect(error(Self.zeros, limit: limit)?.code == .limitExceeded)
        }
        #expect(try Inflate.zlib(Self.packet, limit: 37).count == 37)
        #expect(error(Self.packet, limit: 36)?.code == .limitExceeded)
    }

    @Test func aStreamCutAnywhereIsTruncated() {
        for count in 0..<Self.packet.count {
            #expect(error(Array(Self.packet[..<count]))?.code == .truncated, "\(count)")
        }
        #expect(error(Array(Self.packet[..<20]), at: 100)?.offset == 120)
    }

    @Test func damageIsRefused() {
        var wrongSum = Self.packet
        wrongSum[wrongSum.count - 1] ^= 1
        #expect(error(wrongSum)?.code == .malformed)
        for other in [
            "78bb16c004374b81b314104c005d33088d",  // with a preset dictionary
            "2b4a2c0700",  // without the zlib header
            "1f8b08000000000000034baf0200bd77b5db02000000",  // gzip
            "78da07",  // a block of the reserved type
        ] {
            #expect(error(hex(other))?.code == .malformed, "\(other)")
        }
        for mutant in mutants(of: Self.packet, count: 2000, seed: 7) { _ = error(mutant) }
    }

    private func error(_ bytes: [UInt8], limit: Int = 1000, at base: Int = 0) -> AssetError? {
        do {
            _ = try Inflate.zlib(bytes, limit: limit, at: base)
            return nil
        } catch { return error }
    }
}
