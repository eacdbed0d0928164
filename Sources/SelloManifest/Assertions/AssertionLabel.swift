/// Labels of standard assertions (spec 2.4, §18) and the groups that rules speak of.
package enum AssertionLabel {
    package static let actionsV1 = "c2pa.actions"
    package static let actions = "c2pa.actions.v2"
    package static let ingredientV1 = "c2pa.ingredient"
    package static let ingredientV2 = "c2pa.ingredient.v2"
    package static let ingredient = "c2pa.ingredient.v3"
    package static let dataHash = "c2pa.hash.data"
    package static let boxesHash = "c2pa.hash.boxes"
    package static let bmffHashV1 = "c2pa.hash.bmff"
    package static let bmffHashV2 = "c2pa.hash.bmff.v2"
    package static let bmffHash = "c2pa.hash.bmff.v3"
    package static let collectionHash = "c2pa.hash.collection.data"
    package static let multiAssetHash = "c2pa.hash.multi-asset"
    package static let softBinding = "c2pa.soft-binding"
    package static let alternativeContent = "c2pa.alternative-content-representation"
    package static let aiDisclosure = "c2pa.ai-disclosure"

    package static let timeStamp = "c2pa.time-stamp"
    package static let certificateStatus = "c2pa.certificate-status"

    /// What binds a manifest to its content; a standard manifest has exactly one (checklist §3.5).
    package static let hardBindings: Set<String> = [dataHash, boxesHash, bmffHashV2, bmffHash, collectionHash]
    /// Whether an assertion says what the content is: a hard binding, a part of one, or one of several assets.
    package static func bindsContent(_ type: String) -> Bool { type.hasPrefix("c2pa.hash.") }
    /// The actions assertions.
    package static let allActions: Set<String> = [actionsV1, actions]
    /// The ingredient assertions.
    package static let ingredients: Set<String> = [ingredientV1, ingredientV2, ingredient]
}
