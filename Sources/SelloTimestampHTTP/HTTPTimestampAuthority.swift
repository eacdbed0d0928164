internal import Foundation
public import SelloSigning

/// A time-stamping authority behind an address (RFC 3161, 3.4).
///
/// The one part of Sello that uses a network, in a module of its own, so that nothing else can.
public struct HTTPTimestampAuthority: TimestampAuthority {
    /// How long one request may take; a second is made where the first fails for want of a connection, or of a server that is in order.
    public var deadline: Duration = .seconds(15)
    /// The most bytes of an answer.
    public var responseLimit = 64 << 10
    private let url: URL

    /// Makes an authority of its address.
    ///
    /// - Parameter address: An address with the scheme `http` or `https`. Answers are signed, so that either will do.
    /// - Throws: `SigningError` `.timeStampFailed` for any other.
    public init(address: String) throws(SigningError) {
        guard let url = URL(string: address), let scheme = url.scheme?.lowercased(), let host = url.host, !host.isEmpty,
            scheme == "http" || scheme == "https"
        else {
            throw SigningError(
                .timeStampFailed,
                "“\(address)” is no address of a time-stamping authority; give one with http:// or https://")
        }
        self.url = url
    }

    /// Asks for a time-stamp.
    ///
    /// - Parameter request: A `TimeStampReq` in DER.
    /// - Returns: The answer, not looked at.
    /// - Throws: `SigningError` `.timeStampFailed`.
    public func respond(to request: [UInt8]) async throws(SigningError) -> [UInt8] {
        var failure = ""
        for _ in 0..<2 {
            switch await HTTPExchange(limit: responseLimit).post(request, to: url, deadline: deadline) {
            case .answered(let bytes): return bytes
            case .refused(let reason): throw error(reason)
            case .failed(let reason): failure = reason
            }
        }
        throw error("\(failure), twice")
    }

    private func error(_ reason: String) -> SigningError {
        SigningError(.timeStampFailed, "No time-stamp could be had from \(url.absoluteString): \(reason)")
    }
}
