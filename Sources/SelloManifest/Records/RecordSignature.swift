package import SelloBytes
package import SelloSigning

/// What was found about the signature of a record and its signer, as thoroughly as for a claim.
package struct RecordSignature: Sendable {
    /// Why the signature does not count.
    package enum Fault: Sendable, Hashable {
        /// The signature does not fit, or is not one.
        case mismatch(String)
        /// The certificates are not fit to sign.
        case credential(String)
        /// A certificate is not valid at the time that counts.
        case outsideValidity(Moment)
        /// The certificate was revoked.
        case revoked(String)
    }

    /// What is wrong; empty where the signature holds.
    package private(set) var faults: [Fault] = []
    /// The certificates, leaf first, where they can be read.
    package private(set) var certificates: [Certificate] = []
    /// The algorithm, where it is one that C2PA allows.
    package let algorithm: SigningAlgorithm?
    /// Whether the signer leads to an anchor that was given.
    package private(set) var isTrusted = false
    /// Why it does not.
    package private(set) var untrustedReason: String?
    /// When a trusted time-stamp says that it was signed.
    package private(set) var attestedTime: Moment?
    /// Whether answers beside the signature decided if the certificate was revoked.
    package private(set) var revocationIsDecided = false

    init(_ signature: COSESign1, payload: [UInt8], _ options: ValidationOptions) {
        algorithm = signature.algorithm
        if signature.padding.contains(where: { $0 != 0 }) {
            faults.append(.mismatch("the padding of the signature holds something"))
        }
        // Else anyone could put another certificate of the same key, and with it another name, in its place (checklist §8.3).
        if !signature.chainIsProtected {
            faults.append(.credential("the signature does not cover the certificates that it is judged by"))
        }
        do {
            certificates = try options.certificates.certificates(of: signature.certificateChain)
        } catch {
            faults.append(.credential("a certificate cannot be read: \(error)"))
        }
        guard let leaf = certificates.first else { return }
        var results = ValidationResults()
        attestedTime =
            TimeStampsValidator(options: options, signature: signature, claim: payload, signatureBox: [], url: "")
            .attestedTime(&results)
        judge(attestedTime ?? options.moment, options)
        switch signature.verify(payload: payload, with: leaf) {
        case .valid: break
        case .mismatch: faults.append(.mismatch("it was changed after signing, or another key signed it"))
        case .malformed(let reason): faults.append(.mismatch(reason))
        case .unfitKey(let reason): faults.append(.credential(reason))
        }
        checkRevocation(signature, leaf, options)
        isTrusted = isTrusted && faults.isEmpty
    }

    private mutating func judge(_ moment: Moment, _ options: ValidationOptions) {
        let credential = CredentialFindings(certificates, anchors: options.anchors, at: moment, options.certificates)
        if let (number, fault) = credential.fault {
            faults.append(.credential("certificate \(number) of the chain breaks the C2PA profile: \(fault)"))
        }
        switch credential.verdict {
        case .trusted: isTrusted = true
        case .outsideValidity: untrustedReason = "the way to the anchor is not valid at \(moment)"
        case .untrusted(let reason): untrustedReason = "\(reason)"
        }
        if !credential.isInsideValidity { faults.append(.outsideValidity(moment)) }
    }

    private mutating func checkRevocation(_ signature: COSESign1, _ leaf: Certificate, _ options: ValidationOptions) {
        guard let values = signature.revocationValues else { return }
        let stapled = (RevocationValues.responses(values) ?? []).prefix(4).compactMap { RevocationResponse(der: $0) }
        let judge = RevocationJudge(
            responses: stapled, chain: certificates, anchors: options.anchors, attestedTime: attestedTime,
            moment: options.moment)
        // An authority above the signer may be revoked, too.
        for (index, certificate) in certificates.prefix(4).enumerated() where index == 0 || !certificate.isSelfSigned {
            switch judge.judge(certificate) {
            case .revoked(let text):
                faults.append(.revoked(text))
                revocationIsDecided = true
            case .notRevoked: if index == 0 { revocationIsDecided = true }
            case .unknown, .undecided: break
            }
        }
    }
}
