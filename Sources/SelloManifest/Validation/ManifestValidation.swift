package import SelloBytes
package import SelloCBOR
package import SelloSigning

/// One manifest with everything that was found about it.
package struct ManifestValidation: Sendable {
    /// The manifest.
    package let manifest: Manifest
    /// Its claim, where one could be read.
    package internal(set) var claim: Claim?
    /// Its claim as the decoded map.
    package internal(set) var claimValue: CBORValue?
    /// Its signature, where one could be read.
    package internal(set) var signature: COSESign1?
    /// The signer's certificates, leaf first, where they could be read.
    package internal(set) var certificates: [Certificate] = []
    /// What is known of when it was signed.
    package internal(set) var signingTime = SigningTime.unknown
    /// The time-stamp beside the signature and the certificate of the authority that made it, where it is intact and about this signature;
    /// whether the authority is trusted is among the findings.
    package internal(set) var timeStamp: (time: Moment, authority: Certificate)?
    /// Whether answers of responders decided if the signer's certificate was revoked.
    package internal(set) var revocationIsDecided = false
    /// The findings.
    package internal(set) var results = ValidationResults()
    /// The decoded CBOR of its assertions, by label.
    package internal(set) var values: [String: CBORValue] = [:]
    /// Its ingredients, by the label of the assertion, in the order of the store.
    package internal(set) var ingredients: [(label: String, assertion: IngredientAssertion)] = []
    /// Its actions assertions, in the order of the claim.
    package internal(set) var actions: [(label: String, assertion: Actions)] = []
    /// What could not be answered.
    package internal(set) var undetermined: [Undetermined] = []

    init(_ manifest: Manifest) { self.manifest = manifest }

    /// The digest for a hashed URI: its own, or the claim's (checklist §4.5; there is no default).
    func algorithm(of uri: HashedURI) -> DigestAlgorithm? {
        (uri.algorithm ?? claim?.algorithm).flatMap { DigestAlgorithm(rawValue: $0) }
    }

    /// Takes over what was found at the hard binding.
    mutating func adopt(_ binding: BindingFindings) {
        results.merge(binding.results)
        undetermined += binding.undetermined
    }

    mutating func notChecked(_ what: Sentence, _ url: String) {
        results.fail(.notChecked, url, NotChecked.failure(what))
        undetermined.append(Undetermined(subject: "structure", NotChecked.reason(what)))
    }
}
