/// Finds English in what should be Spanish.
enum Leaks {
    /// Words that English sentences cannot do without and Spanish ones do not have.
    private static let words: Set<Substring> = [
        "the", "of", "is", "was", "were", "are", "that", "and", "not", "this", "which", "it", "by", "with", "from",
        "to",
        "or", "has", "had", "who", "what", "where", "when", "an", "be", "been", "can", "does", "nothing", "nobody",
        "file", "files", "signed", "signer", "label", "says", "say", "made", "more", "there", "but", "on", "at", "for",
        "anyone", "could", "changed", "created", "opened", "edited", "holds", "none", "unknown", "your", "you", "their",
    ]

    /// The first English word of a text outside of quotation marks and names in code.
    ///
    /// - Parameter text: A report, or a line of one.
    /// - Returns: The word with its line; `nil` where there is none.
    static func english(in text: String) -> String? {
        for line in text.split(separator: "\n") {
            // What a file or a certificate says of itself is quoted as it is.
            let own = line.replacing(/“[^”]*”/, with: "").replacing(/https?:[^ ]+/, with: "")
            for word in own.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber && !"-./_:".contains($0) }
            )
            where words.contains(word.trimming(".:")) {
                return "\(word): \(line)"
            }
        }
        return nil
    }

    /// The first line that says the same in both languages, and is words.
    ///
    /// - Parameters:
    ///   - english: A report in English.
    ///   - spanish: The same in Spanish.
    ///   - allowed: Texts of the file's own, which may stand in both.
    /// - Returns: The line; `nil` where there is none.
    static func sameLine(_ english: String, _ spanish: String, allowed: (Substring) -> Bool = { _ in false })
        -> Substring?
    {
        let lines = Set(english.split(separator: "\n").map { $0.trimming(" ") })
        return spanish.split(separator: "\n").map { $0.trimming(" ") }.first { line in
            // A code, a number, a clause are the same everywhere; sentences have several words.
            lines.contains(line) && line.split(separator: " ").count { $0.allSatisfy(\.isLetter) } > 2 && !allowed(line)
        }
    }
}

extension Substring {
    /// Without some characters at its ends.
    func trimming(_ characters: String) -> Substring {
        var rest = self
        while let first = rest.first, characters.contains(first) { rest.removeFirst() }
        while let last = rest.last, characters.contains(last) { rest.removeLast() }
        return rest
    }
}
