public import SelloBytes

extension FileEvidence {
    /// The label of synthetic information that a file carries.
    public struct Label: Sendable, Hashable {
        /// What stands behind it.
        public enum Standing: String, Sendable, Hashable, CaseIterable {
            /// A manifest that holds.
            case signed
            /// A manifest that does not hold.
            case unproven
            /// Metadata that anyone can write.
            case unsigned
        }

        /// What stands behind it.
        public var standing: Standing
        /// The work's identifier.
        public var id: String?
        /// What was done: created, generated, modified or altered.
        public var operation: String?
        /// How the content came to be: the URI of the source type, or its last part.
        public var sourceType: String?
        /// The generating system's name.
        public var systemName: String?
        /// Its version.
        public var systemVersion: String?
        /// The identifier of the computer resource.
        public var resource: String?
        /// Who offers the system.
        public var provider: String?
        /// The provider's official code, where a law wants codes.
        public var providerCode: String?
        /// When the work was made.
        public var createdAt: Moment?
        /// When this state of it was made.
        public var modifiedAt: Moment?

        /// Makes a label of which only its standing is known.
        public init(standing: Standing) { self.standing = standing }
    }

    /// A label that people see or hear, as the generator attests; nobody has looked or listened.
    public struct VisibleLabel: Sendable, Hashable {
        /// How it is perceived.
        public enum Form: String, Sendable, Hashable, CaseIterable {
            /// It is seen.
            case visible
            /// It is heard.
            case audible
        }

        /// Whether a label was applied; an attestation may also say that none was.
        public var isApplied: Bool
        /// How it is perceived; `nil` where the attestation does not say.
        public var form: Form?
        /// Its words.
        public var text: String?
        /// Their language, a code of BCP 47.
        public var language: String?
        /// Where it stands, in the attestation's words.
        public var place: String?
        /// From when on, in seconds from the start.
        public var from: Double?
        /// Until when, in seconds from the start; `nil` where the attestation does not say.
        public var until: Double?
        /// How much of the picture it covers, from 0 to 1.
        public var share: Double?
        /// Its height as a share of the picture's shorter side, from 0 to 1.
        public var height: Double?
        /// Whether a signature over the attestation holds.
        public var isSigned: Bool

        /// Makes an attestation.
        public init(isApplied: Bool, form: Form? = nil, isSigned: Bool) {
            self.isApplied = isApplied
            self.form = form
            self.isSigned = isSigned
        }
    }
}
