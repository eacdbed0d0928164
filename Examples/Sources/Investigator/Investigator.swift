// For those who hold a copy and ask where it came from: prints the chain of manifests, the labels, and what contradicts them.
//
//   Investigator FILE [ANCHORS]

import Foundation
import Sello

@main
enum Investigator {
    static func main() throws {
        guard (2...3).contains(CommandLine.arguments.count) else {
            FileHandle.standardError.write(Data("usage: Investigator FILE [ANCHORS]\n".utf8))
            exit(1)
        }
        var options = ValidationOptions()
        if CommandLine.arguments.count == 3 {
            options.anchors = try TrustAnchors(pem: [FileSource.contents(of: CommandLine.arguments[2])])
        }
        let report = try Verifier(options: options).verify(FileSource(path: CommandLine.arguments[1]))

        print("\(CommandLine.arguments[1]): \(report.mediaType), \(report.state.rawValue)")
        printChain(report)
        printLabel(report)
        printDoubts(report)
    }

    /// From this file back to the oldest that is known: who signed, what was done, which label it carried.
    static func printChain(_ report: VerificationReport) {
        let known = Dictionary(report.manifests.map { ($0.label, $0) }) { first, _ in first }
        var next = report.activeManifest
        var shown: Set<String> = []
        while let name = next, let manifest = known[name], shown.insert(name).inserted {
            print(shown.count == 1 ? "\nthis file" : "\nmade from")
            row("manifest", name)
            row("signer", describe(manifest.signer))
            row("software", manifest.generator)
            row("actions", manifest.actions.joined(separator: ", "))
            for type in manifest.digitalSourceTypes { row("source", type.term) }
            row("label", manifest.sgiLabel.map { "\($0.id), \($0.operation.rawValue), first made \($0.createdAt)" })
            next = manifest.parent
        }
        // What is left over are parts and inputs of the files above, or manifests that nothing leads to.
        for manifest in report.manifests where !shown.contains(manifest.label) {
            print(manifest.isReached ? "\nwent into it" : "\nlies in the file, and nothing leads to it; not checked")
            row("manifest", manifest.label)
            row("signer", describe(manifest.signer))
        }
    }

    /// The label that speaks for the file, and whether its copies say the same.
    static func printLabel(_ report: VerificationReport) {
        guard let found = report.label else { return print("\nno label") }
        print("\nlabel, \(found.standing.rawValue)")
        row("id", found.id.description)
        row("source", found.sourceType?.term)
        // Of an unsigned label only the identifier and perhaps the source type are known.
        guard let label = found.label else { return }
        row(
            "system",
            label.system.map { [$0.name, $0.version, $0.resource].compactMap(\.self).joined(separator: ", ") })
        row("provider", label.provider)
        for copy in found.copies { row("copy", "in \(copy.place.rawValue): \(copy.agreement.rawValue)") }
        // What the label took the place of may be the trace of an older one.
        row("before", label.previous.imageUniqueID.map { "ImageUniqueID \($0)" })
        row("before", label.previous.aiSystemUsed.map { "AISystemUsed \($0)" })
        row("before", label.previous.provenance.map { "a manifest at \($0)" })
        row("chain", report.chain.rawValue)
    }

    /// Everything that should keep you from relying on the above.
    static func printDoubts(_ report: VerificationReport) {
        print("\ndoubts")
        let failures = report.results.failure + report.ingredientDeltas.flatMap(\.validationDeltas.failure)
        for status in failures { row("failed", "\(status.explanation) (\(status.code.rawValue))") }
        for question in report.undetermined { row("open", question.reason) }
        for bytes in report.unprotected { row("bytes", "\(bytes.range) (\(bytes.content)) are covered by no hash") }
        row("remote", report.remoteManifest.map { "another manifest is said to be at \($0)" })
        if report.state == .absent { row("unsigned", "the file may have been stripped, or was never labelled") }
    }

    static func describe(_ signer: SignerSummary?) -> String {
        guard let signer else { return "cannot be told" }
        let name = [signer.commonName, signer.organization].compactMap(\.self).joined(separator: ", ")
        return "\(name), serial \(signer.serialNumber), \(signer.isTrusted ? "trusted" : "not trusted")"
    }

    /// Prints one fact; most of them are a stranger's words, so whatever could steer a terminal is taken out.
    static func row(_ name: String, _ value: String?) {
        guard let value else { return }
        let plain = value.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
            default: scalar
            }
        }
        print("  \(name.padding(toLength: 9, withPad: " ", startingAt: 0)) \(String(String.UnicodeScalarView(plain)))")
    }
}
