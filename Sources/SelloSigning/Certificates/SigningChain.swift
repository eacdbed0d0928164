internal import COpenSSL
package import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that an `Owned` keeps alive through it, with buffers of
// their own lengths.

/// What a signer checks of its own certificates before it signs, so that no file leaves that others refuse (checklist §8.8).
package enum SigningChain {
    /// Checks a chain: each certificate issued by the next, valid, and within the profile.
    ///
    /// - Parameters:
    ///   - chain: Leaf first, the root left out.
    ///   - moment: The time of signing.
    /// - Throws: ``SigningError`` `.unfitCertificate`, `.expiredCertificate`.
    package static func check(_ chain: [Certificate], at moment: Moment) throws(SigningError) {
        for (index, issuer) in chain.enumerated().dropFirst() where !chain[index - 1].isIssued(by: issuer) {
            throw SigningError(
                .unfitCertificate,
                "Certificate \(index + 1) of the chain (\(issuer.subject)) did not issue certificate \(index) "
                    + "(\(chain[index - 1].subject)); put the certificate of the key first and each issuer after the one it issued"
            )
        }
        if let placed = CertificateProfile.faults(ofChain: chain, isOwn: true).first {
            throw SigningError(
                .unfitCertificate,
                "Certificate \(placed.index + 1) of the chain (\(chain[placed.index].subject)) cannot sign claims: "
                    + "\(placed.fault) (\(placed.fault.clause))")
        }
        // Anything else is for another purpose, such as servers or time-stamps, and verifiers will not take it.
        guard let leaf = chain.first, !TrustAnchors.defaultUsages.isDisjoint(with: leaf.extendedKeyUsages) else {
            throw SigningError(
                .unfitCertificate,
                "The certificate is not for signing claims; it needs one of the extended key usages "
                    + "\(OID.claimSigning), \(OID.emailProtection) or \(OID.documentSigning) (C2PA 2.4, 14.4.1)")
        }
        for (index, one) in chain.enumerated() where !one.validity.contains(moment) {
            throw SigningError(
                .expiredCertificate,
                "Certificate \(index + 1) of the chain (\(one.subject)) is valid from \(one.validity.notBefore) to "
                    + "\(one.validity.notAfter), not at \(moment); have it renewed")
        }
    }

    /// Checks that a key belongs to a certificate, by its numbers and by a signature.
    ///
    /// - Parameters:
    ///   - key: The private key.
    ///   - leaf: The certificate.
    ///   - algorithm: The algorithm that will sign.
    /// - Throws: ``SigningError`` `.keyMismatch`, `.signingFailed`.
    static func check(
        _ key: PrivateKey, signsFor leaf: Certificate, with algorithm: SigningAlgorithm
    ) throws(SigningError) {
        let mismatch = SigningError(
            .keyMismatch,
            "The private key does not belong to the first certificate of the chain (\(leaf.subject)); give its own")
        ErrorQueue.clear()
        guard unsafe X509_check_private_key(leaf.raw, key.raw) == 1 else {
            ErrorQueue.clear()
            throw mismatch
        }
        // A damaged key file can hold the right public half; only a signature shows that the private half belongs to it.
        let message = Array("Sello".utf8)
        let signature = try key.sign(message, algorithm: algorithm, kind: leaf.keyKind)
        guard let publicKey = leaf.publicKey, publicKey.verify(signature, of: message, algorithm: algorithm).isValid
        else {
            throw mismatch
        }
    }
}
