import SelloContainers
import Testing

@Suite struct OffsetMapTests {
    @Test func shiftsFromEachPlaceOn() {
        var map = OffsetMap()
        map.shift(from: 10, by: 100)
        map.shift(from: 50, by: -5)
        let mapped = [0, 9, 10, 49, 50, 1000].map { map(UInt64($0)) }
        #expect(mapped == [0, 9, 110, 149, 45, 995])
    }

    @Test func doesNotWrapAround() {
        var map = OffsetMap()
        map.shift(from: 10, by: 100)
        #expect([UInt64.max - 100, .max - 99, .max].map { map($0) } == [.max, .max, .max])
    }

    /// Else a file that got a store could not get another.
    @Test func nowhereStaysNowhereInBothDirections() {
        var map = OffsetMap()
        map.shift(from: 10, by: -7)
        #expect([UInt64.max - 1, .max].map { map($0) } == [.max - 8, .max])
    }
}
