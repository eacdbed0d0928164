public import SelloBytes

/// A person's consent to being simulated, as a record has it.
public struct Consent: Sendable, Hashable {
    /// What of a person may be simulated.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// How they look.
        case appearance
        /// Their voice.
        case voice
        /// How they move.
        case gestures
        /// Who they are.
        case identity
    }

    /// A name for the record, for messages.
    public var id: String
    /// Whose consent it is: an opaque reference, no personal data.
    public var subject: String
    /// What may be simulated.
    public var scope: Set<Scope>
    /// When it was given.
    public var givenAt: Moment?
    /// Whether it was given before the work, as the record itself says.
    public var isPrior: Truth
    /// Whether it was given in so many words.
    public var isExpress: Truth
    /// Whether it names the work or use that it is for.
    public var isSpecific: Truth
    /// Whether the person knew what they agreed to.
    public var isInformed: Truth
    /// The label identifier of the work that it is for; `nil` where the record names none.
    public var label: UniqueIdentifier?
    /// The SHA-256 of the file that it is for; `nil` where the record names none.
    public var sha256: String?
    /// Whether the record's signature holds.
    public var isSigned: Truth
    /// When it was taken back.
    public var withdrawnAt: Moment?

    /// Makes a consent of which nothing is known but whose it is.
    public init(id: String, subject: String, scope: Set<Scope> = []) {
        self.id = id
        self.subject = subject
        self.scope = scope
        (isPrior, isExpress, isSpecific, isInformed, isSigned) = (.unknown, .unknown, .unknown, .unknown, .unknown)
    }
}
