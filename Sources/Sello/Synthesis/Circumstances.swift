public import SelloBytes

/// What the caller knows of a file that the file itself does not tell.
public struct Circumstances: Sendable {
    /// What whoever handed the file over said of it.
    public enum Declaration: String, Sendable, Hashable, CaseIterable {
        /// That it is synthetic.
        case synthetic
        /// That it is not.
        case notSynthetic
        /// Asked, and not answered.
        case unanswered
    }

    /// What was said of it; `nil` where nobody was asked.
    ///
    /// That it was said of this very file, the caller has checked.
    public var declaration: Declaration?
    /// The signed record of that; it is checked against the file, and counts only if it holds.
    public var record: DeclarationRecord?
    /// The file's pixels, for the traces that only they have; `nil` where nobody decoded them.
    public var pixels: (any PixelSource)?

    /// Nothing is known.
    public init(
        declaration: Declaration? = nil, record: DeclarationRecord? = nil, pixels: (any PixelSource)? = nil
    ) {
        self.declaration = declaration
        self.record = record
        self.pixels = pixels
    }
}
