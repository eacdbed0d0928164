package import SelloBytes
import SelloCBOR

/// What goes beside a signature after it is made: a time-stamp, and answers about revocation.
package struct SigningEvidence: Sendable {
    /// Who says when it was signed; nobody where there is none.
    package let authority: (any TimestampAuthority)?
    /// Answers of responders in DER (OCSP), stapled.
    package let responses: [[UInt8]]

    /// Nothing.
    package static let none = SigningEvidence()

    private init() {
        authority = nil
        responses = []
    }

    /// Makes evidence, and checks what can be checked before signing.
    ///
    /// - Parameters:
    ///   - authority: Who says when it was signed.
    ///   - responses: Answers of responders in DER.
    ///   - chain: The signer's certificates, leaf first.
    ///   - moment: The time of signing.
    /// - Throws: ``SigningError`` `.unfitRevocationAnswer`.
    package init(
        authority: (any TimestampAuthority)?, responses: [[UInt8]], chain: [Certificate], moment: Moment
    ) throws(SigningError) {
        self.authority = authority
        self.responses = responses
        guard !responses.isEmpty else { return }
        guard authority != nil else {
            throw SigningError(
                .unfitRevocationAnswer,
                "Revocation answers beside a signature count only with a time-stamp (C2PA 2.4, 15.9); give a time-stamping authority too"
            )
        }
        for (index, response) in responses.enumerated() {
            guard let answer = RevocationResponse(der: response) else {
                throw SigningError(
                    .unfitRevocationAnswer,
                    "Revocation answer \(index + 1) is no OCSP response in DER, or one that says nothing")
            }
            // As a verifier will, should the time-stamp come a moment from now.
            let judge = RevocationJudge(
                responses: [answer], chain: chain, anchors: .none, attestedTime: moment, moment: moment)
            let verdicts = chain.map { judge.judge($0) }
            let isGood = verdicts.contains { if case .notRevoked = $0 { true } else { false } }
            guard !isGood else { continue }
            let reasons = verdicts.prefix(1).map(\.sentence).joined()
            throw SigningError(
                .unfitRevocationAnswer,
                "Revocation answer \(index + 1) is of no use: \(reasons); get a new one for the signer's certificate")
        }
    }

    /// How many bytes to reserve in the signature box.
    package var reservedByteCount: Int {
        guard authority != nil || !responses.isEmpty else { return 0 }
        let token = [UInt8](repeating: 0, count: max(0, authority?.maximumTokenSize ?? 0))
        // Sixteen more, so that what is left can always be filled with padding.
        return CBOREncoder.encode(.map(entries(authority == nil ? nil : token))).count + 16
    }

    /// The entries of the unprotected header.
    func entries(_ token: [UInt8]?) -> [CBORPair] {
        var entries: [CBORPair] = []
        if let token { entries.append(CBORPair("sigTst2", TimeStampContainer.container(token))) }
        if !responses.isEmpty { entries.append(CBORPair("rVals", RevocationValues.map(responses))) }
        return entries
    }
}

extension RevocationVerdict {
    /// What was found, in words.
    var sentence: String {
        switch self {
        case .notRevoked(let text), .revoked(let text), .unknown(let text): text
        case .undecided(let reasons): reasons.isEmpty ? "it says nothing" : reasons.joined(separator: "; ")
        }
    }
}
