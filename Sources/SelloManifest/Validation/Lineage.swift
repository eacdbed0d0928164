/// The active manifest and all that it leads to, each read once however the graph is drawn, and judged by nobody yet.
struct Lineage {
    /// The manifests by label.
    private(set) var manifests: [String: ManifestValidation] = [:]
    /// What manifests of it took out of others.
    private(set) var redactions = Redactions()
    /// How each ingredient relates to its manifest's asset, by its box.
    private(set) var relationships: [Int: Relationship] = [:]

    /// Reads the lineage of a manifest.
    ///
    /// Manifests that nothing leads to are left alone: what they say of others counts for nothing (spec 2.4, §15.11).
    init(of active: Manifest, in store: ManifestStore, reader: ManifestReader) {
        var waiting = [reader.read(active)]
        manifests[active.label] = waiting[0]
        var leadsTo: [Int: [Manifest]] = [:]
        var redactors: [ManifestValidation] = []
        var at = 0
        while at < waiting.count {
            let owner = waiting[at]
            at += 1
            if owner.claim?.redactedAssertions.isEmpty == false { redactors.append(owner) }
            var known: Set<Int> = []
            for (label, ingredient) in owner.ingredients {
                if let box = owner.manifest.assertionStore.flatMap({ store.tree.child(of: $0, labelled: label) }) {
                    relationships[box] = ingredient.relationship
                }
                guard let reference = ingredient.activeManifest,
                    let target = store.manifest(of: reference, in: owner.manifest), known.insert(target.box).inserted
                else { continue }
                leadsTo[owner.manifest.box, default: []].append(target)
                guard manifests[target.label] == nil else { continue }
                let found = reader.read(target)
                manifests[target.label] = found
                waiting.append(found)
            }
        }
        for redactor in redactors {
            redactions.add(redactor, below: Self.below(redactor.manifest, leadsTo), in: store)
        }
    }

    /// Everything that a manifest leads to, itself left out.
    private static func below(_ manifest: Manifest, _ leadsTo: [Int: [Manifest]]) -> Set<Int> {
        var below: Set<Int> = []
        var waiting = [manifest.box]
        while let next = waiting.popLast() {
            for target in leadsTo[next] ?? [] where below.insert(target.box).inserted { waiting.append(target.box) }
        }
        below.remove(manifest.box)
        return below
    }
}
