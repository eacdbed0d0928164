/// One segment, chunk or box (or a run of equal ones), or bytes that belong to none.
package struct Part: Sendable, Hashable {
    /// Its name in its format: `APP1`, `IDAT`, `moov`.
    package let name: String
    /// Its bytes with the header.
    package let range: Range<Int>
    /// How deep it lies; 0 for the top level.
    package let depth: Int
    /// How many equal neighbours this entry stands for.
    package let count: Int

    package init(name: String, range: Range<Int>, depth: Int = 0, count: Int = 1) {
        self.name = name
        self.range = range
        self.depth = depth
        self.count = count
    }
}
