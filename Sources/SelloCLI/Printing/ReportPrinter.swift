import Sello
import SelloManifest

/// A verification report for someone who has never heard of C2PA: the verdict in plain words first, the codes last.
struct ReportPrinter: Sendable {
    /// Where it is shown.
    let terminal: Terminal
    /// Whether trust anchors were given.
    let hasAnchors: Bool
    /// What was asked.
    let requirement: VerifyCommand.Requirement

    private static let indent = 2
    private static let headingWidth = 14
    /// The most entries of a list that are shown: a hostile file may have thousands.
    private static let listLimit = 12

    /// The report, several lines without the last line's end.
    func text(_ report: VerificationReport, file: String) -> String {
        var lines = headline(report, file: file).lines(
            width: terminal.width, indent: Self.indent, isColoured: terminal.isColoured)
        let rows: [(String, [StyledText])] = [
            ("What failed", failures(report)), ("Label", LabelWording(report).sentences), ("Signer", signer(report)),
            ("Identity", IdentityWording(report).sentences),
            ("Time", time(report)),
            ("Revocation", revocation(report)), ("Made with", madeWith(report)), ("Chain", chain(report)),
            ("Manifests", manifests(report)), ("Not protected", unprotected(report)), ("Elsewhere", elsewhere(report)),
            ("Notes", notes(report)), ("Undetermined", undetermined(report)), ("Asked", asked(report)),
        ]
        for (heading, sentences) in rows where !sentences.isEmpty { lines += row(heading, sentences) }
        return lines.joined(separator: "\n")
    }

    private func row(_ heading: String, _ sentences: [StyledText]) -> [String] {
        let column = Self.indent + Self.headingWidth
        var lines: [String] = []
        for (index, sentence) in sentences.enumerated() {
            let wrapped = sentence.lines(
                width: terminal.width, first: column, indent: column, isColoured: terminal.isColoured)
            let start =
                index == 0
                ? String(repeating: " ", count: Self.indent) + heading
                    + String(repeating: " ", count: max(1, Self.headingWidth - heading.count))
                : String(repeating: " ", count: column)
            lines.append(start + (wrapped.first ?? ""))
            lines += wrapped.dropFirst()
        }
        return lines
    }

    // MARK: The verdict

    private func headline(_ report: VerificationReport, file: String) -> StyledText {
        let name = StyledText("\(VisibleText.escaped(file)) — ")
        let signer = report.signer.map { VisibleText.escaped(Wording.name($0)) } ?? "an unknown signer"
        switch report.state {
        case .trusted:
            return name.adding("trusted", .good).adding(
                ": intact, signed by \(signer), and one of the trust anchors that you gave vouches for the signer")
        case .valid:
            return name.adding("valid", .fair).adding(": intact, signed by \(signer); ").adding(
                hasAnchors
                    ? "none of the trust anchors that you gave vouches for the signer"
                    : "the signer was not verified, since no trust anchors were given")
        case .invalid:
            return name.adding("invalid", .bad).adding(": \(Self.reason(report))")
        case .absent:
            return name.adding("no manifest", .fair).adding(
                ": nothing in this file is signed; that does not mean that it is genuine")
        }
    }

    /// Why a file is invalid, in a few words; the failures say it exactly.
    private static func reason(_ report: VerificationReport) -> String {
        let faults = report.results.failure.map(\.code).filter { $0 != .signingCredentialUntrusted }
        if faults.isEmpty, !report.ingredientDeltas.isEmpty { return "a file that went into this one does not hold" }
        if faults.contains(where: { changes.contains($0) }) { return "it was changed after it was signed" }
        if report.activeManifest == nil { return "it carries a manifest that cannot be read" }
        return switch report.integrity {
        case .broken: "what was signed is no longer as it was, or was never signed rightly"
        case .undetermined, .absent: "it carries a manifest that could not be checked completely"
        case .intact: "nothing was changed, but the signer's certificate is not fit to vouch for it"
        }
    }

    private static let changes: Set<StatusCode> = [.assertionDataHashMismatch, .assertionBMFFHashMismatch]

    // MARK: Rows

    private func signer(_ report: VerificationReport) -> [StyledText] {
        guard report.state != .absent else { return [] }
        guard let signer = report.signer else { return [StyledText("cannot be told")] }
        var sentence = StyledText(VisibleText.escaped(Wording.name(signer)))
        if let issuer = signer.issuer { sentence.append(", certified by “\(VisibleText.escaped(issuer))”") }
        sentence.append(
            " (\(signer.algorithm.map { "\($0), " } ?? "")serial number \(VisibleText.escaped(signer.serialNumber)))",
            .dim)
        var sentences = [sentence]
        // Where the manifest does not hold, it does not matter who signed it.
        if !signer.isTrusted, report.state != .invalid {
            sentences.append(
                StyledText(
                    hasAnchors
                        ? "The certificate leads to none of the trust anchors that you gave. If you know its issuer, add the issuer's root with --trust-anchors."
                        : "Anyone can write such a name into a certificate. If you know the issuer, give its root: --trust-anchors ROOT.pem"
                ))
        }
        return sentences
    }

    private func time(_ report: VerificationReport) -> [StyledText] {
        guard report.state != .absent else { return [] }
        let when = (report.label?.label).map { $0.modifiedAt ?? $0.createdAt }.map(Wording.moment)
        return switch report.timeEvidence {
        case .none: [StyledText("nothing says when it was signed")]
        case .claimed:
            [StyledText("\(when.map { "\($0), by" } ?? "by") the signer's own word; no time-stamp confirms it")]
        case .attested:
            [StyledText("signed by \(report.timeStamp.map(Wording.moment) ?? "then"), as a trusted time-stamp says")]
        case .undetermined:
            [
                StyledText(
                    "signed by \(report.timeStamp.map(Wording.moment) ?? "then"), says a time-stamp of an authority that you gave no anchor for (--time-stamp-anchors)"
                )
            ]
        }
    }

    private func revocation(_ report: VerificationReport) -> [StyledText] {
        switch report.revocation {
        case .checked: [StyledText("an answer of the issuer lies in the file and counts (signingCredential.ocsp)")]
        case .skipped: [StyledText("nobody was asked whether the certificate was revoked; Sello uses no network")]
        case .unknown: []
        }
    }

    private func madeWith(_ report: VerificationReport) -> [StyledText] {
        guard report.manifests.count == 1, let only = report.manifests.first else { return [] }
        return [StyledText(describe(only))]
    }

    private func describe(_ manifest: ManifestSummary) -> String {
        let actions = Self.counted(manifest.actions.map { VisibleText.escaped($0, limit: 80) })
        let shown = actions.prefix(Self.listLimit)
        let more = actions.count - shown.count
        return VisibleText.escaped(manifest.generator ?? "software without a name", limit: 120)
            + (shown.isEmpty ? "" : ": \(shown.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")")
    }

    private func chain(_ report: VerificationReport) -> [StyledText] {
        switch report.chain {
        case .none: []
        case .kept: [StyledText("the label was kept at every step")]
        case .dropped: [StyledText("dropped: a step lost the label of the file it was made from, or carries another")]
        case .weakened:
            [StyledText("weakened: a step says less than the file it was made from about how synthetic it is")]
        case .brokenBefore:
            [
                StyledText(
                    "broken before this stamp: the file that this one was made from had faults already, and the signer knew"
                )
            ]
        case .unlabelled: [StyledText("the files that this one was made from carry no label")]
        }
    }

    private func manifests(_ report: VerificationReport) -> [StyledText] {
        guard report.manifests.count > 1 else { return [] }
        let newestFirst = report.manifests.reversed()
        var sentences = newestFirst.prefix(Self.listLimit).map { manifest in
            let role =
                manifest.label == report.activeManifest
                ? "this file" : manifest.isReached ? "an earlier file" : "nothing leads to it; not checked"
            let signer = manifest.signer.map { ", signed by \(VisibleText.escaped(Wording.name($0)))" } ?? ""
            return StyledText("\(role): \(describe(manifest))\(signer)")
        }
        let more = report.manifests.count - sentences.count
        if more > 0 { sentences.append(StyledText("and \(more) more")) }
        return sentences
    }

    private func unprotected(_ report: VerificationReport) -> [StyledText] {
        guard !report.unprotected.isEmpty else { return [] }
        let shown = report.unprotected.prefix(Self.listLimit).map { bytes in
            "\(VisibleText.escaped(bytes.content, limit: 40)) (bytes \(bytes.range.lowerBound) to \(bytes.range.upperBound - 1))"
        }
        let more = report.unprotected.count - shown.count
        return [
            StyledText(
                shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
                    + ": could be changed without anyone noticing")
        ]
    }

    private func elsewhere(_ report: VerificationReport) -> [StyledText] {
        guard let address = report.remoteManifest else { return [] }
        return [StyledText("a manifest is said to be at \(VisibleText.escaped(address)); Sello fetches nothing")]
    }

    private func notes(_ report: VerificationReport) -> [StyledText] {
        // Revocation has its own row.
        let shown = report.results.informational.filter { !$0.code.rawValue.hasPrefix("signingCredential.ocsp") }
        return Finding.counted(shown.map { Finding($0) }).prefix(Self.listLimit).map(\.text)
    }

    private func undetermined(_ report: VerificationReport) -> [StyledText] {
        // Time and revocation have rows of their own.
        let shown = report.undetermined.filter { $0.subject != "revocation" && $0.subject != "timeEvidence" }
        return shown.prefix(Self.listLimit).map { StyledText(VisibleText.escaped($0.reason)) }
    }

    private func failures(_ report: VerificationReport) -> [StyledText] {
        // That a signer is not known to the anchors given is no fault of the file; the signer's row says it.
        func isFault(_ status: ValidationStatus) -> Bool { status.code != .signingCredentialUntrusted }
        var found = report.results.failure.filter(isFault).map { Finding($0) }
        for delta in report.ingredientDeltas {
            found += delta.validationDeltas.failure.filter(isFault).map { Finding($0, isIngredient: true) }
        }
        let counted = Finding.counted(found)
        var sentences: [StyledText] = []
        var advised: Set<String> = []
        for (finding, text) in counted.prefix(Self.listLimit) {
            sentences.append(text)
            if let advice = Wording.advice(finding.code), advised.insert(advice).inserted {
                sentences.append(StyledText("→ \(advice)"))
            }
        }
        if counted.count > Self.listLimit {
            sentences.append(StyledText("and \(counted.count - Self.listLimit) more; --json shows all"))
        }
        return sentences
    }

    /// Equal neighbours once, with how many they are.
    private static func counted(_ words: [String]) -> [String] {
        var runs: [(word: String, count: Int)] = []
        for word in words {
            if let last = runs.last, last.word == word {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((word, 1))
            }
        }
        return runs.map { $0.count > 1 ? "\($0.word) ×\($0.count)" : $0.word }
    }

    private func asked(_ report: VerificationReport) -> [StyledText] {
        guard VerificationSummary.status(of: report, requirement) == .failed, requirement != .valid,
            report.state != .invalid
        else { return [] }
        return [
            StyledText(
                requirement == .trusted
                    ? "--require trusted is not met: the signer leads to no trust anchor that you gave"
                    : "--require labelled is not met: the file has no signed label")
        ]
    }
}
