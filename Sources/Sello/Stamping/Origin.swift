internal import SelloBytes
internal import SelloCBOR
internal import SelloContainers
internal import SelloManifest
internal import SelloMetadata

/// A file that goes into a new one, examined: its manifest validated without anchors, its label and identifiers read.
struct Origin: Sendable {
    let relationship: Relationship
    let title: String?
    let evidence: ManifestEvidence
    let copy: XMPLabelCopy?
    /// The labels of China's kind that it carries, wherever they stand.
    private let implicitLabels: [TC260Finding]

    init(
        _ ingredient: Stamp.Ingredient, _ relationship: Relationship, _ options: ValidationOptions
    ) throws(AssetError) {
        self.relationship = relationship
        title = ingredient.title
        evidence = try ManifestEvidence(reading: ingredient.source, options: options)
        let metadata = FileFields(evidence.layout, in: ingredient.source, limits: options.limits)
        copy = metadata.copy
        implicitLabels = TC260Finding.all(in: metadata.fields)
    }

    /// The label that its manifests hold; what stands in XMP alone is in ``copy``.
    var label: SGILabel? { evidence.label }

    /// The labels of other producers that it carries, signed ones first.
    var predecessors: [SGILabel.Predecessor] {
        var found = foreignStatements.filter { $0.subject == .content }.map {
            SGILabel.Predecessor(place: .manifest, identifier: $0.manifest, sourceType: $0.sourceType)
        }
        // Beside a label of ours both are its copies.
        guard label == nil, copy?.id == nil else { return found }
        if let copy, let type = copy.sourceType.map({ DigitalSourceType($0) ?? DigitalSourceType(rawValue: $0) }),
            type.namesModel
        {
            found.append(SGILabel.Predecessor(place: .xmp, identifier: copy.imageGUID, sourceType: type))
        }
        found += implicitLabels.map { finding in
            SGILabel.Predecessor(
                place: .tc260, identifier: finding.label.produceID.isEmpty ? nil : finding.label.produceID,
                // It tells that something is synthetic, not how much of it; and of what may be, no more than that.
                sourceType: finding.label.level == .synthetic ? .compositeSynthetic : nil)
        }
        return found
    }

    /// The least that a label of what is made of this must say; `nil` where nothing here is labelled.
    var sourceTypeFloor: DigitalSourceType? {
        var types = predecessors.compactMap(\.sourceType)
        // A synthetic part leaves the whole synthetic in part.
        if foreignStatements.contains(where: { $0.subject == .component }) { types.append(.compositeSynthetic) }
        if let label { types.append(label.sourceType) }
        if copy?.id != nil, let type = copy?.sourceType { types.append(DigitalSourceType(rawValue: type)) }
        return types.first?.strongest(of: types)
    }

    /// What its manifests say in another form than our label, each manifest once; broken ones count as well, since what they say must not get
    /// lost.
    private var foreignStatements: [SyntheticBySignature.Statement] {
        guard let validation = evidence.validation else { return [] }
        let found = SyntheticBySignature(validation)
        var seen: Set<String> = []
        return (found.statements + found.unproven).filter { statement in
            validation.manifests[statement.manifest]?.values[SGILabel.assertionLabel] == nil
                && seen.insert(statement.manifest).inserted
        }
    }

    /// The system that synthesised the content, as another producer's manifest names it.
    var foreignSystem: SGILabel.System? {
        foreignStatements.first { $0.subject == .content }?.agent.map { SGILabel.System(name: $0) }
    }

    /// Adds it to a manifest.
    ///
    /// - Returns: The reference to its ingredient assertion.
    func add(to builder: inout ManifestBuilder) throws(AssetError) -> HashedURI {
        var assertion = IngredientAssertion(
            relationship: relationship, title: title, format: evidence.layout.mediaType, instanceID: copy?.instanceID)
        if let validation = evidence.validation, let references = try builder.add(validation.store) {
            assertion.activeManifest = references.manifest
            assertion.claimSignature = references.signature
            assertion.results = validation.activeResults
            assertion.deltas = validation.deltas
        } else if let fault = evidence.faultStatus {
            // There was a store, and it goes with this stamp: that it could not be taken over is said for good.
            assertion.results = ValidationResults(failure: [fault])
        }
        return try builder.add(AssertionLabel.ingredient, assertion.cbor)
    }
}

extension XMPPacket {
    /// Reads the packet of a place.
    init(at location: MetadataLocation, in source: any ByteSource, limits: Limits) throws(AssetError) {
        var bytes = try location.bytes(of: source, limits: limits)
        if location.isCompressed { bytes = try Inflate.zlib(bytes, limit: limits.metadataByteCount) }
        try self.init(parsing: bytes, limits: limits, at: location.pieces.first?.lowerBound ?? 0)
    }
}
