public import SelloBytes
internal import SelloContainers
internal import SelloManifest
internal import SelloSigning

extension Stamper {
    /// Adds an update manifest to a file: it says more of the file, or takes out something that an earlier manifest says, and leaves content
    /// and label as they are.
    ///
    /// The result is verified before this returns.
    ///
    /// - Parameters:
    ///   - asset: The file; its manifest must hold.
    ///   - update: What is to be said.
    ///   - sink: Where the new file goes, beside the old one; nothing of it may be kept where this throws.
    ///   - progress: Told how many bytes were written or hashed since the last call.
    /// - Returns: The label (URN) of the new manifest.
    /// - Throws: ``StampError``; `.refused` for what may not be redacted.
    public func update(
        _ asset: any ByteSource, with update: Update, to sink: any ByteSink,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(StampError) -> String {
        let signature: COSESign1Builder
        do {
            signature = try COSESign1Builder(algorithm: signer.algorithm, chain: signer.certificateChain)
        } catch {
            throw .signing(error)
        }
        let options = ValidationOptions(moment: update.moment, limits: limits)
        try check(update.declaration, asset, options)
        let draft = try UpdateDraft(asset, update, generator, signature, options)
        let manifest: [UInt8]
        do { manifest = try await draft.plan.manifest(signer: signer) } catch { throw .signing(error) }
        let after: ManifestEvidence
        do {
            let (rewrite, store) = try draft.rewrite(asset, with: manifest, limits: limits)
            _ = try rewrite.write(from: asset, to: sink, hashing: DigestPlan(), .sha256, progress: progress)
            try rewrite.fill(store, in: sink)
            after = try ManifestEvidence(reading: sink, options: options, progress: progress)
        } catch {
            throw .asset(error)
        }
        let before = draft.evidence.label
        guard after.state == .valid, after.validation?.active == draft.manifest, after.label == before else {
            let failures =
                (after.validation?.activeResults.failure ?? [])
                + (after.validation?.deltas.flatMap(\.validationDeltas.failure) ?? [])
            let codes = Set(failures.map(\.code.rawValue)).sorted().joined(separator: ", ")
            throw .refused(
                .outputInvalid,
                "the file would not hold with this update (\(codes)); nothing was kept. Stamp the file instead")
        }
        return draft.manifest
    }

    /// A declaration of another file, or one that does not hold, must not be vouched for.
    private func check(
        _ declaration: DeclarationRecord?, _ asset: any ByteSource, _ options: ValidationOptions
    ) throws(StampError) {
        guard let declaration else { return }
        let file: ReceivedFile
        do { file = try ReceivedFile(reading: asset, limits: options.limits) } catch { throw .asset(error) }
        do { _ = try declaration.verify(against: file, options) } catch { throw .refused(error) }
    }
}
