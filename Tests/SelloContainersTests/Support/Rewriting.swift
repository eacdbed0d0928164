import SelloBytes
import SelloContainers
import Testing

/// A rewrite carried out in memory.
struct Rewritten {
    let bytes: [UInt8]
    let plan: Rewrite

    /// Plans, writes and fills; the store is `FakeStore` of the size asked for.
    init(_ layout: some ContainerLayout, _ source: MemorySource, _ request: RewriteRequest, store: [UInt8]) throws {
        plan = try layout.rewrite(request, of: source, limits: Limits())
        let sink = MemorySink()
        _ = try plan.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
        #expect(sink.byteCount == plan.byteCount)
        try plan.fill(store, in: sink)
        bytes = sink.bytes
    }

    init(jpeg: [UInt8], xmp: [UInt8]? = nil, exif: [UInt8]? = nil, store: [UInt8] = []) throws {
        let source = MemorySource(jpeg)
        try self.init(
            JPEGLayout(reading: source, limits: Limits()), source,
            RewriteRequest(xmp: xmp, exif: exif, storeByteCount: store.count), store: store)
    }

    init(png: [UInt8], xmp: [UInt8]? = nil, exif: [UInt8]? = nil, store: [UInt8] = []) throws {
        let source = MemorySource(png)
        try self.init(
            PNGLayout(reading: source, limits: Limits()), source,
            RewriteRequest(xmp: xmp, exif: exif, storeByteCount: store.count), store: store)
    }
}

extension ContainerLayout {
    /// The contents of all blocks of a kind.
    func contents(_ kind: MetadataLocation.Kind, of source: MemorySource) throws -> [[UInt8]] {
        try metadata.filter { $0.kind == kind }.map { try $0.bytes(of: source, limits: Limits()) }
    }

    /// The one store, without a fault.
    func onlyStore(of source: MemorySource) throws -> [UInt8] {
        let store = try #require(stores.count == 1 ? stores.first : nil)
        return try store.bytes(of: source, limits: Limits())
    }
}

func jpegLayout(_ bytes: [UInt8]) throws(AssetError) -> JPEGLayout {
    try JPEGLayout(reading: MemorySource(bytes), limits: Limits())
}

func pngLayout(_ bytes: [UInt8]) throws(AssetError) -> PNGLayout {
    try PNGLayout(reading: MemorySource(bytes), limits: Limits())
}
