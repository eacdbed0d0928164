internal import SelloBytes

/// A TC260 label as it was found in a file.
package struct TC260Finding: Sendable, Hashable {
    /// How it was written.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// `{"Label":…}`.
        case bare
        /// `{"AIGC":{"Label":…}}`.
        case wrapped
        /// Each key as a property of its own.
        case properties
        /// With the keys of Tencent Cloud's variant.
        case variant
    }

    /// The label.
    package let label: TC260Label
    /// How it was written.
    package let form: Form
    /// Those of its seven keys that are not there at all; what stands there and is empty is not among them.
    package let missing: [String]
    /// The field that holds it; of several the first.
    package let field: MetadataField

    private init(_ values: [String: String], _ form: Form, _ field: MetadataField) {
        label = TC260Label(values)
        missing = TC260Label.keys.filter { values[$0] == nil }
        self.form = form
        self.field = field
    }

    /// The labels among a file's fields, each with its place; copies may contradict each other.
    package static func all(in fields: [MetadataField]) -> [TC260Finding] {
        var found = fields.compactMap { finding(in: $0) }
        let properties = fields.filter { $0.place == .xmp && propertyKeys.contains($0.key) }
        // The packets of one file may each have a label.
        var seen: Set<Int> = []
        for first in properties where seen.insert(first.range.lowerBound).inserted {
            let together = properties.filter { $0.range == first.range }
            let values = together.reduce(into: [String: String]()) { values, field in
                values[String(field.key.dropFirst(prefix.count))] = field.text
            }
            guard isLabel(values, TC260Label.keys) else { continue }
            found.append(TC260Finding(values, .properties, first))
        }
        return found
    }

    /// Whether copies of a label in one file say different things.
    package static func conflict(_ found: [TC260Finding]) -> Bool { Set(found.map(\.label)).count > 1 }

    private static let prefix = "TC260:"
    private static let propertyKeys = Set(TC260Label.keys.map { prefix + $0 })

    /// The most bytes of a label: seven short values, of which two may hold a signature.
    private static let byteLimit = 64 << 10
    private static let nesting = 4

    private static func finding(in field: MetadataField) -> TC260Finding? {
        // The cheap question first: a title may speak of anything.
        guard field.value.count <= byteLimit, let shape = shape(of: field) else { return nil }
        var text = Bytes.trimmed(field.value)
        if shape == .glued { text = text.dropFirst(4) }
        guard text.first == 0x7B, case .object(let members)? = JSONItem(Array(text), nesting: nesting) else {
            return nil
        }
        if case .object(let inner)? = members["AIGC"] { return finding(inner, .wrapped, field) }
        // Outside the fields that are the label's own, an object without the name must have what only a label has.
        guard shape != .wrapped || (members["Label"] != nil && members["ContentProducer"] != nil) else { return nil }
        return finding(members, .bare, field)
    }

    /// One of these stands in every label.
    private static let words = ["\"AIGC\"", "\"ContentProducer\""]

    private enum Shape {
        case own
        case wrapped
        case glued
    }

    private static func shape(of field: MetadataField) -> Shape? {
        switch (field.place, field.key) {
        case (.pngText, "AIGC"), (.xmp, "TC260:AIGC"), (.itemList, "AIGC"): .own
        case (.jpegSegment, _): .glued
        case (.exif, "UserComment"), (.exif, "ImageDescription"), (.pngText, _), (.jpegComment, _), (.itemList, _):
            words.contains { Bytes.firstRange(of: $0, in: field.value[...]) != nil } ? .wrapped : nil
        default: nil
        }
    }

    private static func finding(_ members: JSONMembers, _ form: Form, _ field: MetadataField) -> TC260Finding? {
        var values: [String: String] = [:]
        for member in members {
            switch member.value {
            case .text(let text): values[member.key] = text
            // Some write the number as one.
            case .literal(let literal) where literal != "null": values[member.key] = literal
            default: break
            }
        }
        if isLabel(values, TC260Label.keys) {
            return TC260Finding(values, form, field)
        }
        guard isLabel(values, TC260Label.variantKeys) else { return nil }
        return TC260Finding(values, .variant, field)
    }

    /// Whether values are a label's: one of its keys is there and says something.
    private static func isLabel(_ values: [String: String], _ keys: [String]) -> Bool {
        keys.contains { values[$0]?.isEmpty == false }
    }
}
