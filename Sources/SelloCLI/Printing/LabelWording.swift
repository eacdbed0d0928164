import Sello
import SelloManifest

/// What a file says of itself, in sentences.
struct LabelWording {
    private let report: VerificationReport

    init(_ report: VerificationReport) { self.report = report }

    /// The sentences; none for a file without a manifest and a label.
    var sentences: [StyledText] {
        guard let finding = report.label else {
            return report.manifests.isEmpty ? [] : [StyledText("none of Sello's kind; see the actions below")]
        }
        guard let label = finding.label else { return [unsigned(finding)] }
        var sentences = [origin(label)]
        sentences += details(label)
        var last = StyledText("Label id \(finding.id)")
        last.append(
            finding.standing == .signed
                ? ", covered by the signature" : "; since the manifest does not hold, nothing proves it")
        last.append(copies(finding.copies))
        sentences.append(last)
        return sentences
    }

    private func unsigned(_ finding: LabelFinding) -> StyledText {
        StyledText(
            "Unsigned metadata, which anyone can write, says: "
                + (finding.sourceType.map { "\(Wording.phrase($0)) (\(VisibleText.escaped($0.term, limit: 80))), " }
                    ?? "")
                + "label id \(finding.id)")
    }

    private func origin(_ label: SGILabel) -> StyledText {
        var text = "This file says of itself: \(Wording.phrase(label.sourceType))"
        text += " (\(VisibleText.escaped(label.sourceType.term, limit: 80)))"
        text += ", \(label.operation.rawValue)"
        if let system = label.system {
            text += " with \(VisibleText.escaped(system.name, limit: 120))"
            if let version = system.version { text += " \(VisibleText.escaped(version, limit: 60))" }
        }
        if let provider = label.provider {
            text += "\(label.system == nil ? " by" : " of") \(VisibleText.escaped(provider, limit: 120))"
        }
        if let modified = label.modifiedAt {
            text += " on \(Wording.moment(modified)), first made on \(Wording.moment(label.createdAt))"
        } else {
            text += " on \(Wording.moment(label.createdAt))"
        }
        return StyledText(text + ".")
    }

    private func details(_ label: SGILabel) -> [StyledText] {
        [
            ("Computer resource", label.system?.resource), ("Title", label.title), ("Prompt", label.prompt),
            ("Written by", label.promptWriter),
        ].compactMap { name, value in value.map { StyledText("\(name): \(VisibleText.escaped($0))") } }
            + (label.visibleLabel.map { [StyledText("Visible label: \(VisibleLabelWording.sentence($0, .english))")] }
                ?? [])
    }

    private func copies(_ copies: [LabelFinding.Copy]) -> String {
        func names(_ agreement: LabelFinding.Copy.Agreement) -> String {
            copies.filter { $0.agreement == agreement }.map { $0.place == .xmp ? "XMP" : "Exif" }.joined(
                separator: " and ")
        }
        var text = ""
        let (agreeing, conflicting, missing) = (names(.agrees), names(.conflicts), names(.missing))
        if !agreeing.isEmpty { text += "; \(agreeing) \(agreeing.contains(" ") ? "say" : "says") the same" }
        if !conflicting.isEmpty {
            text += "; \(conflicting) \(conflicting.contains(" ") ? "say" : "says") something else"
        }
        if !missing.isEmpty { text += "; no copy in \(missing)" }
        return text
    }
}
