internal import SelloBytes

extension CBORValue {
    /// The value in diagnostic notation (RFC 8949, section 8), for people.
    ///
    /// Byte strings over the limit are cut and their size is said. Control characters and those that reorder text are escaped, so
    /// that a hostile file cannot write to a terminal.
    ///
    /// - Parameter byteLimit: The most bytes shown of one byte string.
    /// - Returns: One line.
    package func diagnostic(byteLimit: Int = 32) -> String {
        var output = ""
        write(to: &output, byteLimit: byteLimit)
        return output
    }

    private func write(to output: inout String, byteLimit: Int) {
        switch self {
        case .unsigned(let number): output += String(number)
        case .negative(let number):
            // -1 - number; the lowest is one below what any 64-bit integer holds.
            output += number == .max ? "-18446744073709551616" : "-\(number + 1)"
        case .bytes(let bytes): Self.write(bytes, to: &output, limit: byteLimit)
        case .text(let text): Self.write(text, to: &output)
        case .array(let items):
            output += "["
            for (index, item) in items.enumerated() {
                if index > 0 { output += ", " }
                item.write(to: &output, byteLimit: byteLimit)
            }
            output += "]"
        case .map(let pairs):
            output += "{"
            for (index, pair) in pairs.enumerated() {
                if index > 0 { output += ", " }
                pair.key.write(to: &output, byteLimit: byteLimit)
                output += ": "
                pair.value.write(to: &output, byteLimit: byteLimit)
            }
            output += "}"
        case .tagged(let tag, let content):
            output += "\(tag)("
            content.write(to: &output, byteLimit: byteLimit)
            output += ")"
        case .bool(let flag): output += flag ? "true" : "false"
        case .null: output += "null"
        case .undefined: output += "undefined"
        case .simple(let number): output += "simple(\(number))"
        case .float(let number):
            output += number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : "\(number)"
        }
    }

    private static func write(_ bytes: [UInt8], to output: inout String, limit: Int) {
        output += "h'"
        for byte in bytes.prefix(max(0, limit)) { output += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        output += bytes.count > limit ? "…' /\(bytes.count) bytes/" : "'"
    }

    private static func write(_ text: String, to output: inout String) {
        QuotedText.write(text, to: &output) { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                "\\u{\(String(scalar.value, radix: 16))}"
            default: nil
            }
        }
    }
}
