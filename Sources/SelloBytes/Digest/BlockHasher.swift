/// Digests of many ranges of one asset, one after the other: small ones that lie side by side share a read.
package struct BlockHasher: ~Copyable {
    private let source: any ByteSource
    private var digest: Digest
    private var window: [UInt8]
    private var start = 0
    private var filled = 0

    /// Makes a hasher.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - algorithm: The digest.
    ///   - byteCount: How many bytes are to be hashed in all; for few, little memory is taken.
    /// - Throws: ``AssetError`` where OpenSSL does not offer the digest.
    package init(
        _ source: any ByteSource, _ algorithm: DigestAlgorithm, byteCount: Int
    ) throws(AssetError) {
        self.source = source
        digest = try Digest(algorithm)
        window = [UInt8](repeating: 0, count: max(64, min(DigestPlan.windowByteCount, byteCount)))
    }

    /// The digest of a range.
    ///
    /// - Parameters:
    ///   - range: The bytes.
    ///   - limit: Up to where bytes may be read ahead.
    /// - Returns: The digest.
    /// - Throws: ``AssetError`` `.truncated` for a range past the end, or what the source throws.
    package mutating func digest(of range: Range<Int>, readingUpTo limit: Int) throws(AssetError) -> [UInt8] {
        try update(range, readingUpTo: limit)
        return try digest.finish()
    }

    /// The digest of a plan.
    package mutating func digest(of plan: DigestPlan) throws(AssetError) -> [UInt8] {
        for element in plan.elements {
            switch element {
            case .number(let number): digest.update(bigEndian: number)
            case .range(let range): try update(range, readingUpTo: range.upperBound)
            }
        }
        return try digest.finish()
    }

    private mutating func update(_ range: Range<Int>, readingUpTo limit: Int) throws(AssetError) {
        guard range.lowerBound >= 0, range.upperBound <= source.byteCount else {
            throw AssetError(.truncated, at: range.lowerBound, "the hash covers bytes that the asset does not have")
        }
        var at = range.lowerBound
        while at < range.upperBound {
            if at < start || at >= start + filled { try load(at, upTo: max(limit, range.upperBound)) }
            let count = min(range.upperBound, start + filled) - at
            hash(at - start..<at - start + count)
            at += count
        }
    }

    private mutating func hash(_ part: Range<Int>) {
        // The window is lent out while the digest changes: it leaves `self` for the moment.
        let window = self.window
        digest.update(window.rawBytes.extracting(part))
    }

    private mutating func load(_ offset: Int, upTo limit: Int) throws(AssetError) {
        let count = min(window.count, min(limit, source.byteCount) - offset)
        filled = 0
        let got = try window.withMutableRawBytes { [source] raw throws(AssetError) in
            var part = raw._mutatingExtracting(first: count)
            return try source.read(at: offset, into: &part)
        }
        guard got == count, count > 0 else {
            throw AssetError(.changedWhileReading, at: offset, "the asset became shorter while it was read")
        }
        start = offset
        filled = count
    }
}
