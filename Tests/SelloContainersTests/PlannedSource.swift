import SelloBytes
import SelloContainers

/// A file that makes its bytes on demand: known ones at some places, and elsewhere eight-byte words that tell their own place.
struct SparseSource: ByteSource {
    var byteCount: Int
    var known: [(at: Int, bytes: [UInt8])]

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        let count = max(0, min(buffer.byteCount, byteCount - offset))
        let parts = known.filter { $0.at < offset + count && offset < $0.at + $0.bytes.count }
        for index in 0..<count {
            let at = offset + index
            let word = (UInt64(at / 8) &+ 1) &* 0x9E37_79B9_7F4A_7C15
            buffer.storeBytes(
                of: UInt8(truncatingIfNeeded: word >> UInt64(8 * (at % 8))), toByteOffset: index, as: UInt8.self)
        }
        for part in parts {
            for at in max(part.at, offset)..<min(part.at + part.bytes.count, offset + count) {
                buffer.storeBytes(of: part.bytes[at - part.at], toByteOffset: at - offset, as: UInt8.self)
            }
        }
        return count
    }
}

/// The file that a rewrite would give, read without writing it: what is copied is read from the source, everything else is made by the real
/// writer.
struct PlannedSource: ByteSource {
    let byteCount: Int
    private var parts: [(at: Int, count: Int, from: Int?, bytes: [UInt8])] = []
    private let source: any ByteSource

    init(_ rewrite: Rewrite, of source: any ByteSource, store: [UInt8]) throws(AssetError) {
        self.source = source
        byteCount = rewrite.byteCount
        var at = 0
        for piece in rewrite.pieces {
            if case .source(let range) = piece {
                parts.append((at, range.count, range.lowerBound, []))
            } else {
                let one = Rewrite(pieces: [piece], storePieces: 0..<0, map: rewrite.map)
                let sink = MemorySink()
                _ = try one.write(from: source, to: sink, hashing: DigestPlan(), .sha256)
                var bytes = sink.bytes
                if case .store(let range) = piece { bytes = Array(store[range]) }
                parts.append((at, bytes.count, nil, bytes))
            }
            at += piece.byteCount
        }
    }

    func read(at offset: Int, into buffer: inout MutableRawSpan) throws(AssetError) -> Int {
        var done = 0
        for part in parts where part.at + part.count > offset + done && done < buffer.byteCount {
            let from = offset + done - part.at
            let count = min(part.count - from, buffer.byteCount - done)
            let bytes =
                if let start = part.from {
                    try source.bytes(start + from..<start + from + count, limit: count)
                } else { Array(part.bytes[from..<from + count]) }
            for (index, byte) in bytes.enumerated() {
                buffer.storeBytes(of: byte, toByteOffset: done + index, as: UInt8.self)
            }
            done += count
        }
        return done
    }
}
