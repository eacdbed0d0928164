package import SelloBytes

/// Reads CBOR as the world writes it (RFC 8949).
///
/// Tolerant where the standard only asks for well-formedness: indefinite lengths, unsorted keys, integers and floats wider than
/// needed, any tag. Refused are bytes that are not well-formed (appendices C and F), text that is not UTF-8, and keys given
/// twice.
package enum CBORDecoder {
    /// Reads the one item that the bytes are.
    ///
    /// - Parameters:
    ///   - bytes: The item and nothing after it.
    ///   - base: The place of the first byte in the asset, in bytes.
    ///   - limits: ``Limits/nesting`` and ``Limits/cborItemCount`` are taken from here.
    /// - Returns: The item.
    /// - Throws: ``AssetError`` `.truncated`, `.malformed` (trailing bytes included), `.nestedTooDeep`, `.limitExceeded`.
    package static func decode(
        _ bytes: RawSpan, base: Int = 0, limits: Limits = Limits()
    ) throws(AssetError) -> CBORValue {
        let (value, consumed) = try decodePrefix(bytes, base: base, limits: limits)
        guard consumed == bytes.byteCount else {
            throw AssetError(
                .malformed, at: base &+ consumed,
                "\(bytes.byteCount - consumed) bytes follow the CBOR item; remove them")
        }
        return value
    }

    /// Reads the one item that an array of bytes is.
    package static func decode(
        _ bytes: [UInt8], base: Int = 0, limits: Limits = Limits()
    ) throws(AssetError) -> CBORValue {
        try decode(bytes.rawBytes, base: base, limits: limits)
    }

    /// Reads the item at the start of the bytes, whatever follows it.
    ///
    /// For the places where padding may follow, such as the `uuid` boxes of BMFF.
    ///
    /// - Parameters:
    ///   - bytes: The item and perhaps more.
    ///   - base: The place of the first byte in the asset, in bytes.
    ///   - limits: ``Limits/nesting`` and ``Limits/cborItemCount`` are taken from here.
    /// - Returns: The item, and how many bytes it took.
    /// - Throws: ``AssetError`` `.truncated`, `.malformed`, `.nestedTooDeep`, `.limitExceeded`.
    package static func decodePrefix(
        _ bytes: RawSpan, base: Int = 0, limits: Limits = Limits()
    ) throws(AssetError) -> (CBORValue, consumed: Int) {
        var reader = CBORReader(ByteCursor(bytes, base: base), limits: limits)
        let value = try reader.item(depth: 0)
        return (value, reader.consumed)
    }

    /// Reads the item at the start of an array of bytes, whatever follows it.
    package static func decodePrefix(
        _ bytes: [UInt8], base: Int = 0, limits: Limits = Limits()
    ) throws(AssetError) -> (CBORValue, consumed: Int) {
        try decodePrefix(bytes.rawBytes, base: base, limits: limits)
    }
}
