/// One trace that a generator leaves: which fields must say what.
package struct SignalRule: Sendable {
    /// How surely the trace means what the rule says of it.
    package enum Confidence: String, Sendable, Hashable, CaseIterable {
        /// A form that nothing else writes.
        case high
        /// A form that something else might write, or one that says less.
        case medium
        /// A hint, which counts for nothing by itself.
        case low
    }

    /// What one field must be.
    package struct Condition: Sendable {
        /// Where the field stands.
        package let places: Set<MetadataField.Place>
        /// Its name; empty for any.
        package let keys: [String]
        /// What its value must be.
        package let pattern: SignalPattern

        init(_ places: Set<MetadataField.Place>, _ keys: [String], _ pattern: SignalPattern) {
            self.places = places
            self.keys = keys
            self.pattern = pattern
        }
    }

    /// The rule's own name, which stays.
    package let id: String
    /// The generator; `nil` where the trace tells none, or names it itself.
    package let generator: String?
    /// What must hold; the first field is the evidence.
    package let conditions: [Condition]
    /// How surely the trace means it.
    package let confidence: Confidence
    /// Where it is known from.
    package let source: String

    init(
        _ id: String, _ generator: String?, _ confidence: Confidence = .high, source: String, _ conditions: Condition...
    ) {
        self.id = id
        self.generator = generator
        self.confidence = confidence
        self.source = source
        self.conditions = conditions
    }
}

/// A trace that was found.
package struct SignalFinding: Sendable, Hashable {
    /// The rule that found it.
    package let rule: String
    /// The generator, as far as the trace tells.
    package let generator: String?
    /// How surely the trace means it.
    package let confidence: SignalRule.Confidence
    /// The field.
    package let field: MetadataField
}
