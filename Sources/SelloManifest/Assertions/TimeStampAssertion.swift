internal import SelloCBOR

/// The assertion `c2pa.time-stamp` (spec 2.4, §18.17.3): time-stamps of other manifests' signatures, by their URN.
enum TimeStampAssertion {
    /// The tokens by URN; `nil` where the value is no such map.
    static func tokens(_ value: CBORValue) -> [(manifest: String, token: [UInt8])]? {
        guard let entries = value.mapValue, !entries.isEmpty else { return nil }
        let tokens = entries.compactMap { entry in
            entry.key.textValue.flatMap { name in entry.value.bytesValue.map { (name, $0) } }
        }
        return tokens.count == entries.count ? tokens : nil
    }

    /// What is wrong with an assertion, in a sentence.
    ///
    /// - Parameters:
    ///   - value: The assertion.
    ///   - count: How many of them the manifest has.
    /// - Returns: The fault; `nil` for none.
    static func fault(_ value: CBORValue, of count: Int) -> String? {
        if count > 1 {
            return "the manifest has more than one assertion of time-stamps"
        }
        guard tokens(value) == nil else { return nil }
        return "the assertion is no map of time-stamps by the names of manifests, or an empty one"
    }
}
