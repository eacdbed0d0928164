import Sello

/// A verification report for someone who has never heard of C2PA: what the file says of AI and how sure that is, whether it was
/// changed, and who says so come first, the codes last.
struct ReportPrinter: Sendable {
    /// Where it is shown.
    let terminal: Terminal
    /// The language that it speaks.
    var language = Language.english
    /// Whether trust anchors were given.
    let hasAnchors: Bool
    /// What was asked.
    let requirement: VerifyCommand.Requirement
    /// Whether every finding is explained.
    var isExplained = false
    /// C2PA's list of conforming products, where one was given.
    var products: ConformingProducts?

    /// The rows, in their order.
    static let rows: [any ReportRow.Type] = [
        IntegrityRow.self, SignerRow.self, DeclarationRow.self, FailureRow.self, LabelRow.self, TraceRow.self,
        ExemptionRow.self, IdentityRow.self, TimeRow.self, RevocationRow.self, MakingRow.self, ChainRow.self,
        ManifestRow.self, SignalRow.self, ContradictionRow.self, UnprotectedRow.self, ElsewhereRow.self, NoteRow.self,
        UndeterminedRow.self, StateRow.self, RequirementRow.self,
    ]

    private static let indent = 2

    /// The width of the column of headings, the space behind it included.
    static func headingWidth(_ language: Language) -> Int {
        switch language {
        case .english: 16
        case .spanish: 18
        }
    }

    /// The report, several lines without the last line's end; all rows of it, or only some.
    func text(
        _ report: VerificationReport, file: String, rows: [any ReportRow.Type] = ReportPrinter.rows
    ) -> String {
        let subject = ReportSubject(
            report: report, language: language, hasAnchors: hasAnchors, requirement: requirement, products: products)
        var lines = Headline(subject).text(file: file).lines(
            width: terminal.width, indent: Self.indent, isColoured: terminal.isColoured)
        for row in rows {
            let sentences = row.sentences(subject)
            if !sentences.isEmpty { lines += self.lines(row.heading(language), sentences) }
        }
        if isExplained {
            for entry in ExplanationPrinter(subject).entries {
                lines += [""] + self.lines(entry.heading, entry.sentences)
            }
        }
        return lines.joined(separator: "\n")
    }

    private func lines(_ heading: String, _ sentences: [StyledText]) -> [String] {
        let width = Self.headingWidth(language)
        let column = Self.indent + width
        var lines: [String] = []
        for (index, sentence) in sentences.enumerated() {
            let wrapped = sentence.lines(
                width: terminal.width, first: column, indent: column, isColoured: terminal.isColoured)
            let start =
                index == 0
                ? String(repeating: " ", count: Self.indent) + heading
                    + String(repeating: " ", count: max(1, width - heading.count))
                : String(repeating: " ", count: column)
            lines.append(start + (wrapped.first ?? ""))
            lines += wrapped.dropFirst()
        }
        return lines
    }
}
