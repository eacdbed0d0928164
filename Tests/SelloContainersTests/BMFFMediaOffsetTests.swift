import SelloBytes
import SelloContainers
import Testing

/// Media that lie where no hash looks.
@Suite struct BMFFMediaOffsetTests {
    private func faults(_ bytes: [UInt8], _ uncovered: [Range<Int>]) throws -> [AssetError] {
        let source = MemorySource(bytes)
        return try BMFFLayout(reading: source, limits: Limits()).mediaFaults(
            in: uncovered, of: source, limits: Limits())
    }

    @Test func chunksAndItemsInUncoveredBytesAreReported() throws {
        let free = Box.raw("free", Box.media(50))
        let bytes = BMFFOffsetTests.file { start in
            let iloc = Box.iloc(version: 0, offset: 4, length: 4, base: 0, [.init(id: 1, extents: [[10, 10]])])
            return free
                + Box.group("moov", Box.trak(Box.stco([UInt32(start)])), Box.trak(Box.co64([UInt64(start), 40])))
                + Box.meta(iloc)
        }
        #expect(try faults(bytes, [16..<74]).map(\.code) == [.contradictory, .contradictory])
        #expect(try faults(bytes, [16..<40, 41..<74]).count == 1)  // the item ends at 20
        #expect(try faults(bytes, [20..<40, 41..<74]).isEmpty)
        #expect(try faults(bytes, []).isEmpty)
        #expect(try faults(bytes, [0..<bytes.count]).count == 3)
    }

    @Test func chunksOfAnotherFileAreNone() throws {
        let dref = Box.full("dref", Box.u32(1) + Box.full("url ", []))
        let bytes = Box.ftyp("isom") + Box.group("moov", Box.trak(Box.stco([3]), dref: dref))
        #expect(try faults(bytes, [0..<16]).isEmpty)
    }

    @Test(arguments: [UInt32(0), 1, 0x02_0000]) func runsOfFragmentsInUncoveredBytesAreReported(flags: UInt32) throws {
        let base = flags == 1 ? Box.u64(0) : []
        func moof(_ offset: Int) -> [UInt8] {
            let trun = Box.full("trun", flags: 1, Box.u32(1) + Box.u32(UInt32(offset)))
            return Box.group("moof", Box.group("traf", Box.full("tfhd", flags: flags, Box.u32(1) + base), trun))
        }
        let start = 16
        let bytes =
            Box.ftyp("iso6") + moof((flags == 1 ? start : 0) + moof(0).count + 8) + Box.raw("mdat", Box.media(9))
        #expect(try faults(bytes, [start + moof(0).count..<bytes.count]).count == 1)
        #expect(try faults(bytes, [0..<start]).isEmpty)
    }

    @Test func brokenTablesAreReportedAndNotThrown() throws {
        let bytes =
            Box.ftyp("isom") + Box.group("moov", Box.trak(Box.full("stco", Box.u32(9))))
            + Box.meta(Box.full("iloc", [1]))
        #expect(try faults(bytes, [0..<1]).count == 2)
    }
}
