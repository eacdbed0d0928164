/// Text in quotation marks, as JSON and notations like it have it.
package enum QuotedText {
    /// Writes a text in quotation marks.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - output: Where it goes.
    ///   - escape: What a character becomes that is neither printable ASCII nor one of those that all notations escape alike; `nil` leaves it as
    ///     it is.
    package static func write(_ text: String, to output: inout String, _ escape: (Unicode.Scalar) -> String?) {
        output += "\""
        // Nearly all texts are plain, and go over whole.
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            output += text
        } else {
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": output += "\\\""
                case "\\": output += "\\\\"
                case "\n": output += "\\n"
                case "\r": output += "\\r"
                case "\t": output += "\\t"
                case " "..."~": output.unicodeScalars.append(scalar)
                default:
                    if let escaped = escape(scalar) { output += escaped } else { output.unicodeScalars.append(scalar) }
                }
            }
        }
        output += "\""
    }

    /// A unit of UTF-16 as JSON escapes it.
    package static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
