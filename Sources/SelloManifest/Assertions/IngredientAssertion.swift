package import SelloCBOR

/// How an ingredient relates to the asset (spec 2.4, §18.17).
package enum Relationship: String, Sendable, Hashable {
    /// The asset is a later state of it.
    case parentOf
    /// It is a part of the asset.
    case componentOf
    /// It was given to the process that made the asset.
    case inputTo
}

/// An ingredient assertion, versions 1 to 3 as read, version 3 as written (spec 2.4, §18.17).
package struct IngredientAssertion: Sendable, Hashable {
    /// The version that its label names.
    package var version: Int
    /// How it relates to the asset.
    package var relationship: Relationship
    /// Its title.
    package var title: String?
    /// Its media type.
    package var format: String?
    /// The identifier of its state.
    package var instanceID: String?
    /// Its active manifest.
    package var activeManifest: HashedURI?
    /// The signature of that manifest's claim.
    package var claimSignature: HashedURI?
    /// What was found when it was validated on being added.
    package var results: ValidationResults?
    /// What was found then at its own ingredients.
    package var deltas: [IngredientDelta]

    package init(
        relationship: Relationship, title: String? = nil, format: String? = nil, instanceID: String? = nil,
        activeManifest: HashedURI? = nil, claimSignature: HashedURI? = nil, results: ValidationResults? = nil,
        deltas: [IngredientDelta] = []
    ) {
        version = 3
        self.relationship = relationship
        self.title = title
        self.format = format
        self.instanceID = instanceID
        self.activeManifest = activeManifest
        self.claimSignature = claimSignature
        self.results = results
        self.deltas = deltas
    }

    /// Reads an assertion.
    ///
    /// - Returns: `nil` where the relationship is missing or unknown, or version 3 has a manifest without results or with a digital source
    ///   type, or a signature without a manifest (`assertion.ingredient.malformed`, checklist §15.2).
    package init?(_ value: CBORValue, label: String) {
        version = label == AssertionLabel.ingredient ? 3 : label == AssertionLabel.ingredientV2 ? 2 : 1
        guard let relationship = value["relationship"]?.textValue.flatMap({ Relationship(rawValue: $0) }) else {
            return nil
        }
        self.relationship = relationship
        title = value["dc:title"]?.textValue
        format = value["dc:format"]?.textValue
        instanceID = value["instanceID"]?.textValue
        activeManifest = HashedURI(value[version == 3 ? "activeManifest" : "c2pa_manifest"])
        claimSignature = HashedURI(value["claimSignature"])
        deltas = []
        if version == 3 {
            let recorded = value["validationResults"]
            results = recorded.flatMap { ValidationResults($0["activeManifest"]) }
            deltas = (recorded?["ingredientDeltas"]?.arrayValue ?? []).compactMap { IngredientDelta($0) }
            guard value["activeManifest"] == nil || activeManifest != nil && results != nil,
                value["claimSignature"] == nil || claimSignature != nil && activeManifest != nil,
                // What came with a manifest says itself how it came to be (2.4).
                activeManifest == nil || value["digitalSourceType"] == nil
            else { return nil }
        } else {
            results = value["validationStatus"]?.arrayValue.map { ValidationResults(flat: $0) }
        }
    }

    /// The map, to be written as version 3.
    package var cbor: CBORValue {
        .map([
            "relationship": .text(relationship.rawValue),
            "dc:title": title.map { .text($0) },
            "dc:format": format.map { .text($0) },
            "instanceID": instanceID.map { .text($0) },
            "activeManifest": activeManifest?.cbor,
            "claimSignature": claimSignature?.cbor,
            "validationResults": activeManifest == nil && results == nil
                ? nil
                : .map([
                    "activeManifest": (results ?? ValidationResults()).cbor,
                    "ingredientDeltas": deltas.isEmpty ? nil : .array(deltas.map(\.cbor)),
                ]),
        ])
    }
}

extension ValidationStatus {
    init?(_ value: CBORValue) {
        guard let code = value["code"]?.textValue else { return nil }
        self.code = StatusCode(rawValue: code)
        url = value["url"]?.untagged.textValue ?? ""
        explanation = value["explanation"]?.textValue ?? ""
    }

    var cbor: CBORValue {
        .map(["code": .text(code.rawValue), "url": .text(url), "explanation": .text(explanation)])
    }
}

extension ValidationResults {
    init?(_ value: CBORValue?) {
        guard let value, value.mapValue != nil else { return nil }
        func list(_ key: String) -> [ValidationStatus] {
            (value[key]?.arrayValue ?? []).compactMap { ValidationStatus($0) }
        }
        success = list("success")
        informational = list("informational")
        failure = list("failure")
    }

    /// The one list of versions 1 and 2, where each entry may say whether it is a success.
    init(flat list: [CBORValue]) {
        for item in list {
            guard let status = ValidationStatus(item) else { continue }
            if item["success"]?.boolValue == true { success.append(status) } else { failure.append(status) }
        }
    }

    var cbor: CBORValue {
        .map([
            "success": .array(success.map(\.cbor)), "informational": .array(informational.map(\.cbor)),
            "failure": .array(failure.map(\.cbor)),
        ])
    }
}

extension IngredientDelta {
    init?(_ value: CBORValue) {
        guard let uri = value["ingredientAssertionURI"]?.untagged.textValue,
            let deltas = ValidationResults(value["validationDeltas"])
        else { return nil }
        ingredientAssertionURI = uri
        validationDeltas = deltas
    }

    var cbor: CBORValue {
        .map(["ingredientAssertionURI": .text(ingredientAssertionURI), "validationDeltas": validationDeltas.cbor])
    }
}
