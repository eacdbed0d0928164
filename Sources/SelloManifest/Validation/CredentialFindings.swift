internal import SelloBytes
internal import SelloSigning

/// What is to be said of a signer's certificates at a moment, whatever it signed.
struct CredentialFindings {
    /// The first rule of the profile that a certificate breaks, with its number in the chain.
    let fault: (number: Int, fault: ProfileFault)?
    /// Whether a path leads to an anchor.
    let verdict: ChainVerdict
    /// Whether every certificate is valid; a root beside the chain is judged by whether it is an anchor, the leaf has no such excuse.
    let isInsideValidity: Bool

    /// Judges certificates.
    ///
    /// - Parameters:
    ///   - certificates: The chain, leaf first.
    ///   - anchors: Who makes a signer trusted.
    ///   - moment: The time that counts.
    ///   - cache: What was read and found of certificates before.
    init(_ certificates: [Certificate], anchors: TrustAnchors, at moment: Moment, _ cache: CertificateCache) {
        let leafIsListed = certificates.first.map { anchors.lists($0) } ?? false
        fault = cache.faults(ofChain: certificates, leafIsListed: leafIsListed).first.map { ($0.index + 1, $0.fault) }
        verdict = cache.validate(chain: certificates, anchors: anchors, at: moment)
        isInsideValidity = certificates.enumerated().allSatisfy { index, certificate in
            index > 0 && certificate.isSelfSigned || certificate.validity.contains(moment)
        }
    }
}
