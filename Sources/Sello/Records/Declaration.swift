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
}
