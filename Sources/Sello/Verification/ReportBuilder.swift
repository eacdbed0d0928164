internal import SelloBytes
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata
internal import SelloSigning

/// Turns findings into a report.
struct ReportBuilder {
    let evidence: ManifestEvidence
    let asset: any ByteSource
    let options: ValidationOptions
    var circumstances = Circumstances()
    /// The declaration that was handed over, checked.
    var declaration: DeclarationFinding?

    func report() -> VerificationReport {
        let metadata = FileFields(evidence.layout, in: asset, limits: options.limits)
        let copy = metadata.copy
        let remote = copy?.provenance.flatMap { $0.hasPrefix("self#") ? nil : $0 }
        let validation = evidence.validation
        let active = validation.flatMap { $0.manifests[$0.active] }
        let judge = validation.map { LabelChainJudge($0) } ?? LabelChainJudge()
        let label = label(copy)
        let (declarations, unreadable) = declarations
        let bySignature = validation.map { SyntheticBySignature($0) } ?? .none
        let synthesis = SynthesisJudge(
            evidence: evidence, bySignature: bySignature, asset: asset, metadata: metadata, remote: remote,
            circumstances: circumstances, declarations: declarations)
        return VerificationReport(
            mediaType: evidence.layout.mediaType, state: evidence.state, activeManifest: active?.manifest.label,
            claimVersion: active?.claim?.version, manifests: summaries, results: results(remote: remote),
            ingredientDeltas: validation?.deltas ?? [],
            identities: (validation?.identities ?? []).map { IdentityFinding($0) }, integrity: integrity,
            signer: active.flatMap { SignerSummary($0) }, timeEvidence: timeEvidence(active),
            timeStamp: active?.signingTime.moment,
            revocation: active.map { revocation($0) } ?? .unknown, label: label,
            chain: judge.chain, unprotected: described(unprotected),
            remoteManifest: remote, undetermined: undetermined + unreadable,
            source: CRJSON(
                validation: validation, moment: options.moment, limits: options.limits, storeMap: evidence.storeMap),
            synthesis: synthesis.finding(), contradictions: contradictions(copy),
            chainSteps: judge.steps + copiesStep(label, metadata), syntheticBySignature: bySignature,
            declarations: declarations, exemptions: evidence.exemptions,
            manifestPlace: evidence.isDetached ? .detached : evidence.layout.stores.isEmpty ? .none : .embedded)
    }

    /// The declarations in the file, and what there is to say of those that cannot be read.
    private var declarations: ([DeclarationFinding], [Undetermined]) {
        var found: [DeclarationFinding] = []
        var unreadable: [Undetermined] = []
        for result in evidence.declarations(options) {
            switch result {
            case .success(let finding): found.append(finding)
            case .failure(let error): unreadable.append(Undetermined(subject: "declaration", error.sentence))
            }
        }
        return (found + [declaration].compactMap(\.self), unreadable)
    }

    private var summaries: [ManifestSummary] {
        guard let validation = evidence.validation else { return [] }
        return validation.store.manifests.map { manifest in
            let found = validation.manifests[manifest.label]
            return ManifestSummary(
                label: manifest.label,
                generator: found?.claim?.generators.first.map(\.fullName),
                signer: found.flatMap { SignerSummary($0) },
                actions: found?.actions.flatMap { $0.assertion.actions.map(\.name) } ?? [],
                digitalSourceTypes: found.map { Self.digitalSourceTypes($0) } ?? [],
                sgiLabel: found.flatMap { SGILabel($0.values[SGILabel.assertionLabel]) },
                parent: found.flatMap { validation.parent(of: $0) }, isReached: found != nil)
        }
    }

    private static func digitalSourceTypes(_ found: ManifestValidation) -> [DigitalSourceType] {
        var seen: Set<String> = []
        return found.actions.flatMap(\.assertion.actions).compactMap(\.digitalSourceType)
            .filter { seen.insert($0).inserted }.map { DigitalSourceType(rawValue: $0) }
    }

    private func results(remote: String?) -> ValidationResults {
        if let validation = evidence.validation { return validation.activeResults }
        if let fault = evidence.faultStatus { return ValidationResults(failure: [fault]) }
        guard let remote else { return ValidationResults() }
        return ValidationResults(failure: [
            ValidationStatus(
                code: .manifestInaccessible, url: remote,
                explanation: "the manifest is kept elsewhere; Sello fetches nothing, hand over its bytes")
        ])
    }

    private var integrity: VerificationReport.Integrity {
        guard let validation = evidence.validation else { return evidence.fault == nil ? .absent : .undetermined }
        let failures = validation.activeResults.failure + validation.deltas.flatMap(\.validationDeltas.failure)
        // Faults of the signer's certificate say nothing of the bytes.
        let broken = failures.contains { status in
            switch status.code {
            case .notChecked, .uncoveredMedia, StatusCode(rawValue: "signingCredential"),
                .claimSignatureOutsideValidity:
                false
            default: true
            }
        }
        if broken { return .broken }
        return failures.contains { $0.code == .notChecked || $0.code == .uncoveredMedia } ? .undetermined : .intact
    }

    private func timeEvidence(_ active: ManifestValidation?) -> VerificationReport.TimeEvidence {
        guard let active else { return .none }
        switch active.signingTime {
        case .attested: return .attested
        case .stamped: return .undetermined
        case .unknown: break
        }
        let claims =
            active.actions.contains { $0.assertion.actions.contains { $0.when != nil } }
            || evidence.lineage.first?.label != nil
        return claims ? .claimed : .none
    }

    private func revocation(_ active: ManifestValidation) -> VerificationReport.Revocation {
        if active.revocationIsDecided { return .checked }
        return active.certificates.isEmpty ? .unknown : .skipped
    }

    private func label(_ copy: XMPLabelCopy?) -> LabelFinding? {
        if let (manifest, label) = evidence.labelled {
            // An ancestor's label stands on the ancestor's manifest, and on each step that leads there.
            let steps = evidence.lineage.prefix { $0.manifest.manifest.box != manifest.manifest.box }
            let holds =
                (evidence.state == .valid || evidence.state == .trusted) && !manifest.results.hasFault
                && !steps.contains { $0.manifest.parent?.recordsFault == true }
            return LabelFinding(
                label, standing: holds ? .signed : .unproven, manifest: manifest.manifest.label,
                copies: copies(label, copy))
        }
        guard let id = copy?.id else { return nil }
        return LabelFinding(
            unsigned: id, sourceType: copy?.sourceType.map { DigitalSourceType(rawValue: $0) })
    }

    private func copies(_ label: SGILabel, _ copy: XMPLabelCopy?) -> [LabelFinding.Copy] {
        var xmp = LabelFinding.Copy.Agreement.missing
        if let copy, let id = copy.id {
            xmp = id == label.id && copy.sourceType == label.sourceType.rawValue ? .agrees : .conflicts
        }
        var copies = [LabelFinding.Copy(place: .xmp, agreement: xmp)]
        if evidence.layout.format != .bmff {
            var exif = LabelFinding.Copy.Agreement.missing
            if let location = evidence.layout.metadata.first(where: { $0.kind == .exif }),
                let bytes = try? location.bytes(of: asset, limits: options.limits),
                let identifier = try? ExifBlock(parsing: bytes, limits: options.limits).imageUniqueID
            {
                exif = UniqueIdentifier(identifier) == label.id ? .agrees : .conflicts
            }
            copies.append(LabelFinding.Copy(place: .exif, agreement: exif))
        }
        return copies
    }

    /// What the hard binding leaves out, named by the parts that lie there.
    private var unprotected: [UnprotectedBytes] {
        guard let covered = evidence.validation?.coverage?.ranges else { return [] }
        let stores = Set(evidence.layout.stores.map(\.extent))
        // Gaps and parts both rise: one walk over the two, however many there are of each.
        var parts = evidence.layout.parts.filter { $0.depth == 0 }[...]
        var found: [UnprotectedBytes] = []
        var at = 0
        for range in covered + [evidence.layout.byteCount..<evidence.layout.byteCount] {
            if at < range.lowerBound, !stores.contains(at..<range.lowerBound) {
                found += Self.named(at..<range.lowerBound, &parts, stores)
            }
            at = max(at, range.upperBound)
        }
        return found
    }

    private static func named(
        _ gap: Range<Int>, _ parts: inout ArraySlice<Part>, _ stores: Set<Range<Int>>
    ) -> [UnprotectedBytes] {
        parts = parts.drop { $0.range.upperBound <= gap.lowerBound }
        let inside = parts.prefix { $0.range.lowerBound < gap.upperBound }.filter {
            !$0.range.isEmpty && !stores.contains($0.range)
        }
        guard !inside.isEmpty else { return [UnprotectedBytes(range: gap, content: "bytes of no part")] }
        return inside.map { UnprotectedBytes(range: $0.range.clamped(to: gap), content: $0.name) }
    }

    /// Boxes of the store and of its manifests of a kind that the standard does not know: they are kept, and no claim can list them
    /// (spec 2.4, §11.1.2).
    private var unknownBoxes: [Undetermined] {
        guard let store = evidence.validation?.store else { return [] }
        let tree = store.tree
        let unknown = store.manifests.reduce(into: store.unknown) { $0 += $1.unknown }
        var found = unknown.prefix(Self.unknownBoxLimit).map { index in
            let name = tree.boxes[index].description?.label.map { " “\($0)”" }
            return Undetermined(
                subject: "boxes",
                en:
                    "the store holds a box\(name ?? " without a name") of a kind that is not known; the signature does not cover it",
                es:
                    "el manifiesto guarda una caja\(name ?? " sin nombre") de un tipo desconocido; la firma no la protege"
            )
        }
        let more = unknown.count - found.count
        if more > 0 {
            found.append(
                Undetermined(subject: "boxes", en: "and \(more) more such boxes", es: "y \(more) cajas más de ese tipo")
            )
        }
        return found
    }

    /// The most boxes of unknown kinds that are named.
    private static let unknownBoxLimit = 16

    private var undetermined: [Undetermined] {
        var all = evidence.validation.flatMap { $0.manifests[$0.active] }?.undetermined ?? []
        if case .notChecked(let what) = evidence.fault {
            all.append(Undetermined(subject: "structure", NotChecked.reason(what)))
        }
        return all + unknownBoxes
    }
}

extension SignerSummary {
    init?(_ manifest: ManifestValidation) {
        guard let leaf = manifest.certificates.first else { return nil }
        self.init(
            leaf, algorithm: manifest.signature?.algorithm?.rawValue,
            isTrusted: manifest.results.succeeded(.signingCredentialTrusted))
    }

    init(_ leaf: Certificate, algorithm: String?, isTrusted: Bool) {
        commonName = leaf.subject.commonName
        organization = leaf.subject.organization
        issuer = leaf.issuer.commonName ?? leaf.issuer.organization
        serialNumber = leaf.serialNumberHex
        self.algorithm = algorithm
        self.isTrusted = isTrusted
    }
}
