public import SelloManifest

/// An identity assertion of the CAWG: who, beside the claim's signer, stands by the content.
///
/// Its verdict is its own and says nothing of the manifest that it stands in.
public struct IdentityFinding: Sendable, Hashable {
    /// The verdict in one word.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// Something of it does not hold.
        case invalid
        /// It holds; who signed it is not known to the anchors for identities.
        case valid
        /// It holds, and its signer leads to an anchor for identities.
        case trusted
        /// Nothing of it is wrong, and something could not be checked.
        case undetermined
    }

    /// The label of the manifest that holds it.
    public let manifest: String
    /// The absolute JUMBF reference of the assertion.
    public let assertion: String
    /// How it was signed, such as `cawg.x509.cose`; empty where that cannot be read.
    public let signatureType: String
    /// The parts that whoever it names had in the content, such as `cawg.creator`.
    public let roles: [String]
    /// The verdict in one word.
    public let state: State
    /// Who signed it, for a signature with X.509 certificates.
    public let signer: SignerSummary?
    /// The decentralised identifier of who issued it, for a credential of an aggregator.
    ///
    /// Named by the file, and not resolved: that needs a network.
    public let issuer: String?
    /// The findings.
    public let results: ValidationResults
    /// What could not be answered.
    public let undetermined: [Undetermined]
}

extension IdentityFinding {
    init(_ found: IdentityValidation) {
        manifest = found.manifest
        assertion = found.url
        signatureType = found.signatureType
        roles = found.roles
        state =
            switch found.state {
            case .invalid: .invalid
            case .valid: .valid
            case .trusted: .trusted
            case .absent: .undetermined
            }
        signer = found.certificates.first.map { leaf in
            SignerSummary(
                leaf, algorithm: found.algorithm, isTrusted: found.results.succeeded(.identityCredentialTrusted))
        }
        issuer = found.issuer
        results = found.results
        undetermined = found.undetermined
    }
}
