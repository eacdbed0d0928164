package import SelloSigning

/// What was found about one identity assertion: a verdict of its own, which says nothing of the manifest that it stands in.
package struct IdentityValidation: Sendable {
    /// The label of its manifest.
    package let manifest: String
    /// The absolute JUMBF reference of the assertion.
    package let url: String
    /// How it was signed; empty where that cannot be read.
    package internal(set) var signatureType = ""
    /// The parts that whoever it names had in the content.
    package internal(set) var roles: [String] = []
    /// The signer's certificates, leaf first, for an assertion signed with X.509.
    package internal(set) var certificates: [Certificate] = []
    /// The signature's algorithm, for the same.
    package internal(set) var algorithm: String?
    /// Who issued the credential, for one of an aggregator.
    package internal(set) var issuer: String?
    /// The findings.
    package internal(set) var results = ValidationResults()
    /// What could not be answered.
    package internal(set) var undetermined: [Undetermined] = []
    /// Whether the signature was checked and holds.
    var isVerified = false

    /// The verdict in one word; `absent` where there is none, since something could not be checked.
    package var state: ValidationState {
        if results.failure.contains(where: { $0.code != .identityCredentialUntrusted }) { return .invalid }
        guard isVerified else { return .absent }
        return results.succeeded(.identityCredentialTrusted) ? .trusted : .valid
    }

    init(manifest: String, url: String) {
        self.manifest = manifest
        self.url = url
    }
}
