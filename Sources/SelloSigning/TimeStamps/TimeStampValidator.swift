import SelloBytes

/// Checks time-stamps of claim signatures (spec 2.4, §15.8; checklist §10).
package enum TimeStampValidator {
    /// What a time-stamp may be about: the bytes, and what they are in a few words.
    package typealias Message = (bytes: [UInt8], name: String)

    /// Checks a token.
    ///
    /// - Parameters:
    ///   - token: The token in DER.
    ///   - messages: What it may attest, the standard's form first.
    ///   - anchors: The authorities for time-stamps.
    ///   - certificates: What is known of certificates.
    /// - Returns: What came of it.
    package static func validate(
        _ token: [UInt8], of messages: [Message], anchors: TrustAnchors, certificates: CertificateCache
    ) -> TimeStampVerdict {
        do throws(TimeStampToken.Malformed) {
            return judge(try TimeStampToken(der: token), messages, anchors, certificates)
        } catch {
            return TimeStampVerdict(.malformed("the time-stamp cannot be read: \(error.reason)"))
        }
    }

    /// Checks an answer of an authority, as version 1 of the container holds it.
    package static func validate(
        response: [UInt8], of messages: [Message], anchors: TrustAnchors, certificates: CertificateCache
    ) -> TimeStampVerdict {
        guard let response = TimeStampResponse(der: response) else {
            return TimeStampVerdict(.malformed("the time-stamp is no answer of a time-stamping authority"))
        }
        guard response.isGranted, let token = response.token else {
            return TimeStampVerdict(.malformed("the authority granted no time-stamp (status \(response.status))"))
        }
        return validate(token, of: messages, anchors: anchors, certificates: certificates)
    }

    private static func judge(
        _ token: borrowing TimeStampToken, _ messages: [Message], _ anchors: TrustAnchors, _ cache: CertificateCache
    ) -> TimeStampVerdict {
        let authority: Certificate
        switch token.checkSignature() {
        case .valid(let certificate): authority = certificate
        case .malformed(let reason):
            return TimeStampVerdict(.malformed("the time-stamp has not the right form: \(reason)"))
        case .mismatch(let reason): return TimeStampVerdict(.mismatch("the time-stamp is not intact: \(reason)"))
        case .untrusted(let reason): return TimeStampVerdict(.untrusted("the time-stamp proves nothing: \(reason)"))
        }
        guard let algorithm = DigestAlgorithm(token.imprint.algorithm) else {
            return TimeStampVerdict(
                .untrusted("the time-stamp is about a digest that is not allowed (\(token.imprint.algorithm))"))
        }
        let digest = token.imprint.digest
        guard let message = messages.first(where: { (try? Digest.of($0.bytes, algorithm)) == digest }) else {
            return TimeStampVerdict(.mismatch("the time-stamp is about another signature or claim than this one"))
        }
        return judge(authority, beside: token.certificates, at: token.time, about: message.name, anchors, cache)
    }

    /// Judges the authority at the time that it names.
    private static func judge(
        _ authority: Certificate, beside others: [Certificate], at time: Moment, about message: String,
        _ anchors: TrustAnchors, _ cache: CertificateCache
    ) -> TimeStampVerdict {
        let name = authority.subject.commonName ?? "\(authority.subject)"
        let validated = TimeStampFinding.validated("\(name) attests that \(message) existed at \(time)")
        func verdict(_ findings: [TimeStampFinding], holds: Bool = true, isTrusted: Bool = false) -> TimeStampVerdict {
            TimeStampVerdict(findings, time: holds ? time : nil, isTrusted: isTrusted, authority: authority)
        }
        if let fault = CertificateProfile.faults(of: authority, as: .timeStamper).first {
            return verdict(
                [.credentialInvalid("the certificate of the time-stamping authority breaks the profile: \(fault)")],
                holds: false)
        }
        guard authority.validity.contains(time) else {
            return verdict(
                [.outsideValidity("the certificate of the time-stamping authority was not valid at \(time)")],
                holds: false)
        }
        let chain = [authority] + others.filter { $0 != authority }
        switch cache.validate(chain: chain, anchors: anchors, at: time) {
        case .trusted:
            return verdict(
                [validated, .trusted("the time-stamping authority leads to one of the anchors given for time-stamps")],
                isTrusted: true)
        case .outsideValidity:
            return verdict(
                [.outsideValidity("a certificate above the time-stamping authority was not valid at \(time)")],
                holds: false)
        case .untrusted(.noAnchors):
            return verdict([
                validated, .untrusted("no anchors for time-stamps are given, so that no authority is trusted"),
            ])
        case .untrusted(let reason):
            return verdict([validated, .untrusted("the time-stamping authority is not trusted: \(reason)")])
        }
    }
}
