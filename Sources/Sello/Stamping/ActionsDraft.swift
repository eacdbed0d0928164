internal import SelloManifest

/// The actions assertion of a stamp.
///
/// A wrong default here would tell a lie with a signature under it: see the table in `Spec/sgi-label.md`, "Actions".
struct ActionsDraft {
    let stamp: Stamp
    let parent: HashedURI?
    let components: [HashedURI]
    let inputs: [HashedURI]

    /// The names of the actions that a stamp writes, each once.
    static func names(of stamp: Stamp, hasParent: Bool) -> [String] {
        let made = hasParent ? ["c2pa.opened"] + (stamp.actions.isEmpty ? ["c2pa.edited"] : []) : ["c2pa.created"]
        var seen: Set<String> = []
        return (made + (stamp.components.isEmpty ? [] : ["c2pa.placed"]) + stamp.actions).filter {
            seen.insert($0).inserted
        }
    }

    var assertion: Actions {
        let agent = stamp.system.map { GeneratorInfo(name: $0.name, version: $0.version) }
        let sourceType = stamp.step(hasParent: parent != nil)
        var actions: [Action] = []
        if let parent {
            // Opening says nothing of a source type: the parent's manifest does.
            actions.append(Action("c2pa.opened", when: stamp.moment, ingredients: [parent]))
            if stamp.actions.isEmpty {
                actions.append(
                    Action(
                        "c2pa.edited", digitalSourceType: sourceType.rawValue, softwareAgent: agent,
                        when: stamp.moment, ingredients: inputs))
            }
        } else {
            actions.append(
                Action(
                    "c2pa.created", digitalSourceType: sourceType.rawValue, softwareAgent: agent, when: stamp.moment,
                    ingredients: inputs))
        }
        for component in components {
            actions.append(Action("c2pa.placed", when: stamp.moment, ingredients: [component]))
        }
        for name in stamp.actions {
            // An edit of which nobody said how it was done is a person's edit, not a model's.
            let type = Action.withoutSourceType.contains(name) ? nil : stamp.sourceType ?? .humanEdits
            actions.append(
                Action(name, digitalSourceType: type?.rawValue, softwareAgent: agent, when: stamp.moment))
        }
        // Of a creation the maker knows everything; of an edit only what the caller vouches for.
        return Actions(actions, allActionsIncluded: parent == nil || stamp.isComplete)
    }
}
