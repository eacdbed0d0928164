/// What was found at an ingredient that was not recorded when it was added.
public struct IngredientDelta: Sendable, Hashable, Codable {
    /// The absolute JUMBF reference of the ingredient assertion.
    public let ingredientAssertionURI: String
    /// The new findings.
    public let validationDeltas: ValidationResults

    /// Makes a delta.
    public init(ingredientAssertionURI: String, validationDeltas: ValidationResults) {
        self.ingredientAssertionURI = ingredientAssertionURI
        self.validationDeltas = validationDeltas
    }
}
