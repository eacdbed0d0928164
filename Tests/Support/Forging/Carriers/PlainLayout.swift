import SelloBytes
import SelloContainers

/// A layout of bytes that no format claims, with no store in them.
struct PlainLayout: ContainerLayout {
    let format = ContainerFormat.png
    let mediaType = "image/png"
    let byteCount: Int
    let stores: [StoreLocation] = []
    let metadata: [MetadataLocation] = []
    let parts: [Part] = []

    func rewrite(
        _ request: RewriteRequest, of source: any ByteSource, limits: Limits
    ) throws(AssetError) -> Rewrite {
        throw AssetError(.unsupported, "nothing is written here")
    }
}
