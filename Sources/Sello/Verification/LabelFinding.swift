public import SelloBytes

/// The label as it was found.
public struct LabelFinding: Sendable, Hashable {
    /// What stands behind the label.
    public enum Standing: String, Sendable, Hashable, CaseIterable {
        /// A manifest that holds.
        case signed
        /// A manifest that does not hold.
        case unproven
        /// Nothing but XMP, which anyone can write.
        case unsigned
    }

    /// One of the label's copies.
    public struct Copy: Sendable, Hashable {
        /// Where the copy belongs.
        public enum Place: String, Sendable, Hashable, CaseIterable {
            /// XMP.
            case xmp
            /// Exif's `ImageUniqueID`.
            case exif
        }

        /// What the copy says.
        public enum Agreement: String, Sendable, Hashable, CaseIterable {
            /// The same as the signed label.
            case agrees
            /// Something else.
            case conflicts
            /// There is none.
            case missing
        }

        /// Where the copy belongs.
        public let place: Place
        /// What it says.
        public let agreement: Agreement
    }

    /// The label's identifier.
    public let id: UniqueIdentifier
    /// How the content came to be; `nil` for an unsigned label that does not say.
    public let sourceType: DigitalSourceType?
    /// The whole label; `nil` for an unsigned one, of which XMP tells no more than the above.
    public let label: SGILabel?
    /// What stands behind it.
    public let standing: Standing
    /// The manifest that holds it; `nil` for an unsigned one.
    public let manifest: String?
    /// Its copies.
    public let copies: [Copy]

    /// A label that a manifest holds.
    init(_ label: SGILabel, standing: Standing, manifest: String, copies: [Copy]) {
        (id, sourceType, self.label) = (label.id, label.sourceType, label)
        (self.standing, self.manifest, self.copies) = (standing, manifest, copies)
    }

    /// A label that only XMP carries.
    init(unsigned id: UniqueIdentifier, sourceType: DigitalSourceType?) {
        (self.id, self.sourceType, label) = (id, sourceType, nil)
        (standing, manifest, copies) = (.unsigned, nil, [])
    }
}
