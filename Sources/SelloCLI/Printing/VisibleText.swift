/// Makes texts of others fit for a terminal.
///
/// A title or a name inside a file is whatever its writer wanted; printed as it is, it could move the cursor, recolour or overwrite
/// what stands above, turn the reading direction, or hide. Such characters are shown escaped, as `\u{1B}`.
enum VisibleText {
    /// The longest text that is printed whole, in Unicode scalars: not characters, of which one can hold any number of scalars.
    static let limit = 500

    /// The text with everything that could steer a terminal escaped, on one line, cut at a length.
    static func escaped(_ text: String, limit: Int = limit) -> String {
        // Nearly every text is short and plain ASCII, and is then given back as it came.
        if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var visible = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                visible.append(contentsOf: "… (\(text.unicodeScalars.count) characters in all)".unicodeScalars)
                break
            }
            count += 1
            if isHarmless(scalar) {
                visible.append(scalar)
            } else {
                visible.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            }
        }
        return String(visible)
    }

    /// Whether a scalar only shows itself.
    ///
    /// Of the invisible ones, the two joiners pass: Hindi and many other languages cannot be written without them.
    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return false
        case .format: return scalar.value == 0x200C || scalar.value == 0x200D
        default: return true
        }
    }
}
