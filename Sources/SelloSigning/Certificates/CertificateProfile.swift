import SelloBytes

/// C2PA's rules for certificates, whatever they chain to (C2PA 2.4, 14.5.1; checklist §9.1 to 9.3).
package enum CertificateProfile {
    /// The part a certificate plays.
    package enum Role: Sendable, Hashable, CaseIterable {
        /// Signs claims.
        case claimSigner
        /// Signs claims, and a user has listed it itself as trusted; then only the rules for algorithms and keys hold.
        case listedSigner
        /// Signs time-stamps.
        case timeStamper
        /// Answers for an authority whether it revoked a certificate.
        case revocationResponder
        /// Issued another certificate of the chain.
        case authority
    }

    /// The rules that a certificate breaks; none for one that fits.
    package static func faults(of certificate: Certificate, as role: Role) -> [ProfileFault] {
        var faults = algorithmFaults(of: certificate) + keyFaults(of: certificate) + timeFaults(of: certificate)
        if role != .listedSigner { faults += formFaults(of: certificate) }
        switch role {
        case .claimSigner: faults += signerFaults(of: certificate)
        case .authority: faults += authorityFaults(of: certificate)
        case .timeStamper:
            faults += signerFaults(of: certificate) + soleUsage(.timeStamping, of: certificate)
            // Either bit will do for time-stamps; that it be the one for signatures is C2PA's rule for signers of manifests.
            if certificate.keyUsage.value?.nonRepudiation == true { faults.removeAll { $0 == .noDigitalSignature } }
        case .revocationResponder: faults += signerFaults(of: certificate) + soleUsage(.ocspSigning, of: certificate)
        case .listedSigner: break
        }
        return faults
    }

    /// The rules that the certificates of a chain break, leaf first, each with its place in the chain.
    ///
    /// - Parameters:
    ///   - chain: The leaf and what stands above it; a self-signed root among them is no part of the path and is passed over.
    ///   - leafIsListed: Whether a user has listed the leaf itself (``TrustAnchors/lists(_:)``); then only the rules for algorithms
    ///     and keys hold for it.
    ///   - isOwn: Whether the chain is one to sign with. Of others' authorities a missing key usage is let pass, as path validation does
    ///     (RFC 5280, 6.1.4 n): authorities of signers in wide use lack it.
    /// - Returns: The faults, each with the place of the certificate that has it.
    package static func faults(
        ofChain chain: [Certificate], leafIsListed: Bool = false, isOwn: Bool = false
    ) -> [PlacedFault] {
        chain.enumerated().flatMap { index, certificate -> [PlacedFault] in
            if index > 0, certificate.isSelfSigned { return [] }
            return faults(of: certificate, as: index > 0 ? .authority : leafIsListed ? .listedSigner : .claimSigner)
                .filter { isOwn || index == 0 || $0 != .noKeyUsage }
                .map { PlacedFault(index: index, fault: $0) }
        }
    }

    private static let signatureAlgorithms: Set<String> = [
        "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",  // ecdsa-with-SHA256, 384, 512
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13",  // sha256, 384, 512WithRSAEncryption
        OID.rsaPSS.dotted, "1.3.101.112",
    ]

    /// Whether certificates and answers about them may be signed so.
    static func allowsSignature(_ algorithm: OID) -> Bool { signatureAlgorithms.contains(algorithm.dotted) }

    private static func algorithmFaults(of certificate: Certificate) -> [ProfileFault] {
        let algorithm = certificate.outerAlgorithm
        guard signatureAlgorithms.contains(algorithm.oid.dotted) else { return [.signatureAlgorithm(algorithm.oid)] }
        guard certificate.algorithmsAgree else { return [.algorithmsDiffer] }
        guard algorithm.oid == .rsaPSS else { return [] }
        guard let parameters = algorithm.pss, DigestAlgorithm(parameters.digest) != nil,
            parameters.mask == .maskGeneration1, DigestAlgorithm(parameters.maskDigest) != nil
        else { return [.pssParameters] }
        return parameters.digest == parameters.maskDigest ? [] : [.pssMaskDigest]
    }

    private static func keyFaults(of certificate: Certificate) -> [ProfileFault] {
        if case .unsupported = certificate.keyKind { return [.keyKind(certificate.keyKind)] }
        guard let key = certificate.publicKey else { return [.keyKind(certificate.keyKind)] }
        return key.weakness.map { [.weakKey($0)] } ?? []
    }

    private static func timeFaults(of certificate: Certificate) -> [ProfileFault] {
        guard certificate.timesAreDER else { return [.timeForm] }
        return certificate.validity.notBefore <= certificate.validity.notAfter ? [] : [.timesReversed]
    }

    /// What holds for signers and authorities alike.
    private static func formFaults(of certificate: Certificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        if certificate.version != 3 { faults.append(.version(certificate.version)) }
        if certificate.hasUniqueIdentifier { faults.append(.uniqueIdentifier) }
        var seen: Set<OID> = []
        for one in certificate.extensions {
            if !seen.insert(one.oid).inserted { faults.append(.repeatedExtension(one.oid)) }
            if one.isCritical, !one.isHandled, !handledHere.contains(one.oid) {
                faults.append(.unknownCriticalExtension(one.oid))
            }
        }
        switch certificate.authorityKeyIdentifier {
        case .absent: if !certificate.isSelfSigned { faults.append(.noAuthorityKeyIdentifier) }
        case .unreadable: faults.append(.unreadableExtension(OID(known: "2.5.29.35")))
        case .present: break
        }
        let isAuthority = certificate.isAuthority
        if case .unreadable = certificate.basicConstraints {
            faults.append(.unreadableExtension(OID(known: "2.5.29.19")))
        }
        if case .present(let constraints) = certificate.basicConstraints, constraints.hasPathLength, !isAuthority {
            faults.append(.pathLengthWithoutAuthority)
        }
        switch certificate.keyUsage {
        case .absent: faults.append(.noKeyUsage)
        case .unreadable: faults.append(.unreadableExtension(OID(known: "2.5.29.15")))
        case .present(let usage):
            if usage.certificateSigning, !isAuthority { faults.append(.certifiesWithoutAuthority) }
        }
        return faults
    }

    private static func authorityFaults(of certificate: Certificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        if !certificate.isAuthority { faults.append(.notAuthority) }
        if certificate.isAuthority, case .present(let usage) = certificate.keyUsage, !usage.certificateSigning {
            faults.append(.authorityCannotCertify)
        }
        switch certificate.subjectKeyIdentifier {
        case .absent: faults.append(.noSubjectKeyIdentifier)
        case .unreadable: faults.append(.unreadableExtension(OID(known: "2.5.29.14")))
        case .present: break
        }
        // The extended key usage of an authority is not looked at (checklist §9.2).
        return faults
    }

    private static func signerFaults(of certificate: Certificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        if certificate.isAuthority { faults.append(.isAuthority) }
        if case .unreadable = certificate.subjectKeyIdentifier {
            faults.append(.unreadableExtension(OID(known: "2.5.29.14")))
        }
        // c2pa-rs also takes nonRepudiation or keyCertSign in its place (trap 17); the text does not.
        if case .present(let usage) = certificate.keyUsage, !usage.digitalSignature {
            faults.append(.noDigitalSignature)
        }
        switch certificate.extendedKeyUsage {
        case .absent: faults.append(.noExtendedKeyUsage)
        case .unreadable: faults.append(.unreadableExtension(OID(known: "2.5.29.37")))
        case .present(let usages):
            if usages.isEmpty { faults.append(.noExtendedKeyUsage) }
            if usages.contains(.anyExtendedKeyUsage) { faults.append(.anyExtendedKeyUsage) }
            for lone in [OID.timeStamping, .ocspSigning] where usages.contains(lone) {
                if Set(usages).count > 1 { faults.append(.mixedExtendedKeyUsage(lone)) }
            }
        }
        return faults
    }

    /// RFC 3161, 2.3, wants the extension critical too; authorities in use leave that out, and with a lone usage it changes nothing.
    private static func soleUsage(_ usage: OID, of certificate: Certificate) -> [ProfileFault] {
        certificate.extendedKeyUsages == [usage] ? [] : [.otherPurpose(usage)]
    }

    /// Extensions that are looked at here though OpenSSL does not list them as its own: the two key identifiers.
    private static let handledHere: Set<OID> = [OID(known: "2.5.29.14"), OID(known: "2.5.29.35")]
}
