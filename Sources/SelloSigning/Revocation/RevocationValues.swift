package import SelloCBOR

/// The map of revocation answers, beside a signature (`rVals`) and in the assertion `c2pa.certificate-status` alike
/// (C2PA 2.4, 10.3.2.6; checklist §11.1).
package enum RevocationValues {
    /// The most answers that one map may hold; real ones hold one to three.
    private static let limit = 32

    /// The answers in DER; `nil` where the value is no such map.
    package static func responses(_ value: CBORValue) -> [[UInt8]]? {
        guard case .array(let items)? = value["ocspVals"], !items.isEmpty, items.count <= limit else { return nil }
        let responses = items.compactMap(\.bytesValue)
        return responses.count == items.count ? responses : nil
    }

    /// The map of these answers.
    package static func map(_ responses: [[UInt8]]) -> CBORValue {
        .map([CBORPair("ocspVals", .array(responses.map { .bytes($0) }))])
    }
}
