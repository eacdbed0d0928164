internal import SelloBytes
internal import SelloSigning

/// Validates a claim's signature and its signer (checklist §18 B, steps 8 to 15).
struct SignatureValidator {
    let store: ManifestStore
    let options: ValidationOptions
    let evidence: SignatureEvidence

    func validate(_ found: inout ManifestValidation) {
        let manifest = found.manifest
        let url = manifest.signatureURI
        guard let claim = found.claim, let target = store.resolve(claim.signature, in: manifest),
            target.manifest.box == manifest.box, target.box == manifest.signature,
            let payload = store.tree.content(of: target.box, JUMBFBox.cbor)
        else {
            found.results.fail(.claimSignatureMissing, url, "there is no signature where the claim says")
            return
        }
        let signature: COSESign1
        let box = store.tree.copy(payload)
        do {
            signature = try COSESign1(
                parsing: box, base: payload.lowerBound, limits: options.limits)
        } catch {
            found.results.fail(.claimSignatureMismatch, url, "the signature cannot be read: \(error)")
            return
        }
        found.signature = signature
        guard signature.algorithm != nil else {
            found.results.fail(
                .algorithmUnsupported, url,
                "the signature's algorithm, \(signature.algorithmName), is not one that C2PA allows")
            return
        }
        let certificates: [Certificate]
        do {
            certificates = try options.certificates.certificates(of: signature.certificateChain)
        } catch {
            found.results.fail(.signingCredentialInvalid, url, "a certificate of the signer cannot be read: \(error)")
            return
        }
        guard let leaf = certificates.first else {
            found.results.fail(.signingCredentialInvalid, url, "the signature names no certificate")
            return
        }
        found.certificates = certificates
        checkHeaders(signature, claim, url, &found)
        guard let claimBytes = store.tree.content(of: manifest.claims[0], JUMBFBox.cbor).map({ store.tree.copy($0) })
        else { return }
        TimeStampsValidator(
            options: options, signature: signature, claim: claimBytes, signatureBox: box, url: url
        ).validate(assertions: evidence.timeStamps[manifest.label] ?? [], &found)
        judge(certificates, claim, url, &found)
        verify(signature, leaf, claimBytes, url, &found)
        checkWindow(signature, claim, url, &found)
        checkRevocation(signature, leaf, url, &found)
    }

    /// What stands in the unprotected header is signed by nobody.
    private func checkHeaders(
        _ signature: COSESign1, _ claim: Claim, _ url: String, _ found: inout ManifestValidation
    ) {
        // Padding is zeros (spec 2.4, §10.4); anything else was put there after signing.
        if signature.padding.contains(where: { $0 != 0 }) {
            found.results.fail(.claimSignatureMismatch, url, "the padding of the signature holds something")
        }
        // Else anyone could put another certificate of the same key, and with it another name, in its place (checklist §8.3).
        if claim.version > 1, !signature.chainIsProtected {
            found.results.fail(
                .signingCredentialInvalid, url, "the signature does not cover the certificates that it is judged by")
        }
    }

    private func judge(
        _ certificates: [Certificate], _ claim: Claim, _ url: String, _ found: inout ManifestValidation
    ) {
        let leafIsListed = certificates.first.map { options.anchors.lists($0) } ?? false
        if let placed = options.certificates.faults(ofChain: certificates, leafIsListed: leafIsListed).first {
            found.results.fail(
                .signingCredentialInvalid, url,
                "certificate \(placed.index + 1) of the signer's chain breaks the C2PA profile: \(placed.fault)")
        }
        let moment = found.signingTime.attested ?? options.moment
        switch options.certificates.validate(chain: certificates, anchors: options.anchors, at: moment) {
        case .trusted:
            found.results.pass(
                .signingCredentialTrusted, url, "the signer's certificate leads to one of the trust anchors given")
        case .outsideValidity:
            // Right in all but time: neither trusted nor untrusted; the window is judged below. Where a time-stamp that nobody vouches
            // for lets it pass there, it must not pass for trusted too.
            if contains(moment, certificates) {
                found.results.fail(
                    .signingCredentialUntrusted, url,
                    "the signer's certificate leads to a trust anchor that is not valid at \(moment)")
                return
            }
            guard let earlier = earlierTime(claim, found), contains(earlier, certificates) else { return }
            found.results.fail(
                .signingCredentialUntrusted, url,
                "the signer's certificate leads to a trust anchor but has expired, and no trusted time-stamp says that it signed before"
            )
        case .untrusted(let reason):
            found.results.fail(.signingCredentialUntrusted, url, "\(reason)")
        }
    }

    private func verify(
        _ signature: COSESign1, _ leaf: Certificate, _ claim: [UInt8], _ url: String,
        _ found: inout ManifestValidation
    ) {
        switch signature.verify(payload: claim, with: leaf) {
        case .valid:
            found.results.pass(.claimSignatureValidated, url, "the signature fits the claim and the signer's key")
        case .mismatch:
            found.results.fail(
                .claimSignatureMismatch, url,
                "the signature does not fit: the claim was changed after signing, or another key signed it")
        case .malformed(let reason):
            found.results.fail(.claimSignatureMismatch, url, "the signature has not the form it must have: \(reason)")
        case .unfitKey(let reason):
            found.results.fail(
                .signingCredentialInvalid, url, "the signer's key is not fit for its algorithm: \(reason)")
        }
    }

    /// The time that a time-stamp of an unknown authority names, for claims of version 1 only.
    ///
    /// When those were made there was no list of trusted time-stamping authorities (C2PA 2.1 brought it), and their signers expired
    /// long ago. Taking the time as it stands lets such a manifest be valid and never trusted, so that a forger gains nothing: a
    /// certificate of one's own makes a valid manifest too.
    private func earlierTime(_ claim: Claim, _ found: ManifestValidation) -> Moment? {
        guard claim.version == 1, case .stamped(let moment) = found.signingTime else { return nil }
        return moment
    }

    /// The validity window, at the attested time or else at the moment given (checklist §12).
    private func checkWindow(
        _ signature: COSESign1, _ claim: Claim, _ url: String, _ found: inout ManifestValidation
    ) {
        let moment = found.signingTime.attested ?? options.moment
        if contains(moment, found.certificates) {
            found.results.pass(
                .claimSignatureInsideValidity, url,
                found.signingTime.attested == nil
                    ? "the signer's certificates are valid at \(moment)"
                    : "the signer's certificates were valid at \(moment), when the time-stamp says that it signed")
        } else if let earlier = earlierTime(claim, found), contains(earlier, found.certificates) {
            found.results.pass(
                .claimSignatureInsideValidity, url,
                "the signer's certificates were valid at \(earlier), as a time-stamp of an authority that is not trusted has it"
            )
        } else {
            found.results.fail(
                .claimSignatureOutsideValidity, url,
                found.signingTime.attested == nil
                    ? "a certificate of the signer is not valid at \(moment), and no trusted time-stamp proves an earlier signing"
                    : "a certificate of the signer was not valid at \(moment), when the time-stamp says that it signed")
        }
        guard let claimed = signature.claimedTime else { return }
        // A claim of the signer's: it is compared and decides nothing (checklist §12.3).
        let limit = found.signingTime.attested ?? options.moment
        if contains(claimed, found.certificates), claimed <= limit {
            found.results.note(
                .timeOfSigningInsideValidity, url,
                "the signer says that it signed at \(claimed), which fits its certificates")
        } else {
            found.results.note(
                .timeOfSigningOutsideValidity, url,
                "the signer says that it signed at \(claimed), which is outside its certificates' validity or after \(limit)"
            )
        }
    }

    /// Whether all certificates are valid.
    ///
    /// A root beside the chain is judged by whether it is an anchor; the leaf has no such excuse.
    private func contains(_ moment: Moment, _ certificates: [Certificate]) -> Bool {
        certificates.enumerated().allSatisfy { index, certificate in
            certificate.validity.contains(moment) || index > 0 && certificate.isSelfSigned
        }
    }

    /// What stapled answers say (checklist §11); nobody is asked.
    private func checkRevocation(
        _ signature: COSESign1, _ leaf: Certificate, _ url: String, _ found: inout ManifestValidation
    ) {
        // Real signatures have one to three; more would be for us to work on.
        let stapled = (signature.revocationValues.flatMap { RevocationValues.responses($0) } ?? []).prefix(4)
            .compactMap { RevocationResponse(der: $0) }
        let judge = RevocationJudge(
            responses: stapled + evidence.responses, chain: found.certificates, anchors: options.anchors,
            attestedTime: found.signingTime.attested, moment: options.moment)
        var reasons: [String] = []
        switch judge.judge(leaf) {
        case .notRevoked(let text):
            found.results.pass(.ocspNotRevoked, url, text)
            found.revocationIsDecided = true
        case .revoked(let text):
            found.results.fail(.ocspRevoked, url, text)
            found.revocationIsDecided = true
        case .unknown(let text):
            found.results.note(.ocspUnknown, url, text)
            reasons = [text]
        case .undecided(let all): reasons = all
        }
        for authority in found.certificates.prefix(4).dropFirst()
        where !judge.responses.isEmpty && !authority.isSelfSigned {
            guard case .revoked(let text) = judge.judge(authority) else { continue }
            found.results.fail(.signingCredentialUntrusted, url, "an authority above the signer: \(text)")
        }
        guard !found.revocationIsDecided else { return }
        if signature.revocationValues != nil, stapled.isEmpty {
            reasons.append("what stands in the place of the revocation answers cannot be read")
        }
        let why = reasons.isEmpty ? "" : ": " + reasons.prefix(4).joined(separator: "; ")
        found.results.note(
            .ocspSkipped, url, "whether the signer's certificate was revoked was not asked of anyone\(why)")
        found.undetermined.append(
            Undetermined(
                subject: "revocation",
                en: "nobody was asked whether the signer's certificate was revoked\(why)",
                es: "no se preguntó a nadie si el certificado del firmante fue revocado"))
    }
}
