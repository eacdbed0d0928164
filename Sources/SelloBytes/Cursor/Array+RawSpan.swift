// Every `unsafe` here looks at bytes as bytes: `UInt8` has no padding, and the copy has the capacity of what is
// copied.

extension [UInt8] {
    /// The bytes as a raw span.
    ///
    /// The standard library marks `Span.bytes` unsafe for elements with padding; bytes have none.
    package var rawBytes: RawSpan {
        @_lifetime(borrow self)
        borrowing get { unsafe span.bytes }
    }

    /// Lends the bytes for writing.
    package mutating func withMutableRawBytes<Failure: Error, Result>(
        _ body: (inout MutableRawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var span = mutableSpan
        var raw = unsafe span.mutableBytes
        return try body(&raw)
    }
}

extension RawSpan {
    /// A copy of the bytes.
    package func copied() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            unsafe withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            count = byteCount
        }
    }
}
