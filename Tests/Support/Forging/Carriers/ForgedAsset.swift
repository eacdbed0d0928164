/// A file as it was built: its bytes, and where the store lies.
package struct ForgedAsset: Sendable {
    package var bytes: [UInt8]
    /// The store with everything that carries it; `nil` where it is kept elsewhere.
    package var extent: Range<Int>?
    /// The segments, chunks or boxes, store included, with their names.
    package var units: [(name: String, range: Range<Int>)]

    package init(bytes: [UInt8], extent: Range<Int>?, units: [(name: String, range: Range<Int>)]) {
        self.bytes = bytes
        self.extent = extent
        self.units = units
    }

    /// A file that a store is kept beside.
    package init(beside bytes: [UInt8]) { self.init(bytes: bytes, extent: nil, units: []) }

    /// The bytes of a unit by its name; the first of that name.
    package func range(_ name: String) throws -> Range<Int> {
        guard let unit = units.first(where: { $0.name == name }) else { throw ForgingError(name) }
        return unit.range
    }

    /// Everything outside the given ranges.
    package func bytes(outside ranges: [Range<Int>]) -> [UInt8] {
        bytes.enumerated().filter { at, _ in !ranges.contains { $0.contains(at) } }.map(\.element)
    }
}
