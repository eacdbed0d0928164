/// What of a packet does not fit JPEG's one segment for XMP (XMP part 3, 1.1.3.1).
package struct ExtendedXMP: Sendable {
    /// The markup, without a packet wrapper.
    package let content: [UInt8]
    /// The name by which the packet refers to it in `xmpNote:HasExtendedXMP`: 32 hexadecimal digits, its MD5.
    package let name: String
    /// The extended XMP that it takes the place of.
    package let replaced: MetadataLocation?

    package init(content: [UInt8], name: String, replacing replaced: MetadataLocation?) {
        self.content = content
        self.name = name
        self.replaced = replaced
    }
}
