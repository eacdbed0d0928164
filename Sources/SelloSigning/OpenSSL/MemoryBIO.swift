internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the bytes that a BIO reads are lent
// for the closure that it lives in.

/// Bytes as OpenSSL reads and writes them.
struct MemoryBIO: ~Copyable {
    private let handle: Owned<BIOObject>

    /// Lends bytes to a reader.
    ///
    /// - Returns: What the body returns, or `nil` where there is no memory or the bytes are more than OpenSSL counts.
    static func reading<Result>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Result) -> Result? {
        guard let count = Int32(exactly: bytes.count) else { return nil }
        return unsafe bytes.span.withUnsafeBufferPointer { buffer in
            guard let bio = unsafe Owned<BIOObject>(BIO_new_mem_buf(buffer.baseAddress, count)) else { return nil }
            return unsafe body(bio.raw)
        }
    }

    /// Makes an empty one to write to.
    init?() {
        guard let handle = unsafe Owned<BIOObject>(BIO_new(BIO_s_mem())) else { return nil }
        self.handle = handle
    }

    /// The object.
    var raw: OpaquePointer { unsafe handle.raw }

    /// What has been written.
    func written() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: pendingCount)
        let count = unsafe BIO_read(handle.raw, &bytes, Int32(bytes.count))
        return Array(bytes.prefix(max(0, Int(count))))
    }

    private var pendingCount: Int {
        unsafe Int(min(BIO_ctrl_pending(handle.raw), Int(Int32.max)))
    }
}
