/// Something that was looked at, and what it rests on: nobody should have to guess whether a fact is signed or just said.
public struct Evidence: Sendable, Hashable {
    /// What a fact rests on.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// A signature that holds.
        case signed
        /// Metadata that anyone can write.
        case unsigned
        /// The one who uploaded it says so.
        case declared
        /// A person judged it.
        case answered
        /// The generator attests it, under a signature that holds.
        case attested
        /// The caller reports that it happened, or who they are.
        case reported
        /// The one whom it helps claims it.
        case claimed
        /// A consent record says so.
        case consent
        /// It was found by looking at the file: that something is there, or not.
        case observed
    }

    /// What it rests on.
    public let basis: Basis
    /// Which fact, in the words of the case file, such as `label.provider`.
    public let fact: String
    /// Its value.
    public let value: String

    /// Names something that was looked at.
    public init(_ basis: Basis, _ fact: String, _ value: String) {
        self.basis = basis
        self.fact = fact
        self.value = value
    }
}
