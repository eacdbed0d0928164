internal import CZlib
package import SelloBytes

// Every `unsafe` here is a call of zlib or fills its stream: input and output are lent for one closure, and their
// lengths are those of the very buffers.

/// Decompression of metadata, such as XMP in a PNG `iTXt` chunk with its compression flag set.
///
/// A compressed packet is merged like any other: written beside it, a second packet would leave readers to choose.
package enum Inflate {
    /// The output grows by this much at a time.
    ///
    /// Nothing is allocated because a stream announces it, only because it has filled what was there.
    private static let stepByteCount = 1 << 16

    /// Decompresses a zlib stream (RFC 1950).
    ///
    /// Bytes behind the end of the stream are left alone, as PNG readers do.
    ///
    /// - Parameters:
    ///   - bytes: The stream.
    ///   - limit: The most bytes that may come out.
    ///   - base: The place of the first byte in the asset, for errors.
    /// - Returns: What was compressed.
    /// - Throws: ``AssetError`` `.limitExceeded` once more comes out than allowed, `.truncated` where the stream ends early,
    ///   `.malformed` where it is none or its checksum does not match.
    package static func zlib(_ bytes: [UInt8], limit: Int, at base: Int = 0) throws(AssetError) -> [UInt8] {
        try stream(bytes, windowBits: MAX_WBITS, limit: limit, at: base)
    }

    /// Decompresses a gzip stream (RFC 1952); of several that follow each other the first.
    ///
    /// - Parameters:
    ///   - bytes: The stream.
    ///   - limit: The most bytes that may come out.
    /// - Returns: What was compressed.
    /// - Throws: ``AssetError`` as for ``zlib(_:limit:at:)``.
    package static func gzip(_ bytes: [UInt8], limit: Int) throws(AssetError) -> [UInt8] {
        // zlib takes 16 more for gzip's header (zlib.h, inflateInit2).
        try stream(bytes, windowBits: MAX_WBITS + 16, limit: limit, at: 0)
    }

    private static func stream(
        _ bytes: [UInt8], windowBits: Int32, limit: Int, at base: Int
    ) throws(AssetError) -> [UInt8] {
        guard let available = UInt32(exactly: bytes.count) else {
            throw AssetError(.limitExceeded, at: base, "the compressed metadata is over 4 GiB")
        }
        var stream = unsafe z_stream()
        // zlib keeps the address of its stream: all of its life is in here.
        return try unsafe withUnsafeMutablePointer(to: &stream) { stream throws(AssetError) in
            guard unsafe inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
            else {
                throw .outOfMemory
            }
            defer { unsafe inflateEnd(stream) }
            return try unsafe bytes.rawBytes.withUnsafeBytes { input throws(AssetError) in
                // zlib does not write to its input; its field has no const for the sake of old compilers.
                let start = unsafe UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
                unsafe stream.pointee.next_in = start
                unsafe stream.pointee.avail_in = available
                return try unsafe run(stream, limit: limit, available: available, at: base)
            }
        }
    }

    private static func run(
        _ stream: UnsafeMutablePointer<z_stream>, limit: Int, available: UInt32, at base: Int
    ) throws(AssetError) -> [UInt8] {
        var output: [UInt8] = []
        var step = [UInt8](repeating: 0, count: stepByteCount)
        while true {
            let status = unsafe step.withUnsafeMutableBufferPointer { step in
                unsafe stream.pointee.next_out = step.baseAddress
                unsafe stream.pointee.avail_out = UInt32(step.count)
                return unsafe inflate(stream, Z_NO_FLUSH)
            }
            let count = unsafe stepByteCount - Int(stream.pointee.avail_out)
            let place = unsafe base + Int(available - stream.pointee.avail_in)
            guard count <= limit - output.count else {
                throw AssetError(
                    .limitExceeded, at: place, "the compressed metadata grows over the limit of \(limit) bytes")
            }
            output.append(contentsOf: step[..<count])
            switch status {
            case Z_STREAM_END: return output
            case Z_OK: continue
            case Z_BUF_ERROR:
                throw AssetError(.truncated, at: place, "the compressed metadata ends before its stream does")
            case Z_NEED_DICT:
                throw AssetError(
                    .malformed, at: place, "the compressed metadata needs a dictionary, which nothing names")
            case Z_MEM_ERROR: throw .outOfMemory
            default: throw AssetError(.malformed, at: place, "the compressed metadata is damaged here")
            }
        }
    }
}
