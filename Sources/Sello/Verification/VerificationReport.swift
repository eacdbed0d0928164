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
    /// What others vouch for beside the claims' signers (CAWG identity assertions); none of it touches ``state``.
    public let identities: [IdentityFinding]
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
    /// Whether the file is synthetic as far as anything says, and by what means that was found.
    public internal(set) var synthesis = SynthesisFinding.nothing
    /// Exif and XMP of the file that say something else than what was signed.
    public internal(set) var contradictions: [MetadataContradiction] = []
    /// What became of the label at each step, the newest first.
    public internal(set) var chainSteps: [LabelStep] = []
    /// What signed actions say of how synthetic the content is.
    public internal(set) var syntheticBySignature = SyntheticBySignature.none
    /// What was declared of the file when it was received: the records in its update manifests, the newest first, and those that were handed over.
    public internal(set) var declarations: [DeclarationFinding] = []
    /// The exemptions that the manifests of the chain claim, the newest first.
    public internal(set) var exemptions: [ExemptionFinding] = []
    /// Where the manifest was that speaks for the file.
    public internal(set) var manifestPlace = ManifestPlace.none

    /// Where the manifest was that speaks for the file.
    public enum ManifestPlace: String, Sendable, Hashable, CaseIterable {
        /// There is none.
        case none
        /// In the file.
        case embedded
        /// Kept elsewhere, and handed over.
        case detached
    }

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
