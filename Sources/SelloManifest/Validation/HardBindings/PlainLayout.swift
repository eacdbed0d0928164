internal import SelloBytes
internal import SelloContainers

/// The layout of a part that is of no format of ours, or damaged: bytes and no more.
struct PlainLayout: ContainerLayout {
    let format = ContainerFormat.jpeg
    let mediaType = "application/octet-stream"
    let byteCount: Int
    let stores: [StoreLocation] = []
    let metadata: [MetadataLocation] = []
    let parts: [Part] = []

    func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        throw AssetError(.unsupported, "a part of a file is not rewritten by itself")
    }
}
