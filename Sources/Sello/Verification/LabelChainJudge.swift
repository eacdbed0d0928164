internal import SelloBytes
internal import SelloManifest

/// Compares the labels along the ingredient graph, step by step (`Spec/label-continuity.md`).
///
/// Every manifest is read once and every way looked at once.
struct LabelChainJudge {
    /// The steps: from the active manifest down the line of parents, then to the parts of each.
    let steps: [LabelStep]
    /// What became of the label along the line of parents, in one word.
    let chain: VerificationReport.LabelChain

    /// The most steps to parts that are told.
    private static let partLimit = 1 << 10

    /// Without a manifest there is nothing to follow.
    init() {
        steps = []
        chain = .none
    }

    init(_ validation: StoreValidation) {
        let graph = ContentGraph(validation)
        var stated: [String: StatedLabel] = [:]
        for step in graph.steps { stated[step.manifest] = validation.manifests[step.manifest].map { StatedLabel($0) } }
        let carried = Self.carried(graph, stated)
        var line: [LabelStep] = []
        var parts: [LabelStep] = []
        for edge in graph.edges {
            guard let newer = stated[edge.manifest] else { continue }
            let step = Self.step(edge, newer, edge.ingredient.flatMap { carried[$0] ?? nil })
            if edge.isLine {
                line.append(step)
            } else if step.verdict != .unlabelled, step.verdict != .added, parts.count < Self.partLimit {
                parts.append(step)
            }
        }
        let own = graph.steps.compactMap { step in
            stated[step.manifest].flatMap { Self.contradiction(in: $0, of: step.manifest) }
        }
        steps = line + parts + own
        chain = Self.word(for: line)
    }

    /// The label that each manifest hands on: its own or, where it says nothing and need not, that of its parent.
    private static func carried(
        _ graph: ContentGraph, _ stated: [String: StatedLabel]
    ) -> [String: (sourceType: DigitalSourceType, id: UniqueIdentifier?)?] {
        var parents: [String: String] = [:]
        for edge in graph.edges where edge.relation == .parent && !edge.isBroken && parents[edge.manifest] == nil {
            parents[edge.manifest] = edge.ingredient
        }
        var known: [String: (sourceType: DigitalSourceType, id: UniqueIdentifier?)?] = [:]
        for step in graph.steps {
            var way: [String] = []
            var on: Set<String> = []
            var next: String? = step.manifest
            var found: (sourceType: DigitalSourceType, id: UniqueIdentifier?)?
            while let manifest = next, on.insert(manifest).inserted {
                if let label = known[manifest] {
                    found = label
                    break
                }
                way.append(manifest)
                guard let said = stated[manifest], said.isSilent else {
                    found = stated[manifest]?.label
                    break
                }
                next = parents[manifest]
            }
            for manifest in way.reversed() {
                // A label of ours has to be repeated by every manifest but an update: one that says nothing has dropped it.
                if case .silent? = stated[manifest], found?.id != nil { found = nil }
                known[manifest] = .some(found)
            }
        }
        return known
    }

    private static func step(
        _ edge: ContentGraph.Edge, _ newer: StatedLabel,
        _ older: (sourceType: DigitalSourceType, id: UniqueIdentifier?)?
    ) -> LabelStep {
        func step(_ reason: LabelStep.Reason) -> LabelStep {
            LabelStep(
                edge.manifest, edge.ingredient, edge.relation, reason, before: older?.sourceType,
                after: newer.sourceType)
        }
        if edge.isBroken { return step(.didNotHold) }
        if edge.redactsLabel { return step(.redacted) }
        guard let older, edge.relation == .parent || older.sourceType.namesModel else {
            if edge.ingredient == nil { return step(.withoutManifest) }
            return step(newer.label == nil ? .noLabel : .first)
        }
        let isWhole = edge.relation == .parent
        switch newer {
        case .ours(let label, _):
            if isWhole, let id = older.id, id != label.id { return step(.otherIdentifier) }
            return step(compared(older.sourceType, label.sourceType, isWhole))
        case .theirs(let type):
            let reason = compared(older.sourceType, type, isWhole)
            return step(isWhole && older.id != nil && reason == .repeated ? .identifierLost : reason)
        case .other(let type):
            // The words of a person's edit are not the words of our label: who leaves that away drops it.
            if isWhole, older.id != nil, !older.sourceType.namesModel { return step(.notRepeated) }
            return step(type.isCapture ? .saysCaptured : .saysLess)
        case .untold: return step(.notRepeated)
        case .silent: return step(isWhole && older.id != nil ? .notRepeated : .passedOn)
        case .updating: return step(.passedOn)
        }
    }

    /// Whether what is said now says as much; of a part, the whole need not say more than that a part is synthetic.
    private static func compared(
        _ before: DigitalSourceType, _ after: DigitalSourceType, _ isWhole: Bool
    ) -> LabelStep.Reason {
        if isWhole ? after.strength >= before.strength : after.namesModel { return .repeated }
        return before.namesModel && after.isCapture ? .saysCaptured : .saysLess
    }

    /// A label that says less than the actions beside it.
    private static func contradiction(in stated: StatedLabel, of manifest: String) -> LabelStep? {
        guard case .ours(let label, let actions?) = stated, actions.namesModel,
            label.sourceType.strength < actions.strength
        else { return nil }
        return LabelStep(
            manifest, nil, .copies, .actionsDisagree, before: actions, after: label.sourceType)
    }

    /// The line of parents in one word: the newest fault counts, however much was kept before and after.
    private static func word(for line: [LabelStep]) -> VerificationReport.LabelChain {
        guard let newest = line.first else { return .none }
        if newest.verdict == .broken { return .brokenBefore }
        if line.contains(where: { $0.reason == .redacted }) { return .dropped }
        for step in line {
            switch step.verdict {
            case .dropped: return .dropped
            case .weakened, .contradicted: return .weakened
            case .kept, .added, .broken, .unlabelled: continue
            }
        }
        return line.contains { $0.verdict == .kept } ? .kept : .unlabelled
    }
}

extension DigitalSourceType {
    /// Whether it says that a device captured the content.
    var isCapture: Bool {
        ["digitalCapture", "computationalCapture", "compositeCapture", "negativeFilm", "positiveFilm", "print"]
            .contains(term)
    }
}
