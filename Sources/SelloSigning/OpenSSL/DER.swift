internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: bytes are lent for the closure with
// their own length, and what is read of a string is copied.

/// Reads and writes objects in DER through OpenSSL's functions of the names `d2i_` and `i2d_`.
enum DER {
    /// Reads one object that takes all of the bytes; `nil` for anything else.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - parse: Calls the `d2i_` function with the place of the first byte, which it moves to behind the last that it read.
    /// - Returns: The object.
    static func read<Kind: CObject>(
        _ bytes: [UInt8], _ parse: (inout UnsafePointer<UInt8>?, Int) -> OpaquePointer?
    ) -> Owned<Kind>? {
        var isWhole = false
        let parsed = unsafe bytes.withUnsafeBufferPointer { buffer in
            var place = buffer.baseAddress
            let parsed = unsafe parse(&place, buffer.count)
            isWhole = unsafe place == buffer.baseAddress.map { unsafe $0 + buffer.count }
            return unsafe parsed
        }
        ErrorQueue.clear()
        guard let owned = unsafe Owned<Kind>(parsed), isWhole else { return nil }
        return owned
    }

    /// Writes an object; empty where OpenSSL cannot.
    ///
    /// - Parameter write: Calls the `i2d_` function with a place to write to, or with none to be told the size.
    /// - Returns: The bytes.
    static func write(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
        let count = write(nil)
        guard count > 0 else { return [] }
        var der = [UInt8](repeating: 0, count: Int(count))
        let written = unsafe der.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return unsafe write(&start)
        }
        return written == count ? der : []
    }

    /// The content of an `ASN1_STRING`.
    static func content(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
        guard let string = unsafe string, let start = unsafe ASN1_STRING_get0_data(string) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: max(0, Int(ASN1_STRING_length(string)))))
    }

    /// Splits the content of a SEQUENCE into its elements with their heads; `nil` where the bytes are no SEQUENCE of definite length
    /// and nothing after it.
    ///
    /// - Parameters:
    ///   - bytes: The SEQUENCE.
    ///   - limit: The most elements; more are not looked at and make it none.
    /// - Returns: The tag of each element and where it lies.
    static func elements(_ bytes: ArraySlice<UInt8>, limit: Int = 16) -> [(
        tag: UInt8, range: Range<Int>, content: Range<Int>
    )]? {
        guard let outer = head(bytes), outer.tag == 0x30, outer.content.upperBound == bytes.endIndex else { return nil }
        var elements: [(tag: UInt8, range: Range<Int>, content: Range<Int>)] = []
        var at = outer.content.lowerBound
        while at < outer.content.upperBound {
            guard elements.count < limit, let one = head(bytes[at..<outer.content.upperBound]) else { return nil }
            elements.append((one.tag, at..<one.content.upperBound, one.content))
            at = one.content.upperBound
        }
        return elements
    }

    /// The tag of one byte, and where the content lies.
    private static func head(_ bytes: ArraySlice<UInt8>) -> (tag: UInt8, content: Range<Int>)? {
        guard bytes.count >= 2, bytes[bytes.startIndex] & 0x1F != 0x1F else { return nil }
        let first = bytes[bytes.startIndex + 1]
        var start = bytes.startIndex + 2
        var count = Int(first)
        if first >= 0x80 {
            let width = Int(first & 0x7F)
            guard (1...4).contains(width), bytes.endIndex - start >= width else { return nil }
            count = bytes[start..<start + width].reduce(0) { $0 << 8 | Int($1) }
            start += width
        }
        guard bytes.endIndex - start >= count else { return nil }
        return (bytes[bytes.startIndex], start..<start + count)
    }
}
