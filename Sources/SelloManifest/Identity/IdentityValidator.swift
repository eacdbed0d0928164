internal import SelloBytes
internal import SelloCBOR
internal import SelloSigning

/// Validates the identity assertions of manifests (CAWG Identity Assertion 1.1, §7).
struct IdentityValidator {
    let store: ManifestStore
    let options: ValidationOptions

    /// Validates those of all manifests that were reached, the active one's first, the others' in the order of the store.
    func validate(_ found: StoreValidation) -> [IdentityValidation] {
        let labels = [found.active] + store.manifests.map(\.label).filter { $0 != found.active }
        var seen: Set<String> = []
        var identities: [IdentityValidation] = []
        for label in labels where seen.insert(label).inserted {
            guard let manifest = found.manifests[label] else { continue }
            let assertions = manifest.manifest.assertions.filter {
                $0.type == Self.label && manifest.values[$0.label] != nil
            }
            guard !assertions.isEmpty else { continue }
            let listed = listed(in: manifest)
            for assertion in assertions {
                guard identities.count < Self.limit else { return identities }
                var identity = validate(assertion, of: manifest, listed)
                identity.results.tellOmitted(at: identity.url)
                identities.append(identity)
            }
        }
        return identities
    }

    private static let label = "cawg.identity"

    /// More than anybody has; each may cost a signature.
    private static let limit = 256

    /// The digests that the claim lists, by the box that each is of.
    private func listed(in manifest: ManifestValidation) -> [Int: [UInt8]] {
        var listed: [Int: [UInt8]] = [:]
        for reference in manifest.claim?.assertions ?? [] {
            guard let target = store.resolve(reference.url, in: manifest.manifest) else { continue }
            listed[target.box] = reference.hash
        }
        return listed
    }

    private func validate(
        _ assertion: Manifest.Assertion, of manifest: ManifestValidation, _ listed: [Int: [UInt8]]
    ) -> IdentityValidation {
        let url = manifest.manifest.assertionURI(assertion.label)
        var found = IdentityValidation(manifest: manifest.manifest.label, url: url)
        found.results.room.limit(to: options.limits.findingCount / Self.limit)
        guard let value = manifest.values[assertion.label],
            let payload = store.tree.content(of: assertion.box, JUMBFBox.cbor),
            let identity = IdentityAssertion(store.tree.copy(payload), value, limits: options.limits)
        else {
            found.results.fail(.identityCBORInvalid, url, "the identity assertion lacks a field that it must have")
            return found
        }
        found.signatureType = identity.signatureType
        found.roles = identity.roles
        checkReferences(identity, manifest, listed, &found)
        if !identity.isPaddingEmpty {
            found.results.fail(.identityPaddingInvalid, url, "the padding of the identity assertion holds something")
        }
        for expectation in identity.expectations {
            found.undetermined.append(
                Undetermined(
                    subject: "identity", NotChecked.reason(Sentence(en: expectation, es: expectation))))
        }
        switch identity.signatureType {
        case "cawg.x509.cose": checkSignature(identity, &found)
        case "cawg.identity_claims_aggregation":
            AggregatedIdentity(identity: identity, options: options).validate(&found)
        default:
            found.results.fail(
                .identitySignatureTypeUnknown, url, "the identity assertion is signed in a way that is not known")
        }
        return found
    }

    /// What it speaks of must be what the claim lists, the hard binding among it: else it could be moved to other content.
    private func checkReferences(
        _ identity: IdentityAssertion, _ manifest: ManifestValidation, _ listed: [Int: [UInt8]],
        _ found: inout IdentityValidation
    ) {
        var seen: Set<String> = []
        var binds = false
        for reference in identity.references {
            let target = store.resolve(reference.url, in: manifest.manifest)
            if target.flatMap({ listed[$0.box] }) != reference.hash {
                found.results.fail(
                    .identityAssertionMismatch, found.url,
                    "the identity assertion refers to \(reference.url), which the claim does not list with that digest")
            }
            if !seen.insert(target.map { "\($0.box)" } ?? reference.url).inserted {
                found.results.fail(
                    .identityAssertionDuplicate, found.url, "the identity assertion refers to \(reference.url) twice")
            }
            let type = JUMBFURI(reference.url)?.labels.last?.assertionType
            if let type, AssertionLabel.hardBindings.contains(type) { binds = true }
        }
        if !binds {
            found.results.fail(
                .identityHardBindingMissing, found.url, "the identity assertion does not refer to the hard binding")
        }
    }

    /// A COSE signature with X.509 certificates (§8.2), judged by anchors of its own.
    private func checkSignature(_ identity: IdentityAssertion, _ found: inout IdentityValidation) {
        let url = found.url
        let signature: COSESign1
        do {
            signature = try COSESign1(parsing: identity.signature, limits: options.limits)
        } catch {
            found.results.fail(
                .identitySignatureMismatch, url, "the signature of the identity cannot be read: \(error.reason)")
            return
        }
        guard let algorithm = signature.algorithm else {
            found.results.fail(
                .identityAlgorithmUnsupported, url,
                "the algorithm of the identity's signature, \(signature.algorithmName), is not one that is allowed")
            return
        }
        let certificates: [Certificate]
        do {
            certificates = try options.certificates.certificates(of: signature.certificateChain)
        } catch {
            found.results.fail(
                .identityCredentialInvalid, url, "a certificate of the identity cannot be read: \(error)")
            return
        }
        guard let leaf = certificates.first else { return }
        found.certificates = certificates
        found.algorithm = algorithm.rawValue
        let stamps = TimeStampsValidator(
            options: options, signature: signature, claim: identity.payloadBytes, signatureBox: [], url: url)
        judge(certificates, at: stamps.attestedTime(&found.results) ?? options.moment, &found)
        switch signature.verify(payload: identity.payloadBytes, with: leaf) {
        case .valid:
            found.isVerified = true
            found.results.pass(
                .identitySignatureValidated, url, "the signature of the identity fits what it speaks of")
        case .mismatch, .malformed:
            found.results.fail(.identitySignatureMismatch, url, "the signature of the identity does not fit")
        case .unfitKey(let reason):
            found.results.fail(
                .identityCredentialInvalid, url, "the identity's key is not fit for its algorithm: \(reason)")
        }
        switch found.state {
        case .trusted: found.results.pass(.identityTrusted, url, "the identity holds, and its signer is trusted")
        case .valid: found.results.pass(.identityWellFormed, url, "the identity holds; who signed it is not known")
        default: break
        }
    }

    private func judge(_ certificates: [Certificate], at moment: Moment, _ found: inout IdentityValidation) {
        let url = found.url
        let credential = CredentialFindings(
            certificates, anchors: options.identityAnchors, at: moment, options.certificates)
        if let (number, fault) = credential.fault {
            found.results.fail(
                .identityCredentialInvalid, url,
                "certificate \(number) of the identity's chain breaks the profile: \(fault)")
        }
        switch credential.verdict {
        case .trusted:
            found.results.pass(
                .identityCredentialTrusted, url, "the identity's certificate leads to one of the anchors given")
        case .outsideValidity: break
        case .untrusted(let reason): found.results.fail(.identityCredentialUntrusted, url, "\(reason)")
        }
        guard !credential.isInsideValidity else { return }
        found.results.fail(
            .identityOutsideValidity, url, "a certificate of the identity is not valid at \(moment)")
    }
}
