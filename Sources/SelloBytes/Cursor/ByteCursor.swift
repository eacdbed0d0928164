/// A reader over borrowed bytes that cannot leave them: every read is checked, every error names its place.
///
/// A child made by ``take(_:)`` sees its own bytes and nothing after them. Numbers are big-endian unless said otherwise, as
/// in all the formats read here.
package struct ByteCursor: ~Escapable {
    /// The bytes that may be read.
    package let bytes: RawSpan
    /// Where the first of them lies in the asset, so that errors count from the asset's start.
    package let base: Int
    /// How many have been read.
    package private(set) var offset: Int

    /// Makes a cursor at the first byte.
    ///
    /// - Parameters:
    ///   - bytes: What may be read.
    ///   - base: The place of the first byte in the asset, in bytes.
    @_lifetime(copy bytes)
    package init(_ bytes: RawSpan, base: Int = 0) {
        self.bytes = bytes
        self.base = base
        offset = 0
    }

    /// How many bytes are left.
    package var remaining: Int { bytes.byteCount - offset }
    /// Whether all bytes have been read.
    package var isAtEnd: Bool { offset == bytes.byteCount }
    /// The place of the next byte in the asset.
    package var position: Int { base &+ offset }

    /// Reads a big-endian integer.
    ///
    /// - Throws: ``AssetError`` `.truncated`.
    @_lifetime(self: copy self)
    package mutating func read<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type = T.self) throws(AssetError) -> T {
        T(bigEndian: try load(T.self))
    }

    /// Reads a little-endian integer; TIFF blocks name their own order.
    ///
    /// - Throws: ``AssetError`` `.truncated`.
    @_lifetime(self: copy self)
    package mutating func readLittleEndian<T: FixedWidthInteger & BitwiseCopyable>(
        _: T.Type = T.self
    ) throws(AssetError) -> T {
        T(littleEndian: try load(T.self))
    }

    /// Reads a big-endian unsigned integer of 0 to 8 bytes, as `iloc` and `pssh` have them.
    ///
    /// - Throws: ``AssetError`` `.truncated`, or `.malformed` for a width over 8.
    @_lifetime(self: copy self)
    package mutating func readUnsigned(width: Int) throws(AssetError) -> UInt64 {
        guard (0...8).contains(width) else {
            throw AssetError(.malformed, at: position, "a number of \(width) bytes is not one this format has")
        }
        try require(width)
        var value: UInt64 = 0
        for _ in 0..<width { value = value << 8 | UInt64(try read(UInt8.self)) }
        return value
    }

    /// Takes the next bytes as a cursor of their own, which cannot see past them.
    ///
    /// - Throws: ``AssetError`` `.truncated`.
    @_lifetime(copy self)
    @_lifetime(self: copy self)
    package mutating func take(_ count: Int) throws(AssetError) -> ByteCursor {
        try require(count)
        let child = ByteCursor(bytes.extracting(offset..<offset &+ count), base: position)
        offset &+= count
        return child
    }

    /// Copies the next bytes.
    ///
    /// - Throws: ``AssetError`` `.truncated`, before anything is allocated.
    @_lifetime(self: copy self)
    package mutating func array(_ count: Int) throws(AssetError) -> [UInt8] {
        try take(count).copied()
    }

    /// Reads up to a NUL and steps over it.
    ///
    /// - Throws: ``AssetError`` `.truncated` where there is no NUL.
    @_lifetime(self: copy self)
    package mutating func terminated() throws(AssetError) -> [UInt8] {
        var end = offset
        while end < bytes.byteCount {
            if byte(at: end) == 0 {
                let text = try array(end - offset)
                offset &+= 1
                return text
            }
            end &+= 1
        }
        throw AssetError(.truncated, at: position, "a text ends without its NUL")
    }

    /// Steps over bytes.
    ///
    /// - Throws: ``AssetError`` `.truncated`.
    @_lifetime(self: copy self)
    package mutating func skip(_ count: Int) throws(AssetError) {
        try require(count)
        offset &+= count
    }

    /// Goes to a place inside this cursor's own bytes, counted from its first.
    ///
    /// - Throws: ``AssetError`` `.truncated` for a place outside.
    @_lifetime(self: copy self)
    package mutating func seek(to offset: Int) throws(AssetError) {
        guard offset >= 0, offset <= bytes.byteCount else {
            throw AssetError(
                .truncated, at: base, "a place \(offset) bytes in is outside these \(bytes.byteCount) bytes")
        }
        self.offset = offset
    }

    /// The bytes that are left, as an array.
    package func copied() -> [UInt8] {
        bytes.extracting(offset..<bytes.byteCount).copied()
    }

    @_lifetime(self: copy self)
    private mutating func load<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) throws(AssetError) -> T {
        try require(MemoryLayout<T>.size)
        // Unchecked: `require` has just proven that as many bytes as `T` has stand at `offset`.
        let value = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: T.self)
        offset &+= MemoryLayout<T>.size
        return value
    }

    private func byte(at index: Int) -> UInt8 {
        // Only its name is unsafe: the standard library checks the offset, and any byte is a `UInt8`.
        unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
    }

    private func require(_ count: Int) throws(AssetError) {
        guard count >= 0, count <= remaining else {
            throw AssetError(.truncated, at: position, "\(count) bytes are announced here and \(remaining) are left")
        }
    }
}
