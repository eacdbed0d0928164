/// Metadata of the file that say something else than signed metadata of its manifest.
public struct MetadataContradiction: Sendable, Hashable {
    /// Where metadata stand in a file.
    public enum Place: String, Sendable, Hashable, CaseIterable {
        /// Exif.
        case exif
        /// XMP.
        case xmp
    }

    /// The field, as the signed metadata name it, such as `exif:DateTimeOriginal`.
    public let field: String
    /// What the signed metadata say.
    public let signed: String
    /// The absolute JUMBF reference of the assertion that says so.
    public let assertion: String
    /// What the file says.
    public let found: String
    /// Where in the file.
    public let place: Place
    /// Whether those bytes are covered by the hard binding; if so, they contradicted already when the file was signed.
    public let isProtected: Bool
}
