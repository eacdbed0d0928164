public import SelloBytes
public import SelloSigning

/// What a validation may rely on.
public struct ValidationOptions: Sendable {
    /// The roots and intermediates that make a signer trusted.
    public var anchors: TrustAnchors
    /// The roots and intermediates that make the signer of an identity assertion trusted; apart from ``anchors``, since who may vouch for a
    /// person is another question than who may sign a claim.
    public var identityAnchors = TrustAnchors.none
    /// The authorities whose time-stamps prove when something was signed.
    public var timeStampAnchors: TrustAnchors
    /// The moment that certificates are judged at where no time-stamp proves another.
    public var moment: Moment
    /// The most that reading may cost.
    public var limits: Limits
    /// How many threads may hash one file at once, where its manifest allows it: blocks of a Merkle tree, fragments.
    public var threads = 1
    /// Whether every digest of the hard binding is recorded with what it covers.
    ///
    /// Costs memory for each: a tree may have a million leaves.
    public var recordsDigests = false
    /// What was read of certificates before; shared by all copies of these options.
    package let certificates: CertificateCache

    /// Makes options.
    ///
    /// - Parameters:
    ///   - anchors: The trust anchors; without any, nothing is trusted.
    ///   - timeStampAnchors: The trust anchors of time-stamping authorities; without any, time-stamps prove nothing.
    ///   - moment: The moment to judge at; by default when the options are made.
    ///   - limits: The most that reading may cost.
    public init(
        anchors: TrustAnchors = .none, timeStampAnchors: TrustAnchors = .noTimeStamps, moment: Moment = .now(),
        limits: Limits = Limits()
    ) {
        self.anchors = anchors
        self.timeStampAnchors = timeStampAnchors
        self.moment = moment
        self.limits = limits
        certificates = CertificateCache()
    }

    /// Makes options that share what was read of certificates elsewhere.
    package init(moment: Moment, limits: Limits, certificates: CertificateCache) {
        anchors = .none
        timeStampAnchors = .noTimeStamps
        self.moment = moment
        self.limits = limits
        self.certificates = certificates
    }
}
