internal import SelloManifest

/// The manifests whose content is in a file: the active one, its parents, and the parts of each; every one once, however the graph is
/// drawn.
struct ContentGraph {
    typealias Subject = SyntheticBySignature.Statement.Subject

    /// A manifest of the graph.
    struct Step {
        /// Its label.
        let manifest: String
        /// Whether it speaks of the file's content or of a part.
        let subject: Subject
        /// Whether it holds, and everything on the way to it.
        let holds: Bool
    }

    /// A way from a manifest to an ingredient whose content is in its own.
    struct Edge {
        /// The label of the manifest.
        let manifest: String
        /// The label of the ingredient's; `nil` where it has none in the store.
        let ingredient: String?
        /// Parent or part.
        let relation: LabelStep.Relation
        /// Whether the way belongs to the line of parents that begins with the active manifest.
        let isLine: Bool
        /// Whether the ingredient did not hold when it was added, and that was recorded.
        let isBroken: Bool
        /// Whether the manifest took a label out of the ingredient's.
        let redactsLabel: Bool
    }

    /// The manifests, from the active one on: sound ways before broken ones, parents before parts.
    let steps: [Step]
    /// The ways between them; those of the line of parents in their order.
    let edges: [Edge]

    /// Walks the graph once; a manifest that several ways lead to stands where the best of them leads.
    init(_ validation: StoreValidation) {
        // A way never gets better: from each of the four kinds it leads to the same or to one that stands behind.
        var waiting: [[String]] = [[], [], [], []]
        let kinds: [(subject: Subject, holds: Bool)] = [
            (.content, true), (.component, true), (.content, false), (.component, false),
        ]
        func add(_ label: String, _ subject: Subject, holds: Bool) {
            guard let found = validation.manifests[label] else { return }
            let holds = holds && !found.results.hasFault
            waiting[(holds ? 0 : 2) + (subject == .content ? 0 : 1)].append(label)
        }
        add(validation.active, .content, holds: true)
        var steps: [Step] = []
        var edges: [Edge] = []
        var line: Set<String> = [validation.active]
        var seen: Set<String> = []
        // Later manifests of the line are read before those below: what they took out is known by then.
        var removed: Set<[String]> = []
        for (index, kind) in kinds.enumerated() {
            var at = 0
            while at < waiting[index].count {
                let label = waiting[index][at]
                at += 1
                guard seen.insert(label).inserted, let found = validation.manifests[label] else { continue }
                steps.append(Step(manifest: label, subject: kind.subject, holds: kind.holds))
                if kind == (.content, true) { removed.formUnion(found.removedParts) }
                let redactions = found.labelRedactions
                var hasParent = false
                for (name, ingredient) in found.ingredients where ingredient.relationship != .inputTo {
                    let isParent = ingredient.relationship == .parentOf
                    guard isParent || !removed.contains([label, Manifest.assertionStoreLabel, name]) else { continue }
                    let target = ingredient.activeManifest.flatMap {
                        validation.store.manifest(of: $0, in: found.manifest)?.label
                    }
                    // There is one parent; a second one is a fault of its own, and no second line.
                    let isLine = isParent && !hasParent && line.contains(label)
                    hasParent = hasParent || isParent
                    edges.append(
                        Edge(
                            manifest: label, ingredient: target, relation: isParent ? .parent : .component,
                            isLine: isLine, isBroken: ingredient.recordsFault,
                            redactsLabel: isParent && !redactions.isEmpty))
                    guard let target else { continue }
                    if isLine { line.insert(target) }
                    add(target, isParent ? kind.subject : .component, holds: kind.holds && !ingredient.recordsFault)
                }
            }
        }
        self.steps = steps
        self.edges = edges
    }
}

extension ManifestValidation {
    /// Labels that it takes out of manifests below.
    fileprivate var labelRedactions: [String] {
        (claim?.redactedAssertions ?? []).filter { uri in
            uri.split(separator: "/").last.map { String($0).assertionType == SGILabel.assertionLabel } ?? false
        }
    }

    /// The parts of earlier manifests that its actions took out again, by their absolute labels (2.4, 18.16.8).
    fileprivate var removedParts: [[String]] {
        actions.flatMap(\.assertion.actions).filter { $0.name == "c2pa.removed" }.flatMap(\.ingredients).compactMap {
            JUMBFURI($0.url).flatMap { $0.isAbsolute ? $0.labels : nil }
        }
    }
}

extension ManifestValidation {
    /// The ingredient that is the parent.
    var parent: IngredientAssertion? { ingredients.first { $0.assertion.relationship == .parentOf }?.assertion }
}

extension IngredientAssertion {
    /// Whether its manifest, or one that this leads to, did not hold when it was added.
    var recordsFault: Bool {
        results?.hasFault == true || deltas.contains(where: \.validationDeltas.hasFault)
    }
}
