package import SelloBytes
internal import Synchronization

// `unsafe`: the hasher reads the bytes as bytes, while the array lives.

/// What was read of certificates, and found about chains, for the next file that has them.
///
/// A platform sees the same few signers all day, and reading a certificate costs OpenSSL 3.0 more than checking a signature. Everything
/// kept here follows from the certificates alone, or from them, the anchors and the time; a file can change none of it. When it is
/// full it starts anew, so that hostile files can slow it down but not fill it.
package final class CertificateCache: Sendable {
    private struct Key: Hashable {
        let chain: [Certificate]
        let usages: Set<OID>
        let anchors: ObjectIdentifier
    }

    private struct FaultKey: Hashable {
        let chain: [Certificate]
        let leafIsListed: Bool
    }

    private struct Judged {
        let verdict: ChainVerdict
        let moment: Moment
        /// Kept, so that no other anchors can come to lie at its address.
        let anchors: AnchorStore
    }

    private struct State {
        var certificates: [Encoding: Certificate] = [:]
        var faults: [FaultKey: [PlacedFault]] = [:]
        var verdicts: [Key: Judged] = [:]
    }

    /// A certificate's bytes as a key, hashed all at once.
    private struct Encoding: Hashable {
        let der: [UInt8]

        func hash(into hasher: inout Hasher) {
            unsafe der.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        }
    }

    private let state = Mutex(State())
    private let limit: Int
    /// Larger certificates are not kept: real ones have one or two KiB.
    private static let largestKept = 16 << 10

    /// Makes an empty cache.
    ///
    /// - Parameter limit: How many certificates, and as many chains, it keeps.
    package init(limit: Int = 512) { self.limit = limit }

    /// Reads the certificates of a chain.
    ///
    /// - Parameter chain: The certificates in DER.
    /// - Returns: The certificates, in the same order.
    /// - Throws: ``SigningError`` `.unfitCertificate`.
    package func certificates(of chain: [[UInt8]]) throws(SigningError) -> [Certificate] {
        var certificates: [Certificate] = []
        for der in chain { certificates.append(try certificate(der)) }
        return certificates
    }

    /// The rules of the profile that a chain breaks; see ``CertificateProfile/faults(ofChain:leafIsListed:)``.
    package func faults(ofChain chain: [Certificate], leafIsListed: Bool = false) -> [PlacedFault] {
        let key = FaultKey(chain: chain, leafIsListed: leafIsListed)
        if let known = state.withLock({ $0.faults[key] }) { return known }
        let faults = CertificateProfile.faults(ofChain: chain, leafIsListed: leafIsListed)
        keep(chain) { [limit] state in
            if state.faults.count >= limit { state.faults.removeAll() }
            state.faults[key] = faults
        }
        return faults
    }

    /// Judges a chain; see ``ChainValidator/validate(chain:anchors:at:)``.
    package func validate(chain: [Certificate], anchors: TrustAnchors, at moment: Moment) -> ChainVerdict {
        let key = Key(chain: chain, usages: anchors.extendedKeyUsages, anchors: ObjectIdentifier(anchors.store))
        if let known = state.withLock({ $0.verdicts[key] }) {
            if known.moment == moment { return known.verdict }
            // A path stays what it is for as long as all its certificates are valid.
            if case .trusted(let path) = known.verdict, path.allSatisfy({ $0.validity.contains(moment) }) {
                return known.verdict
            }
        }
        let verdict = ChainValidator.validate(chain: chain, anchors: anchors, at: moment)
        keep(chain) { [limit] state in
            if state.verdicts.count >= limit { state.verdicts.removeAll() }
            state.verdicts[key] = Judged(verdict: verdict, moment: moment, anchors: anchors.store)
        }
        return verdict
    }

    private func certificate(_ der: [UInt8]) throws(SigningError) -> Certificate {
        let key = Encoding(der: der)
        if let known = state.withLock({ $0.certificates[key] }) { return known }
        let certificate = try Certificate(der: der)
        keep([certificate]) { [limit] state in
            if state.certificates.count >= limit { state.certificates.removeAll() }
            state.certificates[key] = certificate
        }
        return certificate
    }

    private func keep(_ chain: [Certificate], _ store: (inout State) -> Void) {
        guard chain.allSatisfy({ $0.der.count <= Self.largestKept }) else { return }
        state.withLock { store(&$0) }
    }
}
