package import SelloBytes

// Every `unsafe` here is one copy: `filled + count` is at most what the target holds, and `count` what the part
// has.

extension Rewrite {
    /// Writes the new file in one pass, hashing what the hard binding covers on the way.
    ///
    /// Holes are written as zeros.
    ///
    /// - Parameters:
    ///   - source: The asset that the pieces speak of.
    ///   - sink: Receives the file from its start.
    ///   - plan: What the digest covers, in places of the new file.
    ///   - algorithm: The digest.
    ///   - progress: Told how many bytes were written since the last call.
    /// - Returns: The digest.
    /// - Throws: ``AssetError`` of source or sink.
    package func write(
        from source: any ByteSource, to sink: any ByteSink, hashing plan: DigestPlan, _ algorithm: DigestAlgorithm,
        progress: (Int) -> Void = { _ in }
    ) throws(AssetError) -> [UInt8] {
        var output = RewriteOutput(sink: sink, digest: try StreamedDigest(plan, algorithm), byteCount: byteCount)
        for piece in pieces {
            switch piece {
            case .source(let range): try output.copy(range, of: source, progress)
            case .literal(let bytes): try output.append(bytes.rawBytes, progress)
            case .store(let range): try output.appendZeros(range.count, progress)
            case .storeChecksum: try output.appendZeros(4, progress)
            case .offsets(let table): try output.append(table, of: source, map, progress)
            }
        }
        try output.flush(progress)
        return output.finalize()
    }

    /// Fills the holes with the manifest store.
    ///
    /// - Parameters:
    ///   - store: The store, of exactly the size that was asked for.
    ///   - sink: The file that ``write(from:to:hashing:_:progress:)`` wrote.
    /// - Throws: ``AssetError`` of the sink, `.contradictory` for a store of another size.
    package func fill(_ store: [UInt8], in sink: any ByteSink) throws(AssetError) {
        var at = 0
        for piece in pieces {
            switch piece {
            case .store(let range):
                guard range.upperBound <= store.count else {
                    throw AssetError(.contradictory, at: at, "the manifest store is not of the size planned for it")
                }
                try sink.overwrite(at: at, with: store.rawBytes.extracting(range))
            case .storeChecksum:
                var checksum = CRC32()
                checksum.update([0x63, 0x61, 0x42, 0x58])  // caBX
                checksum.update(store)
                var writer = ByteWriter(capacity: 4)
                writer.write(checksum.value)
                try sink.overwrite(at: at, with: writer.bytes.rawBytes)
            default: break
            }
            at += piece.byteCount
        }
    }
}

/// The window that pieces are gathered in, hashed and written.
private struct RewriteOutput: ~Copyable {
    private let sink: any ByteSink
    private var digest: StreamedDigest
    private var window: [UInt8]
    private var filled = 0
    private var written = 0

    init(sink: any ByteSink, digest: consuming StreamedDigest, byteCount: Int) {
        self.sink = sink
        self.digest = digest
        window = [UInt8](repeating: 0, count: max(64, min(DigestPlan.windowByteCount, byteCount)))
    }

    mutating func copy(_ range: Range<Int>, of source: any ByteSource, _ progress: (Int) -> Void) throws(AssetError) {
        var at = range.lowerBound
        while at < range.upperBound {
            let count = min(window.count - filled, range.upperBound - at)
            let filled = filled
            let got = try window.withMutableRawBytes { raw throws(AssetError) in
                var part = raw._mutatingExtracting(filled..<filled + count)
                return try source.read(at: at, into: &part)
            }
            guard got == count else {
                throw AssetError(.changedWhileReading, at: at, "the asset became shorter while it was read")
            }
            try advance(count, progress)
            at += count
        }
    }

    mutating func append(_ bytes: RawSpan, _ progress: (Int) -> Void) throws(AssetError) {
        var at = 0
        while at < bytes.byteCount {
            let count = min(window.count - filled, bytes.byteCount - at)
            let part = bytes.extracting(at..<at + count)
            let filled = filled
            window.withMutableRawBytes { raw in
                unsafe raw.withUnsafeMutableBytes { target in
                    unsafe part.withUnsafeBytes {
                        unsafe UnsafeMutableRawBufferPointer(rebasing: target[filled..<filled + count]).copyMemory(
                            from: $0)
                    }
                }
            }
            try advance(count, progress)
            at += count
        }
    }

    mutating func appendZeros(_ count: Int, _ progress: (Int) -> Void) throws(AssetError) {
        let zeros = [UInt8](repeating: 0, count: min(count, 16 << 10))
        var left = count
        while left > 0 {
            let some = min(left, zeros.count)
            try append(zeros.rawBytes.extracting(first: some), progress)
            left -= some
        }
    }

    mutating func append(
        _ table: OffsetTable, of source: any ByteSource, _ map: OffsetMap, _ progress: (Int) -> Void
    ) throws(AssetError) {
        let step = (32 << 10) / table.stride * table.stride
        let rest = table.stride - table.lead - table.width
        var at = table.range.lowerBound
        while at < table.range.upperBound {
            let count = min(step, table.range.upperBound - at)
            let old = try source.bytes(at..<at + count, limit: step)
            var new = ByteWriter(capacity: count / table.stride * (table.stride - table.width + table.outputWidth))
            var cursor = ByteCursor(old.rawBytes, base: at)
            while cursor.remaining >= table.stride {
                if table.lead > 0 { new.write(try cursor.array(table.lead)) }
                let place = cursor.position
                let mapped = map(
                    table.width == 4 ? UInt64(try cursor.read(UInt32.self)) : try cursor.read(UInt64.self))
                guard table.outputWidth == 8 || mapped <= UInt64(UInt32.max) else {
                    throw AssetError(.limitExceeded, at: place, "an offset would no longer fit 32 bits in the new file")
                }
                new.write(mapped, width: table.outputWidth)
                if rest > 0 { new.write(try cursor.array(rest)) }
            }
            try append(new.bytes.rawBytes, progress)
            at += count
        }
    }

    mutating func flush(_ progress: (Int) -> Void) throws(AssetError) {
        guard filled > 0 else { return }
        // The window is lent out while the digest changes: it leaves `self` for the moment.
        let window = self.window
        digest.consume(window.rawBytes.extracting(first: filled), at: written)
        try sink.append(window.rawBytes.extracting(first: filled))
        written += filled
        progress(filled)
        filled = 0
    }

    consuming func finalize() -> [UInt8] { digest.finalize() }

    private mutating func advance(_ count: Int, _ progress: (Int) -> Void) throws(AssetError) {
        filled += count
        if filled == window.count { try flush(progress) }
    }
}
