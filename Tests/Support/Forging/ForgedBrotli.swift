/// Brotli without compression (RFC 7932): enough for a reader, and small enough to be right by sight.
package enum ForgedBrotli {
    /// A stream that holds bytes as they are.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let end = min(bytes.count, at + 0x1_0000)
            // From the lowest bit: a window of 2^16 (one bit, the first block only), not last, four digits of length, the length less
            // one, uncompressed.
            let count = UInt32(end - at - 1)
            let bits = count << 3 | 1 << 19
            let header = at == 0 ? bits << 1 : bits
            let used = at == 0 ? 21 : 20
            for byte in 0..<(used + 7) / 8 { stream.append(UInt8(truncatingIfNeeded: header >> UInt32(8 * byte))) }
            stream += bytes[at..<end]
            at = end
        }
        return stream + [0x03]  // the last block, empty
    }
}
