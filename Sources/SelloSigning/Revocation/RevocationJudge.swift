package import SelloBytes

/// Judges what stapled answers say of a certificate (spec 2.4, §15.9; checklist §11).
///
/// They come from where anyone can write. What says “good” therefore counts only with all that the standard asks for; what says “revoked”
/// counts whenever its signature shows that it is true.
package struct RevocationJudge: Sendable {
    /// The answers, those beside the signature first.
    package let responses: [RevocationResponse]
    /// Who may have issued the certificates: the rest of the chain, and the anchors.
    private let issuers: [Certificate]
    /// When the signature was made, where a trusted time-stamp says so.
    private let attestedTime: Moment?
    /// Now, or what the caller calls so.
    private let moment: Moment

    /// Makes a judge.
    ///
    /// - Parameters:
    ///   - responses: The answers, in the order they count.
    ///   - chain: The signer's certificates.
    ///   - anchors: The anchors, since the issuer may be one of them and stand nowhere else.
    ///   - attestedTime: When the signature was made, where a trusted time-stamp says so.
    ///   - moment: Now.
    package init(
        responses: [RevocationResponse], chain: [Certificate], anchors: TrustAnchors, attestedTime: Moment?,
        moment: Moment
    ) {
        self.responses = responses
        issuers = chain + anchors.store.authorities
        self.attestedTime = attestedTime
        self.moment = moment
    }

    /// Judges a certificate of the chain: that it was revoked decides whatever else is said, then the first answer that counts.
    ///
    /// Answers stand in headers that nobody signs, and old good ones are anyone's to keep: they must not outdo one that came later.
    package func judge(_ certificate: Certificate) -> RevocationVerdict {
        var reasons: [String] = []
        var unknown: String?
        var good: RevocationVerdict?
        // Asked for once, since it costs a signature check; and not at all where there is nothing to read.
        guard !responses.isEmpty else { return .undecided([]) }
        guard let issuer = issuer(of: certificate) else {
            return .undecided(["the certificate of the issuer is not at hand, so that no answer can be checked"])
        }
        for response in responses {
            guard let answer = response.answer(for: certificate, issuer: issuer) else {
                reasons.append("a revocation answer speaks of another certificate")
                continue
            }
            if let objection = response.objection(issuer: issuer) {
                reasons.append("a revocation answer is not to be trusted: \(objection)")
                continue
            }
            switch verdict(answer, producedAt: response.producedAt) {
            case .undecided(let more): reasons += more
            case .unknown(let sentence): unknown = unknown ?? sentence
            case .revoked(let text): return .revoked(text)
            case .notRevoked(let text): good = good ?? .notRevoked(text)
            }
        }
        if let good { return good }
        return unknown.map { .unknown($0) } ?? .undecided(reasons)
    }

    private func issuer(of certificate: Certificate) -> Certificate? {
        // Of many with the right name only some are tried: a chain is anyone's to make, and each trial costs a signature check.
        issuers.lazy.filter { $0 != certificate && certificate.namesIssuer($0) }.prefix(4)
            .first { certificate.isIssued(by: $0) }
    }

    private func verdict(_ answer: RevocationResponse.Answer, producedAt: Moment) -> RevocationVerdict {
        guard answer.thisUpdate <= moment else {
            return .undecided(["a revocation answer is of the future (\(answer.thisUpdate))"])
        }
        switch answer.status {
        case .unknown: return .unknown("the responder does not know the certificate")
        case .revoked(let time, isRemoved: false):
            return .revoked("the certificate was revoked" + (time.map { " at \($0)" } ?? ""))
        case .good, .revoked(_, isRemoved: true):
            guard let attestedTime else {
                return .undecided(["a revocation answer counts only with a trusted time-stamp, and there is none"])
            }
            // An answer given after the signature, or one that was current then.
            let end =
                answer.nextUpdate ?? Moment(seconds: producedAt.seconds.addingReportingOverflow(86400).partialValue)
            guard attestedTime < answer.thisUpdate || attestedTime <= end else {
                return .undecided(["a revocation answer had run out (\(end)) when the claim was signed"])
            }
            return .notRevoked(
                "the issuer of the certificate answered at \(answer.thisUpdate) that it is not revoked")
        }
    }
}
