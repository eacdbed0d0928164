import SelloBytes
import SelloContainers
import Testing

/// Movie fragments, their indexes, and boxes of ours among them.
@Suite struct BMFFFragmentTests {
    /// How a `traf` says where its samples are.
    enum Base: CaseIterable {
        case moof, first, explicit, zero
    }

    /// A `moof` at a place, with its samples directly behind it.
    private func moof(at place: Int, _ base: Base, auxiliary: Bool = true, after: Int = 0) -> [UInt8] {
        func make(_ size: Int) -> [UInt8] {
            let data = size + 8 + after
            let tfhd: [UInt8]
            var offset = data
            switch base {
            case .moof: tfhd = Box.full("tfhd", flags: 0x02_0000, Box.u32(1))
            case .first: tfhd = Box.full("tfhd", Box.u32(1))
            case .explicit: tfhd = Box.full("tfhd", flags: 1, Box.u32(1) + Box.u64(UInt64(place)))
            case .zero:
                tfhd = Box.full("tfhd", flags: 1, Box.u32(1) + Box.u64(0))
                offset += place
            }
            let runs =
                Box.full("trun", flags: 1, Box.u32(1) + Box.u32(UInt32(offset)))
                + Box.full("trun", flags: 1, Box.u32(1) + Box.u32(UInt32(offset + 10))) + Box.full("trun", Box.u32(1))
            // 24 bytes into the `moof` stands the `mfhd`'s number.
            let saio = Box.full("saio", Box.u32(2) + Box.u32(UInt32(offset - data + 20)) + Box.u32(UInt32(offset)))
            return Box.group(
                "moof", Box.full("mfhd", Box.u32(7)), Box.group("traf", tfhd, runs, auxiliary ? saio : []))
        }
        return make(make(0).count)
    }

    private func fragment(at place: Int, _ base: Base, seed: UInt64, first: [UInt8] = []) -> [UInt8] {
        first + moof(at: place + first.count, base) + Box.raw("mdat", Box.media(100, seed: seed))
    }

    private var initialisation: [UInt8] { Box.ftyp("iso6") + Box.group("moov", Box.group("mvex", [])) }
    private var merkle: [UInt8] { Box.c2pa("merkle", [UInt8](repeating: 0xA0, count: 40)) }

    /// A file of fragments, each with bytes before it, and boxes behind them all.
    private func file(
        _ base: Base, before: [UInt8] = [], first: [UInt8] = [], count: Int = 3, end: ([Int]) -> [UInt8] = { _ in [] }
    ) -> [UInt8] {
        var bytes = initialisation + before
        var places: [Int] = []
        for index in 0..<count {
            places.append(bytes.count + first.count)
            bytes += fragment(at: bytes.count, base, seed: UInt64(index + 9), first: first)
        }
        return bytes + end(places)
    }

    private func sidx(_ sizes: [Int], version: UInt8 = 0, first: Int = 0) -> [UInt8] {
        let width = version == 0 ? 4 : 8
        return Box.full(
            "sidx", version: version,
            Box.u32(1) + Box.u32(1000) + Box.number(0, width) + Box.number(UInt64(first), width) + Box.u16(0)
                + Box.u16(sizes.count) + sizes.flatMap { Box.u32(UInt32($0) | 0x8000_0000) + Box.u32(1) + Box.u32(0) })
    }

    private func tfra(_ places: [Int], version: UInt8, sizes: UInt32) -> [UInt8] {
        let rest = Int((sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3) + 3)
        let width = version == 0 ? 4 : 8
        let entries = places.flatMap {
            Box.number(77, width) + Box.number(UInt64($0), width) + [UInt8](repeating: 1, count: rest)
        }
        let table = Box.full(
            "tfra", version: version, Box.u32(1) + Box.u32(sizes) + Box.u32(UInt32(places.count)) + entries)
        let size = 8 + table.count + 16
        return Box.group("mfra", table, Box.full("mfro", Box.u32(UInt32(size))))
    }

    private func pointers(_ bytes: [UInt8], _ table: String) throws -> [Int] {
        try MediaPointers(MemorySource(bytes)).pointers.filter { $0.table == table }.map(\.offset)
    }

    @Test(arguments: Base.allCases) func samplesAreFoundHoweverTheirBaseIsGiven(base: Base) throws {
        let old = file(base)
        let new = try BMFFRewriting.written(old)
        #expect(try pointers(new, "trun").count == 6)
        #expect(try pointers(new, "saio in traf").count == 6)
        #expect(try zip(pointers(old, "trun"), pointers(new, "trun")).allSatisfy { $1 - $0 == 1045 })
    }

    @Test(arguments: Base.allCases) func oldMerkleBoxesGoAndTheFragmentsStayWhole(base: Base) throws {
        let old = file(base, first: merkle)
        let new = try BMFFRewriting.written(old)
        #expect(try pointers(new, "trun").count == 6)
        #expect(BMFFRewriting.count("merkle", in: new) == 0)
    }

    @Test(arguments: Base.allCases) func aBoxBetweenAFragmentAndItsSamplesIsRefused(base: Base) throws {
        let start = initialisation.count
        let bytes =
            initialisation + moof(at: start, base, auxiliary: base != .zero, after: merkle.count) + merkle
            + Box.raw("mdat", Box.media(50))
        if base == .explicit || base == .zero, try BMFFRewriting.refusal(bytes) == nil {
            // The base itself is corrected then: without auxiliary information only the samples must be right.
            _ = try BMFFRewriting.written(bytes)
        } else {
            #expect(try BMFFRewriting.refusal(bytes)?.code == .unsupported)
        }
    }

    @Test func aSecondTrackThatFollowsTheFirstIsRefusedOnlyWhereABoxComesBetween() throws {
        let traf = Box.group("traf", Box.full("tfhd", Box.u32(1)), Box.full("trun", Box.u32(1)))
        let moof = Box.group("moof", traf, traf)
        let mdat = Box.raw("mdat", Box.media(60))
        #expect(try BMFFRewriting.refusal(initialisation + merkle + moof + mdat + merkle) == nil)
        #expect(try BMFFRewriting.refusal(initialisation + moof + merkle + mdat)?.code == .unsupported)
    }

    @Test(arguments: [UInt8(0), 1], [UInt32(0), 0b01_10_11])
    func randomAccessFindsTheFragments(version: UInt8, sizes: UInt32) throws {
        let old = file(.moof, first: merkle) { tfra($0, version: version, sizes: sizes) }
        let new = try BMFFRewriting.written(old)
        let places = try pointers(new, "tfra")
        #expect(places.count == 3)
        for place in places { #expect(Array(new[place + 4..<place + 8]) == Box.code("moof")) }
    }

    @Test(arguments: [UInt8(0), 1], [0, 30])
    func indexesFollowTheSizesOfTheirSubsegments(version: UInt8, gap: Int) throws {
        // Each subsegment begins with a `styp`, so that its first bytes are the same before and after.
        let styp = Box.raw("styp", Box.code("msdh") + Box.u32(0))
        let fragment = styp.count + merkle.count + moof(at: 0, .moof).count + 108
        let filler = gap == 0 ? [] : Box.raw("free", [UInt8](repeating: 5, count: gap - 8))
        let index = sidx([fragment, fragment, fragment], version: version, first: gap)
        let old = file(.moof, before: index + filler, first: styp + merkle)
        let new = try BMFFRewriting.written(old)
        let ends = try pointers(new, "sidx")
        #expect(ends.last == new.count)
        #expect(zip(ends.dropFirst(), ends).map { $0 - $1 } == [Int](repeating: fragment - merkle.count, count: 3))
        // The type bit of a reference is kept.
        let place = try #require(
            try BMFFLayout(reading: MemorySource(new), limits: Limits()).tree.boxes.first {
                FourCC.text($0.type) == "sidx"
            })
        #expect(new[place.range.upperBound - 12] & 0x80 == 0x80)
    }

    @Test func anIndexBeforeTheNewBoxGetsALongerFirstDistance() throws {
        // `sidx` comes before `ftyp` here, so that the box is inserted behind it.
        for version in [UInt8(0), 1] {
            let index = sidx([50], version: version, first: 16)
            let old =
                Box.raw("free", []) + index + Box.ftyp("iso6") + Box.raw("free", Box.media(42)) + Box.group("moov", [])
            let new = try BMFFRewriting.written(old, storeByteCount: 55)
            #expect(try zip(pointers(old, "sidx"), pointers(new, "sidx")).map { $1 - $0 } == [100, 100])
        }
    }

    @Test func aSubsegmentDividedFurtherIsRefused() throws {
        let size = merkle.count + moof(at: 0, .moof).count + 108
        let ssix = Box.full("ssix", Box.u32(0))
        let old = file(.moof, before: sidx([size, size, size], first: ssix.count) + ssix, first: merkle)
        #expect(try BMFFRewriting.refusal(old)?.code == .unsupported)
        let whole = size - merkle.count
        _ = try BMFFRewriting.written(file(.moof, before: sidx([whole, whole, whole], first: ssix.count) + ssix))
    }

    @Test(arguments: [
        Box.full("sidx", []),
        Box.full("sidx", Box.u32(0) + Box.u32(0) + Box.u32(0) + Box.u32(0) + Box.u16(0) + Box.u16(1)),
        Box.full("sidx", version: 1, [UInt8](repeating: 0xFF, count: 26)),
        Box.group("moof", Box.group("traf", Box.full("tfhd", flags: 1, Box.u32(1)))),
        Box.group("moof", Box.group("traf", Box.full("tfhd", Box.u32(1)), Box.full("trun", flags: 1, []))),
        Box.group("moof", Box.group("traf", Box.full("tfhd", Box.u32(1)), Box.full("saio", Box.u32(1)))),
        Box.group("moof", Box.group("traf", Box.full("tfhd", Box.u32(1)), Box.full("saio", flags: 1, []))),
    ]) func brokenFragmentsAreRefused(box: [UInt8]) throws {
        let code = try BMFFRewriting.refusal(initialisation + box)?.code
        #expect(code == .malformed)
    }

    @Test func aSegmentOfAStreamIsReadAndNotLabelled() throws {
        for first in [Box.raw("styp", Box.code("msdh") + Box.u32(0)), []] {
            let segment = first + merkle + moof(at: 0, .moof) + Box.raw("mdat", [1])
            guard BMFFLayout.recognizes(Array(segment.prefix(16))) else { continue }
            let layout = try BMFFLayout(reading: MemorySource(segment), limits: Limits())
            #expect(layout.merkleBoxes.count == 1)
            #expect(layout.stores.isEmpty)
            #expect(try BMFFRewriting.refusal(segment)?.code == (first.isEmpty ? nil : .unsupported))
        }
    }
}
