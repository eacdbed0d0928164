import Foundation

/// A JSON text, read.
enum JSON: Hashable, Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([String: JSON])

    init(parsing text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(_ key: String) -> JSON? {
        get { if case .object(let members) = self { members[key] } else { nil } }
        set {
            guard case .object(var members) = self else { return }
            members[key] = newValue
            self = .object(members)
        }
    }

    var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// The part of JSON Schema 2020-12 that `Spec/report.schema.json` uses; a keyword beyond it is a fault, never passed over.
struct JSONSchema {
    let root: JSON

    /// What is wrong with a value, each with its place; empty where it fits.
    func faults(of value: JSON) -> [String] { faults(of: value, root, "") }

    private func faults(of value: JSON, _ schema: JSON, _ place: String) -> [String] {
        var faults: [String] = []
        for (keyword, rule) in schema.members {
            switch keyword {
            case "$schema", "$defs", "title", "description": break
            case "$ref":
                guard let name = rule.text, name.hasPrefix("#/$defs/"),
                    let target = root["$defs"]?[String(name.dropFirst(8))]
                else {
                    faults.append("\(place): the schema refers to \(rule), which it does not have")
                    continue
                }
                faults += self.faults(of: value, target, place)
            case "oneOf":
                let attempts = rule.items.map { self.faults(of: value, $0, place) }
                let fitting = attempts.count(where: \.isEmpty)
                if fitting != 1 {
                    faults.append("\(place): fits \(fitting) of \(attempts.count) forms")
                    // The nearest form tells most.
                    if fitting == 0 { faults += attempts.min { $0.count < $1.count } ?? [] }
                }
            case "type": if !has(value, type: rule.text) { faults.append("\(place): is no \(rule.text ?? "")") }
            case "const": if value != rule { faults.append("\(place): is not \(rule)") }
            case "enum": if !rule.items.contains(value) { faults.append("\(place): \(value) is none of the words") }
            case "pattern":
                guard let text = value.text, let pattern = rule.text, let regex = try? Regex(pattern) else {
                    faults.append("\(place): cannot be matched")
                    continue
                }
                if text.firstMatch(of: regex) == nil { faults.append("\(place): “\(text)” does not match \(pattern)") }
            case "minLength":
                if Double(value.text?.unicodeScalars.count ?? 0) < rule.number ?? 0 {
                    faults.append("\(place): is too short")
                }
            case "minimum":
                if value.number ?? -.infinity < rule.number ?? 0 { faults.append("\(place): is too small") }
            case "required":
                for name in rule.items.compactMap(\.text) where value.members[name] == nil {
                    faults.append("\(place)/\(name): is missing")
                }
            case "properties":
                for (name, member) in value.members {
                    if let schema = rule[name] { faults += self.faults(of: member, schema, "\(place)/\(name)") }
                }
            case "additionalProperties":
                guard rule == .bool(false) else {
                    faults.append("\(place): the schema allows other members, which no test could see")
                    continue
                }
                for name in value.members.keys where schema["properties"]?[name] == nil {
                    faults.append("\(place)/\(name): the schema knows no such member")
                }
            case "items":
                for (index, item) in value.items.enumerated() {
                    faults += self.faults(of: item, rule, "\(place)/\(index)")
                }
            default: faults.append("\(place): the schema's keyword \(keyword) is not one that the test knows")
            }
        }
        return faults
    }

    private func has(_ value: JSON, type: String?) -> Bool {
        switch (value, type) {
        case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.text, "string"), (.array, "array"),
            (.object, "object"):
            true
        case (.number(let number), "integer"): number == number.rounded()
        default: false
        }
    }
}
