internal import SelloBytes
internal import SelloCBOR

/// A `cawg.identity` assertion: somebody's word beside that of the claim's signer (CAWG Identity Assertion 1.1, §5).
struct IdentityAssertion {
    /// What was signed, as stored.
    let payloadBytes: [UInt8]
    /// How it was signed, such as `cawg.x509.cose`.
    let signatureType: String
    /// The assertions that it speaks of.
    let references: [HashedURI]
    /// The parts that whoever it names had in the content.
    let roles: [String]
    /// The fields that say what else of the manifest was expected.
    let expectations: [String]
    /// The signature.
    let signature: [UInt8]
    /// Whether its padding is nothing but zeros.
    let isPaddingEmpty: Bool

    /// Reads an assertion; `nil` where a field is missing or of another type (`cawg.identity.cbor.invalid`).
    ///
    /// - Parameters:
    ///   - bytes: The content of its CBOR box.
    ///   - value: The same, decoded.
    ///   - limits: For the CBOR.
    init?(_ bytes: [UInt8], _ value: CBORValue, limits: Limits) {
        guard let payload = value["signer_payload"], payload.mapValue != nil,
            let signatureType = payload["sig_type"]?.textValue,
            let list = payload["referenced_assertions"]?.arrayValue,
            let signature = value["signature"]?.byteString, let pad1 = value["pad1"]?.byteString,
            value["pad2"] == nil || value["pad2"]?.byteString != nil,
            let payloadBytes = Self.stored("signer_payload", in: bytes, limits)
        else { return nil }
        references = list.compactMap { HashedURI($0) }
        guard references.count == list.count else { return nil }
        self.payloadBytes = payloadBytes
        self.signatureType = signatureType
        self.signature = signature
        roles = (payload["role"]?.arrayValue ?? []).compactMap(\.textValue)
        expectations = ["expected_partial_claim", "expected_claim_generator", "expected_countersigners"].filter {
            payload[$0] != nil
        }
        isPaddingEmpty = (pad1 + (value["pad2"]?.byteString ?? [])).allSatisfy { $0 == 0 }
    }

    /// The bytes of a value as they stand in a map: what is signed is never encoded again.
    private static func stored(_ key: String, in bytes: [UInt8], _ limits: Limits) -> [UInt8]? {
        // The head of a map: its count in the low five bits or in the bytes after them, or none before a break.
        guard let first = bytes.first, first >> 5 == 5 else { return nil }
        let width = [24: 1, 25: 2, 26: 4, 27: 8][first & 0x1F] ?? 0
        var at = 1 + width
        while at < bytes.count, bytes[at] != 0xFF {
            guard
                let (name, nameCount) = try? CBORDecoder.decodePrefix(
                    bytes.rawBytes.extracting(at..<bytes.count), limits: limits)
            else { return nil }
            at += nameCount
            guard at < bytes.count,
                let (_, count) = try? CBORDecoder.decodePrefix(
                    bytes.rawBytes.extracting(at..<bytes.count), limits: limits)
            else { return nil }
            if name == .text(key) { return Array(bytes[at..<at + count]) }
            at += count
        }
        return nil
    }
}
