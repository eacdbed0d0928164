import Sello
import SelloManifest

/// What was found in a file: every code with its URL, of the active manifest and of ingredients alike.
struct Findings: Sendable, CustomStringConvertible {
    enum Kind: String, Sendable {
        case success, informational, failure
    }

    struct Entry: Sendable, Hashable {
        let kind: Kind
        let code: String
        let url: String
    }

    let state: ValidationState
    let entries: [Entry]

    init(state: ValidationState, _ results: [ValidationResults]) {
        self.state = state
        entries = results.flatMap { results in
            [
                (Kind.success, results.success), (.informational, results.informational), (.failure, results.failure),
            ].flatMap { kind, list in list.map { Entry(kind: kind, code: $0.code.rawValue, url: $0.url) } }
        }
    }

    init(_ report: VerificationReport) {
        self.init(
            state: report.state,
            [report.results] + report.ingredientDeltas.map(\.validationDeltas) + report.identities.map(\.results))
    }

    /// The codes that make a file invalid.
    var faults: [Entry] {
        entries.filter {
            $0.kind == .failure && $0.code != "signingCredential.untrusted" && !$0.code.hasPrefix("cawg.")
        }
    }

    var description: String {
        "\(state): " + entries.map { "\($0.kind) \($0.code) \($0.url)" }.joined(separator: "; ")
    }
}
