public import SelloBytes
public import SelloManifest

/// What a file says of itself, what of it holds, and what could not be told: one verdict and separate axes that never blur into each
/// other.
///
/// Untrusted is not invalid, absent is not genuine: a file without a manifest may be synthetic all the same.
public struct VerificationReport: Sendable {
    /// The media type that the bytes speak of.
    public let mediaType: String
    /// The verdict in one word.
    public let state: ValidationState
    /// The active manifest's URN; `nil` where there is none.
    public let activeManifest: String?
    /// The version of the active manifest's claim, 1 or 2.
    public let claimVersion: Int?
    /// Every manifest of the store, the active one last.
    public let manifests: [ManifestSummary]
    /// The findings for the active manifest.
    public let results: ValidationResults
    /// New findings at ingredients.
    public let ingredientDeltas: [IngredientDelta]
    /// Whether what was signed is unchanged.
    public let integrity: Integrity
    /// Who signed the active manifest; `nil` where that cannot be told.
    public let signer: SignerSummary?
    /// What is known of when it was signed.
    public let timeEvidence: TimeEvidence
    /// The time that a time-stamp of the active manifest's signature names; what it is worth, ``timeEvidence`` says.
    public let timeStamp: Moment?
    /// What is known of the revocation of the signer's certificate.
    public let revocation: Revocation
    /// The label; `nil` where the file has none.
    public let label: LabelFinding?
    /// What became of the label along the chain of parents.
    public let chain: LabelChain
    /// Bytes that no hash covers; empty where there is no manifest to cover any.
    public let unprotected: [UnprotectedBytes]
    /// The address of a manifest kept elsewhere, as the XMP names it; never fetched.
    public let remoteManifest: String?
    /// What could not be answered, and why.
    public let undetermined: [Undetermined]
    /// What the report was made of, for forms that are made only where they are asked for.
    package let source: CRJSON

    /// Whether what was signed is unchanged.
    public enum Integrity: String, Sendable, Hashable, CaseIterable {
        /// Nothing was signed.
        case absent
        /// Everything that was signed is as it was.
        case intact
        /// Something that was signed was changed.
        case broken
        /// Something could not be checked.
        case undetermined
    }

    /// What is known of the time of signing.
    public enum TimeEvidence: String, Sendable, Hashable, CaseIterable {
        /// Nothing says when.
        case none
        /// The signer says when; nobody confirms it.
        case claimed
        /// A trusted time-stamp says when.
        case attested
        /// A time-stamp says when, of an authority that none of the anchors given vouches for.
        case undetermined
    }

    /// What is known of the revocation of the signer's certificate.
    public enum Revocation: String, Sendable, Hashable, CaseIterable {
        /// It was asked, and the answer is in the results.
        case checked
        /// It was not asked.
        case skipped
        /// There is no signer to ask about.
        case unknown
    }

    /// What became of the label along the chain of parents.
    public enum LabelChain: String, Sendable, Hashable, CaseIterable {
        /// There is no parent.
        case none
        /// Every step from the first label on carries it.
        case kept
        /// A step lost the label, or carries another.
        case dropped
        /// A step says less than its parent about how synthetic the content is.
        case weakened
        /// The parent's manifest did not hold when this one was made; that was recorded.
        case brokenBefore = "broken before this stamp"
        /// There are parents, and none has a label.
        case unlabelled
    }
}

/// One manifest of a store, in short.
public struct ManifestSummary: Sendable, Hashable {
    /// Its URN.
    ///
    /// The URN itself is not signed.
    public let label: String
    /// The software that made its claim.
    public let generator: String?
    /// Who signed it.
    public let signer: SignerSummary?
    /// Its actions, in order.
    public let actions: [String]
    /// How the content came to be, as its actions say, each type once.
    public let digitalSourceTypes: [DigitalSourceType]
    /// The label that it carries; what stands behind it is said of the whole report.
    public let sgiLabel: SGILabel?
    /// The URN of the manifest of the file that this one's was made from; `nil` where it has none, or none in the store.
    public let parent: String?
    /// Whether the active manifest leads to it.
    public let isReached: Bool
}

/// A signer as the certificate names it.
public struct SignerSummary: Sendable, Hashable {
    /// The common name.
    public let commonName: String?
    /// The organization.
    public let organization: String?
    /// Who issued the certificate.
    public let issuer: String?
    /// The certificate's serial number in hexadecimal digits.
    public let serialNumber: String
    /// The signature's algorithm.
    public let algorithm: String?
    /// Whether the certificate leads to an anchor that was given.
    public let isTrusted: Bool
}

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

    /// The label.
    ///
    /// Of an unsigned one only `id` and `sourceType` are what XMP says (an empty URI where it names no type); the rest is not known, and
    /// what stands there means nothing.
    public let label: SGILabel
    /// What stands behind it.
    public let standing: Standing
    /// The manifest that holds it; `nil` for an unsigned one.
    public let manifest: String?
    /// Its copies.
    public let copies: [Copy]
}

/// Bytes that can be changed without anyone noticing.
public struct UnprotectedBytes: Sendable, Hashable {
    /// Where they are.
    public let range: Range<Int>
    /// What they are, such as `ftyp`.
    public let content: String
}
