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
