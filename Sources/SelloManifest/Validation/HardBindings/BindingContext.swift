internal import SelloBytes

/// What hard bindings of every kind are checked against.
struct BindingContext {
    /// The asset, or one part of it.
    let asset: BoundAsset
    /// The digest that the claim names.
    let claimAlgorithm: String?
    /// Whether the store was added to by update manifests since the binding was made.
    let isUpdated: Bool
    let options: ValidationOptions

    /// The digest by the names that stand nearest to what is hashed, else the claim's; `nil` for one that C2PA does not allow, and for
    /// none at all (checklist §4.5).
    func algorithm(_ names: String?...) -> DigestAlgorithm? {
        (names.compactMap(\.self).first ?? claimAlgorithm).flatMap { DigestAlgorithm(rawValue: $0) }
    }

    /// Hashes and compares.
    ///
    /// - Parameters:
    ///   - plan: What is hashed.
    ///   - expected: What should come of it.
    ///   - algorithm: The digest.
    ///   - subject: What is hashed, in words.
    ///   - found: Takes the digest where digests are recorded.
    ///   - progress: Told how many bytes were hashed.
    /// - Returns: Whether they agree.
    /// - Throws: ``AssetError`` of the source.
    func holds(
        _ plan: DigestPlan, _ expected: [UInt8], _ algorithm: DigestAlgorithm, of subject: String,
        _ found: inout BindingFindings, _ progress: (Int) -> Void
    ) throws(AssetError) -> Bool {
        let digest = try plan.digest(of: asset.source, algorithm, progress: progress)
        if options.recordsDigests {
            found.digests.append(
                BindingDigest(
                    assertion: found.url, subject: subject, algorithm: algorithm, expected: expected, computed: digest,
                    pieces: plan.elements.map { BindingDigest.Piece($0) }))
        }
        return digest == expected
    }
}
