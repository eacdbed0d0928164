internal import COpenSSL

// Every `unsafe` here is a call of OpenSSL: the context is this value's own, the bytes are lent for the call with
// their own length, and the output has the digest's length.

/// A running digest.
///
/// OpenSSL's implementations are looked up once in the life of the process; the look-up costs more than hashing a small
/// box.
package struct Digest: ~Copyable {
    private let context: Owned<DigestContext>
    private let algorithm: DigestAlgorithm

    /// Starts a digest.
    package init(_ algorithm: DigestAlgorithm) throws(AssetError) {
        guard let context = unsafe Owned<DigestContext>(EVP_MD_CTX_new()),
            unsafe EVP_DigestInit_ex2(context.raw, FetchedDigests.shared[algorithm], nil) == 1
        else {
            throw AssetError(.unsupported, "OpenSSL offers no \(algorithm.rawValue) here; check its configuration")
        }
        self.context = context
        self.algorithm = algorithm
    }

    /// Adds bytes.
    package mutating func update(_ bytes: RawSpan) {
        _ = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context.raw, $0.baseAddress, $0.count) }
    }

    /// Adds a number as eight bytes, most significant first, as the BMFF hash wants box offsets (spec 2.4, §18.7).
    package mutating func update(bigEndian value: UInt64) {
        _ = unsafe withUnsafeBytes(of: value.bigEndian) {
            unsafe EVP_DigestUpdate(context.raw, $0.baseAddress, $0.count)
        }
    }

    /// Ends the digest.
    package consuming func finalize() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: algorithm.byteCount)
        _ = unsafe EVP_DigestFinal_ex(context.raw, &bytes, nil)
        return bytes
    }

    /// Ends the digest and starts another.
    package mutating func finish() throws(AssetError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: algorithm.byteCount)
        guard unsafe EVP_DigestFinal_ex(context.raw, &bytes, nil) == 1,
            unsafe EVP_DigestInit_ex2(context.raw, nil, nil) == 1
        else { throw AssetError(.unsupported, "OpenSSL cannot compute \(algorithm.rawValue); check its configuration") }
        return bytes
    }

    /// The digest of bytes in memory.
    package static func of(_ bytes: RawSpan, _ algorithm: DigestAlgorithm) throws(AssetError) -> [UInt8] {
        var digest = try Digest(algorithm)
        digest.update(bytes)
        return digest.finalize()
    }

    /// The digest of an array.
    package static func of(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) throws(AssetError) -> [UInt8] {
        try of(bytes.rawBytes, algorithm)
    }
}

// Not private: the compiler (6.3.1) fails on a private type inside a non-copyable stored property.
enum DigestContext: CObject {
    static func free(_ raw: OpaquePointer) { unsafe EVP_MD_CTX_free(raw) }
}

/// The fetched implementations.
///
/// `@unchecked Sendable`: they are made once, never changed and never freed, and OpenSSL counts their uses atomically.
@safe private struct FetchedDigests: @unchecked Sendable {
    static let shared = FetchedDigests()

    private let sha256 = unsafe EVP_MD_fetch(nil, "SHA256", nil)
    private let sha384 = unsafe EVP_MD_fetch(nil, "SHA384", nil)
    private let sha512 = unsafe EVP_MD_fetch(nil, "SHA512", nil)

    // EVP_MD *
    subscript(algorithm: DigestAlgorithm) -> OpaquePointer? {
        switch algorithm {
        case .sha256: unsafe sha256
        case .sha384: unsafe sha384
        case .sha512: unsafe sha512
        }
    }
}
