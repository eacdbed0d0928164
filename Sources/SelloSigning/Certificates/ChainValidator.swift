internal import COpenSSL
package import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the context borrows store, chain and
// candidates, all of which outlive it.

/// Looks for a path from a leaf to an anchor (RFC 5280, section 6; C2PA 2.4, 14.4 and 14.5; checklist §9.4 to 9.7).
///
/// OpenSSL builds and checks the path: signatures, names, path lengths, name constraints, policies, unknown critical extensions.
/// Ours are what it leaves open: the extended key usage, which counts on the leaf only, and whether keys can prove anything.
package enum ChainValidator {
    /// Judges a chain.
    ///
    /// - Parameters:
    ///   - chain: The leaf, then intermediates in any order. They are candidates and nothing more: a root among them ends no path.
    ///   - anchors: Whom to trust, and what for.
    ///   - moment: When: an attested time, or now.
    /// - Returns: The verdict.
    package static func validate(
        chain: [Certificate], anchors: TrustAnchors, at moment: Moment
    ) -> ChainVerdict {
        guard let leaf = chain.first else { return .untrusted(.emptyChain) }
        guard !leaf.isAuthority else { return .untrusted(.leafIsAuthority) }
        if anchors.lists(leaf) {
            if let weakness = leaf.publicKey?.weakness { return .untrusted(.tooWeak(index: 0, weakness.sentence)) }
            return judged(path: [leaf], at: moment)
        }
        guard let store = anchors.store.store, !anchors.store.authorities.isEmpty else { return .untrusted(.noAnchors) }
        guard !anchors.extendedKeyUsages.isDisjoint(with: leaf.extendedKeyUsages) else {
            return .untrusted(.usageNotConfigured)
        }
        // First with the time, since where there are two issuers of one name OpenSSL then takes the one that is valid. If that fails,
        // once more without, to tell what has expired from what was never trusted.
        switch path(from: chain, anchors, store, at: moment) {
        case .success(let path): return judged(path: path, at: moment)
        case .failure:
            switch path(from: chain, anchors, store, at: nil) {
            case .success(let path): return judged(path: path, at: moment)
            case .failure(let failure): return .untrusted(failure.reason)
            }
        }
    }

    /// The places of the certificates that are not valid at a moment, whether anybody trusts them or not.
    package static func outsideValidity(_ chain: [Certificate], at moment: Moment) -> [Int] {
        chain.indices.filter { !chain[$0].validity.contains(moment) }
    }

    private static func judged(path: [Certificate], at moment: Moment) -> ChainVerdict {
        let outside = outsideValidity(path, at: moment)
        return outside.isEmpty ? .trusted(path: path) : .outsideValidity(path: path, outside: outside)
    }

    private struct Failure: Error {
        let reason: UntrustedReason
    }

    private static func path(
        from chain: [Certificate], _ anchors: TrustAnchors, _ store: Shared<StoreObject>, at moment: Moment?
    ) -> Result<[Certificate], Failure> {
        func failure(_ reason: UntrustedReason) -> Result<[Certificate], Failure> { .failure(Failure(reason: reason)) }
        defer { ErrorQueue.clear() }
        guard let context = unsafe Owned<StoreContextObject>(X509_STORE_CTX_new()),
            let candidates = unsafe Owned<BorrowedStackObject>(OPENSSL_sk_new_null())
        else { return failure(.other(index: 0, "there is no memory")) }
        for one in chain.dropFirst() { _ = unsafe OPENSSL_sk_push(candidates.raw, UnsafeRawPointer(one.raw)) }
        guard unsafe X509_STORE_CTX_init(context.raw, store.raw, chain[0].raw, candidates.raw) == 1 else {
            return failure(.other(index: 0, ErrorQueue.drain()))
        }
        unsafe configure(X509_STORE_CTX_get0_param(context.raw), at: moment)
        // The certificates are borrowed by the context, which ends before they do.
        let accepted = withExtendedLifetime((chain, anchors)) { unsafe X509_verify_cert(context.raw) == 1 }
        guard accepted else {
            return unsafe failure(
                UntrustedReason(
                    code: X509_STORE_CTX_get_error(context.raw), depth: X509_STORE_CTX_get_error_depth(context.raw)))
        }
        guard let path = unsafe certificates(of: X509_STORE_CTX_get0_chain(context.raw), known: chain, anchors) else {
            return failure(.other(index: 0, "the path cannot be read"))
        }
        if let reason = weakness(in: path) { return failure(reason) }
        return .success(path)
    }

    /// Sets OpenSSL's rules on an `X509_VERIFY_PARAM *`.
    private static func configure(_ parameters: OpaquePointer?, at moment: Moment?) {
        // A path may end at an anchor that is not self-signed: trust lists hold issuing authorities. Policies are processed, and any is
        // acceptable to start with, which OpenSSL has to be told (RFC 5280, 6.1.1). No purpose is set, so that the extended key usage of an authority does not count (checklist §9.2).
        var flags = UInt(X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_POLICY_CHECK)
        if let moment {
            unsafe X509_VERIFY_PARAM_set_time(parameters, time_t(moment.seconds))
        } else {
            flags |= UInt(X509_V_FLAG_NO_CHECK_TIME)
        }
        _ = unsafe X509_VERIFY_PARAM_set_flags(parameters, flags)
        _ = unsafe X509_VERIFY_PARAM_add0_policy(parameters, OBJ_nid2obj(NID_any_policy))
        // 112 bits: no SHA-1, no RSA under 2048.
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, 2)
        // Real paths have two or three intermediates; each costs an attacker's chain one more signature to check.
        unsafe X509_VERIFY_PARAM_set_depth(parameters, 8)
    }

    /// The certificates of a `STACK_OF(X509) *`: those of the chain and the anchors, found again by their addresses.
    private static func certificates(
        of stack: OpaquePointer?, known chain: [Certificate], _ anchors: TrustAnchors
    ) -> [Certificate]? {
        var path: [Certificate] = []
        for index in 0..<max(0, unsafe OPENSSL_sk_num(stack)) {
            let raw = unsafe OPENSSL_sk_value(stack, index).map { OpaquePointer($0) }
            guard
                let one = chain.first(where: { unsafe $0.raw == raw })
                    ?? anchors.store.authorities.first(where: { unsafe $0.raw == raw })
            else { return nil }
            path.append(one)
        }
        return path.isEmpty ? nil : path
    }

    /// What OpenSSL lets pass in a path that it accepts.
    private static func weakness(in path: [Certificate]) -> UntrustedReason? {
        for (index, one) in path.enumerated() {
            if let weakness = one.publicKey?.weakness { return .tooWeak(index: index, weakness.sentence) }
            // Without its strict mode OpenSSL takes a certificate for an authority by its key usage alone. The anchor is trusted as it is.
            if index > 0, index < path.count - 1, !one.isAuthority || one.version != 3 {
                return .issuerNotAuthority(index: index, "its basic constraints do not make it an authority")
            }
        }
        return nil
    }
}

extension UntrustedReason {
    /// Sorts a failure of OpenSSL's.
    init(code: Int32, depth: Int32) {
        let index = max(0, Int(depth))
        let detail =
            unsafe X509_verify_cert_error_string(Int(code)).map { unsafe String(cString: $0) } ?? "error \(code)"
        switch code {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_CHAIN_TOO_LONG:
            self = .noPath
        case X509_V_ERR_INVALID_CA, X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_KEYUSAGE_NO_CERTSIGN,
            X509_V_ERR_NO_ISSUER_PUBLIC_KEY:
            self = .issuerNotAuthority(index: index, detail)
        case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK:
            self = .tooWeak(index: index, detail)
        case X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE,
            X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY:
            self = .badSignature(index: index)
        case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, X509_V_ERR_INVALID_EXTENSION, X509_V_ERR_PERMITTED_VIOLATION,
            X509_V_ERR_EXCLUDED_VIOLATION, X509_V_ERR_SUBTREE_MINMAX, X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE,
            X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX, X509_V_ERR_UNSUPPORTED_NAME_SYNTAX,
            X509_V_ERR_INVALID_POLICY_EXTENSION, X509_V_ERR_NO_EXPLICIT_POLICY,
            X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED:
            self = .constraint(index: index, detail)
        default: self = .other(index: index, detail)
        }
    }
}
