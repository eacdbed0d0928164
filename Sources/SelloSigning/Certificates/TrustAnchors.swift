/// Whom a verifier trusts to certify the signers of claims.
///
/// Authorities are loaded once; keep the value and use it for every file. A certificate among them that is no authority is a listed
/// signer: it is trusted itself, exactly as it is, and vouches for nothing else. Anchors for time-stamps are another value, since an
/// authority for one purpose is none for another.
public struct TrustAnchors: Sendable {
    /// What the anchors are for.
    public enum Purpose: Sendable, Hashable {
        /// Signers of claims.
        case claimSigning
        /// Time-stamping authorities.
        case timeStamping
    }

    /// What they are for.
    public let purpose: Purpose
    /// The extended key usages of which a signer must have one.
    public let extendedKeyUsages: Set<OID>
    let store: AnchorStore

    /// No anchors: nothing is trusted.
    public static let none = TrustAnchors(store: .empty, purpose: .claimSigning, usages: defaultUsages)

    /// No anchors for time-stamps: no time-stamp is trusted.
    public static let noTimeStamps = TrustAnchors(store: .empty, purpose: .timeStamping, usages: [.timeStamping])

    /// The extended key usages that let a certificate sign claims where no configuration says otherwise (C2PA 2.4, 14.4.1).
    public static let defaultUsages: Set<OID> = [.claimSigning, .emailProtection, .documentSigning]

    /// Loads anchors.
    ///
    /// - Parameters:
    ///   - files: Files of certificates, joined into one set; none means that nothing is trusted.
    ///   - purpose: What they are for.
    ///   - configuration: For claims, the extended key usages that count in place of ``defaultUsages``.
    ///   - allowed: For claims, signers that are trusted themselves.
    /// - Throws: ``SigningError`` `.unfitCertificate` where a file holds no certificate, or a broken one.
    public init(
        pem files: [[UInt8]], purpose: Purpose = .claimSigning, configuration: TrustConfiguration? = nil,
        allowed: AllowedList = .empty
    ) throws(SigningError) {
        var certificates: [Certificate] = []
        for file in files { certificates += try Certificate.all(pem: file) }
        try self.init(
            certificates: certificates, purpose: purpose, configuration: configuration, allowed: allowed)
    }

    /// Loads anchors that are read already.
    ///
    /// - Parameters:
    ///   - certificates: Authorities and listed signers.
    ///   - purpose: What they are for.
    ///   - configuration: For claims, the extended key usages that count in place of ``defaultUsages``.
    ///   - allowed: For claims, signers that are trusted themselves.
    /// - Throws: ``SigningError`` `.unfitCertificate` where OpenSSL cannot use one.
    public init(
        certificates: [Certificate], purpose: Purpose = .claimSigning, configuration: TrustConfiguration? = nil,
        allowed: AllowedList = .empty
    ) throws(SigningError) {
        let usages: Set<OID> =
            switch purpose {
            case .claimSigning: configuration?.claimSigningUsages ?? Self.defaultUsages
            case .timeStamping: [.timeStamping]
            }
        self.init(
            store: try AnchorStore(certificates, allowed: purpose == .claimSigning ? allowed : .empty),
            purpose: purpose, usages: usages)
    }

    private init(store: AnchorStore, purpose: Purpose, usages: Set<OID>) {
        self.store = store
        self.purpose = purpose
        extendedKeyUsages = usages
    }

    /// Whether a certificate is a listed signer: trusted itself, exactly as it is.
    package func lists(_ certificate: Certificate) -> Bool {
        store.listed.contains(certificate) || store.allowed.contains(certificate)
    }

    /// How many certificates they are.
    public var count: Int { store.authorities.count + store.listed.count + store.allowed.count }
}
