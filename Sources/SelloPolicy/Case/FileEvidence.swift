/// What is known of a file by looking at it, without an opinion.
public struct FileEvidence: Sendable, Hashable {
    /// What people perceive of it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A still picture.
        case image
        /// Sound alone.
        case audio
        /// Moving pictures without sound, as far as is known.
        case video
        /// Moving pictures with sound.
        case audiovisual
        /// Something else, such as text.
        case other
    }

    /// The verdict on the active manifest.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// There is none.
        case absent
        /// It does not hold.
        case invalid
        /// It holds.
        case valid
        /// It holds, and its signer is trusted.
        case trusted
    }

    /// What became of the label along the chain of edits.
    public enum Chain: String, Sendable, Hashable, CaseIterable {
        /// There are no earlier states.
        case none
        /// Every step from the first label on carries it.
        case kept
        /// A step says less than the one before it.
        case weakened
        /// A step lost it, or carries another.
        case dropped
        /// Copies disagree.
        case contradicted
        /// There are earlier states, and none has a label.
        case unlabelled
        /// It could not be told.
        case undetermined
    }

    /// What is known of when it was signed.
    public enum TimeEvidence: String, Sendable, Hashable, CaseIterable {
        /// Nothing says when.
        case none
        /// The signer says when.
        case claimed
        /// A trusted time-stamp says when.
        case attested
        /// It could not be told.
        case undetermined
    }

    /// Whether the file itself says that it is synthetic.
    public enum Synthesis: String, Sendable, Hashable, CaseIterable {
        /// A manifest that holds says so.
        case signed
        /// Only metadata that anyone can write says so.
        case traces
        /// Nothing says so; which is not "not synthetic".
        case none
        /// Something relevant could not be read.
        case undetermined
    }

    /// An exclusion from the definition of synthetic information that whoever signed a file may claim: the limbs of India's proviso.
    public enum Exclusion: String, Sendable, Hashable, CaseIterable {
        /// Routine or good-faith editing.
        case editing = "a"
        /// Good-faith work on documents, teaching material or research.
        case documents = "b"
        /// Use of a computer solely for access, clarity, quality, translation or description.
        case accessibility = "c"
    }

    /// A trace of a generator, which anyone could have written or removed.
    public struct Trace: Sendable, Hashable {
        /// The generator.
        public var generator: String
        /// Where it stands.
        public var place: String
        /// How sure it is, in the words of the report.
        public var confidence: String

        /// Names a trace.
        public init(generator: String, place: String, confidence: String) {
            self.generator = generator
            self.place = place
            self.confidence = confidence
        }
    }

    /// One step of how the file came to be, as its manifests say.
    public struct Action: Sendable, Hashable {
        /// Its name, such as `c2pa.created`.
        public var name: String
        /// Its source type: the URI, or its last part.
        public var sourceType: String?

        /// Names an action.
        public init(_ name: String, sourceType: String? = nil) {
            self.name = name
            self.sourceType = sourceType
        }
    }

    /// China's label (GB 45438-2025).
    public struct AIGCLabel: Sendable, Hashable {
        /// 1: it is; 2: it may be; 3: it is suspected to be.
        ///
        /// `nil` for anything else.
        public var level: Int?
        /// What stands in place of a level that is known; `nil` where there is nothing.
        public var otherLevel: String?
        /// The producer's code.
        public var producer: String?
        /// The content's number at the producer.
        public var produceID: String?
        /// The first reserved code, such as a signature; `nil` where the field is missing.
        public var reserved1: String?
        /// The propagator's code.
        public var propagator: String?
        /// The content's number at the propagator.
        public var propagateID: String?
        /// The second reserved code; `nil` where the field is missing.
        public var reserved2: String?

        /// Makes an empty label.
        public init() {}
    }

    /// What people perceive of it; `nil` where that could not be told.
    public var kind: Kind?
    /// The verdict on its manifest.
    public var state: State
    /// Its label.
    public var label: Label?
    /// What the generator attests of a label that people see or hear.
    public var visibleLabel: VisibleLabel?
    /// Whether the label's copies say the same.
    public var copiesAgree: Truth = .unknown
    /// What became of the label.
    public var chain: Chain = .none
    /// The manifest at which the label was lost or weakened.
    public var chainBrokenAt: String?
    /// What is known of the time of signing.
    public var timeEvidence: TimeEvidence = .none
    /// Whether it carries a watermark that nobody perceives, as its manifest says.
    public var hasWatermark: Truth = .unknown
    /// Whether a fingerprint of it is recorded (a soft binding that is no watermark), as its manifest says.
    public var hasFingerprint: Truth = .unknown
    /// China's label; the first that was found.
    public var aigc: AIGCLabel?
    /// Whether all copies of China's label in the file say the same; yes where there is one.
    public var aigcCopiesAgree: Truth = .unknown
    /// Whether China's label could be looked for everywhere it may stand.
    public var aigcWasSought = true
    /// Traces of generators.
    public var traces: [Trace] = []
    /// Whether the file says that it is synthetic.
    public var synthesis: Synthesis = .undetermined
    /// The actions of the chain, from the first on; `nil` where no manifest that holds says any.
    public var actions: [Action]?
    /// Whether these are all, as the manifests say.
    public var allActionsIncluded: Truth = .unknown
    /// The exclusions that its signed manifests claim; a claim raises the question, and answers nothing.
    public var claimedExclusions: Set<Exclusion> = []
    /// The SHA-256 of the file, 64 lower-case hexadecimal digits.
    public var sha256: String?
    /// How long it plays, in seconds.
    public var duration: Double?

    /// Makes the evidence of a file of which nothing but its state is known.
    public init(kind: Kind?, state: State) {
        self.kind = kind
        self.state = state
    }

    /// Whether a manifest holds.
    public var isSigned: Bool { state == .valid || state == .trusted }
}
