package import SelloBytes
package import SelloCBOR

/// A signature: a `COSE_Sign1` (RFC 9052, 4.2), that of a claim with its payload elsewhere (C2PA 2.4, 13.2; checklist §8), that of a record with
/// the payload in it.
///
/// What was signed is kept as it is stored; nothing of it is encoded again.
package struct COSESign1: Sendable {
    /// The protected header as stored: the content of its byte string.
    package let protectedBytes: [UInt8]
    /// The protected header, read.
    package let protectedHeader: CBORValue
    /// The unprotected header.
    ///
    /// Anyone can change it.
    package let unprotectedHeader: CBORValue
    /// The signature as COSE has it.
    package let signature: [UInt8]
    /// The payload in it; `nil` where it is elsewhere.
    package let payload: [UInt8]?
    /// Whether tag 18 stood before it.
    package let isTagged: Bool
    /// The certificates in DER, leaf first.
    package let certificateChain: [[UInt8]]
    /// Whether the signature covers them.
    package let chainIsProtected: Bool

    /// Reads the content of a signature box.
    ///
    /// Tag 18 may be missing: RFC 9052 leaves it out where the context tells what the item is, as the box does, and the signature
    /// does not cover it. Any other tag is refused.
    ///
    /// - Parameters:
    ///   - bytes: The content of the `cbor` box, without its header.
    ///   - base: The place of the first byte in the asset, in bytes.
    ///   - carriesPayload: Whether the payload must be in it; otherwise it must not.
    ///   - limits: For the CBOR in it.
    /// - Throws: ``AssetError`` `.truncated`, `.malformed`, `.nestedTooDeep`, `.limitExceeded`. An algorithm that is missing or not
    ///   known is no such error; ``algorithm`` is `nil` then.
    package init(
        parsing bytes: [UInt8], base: Int = 0, carriesPayload: Bool = false, limits: Limits = Limits()
    ) throws(AssetError) {
        func fault(_ reason: String) -> AssetError { AssetError(.malformed, at: base, reason) }
        var item = try CBORDecoder.decode(bytes, base: base, limits: limits)
        if case .tagged(let tag, let content) = item {
            guard tag == 18 else { throw fault("the signature box holds CBOR tag \(tag), not a COSE_Sign1 (18)") }
            item = content
            isTagged = true
        } else {
            isTagged = false
        }
        guard case .array(let parts) = item, parts.count == 4 else {
            throw fault("the signature box holds no COSE_Sign1 of four parts")
        }
        guard case .bytes(let protectedBytes) = parts[0], case .map = parts[1], case .bytes(let signature) = parts[3]
        else {
            throw fault("a part of the COSE_Sign1 is of the wrong type")
        }
        payload = parts[2].bytesValue
        guard carriesPayload ? payload != nil : parts[2] == .null else {
            // The payload is the claim, kept in its own box. A byte string of no length would be a payload of nothing (checklist §2.5).
            throw fault(
                carriesPayload
                    ? "the COSE_Sign1 carries no payload, so that nothing says what was signed"
                    : "the COSE_Sign1 carries a payload of its own; it must be nil, since the claim is signed")
        }
        let header = protectedBytes.isEmpty ? .map([]) : try Self.header(protectedBytes, base: base, limits: limits)
        guard case .map = header else { throw fault("the protected header of the COSE_Sign1 is no map") }
        if let reason = Self.unknownCriticalLabel(header) { throw fault(reason) }
        (certificateChain, chainIsProtected) = try Self.chain(header, parts[1], fault)
        self.protectedBytes = protectedBytes
        self.signature = signature
        protectedHeader = header
        unprotectedHeader = parts[1]
    }

    /// The algorithm; `nil` where the protected header names none that C2PA allows.
    package var algorithm: SigningAlgorithm? {
        protectedHeader[Self.algorithmLabel]?.intValue.flatMap { SigningAlgorithm(coseIdentifier: $0) }
    }

    /// The algorithm as the protected header has it, for messages about one that is not known.
    package var algorithmName: String { protectedHeader[Self.algorithmLabel]?.diagnostic(byteLimit: 16) ?? "none" }

    /// What the payload is, as the protected header has it (RFC 9052, 3.1); `nil` where it does not say, or says it by a number.
    package var contentType: String? { protectedHeader[Self.contentTypeLabel]?.textValue }

    /// When the signer says that it signed (`iat`): a claim of the signer's, no evidence.
    package var claimedTime: Moment? {
        // Some writers put a tag on it or use a float (checklist §8.3).
        guard let seconds = protectedHeader["iat"]?.untagged.doubleValue, seconds.magnitude < 1e15 else { return nil }
        return Moment(seconds: Int64(seconds.rounded(.down)))
    }

    /// The time-stamp container of version 2 specifications (`sigTst2`), unread.
    package var timeStamp2: CBORValue? { unprotectedHeader["sigTst2"] }
    /// The time-stamp container of version 1 specifications (`sigTst`), unread.
    package var timeStamp1: CBORValue? { unprotectedHeader["sigTst"] }
    /// The stapled revocation answers (`rVals`), unread.
    package var revocationValues: CBORValue? { unprotectedHeader["rVals"] }
    /// The padding under both names, joined.
    package var padding: [UInt8] {
        (unprotectedHeader["pad"]?.bytesValue ?? []) + (unprotectedHeader["pad2"]?.bytesValue ?? [])
    }

    static let algorithmLabel: CBORValue = 1
    static let criticalLabel: CBORValue = 2
    static let contentTypeLabel: CBORValue = 3
    static let chainLabel: CBORValue = 33
    static let chainName: CBORValue = "x5chain"

    /// The most certificates that are taken: real chains have five at the most.
    static let chainLimit = 32
}

extension COSESign1 {
    private static func header(_ bytes: [UInt8], base: Int, limits: Limits) throws(AssetError) -> CBORValue {
        do {
            return try CBORDecoder.decode(bytes, limits: limits)
        } catch {
            // The string may be in chunks, so that a place inside it is none in the asset.
            throw AssetError(
                error.code, at: base, "the protected header of the COSE_Sign1 cannot be read: \(error.reason)")
        }
    }

    /// RFC 9052, 3.1: what stands under `crit` must be understood.
    private static func unknownCriticalLabel(_ header: CBORValue) -> String? {
        guard let critical = header[criticalLabel] else { return nil }
        guard case .array(let labels) = critical, !labels.isEmpty else {
            return "the list of critical headers in the COSE_Sign1 is none"
        }
        let known: [CBORValue] = [
            algorithmLabel, criticalLabel, contentTypeLabel, chainLabel, chainName, "iat",
        ]
        guard let unknown = labels.first(where: { !known.contains($0) }) else { return nil }
        return "the header \(unknown.diagnostic(byteLimit: 16)) of the COSE_Sign1 is critical and not known here"
    }

    /// Finds the certificates (checklist §8.6): under 33 or under the text `x5chain`, in either header; 33 wins; the same label in
    /// both headers leaves open which is meant.
    private static func chain(
        _ protected: CBORValue, _ unprotected: CBORValue, _ fault: (String) -> AssetError
    ) throws(AssetError) -> ([[UInt8]], isProtected: Bool) {
        for label in [chainLabel, chainName] {
            let inside = protected[label]
            let outside = unprotected[label]
            guard inside == nil || outside == nil else {
                throw fault("the COSE_Sign1 has certificates in both headers")
            }
            guard let value = inside ?? outside else { continue }
            let items: [CBORValue] =
                switch value {
                case .bytes: [value]
                case .array(let items): items
                default: []
                }
            let chain = items.compactMap(\.bytesValue)
            guard !chain.isEmpty, chain.count == items.count, chain.count <= chainLimit else {
                throw fault("the certificates of the COSE_Sign1 are not one to \(chainLimit) byte strings")
            }
            return (chain, inside != nil)
        }
        throw fault("the COSE_Sign1 has no certificates")
    }
}
