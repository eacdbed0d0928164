internal import SelloBytes
internal import SelloSigning

/// Validates a claim's signature and its signer (checklist §18 B, steps 8 to 15).
struct SignatureValidator {
    let store: ManifestStore
    let options: ValidationOptions

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
        do {
            signature = try COSESign1(
                parsing: store.tree.copy(payload), base: payload.lowerBound, limits: options.limits)
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
        judge(certificates, url, &found)
        verify(signature, leaf, claimBox: manifest.claims[0], url, &found)
        noteTimeAndRevocation(signature, url, &found)
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

    private func judge(_ certificates: [Certificate], _ url: String, _ found: inout ManifestValidation) {
        let leafIsListed = certificates.first.map { options.anchors.lists($0) } ?? false
        if let placed = options.certificates.faults(ofChain: certificates, leafIsListed: leafIsListed).first {
            found.results.fail(
                .signingCredentialInvalid, url,
                "certificate \(placed.index + 1) of the signer's chain breaks the C2PA profile: \(placed.fault)")
        }
        switch options.certificates.validate(chain: certificates, anchors: options.anchors, at: options.moment) {
        case .trusted:
            found.results.pass(
                .signingCredentialTrusted, url, "the signer's certificate leads to one of the trust anchors given")
        // Right in all but time: neither trusted nor untrusted; the window is judged below.
        case .outsideValidity: break
        case .untrusted(let reason):
            found.results.fail(.signingCredentialUntrusted, url, "\(reason)")
        }
    }

    private func verify(
        _ signature: COSESign1, _ leaf: Certificate, claimBox: Int, _ url: String, _ found: inout ManifestValidation
    ) {
        guard let claim = store.tree.content(of: claimBox, JUMBFBox.cbor) else { return }
        switch signature.verify(payload: store.tree.copy(claim), with: leaf) {
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

    /// The validity window at the moment given.
    ///
    /// A time-stamp could move that moment; while this version does not check any, a certificate outside its window with a
    /// time-stamp beside it is an open question, not a fault of the file.
    private func noteTimeAndRevocation(_ signature: COSESign1, _ url: String, _ found: inout ManifestValidation) {
        // A root beside the chain is judged by whether it is an anchor; the leaf has no such excuse.
        let inside = found.certificates.enumerated().allSatisfy { index, certificate in
            index > 0 && certificate.isSelfSigned || certificate.validity.contains(options.moment)
        }
        if inside {
            found.results.pass(
                .claimSignatureInsideValidity, url, "the signer's certificates are valid at \(options.moment)")
        } else if signature.hasTimeStamp {
            found.notChecked("a time-stamp, on which the validity of the signer's certificate depends,", url)
        } else {
            found.results.fail(
                .claimSignatureOutsideValidity, url,
                "a certificate of the signer is not valid at \(options.moment), and no time-stamp proves an earlier signing"
            )
        }
        if signature.hasTimeStamp {
            found.undetermined.append(
                Undetermined(
                    subject: "timeEvidence",
                    reason: "the signature carries a time-stamp; this version does not check time-stamps"))
        }
        found.results.note(.ocspSkipped, url, "whether the signer's certificate was revoked was not asked")
        found.undetermined.append(
            Undetermined(
                subject: "revocation",
                reason: signature.revocationValues != nil
                    ? "the signature carries revocation answers; this version does not check them"
                    : "nobody was asked whether the signer's certificate was revoked"))
    }
}

extension COSESign1 {
    /// Whether a time-stamp of either form stands beside the signature.
    var hasTimeStamp: Bool { timeStamp1 != nil || timeStamp2 != nil }
}
