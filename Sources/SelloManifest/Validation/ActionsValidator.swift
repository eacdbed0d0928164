internal import SelloBytes
package import SelloCBOR

/// Validates the rules of actions (spec 2.4, §18.16 and §15.10.3; checklist §16).
///
/// Claims of version 1 come from before most of them: there, an action need not name its ingredient, but one that it names must be right.
struct ActionsValidator {
    private let store: ManifestStore
    private let manifest: Manifest
    private let claim: Claim
    private let relationships: [Int: Relationship]
    private let redacted: Set<Redactions.Target>
    private let hasSoftBinding: Bool

    /// Makes a validator of a manifest's actions; `nil` for a manifest without a claim.
    ///
    /// - Parameters:
    ///   - found: The manifest.
    ///   - store: Where it is.
    ///   - lineage: All manifests that the active one leads to.
    init?(_ found: ManifestValidation, store: ManifestStore, lineage: Lineage) {
        guard let claim = found.claim else { return nil }
        self.claim = claim
        self.store = store
        relationships = lineage.relationships
        manifest = found.manifest
        redacted = Set(claim.redactedAssertions.compactMap { Redactions.target(of: $0, in: found.manifest) })
        hasSoftBinding = found.manifest.assertions.contains { $0.type == AssertionLabel.softBinding }
    }

    func validate(_ found: inout ManifestValidation) {
        if manifest.kind == .standard, claim.version > 1 { checkOpening(&found) }
        for (label, _) in found.actions {
            guard let value = found.values[label] else { continue }
            let url = manifest.assertionURI(label)
            let templates = ActionTemplates(value)
            if !templates.isSound {
                found.results.fail(.assertionActionMalformed, url, "a template of the actions names no action")
            }
            if let flag = value["allActionsIncluded"], flag.boolValue == nil {
                found.results.fail(.assertionActionMalformed, url, "allActionsIncluded is neither true nor false")
            }
            let agents = value["softwareAgents"]?.arrayValue?.count ?? 0
            for action in value["actions"]?.arrayValue ?? [] {
                checkAgent(action, of: agents, url, &found)
                checkIngredients(action, url, &found)
                checkParameters(action, url, &found)
            }
        }
    }

    /// A standard manifest has exactly one `c2pa.created` or `c2pa.opened`: the first action of the first actions assertion among
    /// what was created or what was gathered.
    private func checkOpening(_ found: inout ManifestValidation) {
        var places: [String: Int] = [:]
        for (index, reference) in claim.assertions.enumerated() {
            guard let label = JUMBFURI(reference.url)?.labels.last, places[label] == nil else { continue }
            places[label] = index
        }
        let sorted = found.actions.sorted { (places[$0.label] ?? .max) < (places[$1.label] ?? .max) }
        guard let first = sorted.first else {
            found.results.fail(
                .assertionActionMalformed, manifest.claimURI,
                "the manifest does not say whether its content was created or opened")
            return
        }
        let url = manifest.assertionURI(first.label)
        let isGathered = sorted.map { (places[$0.label] ?? 0) >= claim.createdAssertions.count }
        let openings = sorted.enumerated().flatMap { index, entry in
            entry.assertion.actions.enumerated().filter { Action.inceptions.contains($0.element.name) }.map {
                (assertion: index, place: $0.offset, action: $0.element)
            }
        }
        guard let opening = openings.first, opening.place == 0,
            isGathered.firstIndex(of: isGathered[opening.assertion]) == opening.assertion
        else {
            found.results.fail(
                .assertionActionMalformed, url, "the first action is neither c2pa.created nor c2pa.opened")
            return
        }
        if openings.count > 1 {
            found.results.fail(
                .assertionActionMalformed, url, "c2pa.created or c2pa.opened stands more than once")
        }
        let label = sorted[opening.assertion].label
        let template = found.values[label].flatMap { ActionTemplates($0).digitalSourceType(for: opening.action.name) }
        if opening.action.name == "c2pa.created", opening.action.digitalSourceType ?? template == nil {
            found.results.fail(
                .assertionActionMalformed, manifest.assertionURI(label), "c2pa.created has no digital source type")
        }
    }

    private func checkAgent(_ action: CBORValue, of count: Int, _ url: String, _ found: inout ManifestValidation) {
        guard let index = action["softwareAgentIndex"] else { return }
        let name = action["action"]?.textValue ?? ""
        if action["softwareAgent"] != nil {
            found.results.fail(.assertionActionMalformed, url, "\(name) names its software twice")
        } else if index.intValue.map({ (0..<count).contains($0) }) != true {
            found.results.fail(
                .assertionActionMalformed, url, "\(name) names software that is not in the list of \(count)")
        }
    }

    private func checkIngredients(_ action: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        let name = action["action"]?.textValue ?? ""
        let references = action.ingredientReferences
        let boxes = references.map { reference in
            reference["url"]?.untagged.textValue.flatMap { store.resolve($0, in: manifest) }
        }
        guard let rule = IngredientRule(name) else {
            if boxes.contains(where: { $0 == nil }) {
                found.results.fail(.hashedURIMissing, url, "\(name) names an ingredient that is not there")
            }
            return
        }
        if references.isEmpty, claim.version == 1 { return }
        let fits =
            (claim.version == 1 || rule.count.contains(references.count))
            && boxes.allSatisfy { target in
                guard let target else { return false }
                guard let relationship = relationships[target.box] else { return false }
                // Version 1 asks for an ingredient and does not say which.
                return claim.version == 1
                    || relationship == rule.relationship
                        && (target.manifest.box == manifest.box) == rule.isLocal
            }
        if !fits {
            found.results.fail(
                .assertionActionIngredientMismatch, url, "\(name) does not name the ingredient that it needs")
        }
    }

    private func checkParameters(_ action: CBORValue, _ url: String, _ found: inout ManifestValidation) {
        let name = action["action"]?.textValue ?? ""
        let parameters = action["parameters"]
        switch name {
        case "c2pa.redacted":
            if claim.version > 1, action["reason"]?.textValue == nil {
                found.results.fail(.assertionActionMalformed, url, "c2pa.redacted gives no reason")
            }
            guard let text = parameters?["redacted"]?.untagged.textValue,
                let target = Redactions.target(of: text, in: manifest), redacted.contains(target)
            else {
                found.results.fail(
                    .assertionActionRedactionMismatch, url,
                    "c2pa.redacted does not name an assertion that the claim redacts")
                return
            }
        case "c2pa.translated" where claim.version > 1:
            if parameters?["sourceLanguage"]?.textValue == nil || parameters?["targetLanguage"]?.textValue == nil {
                found.results.fail(
                    .assertionActionMalformed, url, "c2pa.translated does not name the two languages")
            }
        case "c2pa.watermarked.bound" where claim.version > 1 && !hasSoftBinding:
            found.results.fail(
                .assertionActionSoftBindingMissing, url, "\(name) comes without the soft binding that it made")
        case "c2pa.watermarked" where claim.version > 1 && !hasSoftBinding:
            // Until 2.2 there was one name for marks of both kinds, and no such rule.
            found.results.note(
                .assertionActionSoftBindingMissing, url,
                "\(name) comes without a soft binding, so that the mark leads to nothing")
        default: break
        }
    }
}

/// What ingredients an action must name (checklist §16.4).
private struct IngredientRule {
    let relationship: Relationship
    let count: ClosedRange<Int>
    let isLocal: Bool

    init?(_ action: String) {
        isLocal = action != "c2pa.removed"
        switch action {
        case "c2pa.opened": (relationship, count) = (.parentOf, 1...1)
        case "c2pa.placed", "c2pa.removed": (relationship, count) = (.componentOf, 1...Int.max)
        case "c2pa.transcoded", "c2pa.repackaged": (relationship, count) = (.parentOf, 0...Int.max)
        default: return nil
        }
    }
}

/// What templates say of actions in place of themselves (spec 2.4, §18.16.9): first what stands under `*`, then what stands under the
/// same name.
package struct ActionTemplates {
    private var sourceTypes: [String: String] = [:]
    /// Whether each names an action.
    let isSound: Bool

    /// Reads the templates of an actions assertion.
    package init(_ assertion: CBORValue) {
        let list = assertion["templates"]
        let templates = list?.arrayValue ?? []
        isSound = (list == nil || list?.arrayValue != nil) && templates.allSatisfy { $0["action"]?.textValue != nil }
        for template in templates {
            guard let name = template["action"]?.textValue, let type = template["digitalSourceType"] else { continue }
            // Of several the last counts, also where it names none.
            sourceTypes[name] = type.untagged.textValue ?? ""
        }
    }

    /// How the content came to be, as the templates say of an action that does not say it itself.
    package func digitalSourceType(for action: String) -> String? {
        guard let type = sourceTypes[action] ?? sourceTypes["*"], !type.isEmpty else { return nil }
        return type
    }
}

extension CBORValue {
    /// The references of an action to its ingredients, in the form of either version.
    var ingredientReferences: [CBORValue] {
        guard let parameters = self["parameters"] else { return [] }
        let list = parameters["ingredients"].map { $0.arrayValue ?? [$0] } ?? []
        return list + (parameters["ingredient"].map { [$0] } ?? [])
    }
}
