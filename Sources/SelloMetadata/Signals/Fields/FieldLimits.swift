/// What reading one file's fields may cost; a file of a generator has a dozen fields and some 100 KiB.
package enum FieldLimits {
    /// The most bytes of one value that are read: node graphs have up to some 500 KiB.
    package static let valueByteCount = 1 << 20
    /// The most bytes of all values together.
    package static let totalByteCount = 8 << 20
    /// The most fields that are kept.
    package static let count = 1 << 10
    /// The most blocks of metadata that are looked at.
    package static let blockCount = 1 << 12
    /// The most bytes of an item list or of its keys.
    package static let listByteCount = 4 << 20
    /// The most bytes of a JPEG's end that are looked at where its trailer has no directory.
    package static let trailerByteCount = 64 << 10
}
