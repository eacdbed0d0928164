/// What a digest over an asset covers, in order: ranges of its bytes and, for ISO BMFF, the offsets of its root boxes.
package struct DigestPlan: Sendable, Hashable {
    /// One step of the digest.
    package enum Element: Sendable, Hashable {
        /// The bytes of a range.
        case range(Range<Int>)
        /// A number that is hashed but stands in no file: eight bytes, most significant first.
        case number(UInt64)
    }

    /// The steps; ranges rise and do not overlap.
    package private(set) var elements: [Element] = []

    /// Makes an empty plan.
    package init() {}

    /// Makes the plan of everything but some ranges.
    ///
    /// - Parameters:
    ///   - byteCount: The size of the asset.
    ///   - exclusions: What is left out; rising, not overlapping, inside the asset.
    package init(byteCount: Int, excluding exclusions: [Range<Int>]) {
        var start = 0
        for exclusion in exclusions {
            append(start..<max(start, exclusion.lowerBound))
            start = max(start, exclusion.upperBound)
        }
        append(start..<max(start, byteCount))
    }

    /// Makes the plan of some ranges in any order, each byte once.
    package init(covering ranges: [Range<Int>]) {
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
            append(max(end, range.lowerBound)..<range.upperBound)
            end = range.upperBound
        }
    }

    /// Adds a range, joined to the one before where they touch.
    package mutating func append(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if case .range(let last) = elements.last, last.upperBound == range.lowerBound {
            elements[elements.count - 1] = .range(last.lowerBound..<range.upperBound)
        } else {
            elements.append(.range(range))
        }
    }

    /// Adds a number.
    package mutating func append(number: UInt64) { elements.append(.number(number)) }

    /// The ranges alone.
    package var ranges: [Range<Int>] {
        elements.compactMap { if case .range(let range) = $0 { range } else { nil } }
    }

    /// What lies between the ranges, and behind them up to the end of the asset.
    package func gaps(upTo byteCount: Int) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var at = 0
        for range in ranges {
            if at < range.lowerBound { gaps.append(at..<range.lowerBound) }
            at = max(at, range.upperBound)
        }
        if at < byteCount { gaps.append(at..<byteCount) }
        return gaps
    }

    /// How many bytes of the asset are covered.
    package var coveredByteCount: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Computes the digest, reading only what is covered, in windows of constant size.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - algorithm: The digest.
    ///   - progress: Told how many bytes were hashed since the last call.
    /// - Returns: The digest.
    /// - Throws: ``AssetError`` `.truncated` for a range past the end, or what the source throws.
    package func digest(
        of source: any ByteSource, _ algorithm: DigestAlgorithm, progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> [UInt8] {
        var digest = try Digest(algorithm)
        let size = min(Self.windowByteCount, max(coveredByteCount, 1))
        var buffer = [UInt8](repeating: 0, count: size)
        for element in elements {
            switch element {
            case .number(let number): digest.update(bigEndian: number)
            case .range(let range):
                guard range.lowerBound >= 0, range.upperBound <= source.byteCount else {
                    throw AssetError(
                        .truncated, at: range.lowerBound, "the hash covers bytes that the asset does not have")
                }
                var at = range.lowerBound
                while at < range.upperBound {
                    let count = min(size, range.upperBound - at)
                    let got = try buffer.withMutableRawBytes { raw throws(AssetError) in
                        var part = raw._mutatingExtracting(first: count)
                        return try source.read(at: at, into: &part)
                    }
                    guard got == count else {
                        throw AssetError(.changedWhileReading, at: at, "the asset became shorter while it was read")
                    }
                    digest.update(buffer.rawBytes.extracting(first: count))
                    progress(count)
                    at += count
                }
            }
        }
        return digest.finalize()
    }

    /// The window for reading and hashing: large enough that system calls cost nothing, small enough for the second-level cache.
    package static let windowByteCount = 256 << 10
}

/// A digest that is fed with an asset from its start and takes what its plan covers; for hashing while writing.
package struct StreamedDigest: ~Copyable {
    private var digest: Digest
    private let elements: [DigestPlan.Element]
    private var next = 0

    /// Starts the digest of a plan.
    package init(_ plan: DigestPlan, _ algorithm: DigestAlgorithm) throws(AssetError) {
        digest = try Digest(algorithm)
        elements = plan.elements
    }

    /// Takes the bytes of the asset that begin at `offset`; calls follow one another without a gap.
    package mutating func consume(_ bytes: RawSpan, at offset: Int) {
        let end = offset + bytes.byteCount
        while next < elements.count {
            switch elements[next] {
            case .number(let number):
                digest.update(bigEndian: number)
                next += 1
            case .range(let range):
                let from = max(range.lowerBound, offset)
                let to = min(range.upperBound, end)
                if from < to { digest.update(bytes.extracting(from - offset..<to - offset)) }
                if range.upperBound > end { return }
                next += 1
            }
        }
    }

    /// Ends the digest.
    package consuming func finalize() -> [UInt8] {
        // Numbers after the last range have no bytes that would call for them.
        while next < elements.count {
            if case .number(let number) = elements[next] { digest.update(bigEndian: number) }
            next += 1
        }
        return digest.finalize()
    }
}
