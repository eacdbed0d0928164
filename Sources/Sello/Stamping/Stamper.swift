public import SelloBytes
internal import SelloCBOR
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata
public import SelloSigning

/// Stamps files: writes the signed label, its copies in XMP and Exif, and the manifest chain, and leaves everything else as it is.
public struct Stamper: Sendable {
    /// Signs the claims.
    public let signer: any Signer
    /// Says when the claims were signed, so that they hold after the signer's certificate has expired; nobody by default.
    public var timestampAuthority: (any TimestampAuthority)?
    /// The most that one file may cost.
    public var limits: Limits
    /// The name and version of the software that makes the claims.
    public var generator: (name: String, version: String)
    /// How many threads may hash one file at once, where it is hashed in blocks.
    public var threads = 1
    private let certificates = CertificateCache()

    /// Makes a stamper.
    ///
    /// - Parameters:
    ///   - signer: Signs the claims.
    ///   - timestampAuthority: Says when the claims were signed.
    ///   - limits: The most that one file may cost.
    public init(
        signer: any Signer, timestampAuthority: (any TimestampAuthority)? = nil, limits: Limits = Limits()
    ) {
        self.signer = signer
        self.timestampAuthority = timestampAuthority
        self.limits = limits
        generator = ("Sello", SelloVersion.current)
    }

    /// A file of a stream, and where the new one goes.
    public struct Fragment: Sendable {
        /// The fragment.
        public var source: any ByteSource
        /// Receives the new file.
        public var sink: any ByteSink

        /// Makes a fragment.
        public init(_ source: any ByteSource, to sink: any ByteSink) {
            self.source = source
            self.sink = sink
        }
    }

    /// Stamps a stream: an initialisation segment, which gets the manifest, and the files of the fragments that follow it.
    ///
    /// Each fragment gets a small box that says which one it is; the manifest holds a digest of each, so that a player can check
    /// them one by one (C2PA 2.4, A.5.4). What was written is read back and verified.
    ///
    /// - Parameters:
    ///   - asset: The initialisation segment.
    ///   - fragments: The fragments, in their order; tracks may be mixed.
    ///   - stamp: What to write.
    ///   - sink: Receives the new initialisation segment.
    ///   - progress: Told how many bytes were read or written since the last call.
    /// - Returns: The label and the manifest's name.
    /// - Throws: ``StampError``; what the sinks hold is then of no use.
    public func stamp(
        _ asset: any ByteSource, fragments: [Fragment], with stamp: Stamp, to sink: any ByteSink,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(StampError) -> StampReceipt {
        var trees = StreamTrees()
        do {
            for fragment in fragments {
                try trees.append(fragment.source, to: fragment.sink, limits: limits, progress: progress)
            }
        } catch {
            throw .asset(error)
        }
        return try await self.stamp(
            asset, with: stamp, to: sink, binding: .stream(trees), fragments: fragments.map(\.sink), progress)
    }

    /// Stamps a file.
    ///
    /// What was written is read back and verified; a file that does not verify is an error, so that the caller throws it away.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - stamp: What to write.
    ///   - sink: Receives the new file; `AtomicFile` for a file that appears whole or not at all.
    ///   - progress: Told how many bytes were read or written since the last call: about twice the file's size in all.
    /// - Returns: The label and the manifest's name.
    /// - Throws: ``StampError``; what the sink holds is then of no use.
    public func stamp(
        _ asset: any ByteSource, with stamp: Stamp, to sink: any ByteSink,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(StampError) -> StampReceipt {
        try await self.stamp(
            asset, with: stamp, to: sink, binding: stamp.blockByteCount.map { .blocks($0) } ?? .whole, progress)
    }

    /// Stamps a file and keeps its manifest beside it, as a `.c2pa` file, for those who cannot have it in the file.
    ///
    /// The label's copies in XMP and Exif are in the file; a manifest that it came with is not dropped but stands in the new store, as
    /// its parent. What was written is read back and verified.
    ///
    /// - Parameters:
    ///   - asset: The file.
    ///   - stamp: What to write.
    ///   - sink: Receives the new file.
    ///   - sidecar: Receives the manifest store (C2PA 2.4, A.6); readers look for it under the file's name with the extension `.c2pa`.
    ///   - progress: Told how many bytes were read or written since the last call.
    /// - Returns: The label and the manifest's name.
    /// - Throws: ``StampError``; what the sinks hold is then of no use.
    public func stamp(
        _ asset: any ByteSource, with stamp: Stamp, to sink: any ByteSink, sidecar: any ByteSink,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(StampError) -> StampReceipt {
        try await self.stamp(
            asset, with: stamp, to: sink, binding: stamp.blockByteCount.map { .blocks($0) } ?? .whole,
            sidecar: sidecar, progress)
    }

    private func stamp(
        _ asset: any ByteSource, with stamp: Stamp, to sink: any ByteSink, binding style: HardBinding.Style,
        fragments: [any ByteSource] = [], sidecar: (any ByteSink)? = nil, _ progress: @Sendable (Int) -> Void
    ) async throws(StampError) -> StampReceipt {
        let signature: COSESign1Builder
        let evidence: SigningEvidence
        do {
            let chain = try certificates.certificates(of: signer.certificateChain)
            evidence = try SigningEvidence(
                authority: timestampAuthority, responses: stamp.revocationAnswers, chain: chain, moment: stamp.moment)
            signature = try COSESign1Builder(
                algorithm: signer.algorithm, certificates: chain, reservedPadding: evidence.reservedByteCount)
        } catch {
            throw .signing(error)
        }
        // Without anchors, whoever stamps: what is recorded of a parent must not depend on whom the stamping service trusts.
        var validation = ValidationOptions(moment: stamp.moment, limits: limits, certificates: certificates)
        validation.threads = threads
        let draft: StampDraft
        let plan: StorePlan
        let digests: HardBinding.Digests
        do {
            draft = try StampDraft(asset, stamp, generator: generator, validation)
            plan = try StorePlan(draft.builder, signature: signature, style: style) {
                size throws(AssetError) in
                try draft.layout.rewrite(
                    draft.request(storeByteCount: sidecar == nil ? size : 0), of: asset, limits: limits)
            }
            let hash = try plan.rewrite.write(
                from: asset, to: sink, hashing: plan.binding.plan(plan.rewrite), .sha256, progress: progress)
            digests = HardBinding.Digests(hash: hash, leaves: try plan.binding.leaves(of: sink, threads: threads))
        } catch let error as StampError {
            throw error
        } catch let error as AssetError {
            throw .asset(error)
        } catch {
            throw .refused(.outputInvalid, "\(error)")
        }
        let store: [UInt8]
        do { store = try await plan.store(binding: digests, signer: signer, evidence: evidence) } catch {
            throw .signing(error)
        }
        do {
            if let sidecar { try sidecar.append(store.rawBytes) } else { try plan.rewrite.fill(store, in: sink) }
            try verify(sink, sidecar == nil ? nil : store, fragments, draft, validation, progress)
        } catch let error as StampError {
            throw error
        } catch let error as AssetError {
            throw .asset(error)
        } catch {
            throw .refused(.outputInvalid, "\(error)")
        }
        return StampReceipt(
            label: draft.label, manifest: draft.builder.label, mediaType: draft.layout.mediaType,
            warnings: draft.warnings)
    }

    /// Reads the written file and validates it as anyone would.
    private func verify(
        _ sink: any ByteSink, _ detached: [UInt8]?, _ fragments: [any ByteSource], _ draft: StampDraft,
        _ validation: ValidationOptions, _ progress: (Int) -> Void
    ) throws(StampError) {
        let evidence: ManifestEvidence
        do {
            evidence = try ManifestEvidence(
                reading: sink, detached: detached, fragments: fragments, options: validation, progress: progress)
        } catch {
            throw .asset(error)
        }
        // A fault of the file's own: its tables point where no hash reaches, and no manifest could vouch for that media.
        if let fault = evidence.validation?.activeResults.failure.first(where: { $0.code == .uncoveredMedia }) {
            throw .asset(
                AssetError(
                    .contradictory,
                    "\(fault.explanation); get an undamaged copy of the file, since this one cannot be protected"))
        }
        guard evidence.state == .valid, evidence.validation?.active == draft.builder.label,
            evidence.label?.id == draft.label.id
        else {
            let codes = evidence.validation?.activeResults.failure.map(\.code.rawValue).joined(separator: ", ") ?? ""
            throw .refused(
                .outputInvalid,
                "what was written does not verify (\(codes)); nothing was kept. Please report this file as a fault of Sello"
            )
        }
    }
}

/// The version of the library.
public enum SelloVersion {
    /// The version, as semantic versioning has it.
    public static let current = "0.1.0"
}
