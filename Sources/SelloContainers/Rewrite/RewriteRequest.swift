/// What a new file is to carry.
package struct RewriteRequest: Sendable {
    /// The whole XMP packet; takes the place of the one that is there, or goes to the standard place.
    ///
    /// `nil` leaves XMP alone.
    package var xmp: [UInt8]?
    /// JPEG: what of the packet goes into segments of its own.
    ///
    /// `nil` leaves extended XMP alone.
    package var extendedXMP: ExtendedXMP?
    /// The whole TIFF block for JPEG and PNG, without `Exif\0\0`.
    ///
    /// `nil` leaves Exif alone.
    package var exif: [UInt8]?
    /// The size of the manifest store in bytes; 0 for a file without one.
    package var storeByteCount: Int
    /// BMFF: whether headers of media data get sixteen bytes, as Merkle trees over them want it.
    package var widensMediaData: Bool

    package init(
        xmp: [UInt8]? = nil, extendedXMP: ExtendedXMP? = nil, exif: [UInt8]? = nil, storeByteCount: Int,
        widensMediaData: Bool = false
    ) {
        self.xmp = xmp
        self.extendedXMP = extendedXMP
        self.exif = exif
        self.storeByteCount = storeByteCount
        self.widensMediaData = widensMediaData
    }
}
