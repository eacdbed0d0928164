internal import SelloBytes
internal import SelloContainers
internal import SelloManifest

/// The files that go into a new one.
struct Origins: Sendable {
    /// The layout of the file that is stamped.
    let layout: any ContainerLayout
    /// What it was made from; possibly itself.
    let parent: Origin?
    let components: [Origin]
    let inputs: [Origin]
    /// The label identifier that the file's XMP carries without a manifest to prove it.
    let carried: UniqueIdentifier?
    /// What the file itself is, before anything is made of it.
    let own: Origin
}

extension Origins {
    /// The labels of others that file and parent carry, each once.
    var predecessors: [SGILabel.Predecessor] {
        var seen: Set<SGILabel.Predecessor> = []
        return [parent, own].compactMap(\.self).flatMap(\.predecessors).filter { seen.insert($0).inserted }
    }

    /// The least that the new label must say; `nil` where nothing that goes into the file is labelled.
    var sourceTypeFloor: DigitalSourceType? {
        var types = [parent, own].compactMap { $0?.sourceTypeFloor }
        if components.contains(where: { $0.sourceTypeFloor?.namesModel == true }) { types.append(.compositeSynthetic) }
        return types.first?.strongest(of: types)
    }
}

/// Finds out what a file was made from, and refuses what would break a chain.
struct OriginsResolver {
    let asset: any ByteSource
    let stamp: Stamp
    let options: ValidationOptions

    func resolve() throws(StampError) -> Origins {
        let own = try origin(Stamp.Ingredient(asset), .parentOf)
        var parent: Origin?
        if let given = stamp.parent {
            let origin = try origin(given, .parentOf)
            try checkLineage(of: own, in: origin)
            parent = origin
        } else if own.evidence.state != .absent {
            parent = own
        }
        if let parent { try checkValid(parent) }
        let components = try stamp.components.map { item throws(StampError) in try origin(item, .componentOf) }
        let inputs = try stamp.inputs.map { item throws(StampError) in try origin(item, .inputTo) }
        if let reserved = stamp.actions.first(where: { Self.reserved.contains($0) }) {
            throw .refused(
                .actionUnknown,
                "\(reserved) is written by itself where it applies; leave it out of the actions")
        }
        return Origins(
            layout: own.evidence.layout, parent: parent, components: components, inputs: inputs, carried: own.copy?.id,
            own: own)
    }

    /// Actions that need ingredients, redactions or bindings beside them, which a name alone cannot give.
    private static let reserved: Set<String> = [
        "c2pa.created", "c2pa.opened", "c2pa.placed", "c2pa.removed", "c2pa.redacted",
    ]

    private func origin(_ ingredient: Stamp.Ingredient, _ relationship: Relationship) throws(StampError) -> Origin {
        do {
            return try Origin(ingredient, relationship, options)
        } catch {
            throw .asset(error)
        }
    }

    /// The file's own manifest must be the parent's or an ancestor of it; otherwise it would be dropped.
    private func checkLineage(of own: Origin, in parent: Origin) throws(StampError) {
        guard own.evidence.state != .absent else { return }
        // By their bytes, since a name is signed by nobody; and of parents only, since a part's label is not the work's.
        guard let active = own.evidence.lineage.first?.manifest, let store = own.evidence.validation?.store,
            let chain = parent.evidence.validation?.store,
            parent.evidence.lineage.contains(where: { step in
                chain.tree.copy(chain.tree.boxes[step.manifest.manifest.box].range)
                    == store.tree.copy(store.tree.boxes[active.manifest.box].range)
            })
        else {
            throw .refused(
                .parentMismatch,
                "the file carries a manifest that is not in the parent's chain; stamp it without a parent, or name the right one"
            )
        }
    }

    private func checkValid(_ parent: Origin) throws(StampError) {
        guard !stamp.allowsInvalidParent, parent.evidence.state == .invalid else { return }
        let codes =
            parent.evidence.validation.map { validation in
                (validation.activeResults.failure + validation.deltas.flatMap(\.validationDeltas.failure))
                    .map(\.code.rawValue).filter { $0 != "signingCredential.untrusted" }
            } ?? ["the manifest store cannot be read"]
        throw .refused(
            .parentInvalid,
            "the manifest of the file to be stamped, or of its parent, does not hold (\(Array(Set(codes)).sorted().joined(separator: ", "))); "
                + "start from an intact file, or allow the invalid parent to have its faults recorded")
    }
}
