internal import SelloBytes
internal import SelloCBOR
internal import SelloSigning

/// Looks for a time-stamp of a claim signature: beside it, and failing that in the assertions of the store's manifests
/// (spec 2.4, §15.8; checklist §10, §18 step 10).
struct TimeStampsValidator {
    let options: ValidationOptions
    let signature: COSESign1
    /// The content of the claim's `cbor` box.
    let claim: [UInt8]
    /// The content of the signature's `cbor` box.
    let signatureBox: [UInt8]
    /// What findings speak of: the signature box.
    let url: String

    func validate(assertions tokens: [[UInt8]], _ found: inout ManifestValidation) {
        if let verdict = header() {
            note(verdict, &found.results)
            keep(verdict, &found)
            if let time = verdict.time, let authority = verdict.authority { found.timeStamp = (time, authority) }
        }
        // Only where the signature's own does not hold (spec 2.4, §15.8.2).
        for token in tokens where found.signingTime.attested == nil {
            let verdict = TimeStampValidator.validate(
                token, of: assertionMessages, anchors: options.timeStampAnchors, certificates: options.certificates)
            note(verdict, &found.results)
            keep(verdict, &found)
        }
    }

    /// The time that a trusted time-stamp beside the signature attests; what is found of it goes to `results`.
    func attestedTime(_ results: inout ValidationResults) -> Moment? {
        guard let verdict = header() else { return nil }
        note(verdict, &results)
        return verdict.isTrusted ? verdict.time : nil
    }

    /// The time-stamp in the unprotected header; `nil` where there is none.
    private func header() -> TimeStampVerdict? {
        // Two of them could say two things, and which one counts would be for whoever reads to choose.
        if signature.timeStamp1 != nil, signature.timeStamp2 != nil {
            return TimeStampVerdict(.malformed("time-stamps of both forms stand beside the signature; neither counts"))
        }
        guard let value = signature.timeStamp2 ?? signature.timeStamp1 else { return nil }
        guard let tokens = TimeStampContainer.tokens(value) else {
            return TimeStampVerdict(.malformed("what stands in the place of the time-stamp is no list of tokens"))
        }
        guard tokens.count == 1 else {
            return TimeStampVerdict(
                .malformed("\(tokens.count) time-stamps stand beside the signature where one is allowed; none counts"))
        }
        if signature.timeStamp2 != nil {
            return TimeStampValidator.validate(
                tokens[0], of: [standardMessage], anchors: options.timeStampAnchors, certificates: options.certificates)
        }
        let message = COSESign1.countersignatureStructure(protected: signature.protectedBytes, payload: claim)
        return TimeStampValidator.validate(
            response: tokens[0], of: [(message, "the claim")], anchors: options.timeStampAnchors,
            certificates: options.certificates)
    }

    private var standardMessage: TimeStampValidator.Message {
        (
            COSESign1.countersignatureStructure(
                protected: signature.protectedBytes, signature: signature.signature), "the signature"
        )
    }

    /// The three forms there are of it (trap 2): the standard's, and two that an implementation in wide use has written.
    private var assertionMessages: [TimeStampValidator.Message] {
        [
            standardMessage, (signature.signature, "the signature by itself, not in the standard's form,"),
            (signatureBox, "the whole signature box, not in the standard's form,"),
        ]
    }

    private func note(_ verdict: TimeStampVerdict, _ results: inout ValidationResults) {
        for finding in verdict.findings {
            switch finding {
            case .validated(let text): results.pass(.timeStampValidated, url, text)
            case .trusted(let text): results.pass(.timeStampTrusted, url, text)
            case .malformed(let text): results.note(.timeStampMalformed, url, text)
            case .mismatch(let text): results.note(.timeStampMismatch, url, text)
            case .untrusted(let text): results.note(.timeStampUntrusted, url, text)
            case .outsideValidity(let text): results.note(.timeStampOutsideValidity, url, text)
            case .credentialInvalid(let text): results.note(.timeStampCredentialInvalid, url, text)
            }
        }
    }

    private func keep(_ verdict: TimeStampVerdict, _ found: inout ManifestValidation) {
        guard let time = verdict.time else { return }
        if verdict.isTrusted {
            found.signingTime = .attested(time)
        } else if case .unknown = found.signingTime {
            found.signingTime = .stamped(time)
        }
    }
}
