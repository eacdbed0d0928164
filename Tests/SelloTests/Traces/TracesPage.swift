import Foundation
import Sello
import SelloMetadata
import Testing

/// The tables of `Spec/traces.md`, made of the rules.
///
/// To write them anew after a rule has changed: `SELLO_WRITE_SPEC=1 swift test --filter TracesPage`.
@Suite struct TracesPage {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Spec/traces.md")

    @Test func thePageHasTheRulesAsTheyAre() throws {
        var page = try String(contentsOf: Self.file, encoding: .utf8)
        for (name, table) in [("metadata", Self.metadata), ("manifests", Self.manifests)] {
            let (start, end) = ("<!-- \(name) -->\n", "<!-- end of \(name) -->")
            let from = try #require(page.range(of: start)).upperBound
            let to = try #require(page.range(of: end)).lowerBound
            if ProcessInfo.processInfo.environment["SELLO_WRITE_SPEC"] != nil {
                page.replaceSubrange(from..<to, with: table)
                try page.write(to: Self.file, atomically: true, encoding: .utf8)
            } else {
                #expect(page[from..<to] == table, "the table \(name) is not that of the rules")
            }
        }
    }

    private static var metadata: String {
        let rows = SignalRules.all.map { rule in
            let what = rule.conditions.map { condition in
                let keys = condition.keys.map { "`\($0)`" }.joined(separator: ", ")
                return "\(keys): \(words(condition.pattern))"
            }
            let places = rule.conditions[0].places.map { word($0) }.sorted().joined(separator: ", ")
            return row([
                "`\(rule.id)`", rule.generator ?? "—", places, what.joined(separator: "; and "),
                rule.confidence.rawValue,
                rule.source,
            ])
        }
        return row(["Rule", "Generator", "Where", "What", "Confidence", "Known from"])
            + row(Array(repeating: "---", count: 6))
            + rows.joined()
    }

    private static var manifests: String {
        let rows = CredentialGenerators.rules.map { rule in
            row([
                "`\(rule.id)`", rule.generator, word(rule.field), rule.names.map { "`\($0)`" }.joined(separator: ", "),
                rule.source,
            ])
        }
        return row(["Rule", "Generator", "What is compared", "Begins with", "Known from"])
            + row(Array(repeating: "---", count: 5))
            + rows.joined()
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    private static func word(_ place: MetadataField.Place) -> String {
        switch place {
        case .pngText: "PNG text"
        case .jpegComment: "JPEG comment"
        case .jpegSegment: "JPEG segment"
        case .jpegTrailer: "behind a JPEG"
        case .exif: "Exif"
        case .xmp: "XMP"
        case .itemList: "movie's lists"
        }
    }

    private static func word(_ field: CredentialGenerators.Field) -> String {
        switch field {
        case .agent: "agent of the action"
        case .generator: "software of the claim"
        case .signer: "signer's organization"
        }
    }

    private static func words(_ pattern: SignalPattern) -> String {
        func list(_ texts: [String]) -> String { texts.map { "`\($0)`" }.joined(separator: " or ") }
        func all(_ texts: [String]) -> String { texts.map { "`\($0)`" }.joined(separator: ", ") }
        return switch pattern {
        case .present: "anything"
        case .equals(let texts): "exactly \(list(texts))"
        case .begins(let texts): "begins with the word \(list(texts))"
        case .contains(let texts): "holds \(list(texts))"
        case .jsonKeys(let keys, let after):
            (keys.isEmpty ? "a JSON object" : "a JSON object with the keys \(all(keys))")
                + (after.isEmpty ? "" : ", perhaps behind `\(after)`")
        case .nestedJSONKeys(let keys): "a JSON object with the keys \(all(keys)), perhaps in texts within it"
        case .jsonMembers(let members):
            "a JSON object with "
                + members.map { member in
                    "`\(member.key)` \(member.isNonzero ? "not zero" : list(member.values))"
                }.joined(separator: " and ")
        case .webUI(let family):
            "prompt and settings (`Steps:`, and `Sampler:`, `Seed:` or `CFG scale:`), form `\(family.rawValue)`"
        case .webUINodeSampler: "the same with a sampler in ComfyUI's notation, such as `euler_ancestral`"
        case .jobID: "ends with `Job ID:` and a UUID"
        case .uuid: "a UUID"
        case .base64Signature: "`Signature:` and at least 64 characters of Base64"
        case .generativeSourceType:
            "`trainedAlgorithmicMedia`, `compositeWithTrainedAlgorithmicMedia`, `compositeSynthetic` or `trainedAlgorithmicData`, as a URI of its vocabulary or alone"
        case .dreamCommand: "a text in quotation marks, and options such as ` -s 25`"
        }
    }
}
