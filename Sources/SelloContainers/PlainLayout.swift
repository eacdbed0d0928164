package import SelloBytes

/// The layout of bytes that are of no format of ours, or damaged, such as a part of a file: no store, no metadata, no parts.
package struct PlainLayout: ContainerLayout {
    package let format = ContainerFormat.jpeg
    package let mediaType = "application/octet-stream"
    package let byteCount: Int
    package let stores: [StoreLocation] = []
    package let metadata: [MetadataLocation] = []
    package let parts: [Part] = []

    /// Makes a layout of so many bytes.
    package init(byteCount: Int) { self.byteCount = byteCount }

    package func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        throw AssetError(.unsupported, "bytes of no known format are not rewritten")
    }
}
