/// A small window over a source, for parsers that hop from header to header: one positioned read serves many headers.
///
/// Memory is the window's size, whatever the asset's. Every access is checked against the end of the asset.
package struct Window: ~Copyable {
    private let source: any ByteSource
    private var buffer: [UInt8]
    private var start = 0
    private var filled = 0

    /// How many bytes the asset has.
    package let byteCount: Int

    /// Makes an empty window.
    ///
    /// - Parameters:
    ///   - source: The asset.
    ///   - size: The window's size in bytes. Parsers that hop far want a small one, those that scan a larger.
    package init(_ source: any ByteSource, size: Int = 16 << 10) {
        self.source = source
        byteCount = source.byteCount
        buffer = [UInt8](repeating: 0, count: max(size, 64))
    }

    /// Reads a big-endian integer at a place.
    ///
    /// - Throws: ``AssetError`` `.truncated`, or what the source throws.
    package mutating func read<T: FixedWidthInteger & BitwiseCopyable>(
        _: T.Type = T.self, at offset: Int
    ) throws(AssetError) -> T {
        try load(offset, count: MemoryLayout<T>.size)
        var cursor = ByteCursor(buffer.rawBytes.extracting(offset - start..<filled), base: offset)
        return try cursor.read(T.self)
    }

    /// Copies bytes at a place; for headers and small structures, at most the window's size.
    ///
    /// - Throws: ``AssetError`` `.truncated`, `.limitExceeded` over the window's size, or what the source throws.
    package mutating func bytes(at offset: Int, count: Int) throws(AssetError) -> [UInt8] {
        try load(offset, count: count)
        var cursor = ByteCursor(buffer.rawBytes.extracting(offset - start..<filled), base: offset)
        return try cursor.array(count)
    }

    /// Copies as many bytes as are there, at most `count`.
    package mutating func bytes(at offset: Int, upTo count: Int) throws(AssetError) -> [UInt8] {
        guard offset >= 0, offset < byteCount else { return [] }
        return try bytes(at: offset, count: min(count, byteCount - offset))
    }

    /// The place of the first byte of this value at or after a place, or `nil`.
    package mutating func firstIndex(of byte: UInt8, from offset: Int) throws(AssetError) -> Int? {
        var at = offset
        while at < byteCount {
            try load(at, count: 1)
            let span = buffer.span
            for index in at - start..<filled where span[index] == byte { return start + index }
            at = start + filled
        }
        return nil
    }

    private mutating func load(_ offset: Int, count: Int) throws(AssetError) {
        guard offset >= 0, count >= 0, offset <= byteCount, count <= byteCount - offset else {
            throw AssetError(.truncated, at: offset, "the asset ends before the \(count) bytes announced here")
        }
        if offset >= start, offset + count <= start + filled { return }
        guard count <= buffer.count else {
            throw AssetError(.limitExceeded, at: offset, "\(count) bytes here are over the limit of \(buffer.count)")
        }
        filled = try buffer.withMutableRawBytes { [source] raw throws(AssetError) in
            try source.read(at: offset, into: &raw)
        }
        start = offset
        guard filled >= count else {
            filled = 0
            throw AssetError(.changedWhileReading, at: offset, "the asset became shorter while it was read")
        }
    }
}
