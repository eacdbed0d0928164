import Sello

/// Every finding in full, for people: what `--explain` adds to a report.
struct ExplanationPrinter {
    /// The sentences of one finding, under the word for its class.
    struct Entry {
        let heading: String
        let sentences: [StyledText]
    }

    private let report: VerificationReport
    private let language: Language

    /// The most findings that are shown: a hostile file may have thousands.
    private static let limit = 200
    /// The most ranges of one finding that are shown.
    private static let rangeLimit = 4

    init(_ subject: ReportSubject) { (report, language) = (subject.report, subject.language) }

    /// The findings.
    var entries: [Entry] {
        let all = report.explanations
        var entries = all.prefix(Self.limit).map { entry($0) }
        let more = all.count - Self.limit
        if more > 0 {
            entries.append(Entry(heading: "", sentences: [StyledText(Wording.moreInJSON(more, language))]))
        }
        return entries
    }

    private func entry(_ explanation: Explanation) -> Entry {
        let meaning = explanation.meaning
        var sentences = [StyledText(meaning?.sentence(in: language) ?? Wording.unknownCode(language))]
        // What the checks say in detail is English, as in `--json`.
        if language == .english { sentences.append(StyledText("Found: \(VisibleText.escaped(explanation.found))")) }
        switch explanation.subject {
        case .activeManifest: break
        case .ingredient(let uri):
            let name = short(uri)
            sentences.append(
                StyledText(
                    language(
                        en: "In a file that went into this one: \(name)",
                        es: "En un archivo que forma parte de este: \(name)")))
        case .identity(let uri):
            let name = short(uri)
            sentences.append(
                StyledText(language(en: "About an identity: \(name)", es: "Sobre una identidad: \(name)")))
        }
        if !explanation.url.isEmpty || !explanation.box.isEmpty {
            let place = short(explanation.url) + (explanation.box.isEmpty ? "" : ", \(ranges(explanation.box))")
            sentences.append(StyledText(language(en: "Where: \(place)", es: "Dónde: \(place)")))
        }
        if !explanation.content.isEmpty {
            let bytes = ranges(explanation.content)
            sentences.append(StyledText(language(en: "Speaks of: \(bytes)", es: "Se refiere a: \(bytes)")))
        }
        if explanation.kind != .success, let advice = meaning?.advice(in: language) {
            sentences.append(StyledText("→ \(advice)"))
        }
        let clause = meaning.map { " (\($0.clause(in: language)))" } ?? ""
        sentences.append(StyledText("\(VisibleText.escaped(explanation.code.rawValue))\(clause)", .dim))
        return Entry(heading: heading(explanation), sentences: sentences)
    }

    private func heading(_ explanation: Explanation) -> String {
        switch explanation.kind {
        case .failure: language(en: "Failed", es: "Falla")
        case .informational: language(en: "Note", es: "Nota")
        case .success: language(en: "Holds", es: "Se cumple")
        }
    }

    /// The last part of a reference, which names the box.
    private func short(_ uri: String) -> String {
        VisibleText.escaped(uri.split(separator: "/").last.map(String.init) ?? uri, limit: 120)
    }

    private func ranges(_ ranges: [Range<Int>]) -> String {
        let shown = ranges.prefix(Self.rangeLimit).map { range in
            let (first, last) = (range.lowerBound, range.upperBound - 1)
            return language(en: "\(first) to \(last)", es: "\(first) a \(last)")
        }
        let list = shown.joined(separator: ", ")
        let more = ranges.count - shown.count
        let rest =
            more > 0 ? language(en: " and \(more) ranges more", es: " y \(more) intervalos más") : ""
        return language(en: "bytes \(list)\(rest) of the file", es: "bytes \(list)\(rest) del archivo")
    }
}
