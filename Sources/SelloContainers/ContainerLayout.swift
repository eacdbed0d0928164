package import SelloBytes

/// Where everything lies in an asset: the ranges of its segments, chunks or boxes.
///
/// Nothing is copied.
///
/// A layout knows nothing of C2PA beyond where a manifest store goes.
package protocol ContainerLayout: Sendable {
    /// The family of the file.
    var format: ContainerFormat { get }
    /// The media type that the bytes speak of, such as `image/avif`.
    var mediaType: String { get }
    /// How many bytes the asset has.
    var byteCount: Int { get }
    /// Every manifest store, in the order of the file. More than one is a fault that validation reports.
    var stores: [StoreLocation] { get }
    /// Every block of metadata in a standard place.
    var metadata: [MetadataLocation] { get }
    /// What is wrong with the asset's structure, where its parts could still be told up to there; such an asset is not rewritten.
    var damage: AssetError? { get }
    /// Whether the file holds further pictures, such as a gain map, which may have XMP of their own.
    var hasOtherPictures: Bool { get }
    /// Every segment, chunk or box, in the order of the file, for `inspect` and for reports on bytes that no hash covers.
    var parts: [Part] { get }

    /// Plans a new file: the same asset without its manifest stores, with new metadata and a hole for a manifest store, and
    /// with every absolute offset repaired.
    ///
    /// - Parameters:
    ///   - request: What is to be written.
    ///   - source: The asset that this layout was read from.
    ///   - limits: The most that it may cost.
    /// - Returns: The new file as a list of pieces.
    /// - Throws: ``AssetError`` where the asset cannot carry what is asked for.
    func rewrite(_ request: RewriteRequest, of source: any ByteSource, limits: Limits) throws(AssetError) -> Rewrite
}

extension ContainerLayout {
    /// None: a layout whose reader refuses damaged files has nothing to tell.
    package var damage: AssetError? { nil }
    /// None.
    package var hasOtherPictures: Bool { false }
}
