import Sello
import SelloManifest
import Testing

/// One rule with its pair of files, which differ in one fact: on one the code must be there with its URL, on the other it must not.
struct Case: Sendable, CustomTestStringConvertible {
    /// The predicate or attack.
    let id: String
    /// What differs.
    let difference: String
    let honest: @Sendable () throws -> Findings
    let lie: @Sendable () throws -> Findings
    let kind: Findings.Kind
    let code: String
    let url: String
    /// Faults that the honest file may have, since the rule is about something else.
    var honestFaults: Set<String> = []
    /// What the liar's file is, where it is not invalid although something failed.
    var lieState = ValidationState.invalid
    /// A code that the honest file must have in place of the other, with its URL.
    var instead: (code: String, url: String)?

    var testDescription: String { "\(id): \(difference)" }

    /// A pair made from one scene: what the lie changes is all that differs.
    init(
        _ id: String, _ difference: String, _ scene: Scene,
        honest: @escaping @Sendable (inout Scene) throws -> Void = { _ in },
        lie: @escaping @Sendable (inout Scene) throws -> Void, _ code: String, _ url: String,
        as kind: Findings.Kind = .failure, honestFaults: Set<String> = [], lieState: ValidationState = .invalid,
        instead: (code: String, url: String)? = nil
    ) {
        self.lieState = lieState
        self.id = id
        self.difference = difference
        self.honest = {
            var scene = scene
            try honest(&scene)
            return try scene.findings()
        }
        self.lie = {
            var scene = scene
            try lie(&scene)
            return try scene.findings()
        }
        self.kind = kind
        self.code = code
        self.url = url
        self.honestFaults = honestFaults
        self.instead = instead
    }

    /// A pair that is made in another way.
    init(
        _ id: String, _ difference: String, finding honest: @escaping @Sendable () throws -> Findings,
        and lie: @escaping @Sendable () throws -> Findings, _ code: String, _ url: String,
        as kind: Findings.Kind = .failure, lieState: ValidationState = .invalid
    ) {
        self.id = id
        self.difference = difference
        self.honest = honest
        self.lie = lie
        self.kind = kind
        self.code = code
        self.url = url
        self.lieState = lieState
    }

    /// Verifies both files.
    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let expected = Findings.Entry(kind: kind, code: code, url: url)
        let good = try honest()
        #expect(!good.entries.contains(expected), "the honest file has it: \(good)", sourceLocation: sourceLocation)
        #expect(
            good.faults.allSatisfy { honestFaults.contains($0.code) }, "the honest file has faults: \(good)",
            sourceLocation: sourceLocation)
        if let instead {
            #expect(
                good.entries.contains { $0.code == instead.code && $0.url == instead.url },
                "the honest file lacks \(instead.code): \(good)", sourceLocation: sourceLocation)
        }
        let bad = try lie()
        #expect(bad.entries.contains(expected), "\(code) at \(url) is missing: \(bad)", sourceLocation: sourceLocation)
        if kind == .failure, code != "signingCredential.untrusted" {
            #expect(bad.state == lieState, "\(bad)", sourceLocation: sourceLocation)
        }
    }
}
