/// Bytes that can be changed without anyone noticing.
public struct UnprotectedBytes: Sendable, Hashable {
    /// Where they are.
    public let range: Range<Int>
    /// What they are, such as `ftyp`.
    public let content: String
    /// What they hold, in words, where that can be told: `zeros`, `Exif`.
    public internal(set) var holds: String?
}
