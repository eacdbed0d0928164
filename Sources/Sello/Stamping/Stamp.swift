public import SelloBytes

/// What to write into a file: the label, and what was done to make the content.
public struct Stamp: Sendable {
    /// What was done; by default `generated`, for a file made from a parent `modified`.
    public var operation: SGILabel.Operation?
    /// How the content came to be; by default `trainedAlgorithmicMedia`.
    public var sourceType: DigitalSourceType?
    /// The system that did it.
    public var system: SGILabel.System?
    /// Who offers the system.
    public var provider: String?
    /// The work's title.
    public var title: String?
    /// What the model was asked for.
    public var prompt: String?
    /// Who wrote that.
    public var promptWriter: String?
    /// The visible or audible label that was applied before.
    public var visibleLabel: VisibleLabel?
    /// A claim that what is done is outside the law's definition of synthetic information; it is recorded as a claim, and changes nothing else.
    public var exemption: ExemptionClaim?
    /// The label of China's GB 45438-2025 to write beside Sello's own; `nil` for none, and one that is there stays.
    public var implicitLabel: ImplicitLabel?
    /// The work's identifier, where the caller has made one; by default a new one, or the one the file carries.
    public var labelID: UniqueIdentifier?
    /// The file that this one was made from; by default the file itself, when it carries a manifest.
    public var parent: Ingredient?
    /// Files that are parts of this one.
    public var components: [Ingredient] = []
    /// Files that were given to the process that made this one.
    public var inputs: [Ingredient] = []
    /// The actions that were done, as C2PA names them, in order.
    public var actions: [String] = []
    /// Whether the caller vouches that nothing else was done.
    public var isComplete = false
    /// Whether a parent whose manifest does not hold is taken all the same; its faults are then recorded.
    public var allowsInvalidParent = false
    /// Answers of a responder in DER (OCSP) that the signer's certificate is not revoked, to be kept beside the signature; they count
    /// only with a time-stamp (``Stamper/timestampAuthority``).
    public var revocationAnswers: [[UInt8]] = []
    /// The size in bytes of the blocks that media data of a movie are hashed in, so that players can check each by itself; by default a file is
    /// hashed as a whole.
    ///
    /// Streams in fragments and pictures are hashed as a whole all the same.
    public var blockByteCount: Int?
    /// When the stamping happens.
    public var moment: Moment

    /// How the content of this step came to be.
    ///
    /// Named edits of which nobody said how they were done are a person's: to call them a model's would be a lie.
    func step(hasParent: Bool) -> DigitalSourceType {
        sourceType ?? (hasParent && !actions.isEmpty ? .humanEdits : .trainedAlgorithmicMedia)
    }

    /// A file that went into the new one.
    public struct Ingredient: Sendable {
        /// Its bytes.
        public var source: any ByteSource
        /// Its title, such as its file name.
        public var title: String?

        /// Makes an ingredient.
        public init(_ source: any ByteSource, title: String? = nil) {
            self.source = source
            self.title = title
        }
    }

    /// Makes a stamp for content that a trained model made.
    ///
    /// - Parameters:
    ///   - system: The system that made it.
    ///   - provider: Who offers the system.
    ///   - moment: When the stamping happens.
    public init(system: SGILabel.System? = nil, provider: String? = nil, moment: Moment = .now()) {
        self.system = system
        self.provider = provider
        self.moment = moment
    }
}

/// What came of a stamping.
public struct StampReceipt: Sendable {
    /// The label as it was written.
    public let label: SGILabel
    /// The URN of the new manifest.
    public let manifest: String
    /// The media type of the file.
    public let mediaType: String
    /// What could not be done and was left, each in a sentence.
    public let warnings: [Sentence]
}
