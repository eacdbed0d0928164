public import SelloBytes

/// What is to be said of a file whose content stays as it is: an update manifest (C2PA 2.4, 11.2.3).
public struct Update: Sendable {
    /// Something that a manifest of the file says, and that is to be taken out of it.
    public struct Redaction: Sendable, Hashable {
        /// Why something is taken out, in the words of the standard.
        public enum Reason: String, Sendable, Hashable, CaseIterable {
            /// It tells of a person.
            case personalInformation = "c2pa.PII.present"
            /// It is not right.
            case invalidData = "c2pa.invalid.data"
            /// It tells of a trade secret.
            case tradeSecret = "c2pa.trade-secret.present"
            /// It is confidential to a government.
            case governmentConfidential = "c2pa.government.confidential"
        }

        /// The label (URN) of the manifest.
        public var manifest: String
        /// The label of the assertion, with its number where it has one.
        public var assertion: String
        /// Why it is taken out.
        public var reason: Reason

        /// Makes a redaction.
        public init(_ assertion: String, of manifest: String, because reason: Reason) {
            self.manifest = manifest
            self.assertion = assertion
            self.reason = reason
        }
    }

    /// What is to be taken out.
    ///
    /// Never a label for synthetic content, what was done, what binds a manifest to its content, or an ingredient that has a manifest: each of
    /// these would hide where the content is from.
    public var redactions: [Redaction] = []
    /// What was declared of the file when it was received, to be kept in it; the record must speak of this very file.
    public var declaration: DeclarationRecord?
    /// Whether the manifest says that the file was published.
    public var isPublished = false
    /// The moment to be written.
    public var moment: Moment

    /// Makes an update.
    public init(moment: Moment = .now()) { self.moment = moment }
}
