package import SelloCBOR

/// The hard binding of JPEG and PNG: a digest over the file but for some ranges (spec 2.4, §18.5).
package struct DataHash: Sendable, Hashable {
    /// The ranges left out, as stored, in bytes from the start of the asset.
    package let exclusions: [Exclusion]
    /// The digest's name; `nil` where the claim's applies.
    package let algorithm: String?
    /// The digest; `nil` where it is missing.
    package let hash: [UInt8]?

    /// One range left out.
    package struct Exclusion: Sendable, Hashable {
        package let start: UInt64
        package let length: UInt64
    }

    /// Reads an assertion; `nil` for exclusions that are none (`assertion.dataHash.malformed`).
    package init?(_ value: CBORValue) {
        guard value.mapValue != nil else { return nil }
        var exclusions: [Exclusion] = []
        for item in value["exclusions"]?.arrayValue ?? [] {
            guard let start = item["start"]?.unsignedValue, let length = item["length"]?.unsignedValue else {
                return nil
            }
            exclusions.append(Exclusion(start: start, length: length))
        }
        self.exclusions = exclusions
        algorithm = value["alg"]?.textValue
        hash = value["hash"]?.byteString
    }

    /// The map of a new assertion with one exclusion, or none.
    ///
    /// - Parameters:
    ///   - range: What is left out, in bytes of the asset; empty for a store kept elsewhere.
    ///   - hash: The digest.
    ///   - padding: How many zero bytes `pad` holds, so that the box keeps the size planned for it.
    /// - Returns: The map.
    package static func cbor(excluding range: Range<Int>, hash: [UInt8], padding: Int) -> CBORValue {
        .map([
            // A store kept elsewhere needs no hole.
            "exclusions": range.isEmpty
                ? nil
                : .array([
                    .map([
                        "start": .unsigned(UInt64(range.lowerBound)), "length": .unsigned(UInt64(range.count)),
                    ])
                ]),
            "alg": "sha256",
            "hash": .bytes(hash),
            "name": "jumbf manifest",
            "pad": .bytes([UInt8](repeating: 0, count: padding)),
        ])
    }
}
