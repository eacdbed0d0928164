internal import SelloBytes

/// The comment of a picture by NovelAI: a JSON object with the settings, and a signature over the picture and the rest of the object
/// (NovelAI/novelai-image-metadata, nai_sig.py, 3d9c7b7).
package struct NovelAIComment: Sendable, Hashable {
    /// The Ed25519 signature.
    package let signature: [UInt8]
    /// What was signed after the red, green and blue of all pixels: the object without its signature, as Python's `json.dumps` writes it.
    package let message: [UInt8]

    /// Reads a comment; `nil` for one without a signature.
    ///
    /// - Parameter text: The JSON text; a comment within a comment is looked into.
    package init?(_ text: [UInt8]) {
        guard case .object(var members)? = JSONItem(text, nesting: Self.nesting) else { return nil }
        if let inner = members["Comment"]?.text {
            guard case .object(let object)? = JSONItem(Array(inner.utf8), nesting: Self.nesting) else { return nil }
            members = object
        }
        guard let encoded = members["signed_hash"]?.text, let signature = Self.base64(encoded) else { return nil }
        self.signature = signature
        var message = ""
        PythonJSON.write(.object(JSONMembers(members.filter { $0.key != "signed_hash" })), to: &message)
        self.message = Array(message.utf8)
    }

    /// The settings have prompts of characters in lists of objects.
    private static let nesting = 16

    private static func base64(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for character in text.utf8 where character != UInt8(ascii: "=") {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

/// JSON as Python's `json.dumps` writes it by default: a space after commas and colons, everything beyond ASCII escaped.
enum PythonJSON {
    static func write(_ item: JSONItem, to output: inout String) {
        switch item {
        case .object(let members):
            output += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { output += ", " }
                write(member.key, to: &output)
                output += ": "
                write(member.value, to: &output)
            }
            output += "}"
        case .array(let items):
            output += "["
            for (index, item) in items.enumerated() {
                if index > 0 { output += ", " }
                write(item, to: &output)
            }
            output += "]"
        case .text(let text): write(text, to: &output)
        case .literal(let literal): output += number(literal)
        }
    }

    /// A number as Python reads and writes it: whole ones as they are, others as the nearest double in its shortest form.
    ///
    /// Swift's shortest form is Python's but for infinity.
    private static func number(_ literal: String) -> String {
        if literal == "-0" { return "0" }
        guard literal.utf8.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }), literal != "true", literal != "false",
            let double = Double(literal)
        else { return literal }
        return double.isFinite ? double.description : double < 0 ? "-Infinity" : "Infinity"
    }

    private static func write(_ text: String, to output: inout String) {
        QuotedText.write(text, to: &output) { scalar in
            switch scalar {
            case "\u{8}": "\\b"
            case "\u{C}": "\\f"
            default: String(scalar).utf16.map(QuotedText.escape).joined()
            }
        }
    }
}
