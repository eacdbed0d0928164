import SelloBytes
import Synchronization

/// Bytes in memory that count how often they are read.
final class CountingSource: ByteSource {
    private let source: MemorySource
    private let reads = Mutex(0)

    init(_ bytes: [UInt8]) { source = MemorySource(bytes) }

    var byteCount: Int { source.byteCount }
    var readCount: Int { reads.withLock { $0 } }

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        reads.withLock { $0 += 1 }
        return try source.read(at: offset, into: &buffer)
    }
}
