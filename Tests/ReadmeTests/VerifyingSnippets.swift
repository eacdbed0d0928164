import Sello

/// An object in remote storage, read in ranges and never fetched whole.
struct RemoteObject: ByteSource {
    let byteCount: Int
    let fetch: @Sendable (Range<Int>) throws -> [UInt8]

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        let end = min(byteCount, offset + buffer.byteCount)
        guard offset < end else { return 0 }
        do { return try MemorySource(fetch(offset..<end)).read(at: 0, into: &buffer) } catch {
            throw AssetError(.readFailed, at: offset, "the storage gave no bytes: \(error)")
        }
    }
}

/// Verifies what someone stored, as of the day it was published.
func verify(_ object: RemoteObject, publishedAt time: Moment, anchors: TrustAnchors) throws -> VerificationReport {
    var options = ValidationOptions(anchors: anchors, moment: time)
    options.limits.storeByteCount = 8 << 20
    return try Verifier(options: options).verify(object)
}
