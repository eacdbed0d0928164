internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers
internal import SelloManifest
internal import SelloSigning

/// An update worked out: the manifest to be signed, and what becomes of the store that it goes into.
struct UpdateDraft: Sendable {
    let evidence: ManifestEvidence
    let plan: UpdatePlan
    /// The label of the new manifest.
    let manifest: String
    /// What is in the file's first store, where a second one follows it (BMFF).
    private let original: [UInt8]
    /// The boxes that stand before the new manifest in the second store.
    private let earlier: [[UInt8]]

    init(
        _ asset: any ByteSource, _ update: Update, _ generator: (name: String, version: String),
        _ signature: COSESign1Builder, _ options: ValidationOptions
    ) throws(StampError) {
        let evidence: ManifestEvidence
        do { evidence = try ManifestEvidence(reading: asset, options: options) } catch { throw .asset(error) }
        guard let validation = evidence.validation, let active = validation.manifests[validation.active],
            evidence.state != .invalid, evidence.state != .absent
        else {
            throw .refused(
                .parentInvalid,
                "the file has no manifest that holds; an update would vouch for what is not there. Stamp the file instead"
            )
        }
        self.evidence = evidence
        let names = try RedactionRules(validation).names(of: update.redactions)
        do throws(AssetError) {
            let isBMFF = evidence.layout.format == .bmff
            let bytes = try validation.store.redacting(names, isBMFF ? .emptied : .removed)
            let store = try ManifestStore(bytes, limits: options.limits)
            var builder = ManifestBuilder(
                instanceID: active.claim?.instanceID ?? "xmp.iid:\(UniqueIdentifier.random())",
                generator: GeneratorInfo(name: generator.name, version: generator.version, specVersion: "2.4.0"))
            builder.redactions = update.redactions.map { Self.uri($0) }
            try Self.fill(&builder, update, store, evidence, validation)
            plan = UpdatePlan(builder, signature: signature)
            manifest = builder.label
            let count = isBMFF ? try Self.originalCount(evidence.layout, asset, options.limits) : 0
            let boxes = store.rawChildren.map(\.bytes)
            original = isBMFF ? UpdatePlan.store(of: Array(boxes.prefix(count))) : []
            earlier = isBMFF ? Array(boxes.dropFirst(count)) : []
        } catch {
            throw .asset(error)
        }
    }

    private static func uri(_ redaction: Update.Redaction) -> String {
        ManifestStore.AssertionName(manifest: redaction.manifest, assertion: redaction.assertion).uri
    }

    private static func fill(
        _ builder: inout ManifestBuilder, _ update: Update, _ store: ManifestStore, _ evidence: ManifestEvidence,
        _ validation: StoreValidation
    ) throws(AssetError) {
        var parent = IngredientAssertion(
            relationship: .parentOf, format: evidence.layout.mediaType, results: validation.activeResults,
            deltas: validation.deltas)
        if let references = try builder.add(store) {
            parent.activeManifest = references.manifest
            parent.claimSignature = references.signature
        }
        let reference = try builder.add(AssertionLabel.ingredient, parent.cbor)
        var actions = [Action("c2pa.opened", when: update.moment, ingredients: [reference])]
        actions += update.redactions.map {
            Action("c2pa.redacted", when: update.moment, reason: $0.reason.rawValue, redacted: uri($0))
        }
        if let declaration = update.declaration {
            _ = try builder.add(DeclarationRecord.assertionLabel, declaration.assertion)
        }
        if update.isPublished { actions.append(Action("c2pa.published", when: update.moment)) }
        _ = try builder.add(AssertionLabel.actions, Actions(actions, allActionsIncluded: true).cbor)
    }

    /// How many of the joined store's boxes are in the file's first store.
    private static func originalCount(
        _ layout: any ContainerLayout, _ asset: any ByteSource, _ limits: Limits
    ) throws(AssetError) -> Int {
        guard let first = layout.stores.first else { return 0 }
        return try ManifestStore(try first.bytes(of: asset, limits: limits), limits: limits).rawChildren.count
    }

    /// The new file, and the store that fills its hole.
    func rewrite(
        _ asset: any ByteSource, with manifest: [UInt8], limits: Limits
    ) throws(AssetError) -> (rewrite: Rewrite, store: [UInt8]) {
        let layout = evidence.layout
        guard layout.format != .bmff else {
            let store = UpdatePlan.store(of: earlier + [manifest])
            return (
                try UpdateBox.rewrite(
                    layout.stores, original: original, update: store.count, byteCount: layout.byteCount), store
            )
        }
        let store = plan.store(with: manifest)
        // The binding names the place of the store: it may grow, not move (checklist §3.5).
        let rewrite = try StoreReplacement.rewrite(
            layout, storeByteCount: store.count, of: asset, limits: limits)
        return (rewrite, store)
    }
}
