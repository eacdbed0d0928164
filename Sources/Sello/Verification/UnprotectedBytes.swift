public import SelloBytes

/// Bytes that can be changed without anyone noticing.
public struct UnprotectedBytes: Sendable, Hashable {
    /// Where they are.
    public let range: Range<Int>
    /// What they are, such as `ftyp`.
    public let content: String
    private var held: Sentence?

    init(range: Range<Int>, content: String, holds: Sentence? = nil) {
        (self.range, self.content, held) = (range, content, holds)
    }

    /// What they hold, in words, where that can be told: `zeros`, `Exif`.
    public var holds: String? { holds(in: .english) }

    /// What they hold, in words, where that can be told.
    public func holds(in language: Language) -> String? { held?.text(language) }
}
