import Sello

/// Every finding in full, for people: what `--explain` adds to a report.
struct ExplanationPrinter {
    /// The sentences of one finding, under the word for its class.
    struct Entry {
        let heading: String
        let sentences: [StyledText]
    }

    /// The most findings that are shown: a hostile file may have thousands.
    private static let limit = 200
    /// The most ranges of one finding that are shown.
    private static let rangeLimit = 4

    /// The findings.
    static func entries(_ report: VerificationReport) -> [Entry] {
        let all = report.explanations
        var entries = all.prefix(limit).map { entry($0) }
        if all.count > limit {
            entries.append(
                Entry(heading: "", sentences: [StyledText("and \(all.count - limit) more; --json shows all")]))
        }
        return entries
    }

    private static func entry(_ explanation: Explanation) -> Entry {
        let heading =
            switch explanation.kind {
            case .failure: "Failed"
            case .informational: "Note"
            case .success: "Holds"
            }
        var sentences = [StyledText(explanation.meaning?.sentence ?? "A code that this version does not know.")]
        sentences.append(StyledText("Found: \(VisibleText.escaped(explanation.found))"))
        switch explanation.subject {
        case .activeManifest: break
        case .ingredient(let uri): sentences.append(StyledText("In a file that went into this one: \(short(uri))"))
        case .identity(let uri): sentences.append(StyledText("About an identity: \(short(uri))"))
        }
        if !explanation.box.isEmpty {
            sentences.append(StyledText("Where: \(short(explanation.url)), \(ranges(explanation.box)) of the file"))
        } else if !explanation.url.isEmpty {
            sentences.append(StyledText("Where: \(short(explanation.url))"))
        }
        if !explanation.content.isEmpty {
            sentences.append(StyledText("Speaks of: \(ranges(explanation.content)) of the file"))
        }
        if explanation.kind != .success, let advice = explanation.meaning?.advice {
            sentences.append(StyledText("→ \(advice)"))
        }
        let clause = explanation.meaning.map { " (\($0.clause))" } ?? ""
        sentences.append(StyledText("\(VisibleText.escaped(explanation.code.rawValue))\(clause)", .dim))
        return Entry(heading: heading, sentences: sentences)
    }

    /// The last part of a reference, which names the box.
    private static func short(_ uri: String) -> String {
        VisibleText.escaped(uri.split(separator: "/").last.map(String.init) ?? uri, limit: 120)
    }

    private static func ranges(_ ranges: [Range<Int>]) -> String {
        let shown = ranges.prefix(rangeLimit).map { "\($0.lowerBound) to \($0.upperBound - 1)" }
        let more = ranges.count - shown.count
        return "bytes \(shown.joined(separator: ", "))\(more > 0 ? " and \(more) ranges more" : "")"
    }
}
