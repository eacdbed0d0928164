#if Brotli
    internal import CBrotli
#endif
package import SelloBytes

// Every `unsafe` here is a call of libbrotli: the decoder lives until `defer`, and input and output are lent for
// one closure with their own lengths.

/// Decompression of manifests (RFC 7932).
///
/// Part of the package trait `Brotli`; without it every stream is `.unsupported`.
package enum Brotli {
    /// Decompresses a stream that fills its bytes.
    ///
    /// - Parameters:
    ///   - bytes: The stream.
    ///   - limit: The most bytes that may come out.
    ///   - base: The place of the first byte in the asset, for errors.
    /// - Returns: What was compressed.
    /// - Throws: ``AssetError`` `.limitExceeded` once more comes out than allowed, `.truncated` where the stream ends early, `.malformed`
    ///   where it is none or something follows it, `.unsupported` without the trait.
    package static func decompress(
        _ bytes: RawSpan, limit: Int, at base: Int = 0
    ) throws(AssetError) -> [UInt8] {
        #if Brotli
            guard let decoder = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else {
                throw AssetError(.limitExceeded, at: base, "there is no memory to decompress a manifest")
            }
            defer { unsafe BrotliDecoderDestroyInstance(decoder) }
            return try unsafe bytes.withUnsafeBytes { input throws(AssetError) in
                try unsafe run(decoder, input.bindMemory(to: UInt8.self), limit: limit, at: base)
            }
        #else
            throw AssetError(
                .unsupported, at: base, "this build of Sello reads no Brotli; build it with the trait of that name")
        #endif
    }

    #if Brotli
        /// The output grows by this much at a time: nothing is allocated because a stream announces it.
        private static let stepByteCount = 1 << 16

        private static func run(
            _ decoder: OpaquePointer, _ input: UnsafeBufferPointer<UInt8>, limit: Int, at base: Int
        ) throws(AssetError) -> [UInt8] {
            var output: [UInt8] = []
            var step = [UInt8](repeating: 0, count: stepByteCount)
            var next = input.baseAddress
            var available = input.count
            while true {
                var room = stepByteCount
                let status = unsafe step.withUnsafeMutableBufferPointer { step in
                    var out = step.baseAddress
                    return unsafe BrotliDecoderDecompressStream(decoder, &available, &next, &room, &out, nil)
                }
                let count = stepByteCount - room
                let place = base + (input.count - available)
                guard count <= limit - output.count else {
                    throw AssetError(
                        .limitExceeded, at: place, "the compressed manifest grows over the limit of \(limit) bytes")
                }
                output.append(contentsOf: step[..<count])
                switch status {
                case BROTLI_DECODER_RESULT_SUCCESS:
                    guard available == 0 else {
                        throw AssetError(.malformed, at: place, "something follows the compressed manifest")
                    }
                    return output
                case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
                case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
                    throw AssetError(.truncated, at: place, "the compressed manifest ends before its stream does")
                default: throw AssetError(.malformed, at: place, "the compressed manifest is damaged here")
                }
            }
        }
    #endif
}
