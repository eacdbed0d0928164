internal import SelloBytes

/// A JSON text in the making (RFC 8259).
///
/// Keys keep the order they are given in, so that reports read well and compare well.
package indirect enum JSONValue: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    /// True or false.
    case bool(Bool)
    /// Null.
    case null
    /// A list.
    case array([JSONValue])
    /// An object; members whose value is `nil` are left out when it is made.
    case object([Member])
    /// A JSON text that is known to be well-formed, taken over as it is.
    case raw(String)

    /// One member of an object.
    package struct Member: Sendable, Hashable {
        let key: String
        let value: JSONValue
    }

    /// An object of the members that have a value.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
    }

    /// The JSON text.
    ///
    /// - Parameter indented: Whether each member stands on a line of its own; otherwise everything is one line.
    /// - Returns: The text, without a line's end.
    package func serialized(indented: Bool = false) -> String {
        var output = ""
        write(to: &output, indented: indented, depth: 0)
        return output
    }

    func write(to output: inout String, indented: Bool, depth: Int) {
        switch self {
        case .text(let text): Self.write(text, to: &output)
        case .integer(let number): output += String(number)
        // JSON has no infinities; they come only from CBOR of others.
        case .number(let number): output += number.isFinite ? String(number) : "null"
        case .bool(let flag): output += flag ? "true" : "false"
        case .null: output += "null"
        case .raw(let text): output += text
        case .array(let items):
            Self.list("[", "]", items.count, indented, depth, &output) { index, output in
                items[index].write(to: &output, indented: indented, depth: depth + 1)
            }
        case .object(let members):
            Self.list("{", "}", members.count, indented, depth, &output) { index, output in
                Self.write(members[index].key, to: &output)
                output += indented ? ": " : ":"
                members[index].value.write(to: &output, indented: indented, depth: depth + 1)
            }
        }
    }

    private static func list(
        _ open: String, _ close: String, _ count: Int, _ indented: Bool, _ depth: Int, _ output: inout String,
        _ item: (Int, inout String) -> Void
    ) {
        output += open
        for index in 0..<count {
            if index > 0 { output += "," }
            if indented { output += "\n" + String(repeating: "  ", count: depth + 1) }
            item(index, &output)
        }
        if indented, count > 0 { output += "\n" + String(repeating: "  ", count: depth) }
        output += close
    }

    static func write(_ text: String, to output: inout String) {
        // Control characters must be escaped; the line separators too, or JSON Lines would break in some readers. Escaping
        // DEL and C1 keeps a hostile text from steering a terminal.
        QuotedText.write(text, to: &output) { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: QuotedText.escape(UInt16(truncatingIfNeeded: scalar.value))
            default: nil
            }
        }
    }
}

extension JSONValue {
    /// An object of texts, without those that are not there.
    static func texts(_ fields: KeyValuePairs<String, String?>) -> JSONValue {
        .object(fields.compactMap { key, text in text.map { Member(key: key, value: .text($0)) } })
    }
}

/// An object that is put together member by member; what is `nil` is left out.
package struct JSONObject {
    private var members: [JSONValue.Member] = []

    /// Starts an empty object.
    package init() {}

    /// Adds a member.
    package mutating func add(_ key: String, _ value: JSONValue?) {
        if let value { members.append(JSONValue.Member(key: key, value: value)) }
    }

    /// Adds a text.
    package mutating func add(_ key: String, text: String?) { add(key, text.map { .text($0) }) }

    /// The finished object.
    package var value: JSONValue { .object(members) }
}
