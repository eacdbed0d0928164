package import SelloBytes
package import SelloCBOR

/// One action of an actions assertion (spec 2.4, §18.16).
package struct Action: Sendable, Hashable {
    /// Its name, such as `c2pa.created`.
    package var name: String
    /// How the content came to be, as a URI.
    package var digitalSourceType: String?
    /// The software that did it.
    package var softwareAgent: GeneratorInfo?
    /// When it was done.
    package var when: Moment?
    /// Its ingredients.
    package var ingredients: [HashedURI]
    /// Why it was done; an action `c2pa.redacted` must say.
    package var reason: String?
    /// The assertion that it took out.
    package var redacted: String?

    package init(
        _ name: String, digitalSourceType: String? = nil, softwareAgent: GeneratorInfo? = nil, when: Moment? = nil,
        ingredients: [HashedURI] = [], reason: String? = nil, redacted: String? = nil
    ) {
        self.reason = reason
        self.redacted = redacted
        self.name = name
        self.digitalSourceType = digitalSourceType
        self.softwareAgent = softwareAgent
        self.when = when
        self.ingredients = ingredients
    }

    /// Reads an action of version 1 or 2; `nil` without a name.
    package init?(_ value: CBORValue) {
        guard let name = value["action"]?.textValue else { return nil }
        self.name = name
        digitalSourceType = value["digitalSourceType"]?.untagged.textValue
        softwareAgent =
            GeneratorInfo(value["softwareAgent"])
            ?? value["softwareAgent"]?.textValue.map { GeneratorInfo(name: $0) }
        when = value["when"]?.untagged.textValue.flatMap { Moment(rfc3339: $0) }
        reason = value["reason"]?.textValue
        let parameters = value["parameters"]
        redacted = parameters?["redacted"]?.untagged.textValue
        ingredients = (parameters?["ingredients"]?.arrayValue ?? []).compactMap { HashedURI($0) }
        if let single = HashedURI(parameters?["ingredient"]) { ingredients.append(single) }
    }

    /// The map, to be written as version 2.
    package var cbor: CBORValue {
        let parameters = CBORValue.map([
            "ingredients": ingredients.isEmpty ? nil : .array(ingredients.map(\.cbor)),
            "redacted": redacted.map { .text($0) },
        ])
        return .map([
            "action": .text(name),
            "digitalSourceType": digitalSourceType.map { .text($0) },
            "softwareAgent": softwareAgent?.cbor,
            "when": when.map { .tagged(0, .text($0.description)) },
            "reason": reason.map { .text($0) },
            "parameters": parameters.mapValue?.isEmpty == false ? parameters : nil,
        ])
    }
}

extension Action {
    /// The actions that begin a manifest's history.
    package static let inceptions: Set<String> = ["c2pa.created", "c2pa.opened"]

    /// The official actions that need no digital source type (checklist §16.7).
    package static let withoutSourceType: Set<String> = [
        "c2pa.converted", "c2pa.edited.metadata", "c2pa.enhanced", "c2pa.opened", "c2pa.placed", "c2pa.published",
        "c2pa.redacted", "c2pa.repackaged", "c2pa.resized.proportional", "c2pa.transcoded", "c2pa.watermarked",
        "c2pa.watermarked.bound", "c2pa.watermarked.unbound",
    ]
}

/// An actions assertion: what was done, in order.
package struct Actions: Sendable, Hashable {
    /// The actions.
    package var actions: [Action]
    /// Whether the signer vouches that nothing else was done; `nil` where it does not say.
    package var allActionsIncluded: Bool?

    package init(_ actions: [Action], allActionsIncluded: Bool) {
        self.actions = actions
        self.allActionsIncluded = allActionsIncluded
    }

    /// Reads an assertion of version 1 or 2; `nil` where the list is missing, empty, or holds what is no action.
    package init?(_ value: CBORValue) {
        guard let list = value["actions"]?.arrayValue, !list.isEmpty else { return nil }
        actions = list.compactMap { Action($0) }
        guard actions.count == list.count else { return nil }
        allActionsIncluded = value["allActionsIncluded"]?.boolValue
    }

    /// The map, to be written as version 2.
    package var cbor: CBORValue {
        .map([
            "actions": .array(actions.map(\.cbor)), "allActionsIncluded": allActionsIncluded.map { .bool($0) },
        ])
    }
}
