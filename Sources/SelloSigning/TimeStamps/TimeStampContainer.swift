package import SelloCBOR

/// The container of time-stamps in the unprotected header (C2PA 2.4, 10.3.2.5; checklist §10.1).
package enum TimeStampContainer {
    /// The bytes of the tokens under `sigTst` or `sigTst2`; `nil` where the value is no such container.
    package static func tokens(_ value: CBORValue) -> [[UInt8]]? {
        guard case .array(let items)? = value["tstTokens"], !items.isEmpty, items.count <= limit else { return nil }
        let tokens = items.compactMap { $0["val"]?.bytesValue }
        return tokens.count == items.count ? tokens : nil
    }

    /// A container of one token.
    package static func container(_ token: [UInt8]) -> CBORValue {
        .map([CBORPair("tstTokens", .array([.map([CBORPair("val", .bytes(token))])]))])
    }

    /// More than one is malformed already; this keeps a hostile header from making many.
    private static let limit = 16
}
