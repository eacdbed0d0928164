/// The most that reading one asset may cost.
///
/// Every number has its reason; a caller may lower or raise each.
public struct Limits: Sendable, Hashable {
    /// How deep boxes, CBOR items and manifests may be nested.
    ///
    /// The reference reader takes 32 as well.
    public var nesting = 32
    /// How many segments, chunks or boxes an asset may have: a PNG of 100 MB in the smallest usual IDAT chunks.
    public var unitCount = 1 << 20
    /// How many bytes a manifest store may have.
    ///
    /// The largest seen in the field are some 5 MB, from long edit chains.
    public var storeByteCount = 64 << 20
    /// How many bytes one block of XMP, Exif or text may have.
    ///
    /// JPEG allows 64 KiB, extended XMP in practice a few MiB.
    public var metadataByteCount = 16 << 20
    /// How many manifests one store may hold.
    ///
    /// Real chains have a few dozen.
    public var manifestCount = 1 << 10
    /// How many JUMBF boxes one store may hold.
    public var jumbfBoxCount = 1 << 17
    /// How many bytes the label of a JUMBF box may have.
    ///
    /// The longest of the standard, a manifest's name with vendor and version, has about a hundred; every finding repeats two of them.
    public var jumbfLabelByteCount = 1 << 10
    /// How many findings of one manifest are listed; more are counted.
    ///
    /// A manifest has one or two for each of its assertions and actions, in long edits some hundreds; a store may be made of a million
    /// faults of three bytes each.
    public var manifestFindingCount = 1 << 13
    /// How many findings of all manifests of a store together are listed; more are counted.
    ///
    /// The longest chains in the field have a few thousand.
    public var findingCount = 1 << 16
    /// How many times its compressed size a compressed manifest may have.
    ///
    /// Certificates and digests compress to half, padding to nothing; what is left after that is a bomb.
    public var compressionRatio = 256
    /// How many bytes a report as crJSON may have before assertions are named by their digests alone.
    ///
    /// Some 5 MB of a store can become 64 MB of text.
    public var crJSONByteCount = 64 << 20
    /// How many CBOR items one box may hold.
    public var cborItemCount = 1 << 20

    /// Makes the default limits.
    public init() {}

    /// The most bytes that a compressed manifest may hold; a small one may be all padding.
    package func compressedManifestByteCount(of compressed: Int) -> Int {
        let (product, overflow) = compressed.multipliedReportingOverflow(by: max(1, compressionRatio))
        return overflow ? storeByteCount : min(storeByteCount, max(product, 1 << 18))
    }
}
