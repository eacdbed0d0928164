/// What came of looking for a path from a certificate to a trust anchor.
///
/// Not being trusted and having expired are different answers, and each asks for something else.
package enum ChainVerdict: Sendable, Hashable {
    /// A path whose certificates are all valid at the moment asked for: leaf first, anchor last.
    case trusted(path: [Certificate])
    /// A path that is right in all but time.
    ///
    /// - path: Leaf first, anchor last.
    /// - outside: The places in it of those not valid at the moment asked for.
    case outsideValidity(path: [Certificate], outside: [Int])
    /// No path.
    case untrusted(UntrustedReason)
}

/// Why there is no path to an anchor.
package enum UntrustedReason: Sendable, Hashable {
    /// There is no chain to look at.
    case emptyChain
    /// No anchors are configured.
    case noAnchors
    /// No certificate of the chain leads to an anchor.
    case noPath
    /// The leaf has none of the extended key usages that anchors are configured for.
    case usageNotConfigured
    /// The leaf is an authority; those may not sign claims (C2PA 2.4, 14.5.1.2).
    case leafIsAuthority
    /// A certificate in the path may not issue others, or not so many below it.
    case issuerNotAuthority(index: Int, String)
    /// A signature or a key in the path is too weak to prove anything.
    case tooWeak(index: Int, String)
    /// A signature in the path is wrong.
    case badSignature(index: Int)
    /// A certificate in the path has an extension that is critical and not known, or a name or policy that is not allowed.
    case constraint(index: Int, String)
    /// Another failure, in OpenSSL's words.
    case other(index: Int, String)
}

extension UntrustedReason: CustomStringConvertible {
    /// The reason in a sentence.
    package var description: String {
        switch self {
        case .emptyChain: "there is no certificate"
        case .noAnchors: "no trust anchors are given, so that nobody is trusted"
        case .noPath:
            "no path leads from the certificate to a trust anchor; an intermediate may be missing, or the root is not trusted"
        case .usageNotConfigured: "the certificate has no extended key usage that the trust anchors are configured for"
        case .leafIsAuthority: "the certificate is an authority, and an authority may not sign claims"
        case .issuerNotAuthority(let index, let detail):
            "certificate \(index + 1) of the path may not issue the one below it: \(detail)"
        case .tooWeak(let index, let detail): "certificate \(index + 1) of the path is too weak: \(detail)"
        case .badSignature(let index): "the signature of certificate \(index + 1) of the path is wrong"
        case .constraint(let index, let detail): "certificate \(index + 1) of the path is not allowed there: \(detail)"
        case .other(let index, let detail): "certificate \(index + 1) of the path fails: \(detail)"
        }
    }
}
