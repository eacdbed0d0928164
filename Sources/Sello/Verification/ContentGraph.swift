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

    /// The manifests, from the active one on: sound ways before broken ones, parents before parts.
    let steps: [Step]

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
        var seen: Set<String> = []
        for (index, kind) in kinds.enumerated() {
            var at = 0
            while at < waiting[index].count {
                let label = waiting[index][at]
                at += 1
                guard seen.insert(label).inserted, let found = validation.manifests[label] else { continue }
                steps.append(Step(manifest: label, subject: kind.subject, holds: kind.holds))
                let removed = found.removedIngredients
                for (name, ingredient) in found.ingredients where ingredient.relationship != .inputTo {
                    guard !removed.contains(name), let reference = ingredient.activeManifest,
                        let target = validation.store.manifest(of: reference, in: found.manifest)
                    else { continue }
                    let subject = ingredient.relationship == .parentOf ? kind.subject : .component
                    add(target.label, subject, holds: kind.holds && !ingredient.recordsFault)
                }
            }
        }
        self.steps = steps
    }
}

extension ManifestValidation {
    /// The assertions of parts that an action took out and none put in again.
    fileprivate var removedIngredients: Set<String> {
        var removed: Set<String> = []
        for action in actions.lazy.flatMap(\.assertion.actions) {
            switch action.name {
            case "c2pa.removed": removed.formUnion(action.ingredients.compactMap { JUMBFURI($0.url)?.labels.last })
            case "c2pa.placed": removed.subtract(action.ingredients.compactMap { JUMBFURI($0.url)?.labels.last })
            default: break
            }
        }
        guard !removed.isEmpty else { return removed }
        // Nobody takes out what the whole was made from.
        return removed.subtracting(ingredients.filter { $0.assertion.relationship == .parentOf }.map(\.label))
    }
}
