/// Runs the rules over a file's fields.
package enum SignalMatcher {
    /// The traces in fields, in the order of the fields and of the rules; each rule at most once a field.
    package static func findings(in fields: [MetadataField]) -> [SignalFinding] {
        guard !fields.isEmpty else { return [] }
        var found: [SignalFinding] = []
        for field in fields {
            for index in rules(for: field) {
                let rule = SignalRules.all[index]
                guard let first = rule.conditions.first, first.pattern.matches(field.value) else { continue }
                let holds = rule.conditions.dropFirst().allSatisfy { condition in
                    fields.contains { holdsFor($0, condition) }
                }
                guard holds else { continue }
                found.append(
                    SignalFinding(
                        rule: rule.id, generator: rule.generator ?? named(by: field, rule),
                        confidence: rule.confidence, field: field))
            }
        }
        return found
    }

    private static func holdsFor(_ field: MetadataField, _ condition: SignalRule.Condition) -> Bool {
        condition.places.contains(field.place) && (condition.keys.isEmpty || condition.keys.contains(field.key))
            && condition.pattern.matches(field.value)
    }

    /// A field that names the system itself.
    private static func named(by field: MetadataField, _ rule: SignalRule) -> String? {
        rule.id == SignalRules.systemUsed ? field.excerpt : nil
    }

    /// The rules whose first condition asks for a field of this place and name.
    private static func rules(for field: MetadataField) -> [Int] {
        (index[Key(place: field.place, key: field.key)] ?? []) + (index[Key(place: field.place, key: "")] ?? [])
    }

    private struct Key: Hashable {
        let place: MetadataField.Place
        let key: String
    }

    private static let index: [Key: [Int]] = {
        var index: [Key: [Int]] = [:]
        for (number, rule) in SignalRules.all.enumerated() {
            guard let first = rule.conditions.first else { continue }
            for place in first.places {
                for key in first.keys.isEmpty ? [""] : first.keys {
                    index[Key(place: place, key: key), default: []].append(number)
                }
            }
        }
        return index
    }()
}
