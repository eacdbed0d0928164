/// A time-stamping authority (RFC 3161), however it is reached.
///
/// It is handed a request and hands back the authority's answer as it came. What the answer says is checked by whoever asked, so that an
/// implementation needs to look at nothing.
public protocol TimestampAuthority: Sendable {
    /// The most bytes that a token takes: so much room is left for it in the file before it is signed.
    var maximumTokenSize: Int { get }

    /// Asks for a time-stamp.
    ///
    /// - Parameter request: A `TimeStampReq` in DER.
    /// - Returns: A `TimeStampResp` in DER.
    /// - Throws: ``SigningError`` `.timeStampFailed`.
    func respond(to request: [UInt8]) async throws(SigningError) -> [UInt8]
}

extension TimestampAuthority {
    /// Twelve KiB: tokens of the authorities in use have three to eight, their certificates included.
    public var maximumTokenSize: Int { 12 << 10 }
}
