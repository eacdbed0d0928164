import SelloBytes
import SelloContainers
import Testing

@testable import SelloCLI

@Suite("Inspecting") struct InspectionTests {
    private func parts(_ names: [(String, Int)]) -> [Part] {
        names.enumerated().map { Part(name: $1.0, range: $0 * 10..<$0 * 10 + 10, depth: $1.1) }
    }

    @Test("shows long runs of equal parts as one") func runs() {
        let collapsed = Inspection.collapsed(
            parts([("SOI", 0)] + Array(repeating: ("IDAT", 0), count: 6) + [("IEND", 0)]))
        #expect(collapsed.map(\.name) == ["SOI", "IDAT", "IEND"])
        #expect(collapsed[1].count == 6)
        #expect(collapsed[1].range == 10..<70)
    }

    @Test("leaves a few equal parts apart") func few() {
        let all = parts([("APP1", 0), ("APP1", 0), ("APP1", 0), ("DQT", 0)])
        #expect(Inspection.collapsed(all) == all)
    }

    @Test("does not join parts of different depth, or one that holds others") func depth() {
        let nested = parts(Array(repeating: ("trak", 0), count: 6) + [("tkhd", 1)])
        let collapsed = Inspection.collapsed(nested)
        #expect(collapsed.map(\.name) == ["trak", "trak", "tkhd"])
        #expect(collapsed[0].count == 5)
        let levels = parts((0..<6).map { ("free", $0 % 2) })
        #expect(Inspection.collapsed(levels) == levels)
    }

    @Test("does not join parts with something between them") func gaps() {
        let apart = (0..<6).map { Part(name: "free", range: $0 * 20..<$0 * 20 + 10) }
        #expect(Inspection.collapsed(apart) == apart)
        #expect(Inspection.collapsed([]).isEmpty)
    }

    @Test("escapes hostile codes") func codes() {
        #expect(Inspection.code(0x6A75_6D62) == "jumb")
        #expect(Inspection.code(0x1B5B_324A) == "\\u{1B}[2J")
        #expect(!Inspection.code(0xFFFF_FFFF).isEmpty)
    }
}
