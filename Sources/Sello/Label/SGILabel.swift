public import SelloBytes

/// The label of synthetically generated information: what the law of several countries asks a file to say of itself.
///
/// Written three times before the file is hashed: signed in the manifest (`org.sello.sgi`), in XMP, and as Exif's `ImageUniqueID`. The
/// specification is `Spec/sgi-label.md`.
public struct SGILabel: Sendable, Hashable {
    /// What was done to make the content (rule 2(1)(wa) of India's IT Rules names these four).
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        /// Made from nothing, by any means.
        case created
        /// Made by a generative model.
        case generated
        /// Changed, the substance kept.
        case modified
        /// Changed in substance.
        case altered
    }

    /// The computer resource that did it (rule 3(3)(a)(ii); system name and version for California, § 22757.3(b)).
    public struct System: Sendable, Hashable {
        /// The system's name.
        public var name: String
        /// Its version.
        public var version: String?
        /// The identifier of the computer resource, a URI.
        public var resource: String?

        /// Makes a system.
        public init(name: String, version: String? = nil, resource: String? = nil) {
            self.name = name
            self.version = version
            self.resource = resource
        }
    }

    /// Values of the file that the label's copies took the place of.
    public struct Previous: Sendable, Hashable {
        /// Exif's `ImageUniqueID`.
        public var imageUniqueID: String?
        /// XMP's `Iptc4xmpExt:DigitalSourceType`.
        public var digitalSourceType: String?
        /// XMP's `Iptc4xmpExt:AISystemUsed`.
        public var aiSystemUsed: String?
        /// XMP's `Iptc4xmpExt:AISystemVersionUsed`.
        public var aiSystemVersionUsed: String?
        /// XMP's `Iptc4xmpExt:AIPromptInformation`.
        public var aiPromptInformation: String?
        /// XMP's `Iptc4xmpExt:AIPromptWriterName`.
        public var aiPromptWriterName: String?
        /// XMP's `dcterms:provenance`, which named a manifest kept elsewhere.
        public var provenance: String?
        /// The identifier of the computer resource that the label named before.
        public var resource: String?
        /// The provider that the label named before.
        public var provider: String?
        /// When the work was made, as a label said that only XMP carried.
        public var createdAt: String?

        /// Makes an empty record.
        public init() {}

        /// Whether nothing was replaced.
        public var isEmpty: Bool { self == Previous() }
    }

    /// A label of another producer that the file carried, in whichever form, when it got this one.
    public struct Predecessor: Sendable, Hashable {
        /// Where it stands.
        public enum Place: String, Sendable, Hashable, CaseIterable {
            /// In the actions of a manifest.
            case manifest
            /// In XMP, as IPTC's digital source type.
            case xmp
            /// In XMP, as the label that China asks for (GB 45438).
            case tc260
        }

        /// Where it stands.
        public var place: Place
        /// What names it: the manifest's URN, XMP's `DigImageGUID`, the `ProduceID` of China's label.
        public var identifier: String?
        /// How the content came to be, as it says.
        public var sourceType: DigitalSourceType?

        /// Makes a record.
        public init(place: Place, identifier: String? = nil, sourceType: DigitalSourceType? = nil) {
            self.place = place
            self.identifier = identifier
            self.sourceType = sourceType
        }
    }

    /// The work's identifier: made once, carried by every later state.
    public var id: UniqueIdentifier
    /// What was done.
    public var operation: Operation
    /// How the content came to be.
    public var sourceType: DigitalSourceType
    /// The system that did it.
    public var system: System?
    /// Who offers the system.
    public var provider: String?
    /// When the work was first made.
    public var createdAt: Moment
    /// When this state was made; `nil` in the first.
    public var modifiedAt: Moment?
    /// The work's title.
    public var title: String?
    /// What the model was asked for.
    public var prompt: String?
    /// Who wrote that.
    public var promptWriter: String?
    /// The visible or audible label that was applied before stamping, as whoever stamped attests.
    public var visibleLabel: VisibleLabel?
    /// What the label's copies took the place of.
    public var previous: Previous
    /// The labels of others that this one takes over; they stay named in every later state.
    public var succeeds: [Predecessor] = []

    /// Makes a label.
    public init(
        id: UniqueIdentifier, operation: Operation, sourceType: DigitalSourceType, system: System? = nil,
        provider: String? = nil, createdAt: Moment, modifiedAt: Moment? = nil, title: String? = nil,
        prompt: String? = nil, promptWriter: String? = nil, visibleLabel: VisibleLabel? = nil,
        previous: Previous = Previous()
    ) {
        self.id = id
        self.operation = operation
        self.sourceType = sourceType
        self.system = system
        self.provider = provider
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
        self.title = title
        self.prompt = prompt
        self.promptWriter = promptWriter
        self.visibleLabel = visibleLabel
        self.previous = previous
    }
}
