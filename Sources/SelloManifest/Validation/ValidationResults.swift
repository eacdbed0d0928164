/// One finding: a code, the box it speaks of, and a sentence for people.
public struct ValidationStatus: Sendable, Hashable, Codable {
    /// The code.
    public let code: StatusCode
    /// The absolute JUMBF reference of the box that the code speaks of.
    public let url: String
    /// What was found, in a sentence.
    public let explanation: String

    /// Makes a finding.
    public init(code: StatusCode, url: String, explanation: String) {
        self.code = code
        self.url = url
        self.explanation = explanation
    }
}

/// The findings for one manifest, in the three classes of the standard (spec 2.4, §15.2).
public struct ValidationResults: Sendable, Hashable, Codable {
    /// What holds.
    public internal(set) var success: [ValidationStatus] = []
    /// What neither helps nor harms.
    public internal(set) var informational: [ValidationStatus] = []
    /// What does not hold.
    public internal(set) var failure: [ValidationStatus] = []

    /// Makes empty results.
    public init() {}

    /// Makes results of failures that no manifest could be asked about.
    package init(failure: [ValidationStatus]) { self.failure = failure }

    /// Whether a code is among the failures.
    public func failed(_ code: StatusCode) -> Bool { failure.contains { $0.code == code } }

    /// Whether a code is among the successes.
    public func succeeded(_ code: StatusCode) -> Bool { success.contains { $0.code == code } }

    mutating func pass(_ code: StatusCode, _ url: String, _ explanation: String) {
        success.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    mutating func note(_ code: StatusCode, _ url: String, _ explanation: String) {
        informational.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    mutating func fail(_ code: StatusCode, _ url: String, _ explanation: String) {
        failure.append(ValidationStatus(code: code, url: url, explanation: explanation))
    }

    /// Whether anything failed other than the question of trust: what makes a manifest `invalid`.
    public var hasFault: Bool { failure.contains { $0.code != .signingCredentialUntrusted } }
}

/// What was found at an ingredient that was not recorded when it was added.
public struct IngredientDelta: Sendable, Hashable, Codable {
    /// The absolute JUMBF reference of the ingredient assertion.
    public let ingredientAssertionURI: String
    /// The new findings.
    public let validationDeltas: ValidationResults

    /// Makes a delta.
    public init(ingredientAssertionURI: String, validationDeltas: ValidationResults) {
        self.ingredientAssertionURI = ingredientAssertionURI
        self.validationDeltas = validationDeltas
    }
}

/// The verdict on an asset in one word (spec 2.4, §15.3), with ours for an asset without a manifest.
public enum ValidationState: String, Sendable, Hashable, Codable, CaseIterable {
    /// There is no manifest to judge.
    case absent
    /// Something that was signed does not hold, or could not be checked.
    case invalid
    /// All that was signed holds; who signed is not known to the anchors given.
    case valid
    /// All that was signed holds, and the signer leads to an anchor.
    case trusted
}
