public import SelloBytes

/// What the one who uploads a file said of it.
public struct Declaration: Sendable, Hashable {
    /// The answer to "is this synthetically generated?".
    public enum Answer: String, Sendable, Hashable, CaseIterable {
        /// It is.
        case yes
        /// It is not.
        case no
        /// They were asked, or should have been, and did not answer.
        case none
    }

    /// The answer.
    public var answer: Answer
    /// When it was given.
    public var at: Moment?
    /// The SHA-256 of the bytes that it speaks of, 64 lower-case hexadecimal digits.
    public var sha256: String?
    /// Whether the platform's signature over the record holds; `nil` for an answer that stands in no record.
    public var isSigned: Bool?

    /// Makes a declaration.
    public init(_ answer: Answer, at: Moment? = nil, sha256: String? = nil, isSigned: Bool? = nil) {
        self.answer = answer
        self.at = at
        self.sha256 = sha256
        self.isSigned = isSigned
    }
}
