internal import SelloBytes
internal import SelloCBOR
internal import SelloSigning

/// Validates a credential in which an aggregator vouches for identities (CAWG Identity Assertion 1.1, §8.1), as far as that needs no network.
///
/// Who issued it is named by a decentralised identifier, whose keys are elsewhere: its signature stays an open question.
struct AggregatedIdentity {
    let identity: IdentityAssertion
    let options: ValidationOptions

    func validate(_ found: inout IdentityValidation) {
        let url = found.url
        guard let cose = Envelope(identity.signature, limits: options.limits) else {
            found.results.fail(
                .aggregatedCOSEInvalid, url, "the aggregator's signature is no COSE_Sign1 with a payload of its own")
            return
        }
        if cose.header[1]?.intValue.flatMap({ SigningAlgorithm(coseIdentifier: $0) }) == nil {
            found.results.fail(
                .aggregatedAlgorithmInvalid, url,
                "the algorithm of the aggregator's signature is not one that is allowed")
        }
        if cose.header[3]?.textValue != "application/vc" {
            found.results.fail(
                .aggregatedContentTypeInvalid, url, "what the aggregator signed is not marked as a credential")
        }
        guard let credential = JSONItem(cose.payload, nesting: options.limits.nesting),
            let subject = credential["credentialSubject"], let asset = subject["c2paAsset"],
            credential["@context"] != nil, credential["type"] != nil
        else {
            found.results.fail(
                .aggregatedCredentialInvalid, url, "what the aggregator signed is no credential for this content")
            return
        }
        checkIssuer(credential, &found)
        checkTime(credential, &found)
        if !matches(asset) {
            found.results.fail(
                .aggregatedPayloadMismatch, url, "the aggregator's credential speaks of other content")
        }
    }

    private func checkIssuer(_ credential: JSONItem, _ found: inout IdentityValidation) {
        let issuer = credential["issuer"]?.text ?? credential["issuer"]?["id"]?.text
        guard let issuer, issuer.hasPrefix("did:") else {
            found.results.fail(
                .aggregatedIssuerInvalid, found.url, "the issuer of the credential is no decentralised identifier")
            return
        }
        found.issuer = issuer
        found.results.note(
            .aggregatedIssuerUnavailable, found.url,
            "Sello fetches nothing, so that the keys of \(issuer) are not known and its signature is not checked")
        found.undetermined.append(
            Undetermined(
                subject: "identity", en: "whether \(issuer) signed the credential cannot be told without a network",
                es: "si \(issuer) firmó la credencial no se puede saber sin una red")
        )
    }

    private func checkTime(_ credential: JSONItem, _ found: inout IdentityValidation) {
        // The names of version 2 of the credential data model, then those of version 1.
        if let from = credential["validFrom"] ?? credential["issuanceDate"] {
            let moment = from.text.flatMap { Moment(rfc3339: $0) }
            if moment.map({ $0 > options.moment }) ?? true {
                found.results.fail(
                    .aggregatedValidFromInvalid, found.url,
                    "the credential is not valid yet, or does not say since when")
            }
        } else {
            found.results.fail(
                .aggregatedValidFromMissing, found.url, "the credential does not say since when it is valid")
        }
        if let until = credential["validUntil"] ?? credential["expirationDate"] {
            let moment = until.text.flatMap { Moment(rfc3339: $0) }
            if moment.map({ $0 < options.moment }) ?? true {
                found.results.fail(
                    .aggregatedValidUntilInvalid, found.url, "the credential is not valid any more")
            }
        }
    }

    /// Whether the credential speaks of the same assertions as the identity assertion does.
    private func matches(_ asset: JSONItem) -> Bool {
        guard let list = asset["referenced_assertions"]?.items, list.count == identity.references.count,
            asset["sig_type"]?.text == identity.signatureType
        else { return false }
        return zip(list, identity.references).allSatisfy { item, reference in
            guard let hash = item["hash"].flatMap({ Self.bytes($0) }) else { return false }
            // Software leaves the digest's name out on either side, where the claim names it.
            if let name = item["alg"]?.text, let algorithm = reference.algorithm, name != algorithm { return false }
            return item["url"]?.text == reference.url
                && (hash == reference.hash
                    || hash.prefix { $0 != UInt8(ascii: "=") }.elementsEqual(reference.hash.base64))
        }
    }

    /// A digest as it stands in a credential: Base64 or, from older software, a list of the bytes of that.
    private static func bytes(_ item: JSONItem) -> [UInt8]? {
        if let text = item.text { return Array(text.utf8) }
        guard let items = item.items else { return nil }
        var bytes: [UInt8] = []
        for case .literal(let number) in items {
            guard let byte = UInt8(number) else { return nil }
            bytes.append(byte)
        }
        return bytes.count == items.count ? bytes : nil
    }

    /// A COSE signature that carries what it signs.
    private struct Envelope {
        let header: CBORValue
        let payload: [UInt8]

        init?(_ bytes: [UInt8], limits: Limits) {
            guard let item = try? CBORDecoder.decode(bytes, limits: limits), case .array(let parts) = item.untagged,
                parts.count == 4, let protected = parts[0].bytesValue, let payload = parts[2].bytesValue,
                parts[3].bytesValue != nil, let header = try? CBORDecoder.decode(protected, limits: limits)
            else { return nil }
            self.header = header
            self.payload = payload
        }
    }
}

extension [UInt8] {
    /// The characters of their Base64 form, without padding (RFC 4648, section 4).
    fileprivate var base64: [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var characters: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in self {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                characters.append(alphabet[Int(bits >> UInt32(count) & 63)])
            }
            bits &= 0xFF
        }
        if count > 0 { characters.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        return characters
    }
}
